"""No check fails over a cell that is a mark, a length or one word, in any language."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, islice
from typing import Any

import pytest

from overland.evidence import text_checks
from overland.evidence.words import lexicon
from overland.story.models import Evidence, Story
from tests.planted import added_today, told_today
from tests.valley_story import FIRST

SHORT = (
    *("", ".", "؟", "?", "—", "“”", "«.»", "'", ",;", ": ", "%", "½", "\u0301", "ـ", "\n", "( )"),
    *("140 km.", "1,529 m.", "140 km; 2 h.", "2", "٣", "14:30", "2:30 p.m.", "J. K.", "III"),
    *("no", "no.", "ا", "ال", "لا.", "قال", "не", "ь", "и.", "каже", "dit", "dijo", "ohne", "der"),
    *("我", "不。", "说", "十", "said", "The", "Anna"),
)
LEG = replace(FIRST, id="more-leg", note="")
CELLS = {
    "note": ("places", "events", "counts", "quotes", "legs", "sources"),
    "headline": ("events",),
    "speaker": ("events", "counts", "quotes"),
    "time_note": ("events",),
    "as_written": ("counts",),
    "unit": ("counts",),
    "qualifier": ("counts",),
    "text": ("quotes",),
    "role": ("quotes",),
    "name": ("places",),
    "journey": ("legs",),
    "carrier": ("legs",),
    "exact": ("places", "events", "counts", "quotes", "legs"),
}


def _with_leg(language: str) -> Story:
    story = added_today(language, "–", "–")
    first, second = (place.id for place in story.places[:2])
    evidence = story.events[0].evidence
    leg = replace(LEG, origin=first, destination=second, evidence=evidence)
    return replace(story, legs=(leg,))


def _changed(story: Story, column: str, texts: tuple[str, ...]) -> Story:
    """The story with the next of the texts in each cell of a column."""
    following = cycle(texts)
    tables: dict[str, Any] = {
        table: tuple(_row(row, column, next(following)) for row in getattr(story, table))
        for table in CELLS[column]
    }
    return replace(story, **tables)


def _row(row: Any, column: str, text: str) -> Any:
    if column == "exact":
        return replace(row, evidence=Evidence("gazette", text))
    return replace(row, **{column: text})


@pytest.mark.parametrize("language", lexicon.known())
def test_no_check_fails_over_a_short_cell(language: str) -> None:
    story = _with_leg(language)
    for column, tables in CELLS.items():
        rows = sum(len(getattr(story, table)) for table in tables)
        for at in range(0, len(SHORT), max(rows, 6)):
            texts = tuple(islice(cycle(SHORT), at, at + max(rows, 6)))
            told_today(_changed(story, column, texts), texts[0])


@pytest.mark.parametrize("language", lexicon.known())
def test_nor_over_a_short_title_note_or_source(language: str) -> None:
    story = _with_leg(language)
    text = story.description
    for short in SHORT:
        leg = replace(story.legs[0], note=short)
        list(text_checks.against_text(replace(story, legs=(leg,)), {"gazette": text}))
        front = replace(story, title=short, description=short)
        list(text_checks.against_text(front, {"gazette": short}))
