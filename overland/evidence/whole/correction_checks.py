"""Corrections beside the rows that they are of: figures, versions, and whose word they give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.errors import Problem
from overland.evidence.doubts.rows import excerpts, language_of
from overland.evidence.words import lexicon, numerals
from overland.story.models import Correction, Story

_VERSION: Final = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_FIRST: Final = (1, 0, 0)
_CELLS: Final = ("headline", "as_written", "text", "name", "note", "date", "time_note")


def warnings(story: Story) -> Iterator[Problem]:
    """Every correction that its row, or the story's version, does not bear out."""
    for row, made in enumerate(story.corrections, start=2):
        faults = (*_version(story, made), *_unchanged(story, made), *_figures(story, made))
        for column, message, remedy in faults:
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


def _unchanged(story: Story, made: Correction) -> Iterator[tuple[str, str, str]]:
    """What was before, where it is what is now, or not what the correction before it left."""
    was, now = (lexicon.plain(text) for text in (made.was, made.now))
    if was and was == now:
        yield "was", "is what the row says now", "Write what it said before, or drop the line"
    sooner = story.corrections[: story.corrections.index(made)]
    before = [one for one in sooner if one.item == made.item and lexicon.plain(one.was) == was]
    if was and any(lexicon.plain(one.now) != was for one in before):
        message = "was corrected already, and the row said something else since"
        yield "was", message, "Write what the row said after the correction before"


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
