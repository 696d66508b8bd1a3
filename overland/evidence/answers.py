"""Doubts that a note answers: how many, so that nobody takes them for none."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Final

from overland.evidence.rows import items
from overland.story.models import Story

_OPENING: Final = '[“«„"]'


def answered(story: Story) -> int:
    """Notes that name a column of their own row and quote a word of it: headline: “3” ..."""
    found = 0
    for item in items(story):
        columns = "|".join(field.name for field in fields(item))
        note = getattr(item, "note", "")
        found += len(re.findall(rf"\b(?:{columns}): {_OPENING}", note))
    return found
