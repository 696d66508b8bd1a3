"""Doubts as an editor answers them: the words that a remedy offers, and where they are put."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from overland.errors import Problem
from overland.evidence import checks, verification
from overland.story.models import Story

REASON = "was read in the printed issue."
_OFFER = re.compile(
    r"or say why (?:in other words )?in (?P<where>[^:]+): "
    r"(?P<answer>[^:]+: “.*”) \.\.\.$",
    re.DOTALL,
)
_TABLES = ("places", "events", "counts", "quotes", "legs", "sources", "relations")


def strict(story: Story, text: str, folder: Path) -> list[Problem]:
    """What `check --strict` says of claims after `verify` has been run with the first source."""
    texts = {story.sources[0].id: text}
    record = verification.verify(story, texts, date(2026, 6, 1))
    return list(checks.of_claims(replace(story, verification=record), folder))


def offered(doubt: Problem) -> tuple[str, str] | None:
    """Where an answer to a doubt is to stand, and how it begins."""
    found = _OFFER.search(doubt.remedy)
    return (found["where"], found["answer"]) if found else None


def answered(story: Story, doubt: Problem, reason: str = REASON) -> Story:
    """The story with the answer that a doubt's remedy offers."""
    offer = offered(doubt)
    assert offer, str(doubt)
    where, answer = offer
    said = f"{answer} {reason}"
    if where == "overland.note of datapackage.json":
        return replace(story, note=f"{story.note} {said}".strip())
    changes: dict[str, Any] = {}
    row_id = _row(story, doubt)
    for table in _TABLES:
        rows = getattr(story, table)
        if any(row.id == row_id for row in rows):
            changes[table] = tuple(
                replace(row, note=f"{row.note} {said}".strip()) if row.id == row_id else row
                for row in rows
            )
    assert changes, str(doubt)
    return replace(story, **changes)


def _row(story: Story, doubt: Problem) -> str:
    """The id of the row in whose note a doubt is answered."""
    name = doubt.file.removesuffix(".csv")
    if doubt.file == "routes.geojson":
        return doubt.column.partition(".")[0]
    if name in ("translations", "corrections", "names"):
        return str(getattr(story, name)[doubt.row - 2].item)
    if name == "evidence":
        return next(
            claim.id
            for claim in story.claims
            for excerpt in claim.further
            if excerpt.row == doubt.row
        )
    rows = getattr(story, name)
    return str(next(r.id for r in rows if story.row_number(name, r.id) == doubt.row))
