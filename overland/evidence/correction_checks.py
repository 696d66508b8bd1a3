"""Corrections beside the rows that they are of: figures, versions, and whose word they give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.errors import Problem
from overland.evidence import lexicon, numerals
from overland.evidence.rows import excerpts, language_of
from overland.story.models import Correction, Story

_VERSION: Final = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_FIRST: Final = (1, 0, 0)
_CELLS: Final = ("headline", "as_written", "text", "name", "note", "date", "time_note")


def warnings(story: Story) -> Iterator[Problem]:
    """Every correction that its row, or the story's version, does not bear out."""
    for row, made in enumerate(story.corrections, start=2):
        for column, message, remedy in (*_version(story, made), *_figures(story, made)):
            cell = (column, str(getattr(made, column))[:80])
            yield Problem("corrections.csv", row, *cell, message, remedy, "warning")


def _version(story: Story, made: Correction) -> Iterator[tuple[str, str, str]]:
    first, now = (_VERSION.fullmatch(text) for text in (made.version, story.version))
    if first is None:
        return
    number = tuple(map(int, first.groups()))
    if number <= _FIRST:
        message = "is the first version, in which nothing is corrected yet"
        yield "version", message, "Write the version that first has the change"
    if now and number > tuple(map(int, now.groups())):
        message = f"is later than the story's own version, {story.version}"
        yield "version", message, "Raise the version in datapackage.json"


def _figures(story: Story, made: Correction) -> Iterator[tuple[str, str, str]]:
    """Figures that the row has not, and figures that somebody is told to have said."""
    claim = story.claim(made.item)
    words = lexicon.lexicon_of(story.language)
    if claim is None or words is None:
        return
    # A later correction of the row may have changed what this one gave.
    later = "\n".join(one.was for one in story.corrections if one.item == made.item)
    cells = "\n".join(str(getattr(claim, column, "")) for column in _CELLS)
    known = numerals.readings(f"{cells}\n{later}", story.language)
    known |= numerals.readings(excerpts(claim), language_of(story, claim))
    bounds = (getattr(claim, name, None) for name in ("minimum", "maximum"))
    known |= {number for number in bounds if number is not None}
    points = (getattr(claim, name, None) for name in ("latitude", "longitude", "uncertainty_km"))
    known |= {number for number in points if number is not None}
    if lone := _lone(made.now, story.language, known | _days(cells)):
        message = f"says {lone}, which the row does not"
        yield "now", message, "Write what the row says since"
    if words.has("speech", made.why) and (lone := _lone(made.why, story.language, known)):
        message = f"has somebody say {lone}, which no excerpt of the row has"
        yield "why", message, "Give whose words they are as an excerpt of the row, or your reason"


def _lone(text: str, language: str, known: frozenset[int | float]) -> str:
    told = [number for number in numerals.numbers(text, language) if number > 1]
    return ", ".join(numerals.said(number) for number in told if number not in known)


def _days(cells: str) -> frozenset[int | float]:
    return frozenset(int(digits) for digits in re.findall(r"\d+", cells))
