"""A correction in words: the same on the page, in files, and in a notice for an old link."""

from __future__ import annotations

import re
from typing import Final

from overland.i18n import _, text_language
from overland.story import dates
from overland.story.models import BLANK, Correction, Story

VERSION: Final = re.compile(r"\d{1,6}\.\d{1,6}\.\d{1,6}")
"""Of a story's data: major, minor, patch."""


def in_words(change: Correction) -> str:
    """What was corrected when, what it said before, what it says now, and why."""
    day = dates.show(change.date, _, text_language()) if change.date else _("undated")
    said = _("{date}, {item}: “{was}” is now “{now}”. {why}").format(
        date=day,
        item=change.item,
        was=change.was or BLANK,
        now=change.now or BLANK,
        why=change.why,
    )
    return said.rstrip()


def changes_since(story: Story, version: str) -> tuple[Correction, ...]:
    """Corrections that a reader of `version` has not seen; one without a version may be unseen."""
    seen = _numbers(version)
    return tuple(c for c in story.corrections if not c.version or _numbers(c.version) > seen)


def corrected(story: Story, read: str) -> str:
    """What to tell a reader who had version `read` of a story open until a moment ago."""
    text = _("This story was corrected while you read: that was version {old}, this is {new}.")
    return with_changes(text, read, story)


def with_changes(text: str, old: str, story: Story) -> str:
    """A text of an old version and today's, and what was corrected between them."""
    changes = (in_words(change) for change in changes_since(story, old))
    return " ".join((text.format(old=old, new=story.version), *changes))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")) if VERSION.fullmatch(version) else ()
