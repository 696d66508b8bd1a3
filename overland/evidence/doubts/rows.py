"""A fault in one row of a story's tables, and where that row stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from overland.errors import Problem, Severity
from overland.story.models import (
    Claim,
    Count,
    Event,
    Leg,
    Place,
    Quote,
    Relation,
    Source,
    Story,
)

Item = Claim | Source | Relation | None
"""What a fault may be found in; None is the story itself, as datapackage.json describes it."""

_TABLES: Final = {
    Place: "places",
    Event: "events",
    Count: "counts",
    Quote: "quotes",
    Leg: "legs",
    Source: "sources",
    Relation: "relations",
}
STORY_FILE: Final = "datapackage.json"
_MARK: Final = re.compile("[“”„«»‘‚‹›「」『』＂\"`\n]|(?<!\\w)['’]|['’](?!\\w)")
"""What an answer could end with; an apostrophe inside a word is a letter of it: п'ятниця."""
_LONGEST: Final = 80
"""Letters of a cell that an answer to it has to name."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row's words, in which column, and what to do about it.

    A "warning" is a guess. `answers` are words for it: sentences of the row's note that begin
    with the column, and have each of them in quotation marks, say that the editor has seen it.
    Then the fault is not told (`answers.settled`: if they say why). `further` is the number of
    the row's further excerpt, from 1, that it is about.
    """

    item: Item
    column: str
    value: str
    message: str
    remedy: str
    severity: Severity = "problem"
    answers: tuple[str, ...] = ()
    further: int = 0


def guess(item: Item, column: str, value: str, message: str, remedy: str, *answers: str) -> Fault:
    """A fault that may be none: a note that names each of `answers` answers it.

    Without one, what the cell begins with is to be named.
    """
    words = tuple(map(beginning, answers or (value,)))
    return Fault(item, column, value, message, remedy, "warning", words)


def beginning(value: str) -> str:
    """The first words of a cell, up to a mark with which an answer to it could end."""
    first = next((p.strip(" ,") for p in _MARK.split(value) if p.strip(" ,")), value)
    if len(first) <= _LONGEST:
        return first
    return first[:_LONGEST].rsplit(maxsplit=1)[0] if " " in first[:_LONGEST] else first[:_LONGEST]


def problem(
    story: Story,
    item: Item,
    column: str,
    value: str,
    message: str,
    remedy: str,
    severity: Severity = "problem",
    further: int = 0,
) -> Problem:
    file, row = table_of(item), row_of(story, item)
    excerpts = getattr(item, "further", ())
    if 0 < further <= len(excerpts):
        file, row = "evidence.csv", excerpts[further - 1].row
    return Problem(file, row, column, value, message, remedy, severity)


def table_of(item: Item) -> str:
    """The file that an item is a row of."""
    return STORY_FILE if item is None else f"{_TABLES[type(item)]}.csv"


def row_of(story: Story, item: Item) -> int:
    """The item's row as a spreadsheet counts (the first record is row 2); 0 for the story."""
    return 0 if item is None else story.row_number(_TABLES[type(item)], item.id)


def items(story: Story) -> Iterator[Claim | Source | Relation]:
    """Every row that a fault may be found in."""
    yield from story.claims
    yield from story.sources
    yield from story.relations


def language_of(story: Story, item: Claim) -> str:
    """The language of a claim's excerpt: that of its source."""
    source = story.source(item.evidence.source) if item.evidence else None
    return source.language if source else ""


def excerpts(claim: Claim) -> str:
    """All words of the sources that a row gives as its evidence."""
    given = (claim.evidence, *claim.further) if claim.evidence else claim.further
    return "\n".join(evidence.exact for evidence in given)


def warning(
    story: Story, claim: Claim, column: str, value: str, message: str, remedy: str
) -> Problem:
    """What an editor should look at again in a row."""
    row = row_of(story, claim)
    return Problem(table_of(claim), row, column, value, message, remedy, "warning")
