"""What a row adds to its own source or drops of it: planted falsehoods beside honest twins."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from overland.story.models import Story
from tests.planted import added, untold
from tests.valley_story import HUNDREDS, STORY, TEXT, changed, told, words

_MORE = TEXT.replace(
    "In a statement,",
    "The inn fed hundreds of young and old guests who had booked a room. The fair was cancelled."
    "\n\nIn all, 90 guests came through three trips of the council.\n\nIn a statement,",
)
_FED = "The inn fed hundreds of young and old guests"


def _counted(**cells: str) -> Story:
    row: dict[str, Any] = {"id": "guests", "minimum": 90, "maximum": 90, "unit": "guests", **cells}
    told_so: dict[str, Any] = {"as_written": "90 guests", "status": "reported"}
    exact = words("90 guests came through three trips of the council")
    count = replace(HUNDREDS, **row, **told_so, speaker="The Gazette", evidence=exact)
    legs = tuple(replace(leg, journey=f"Trip {n}") for n, leg in enumerate(STORY.legs, 1))
    return replace(STORY, legs=legs, counts=(*STORY.counts, count))


PLANTED: dict[str, tuple[Story, str, str]] = {
    "a way of travel": (
        changed("crossing", headline="Two buses with about 30 people sail into Lowland"),
        *("headline", "“sail”"),
    ),
    "a setting out": (
        added("The inn let hundreds of young and old guests depart", _FED),
        *("headline", "nobody moves"),
    ),
    "a number of two kinds, told of one": (
        added("The inn fed hundreds of old guests", _FED),
        *("headline", "“young”"),
    ),
    "called off, by nobody": (changed("onward", status="cancelled"), "status", "called off"),
    "a figure of several trips, given to one": (
        _counted(event="", leg="down"),
        *("leg", "“three trips”"),
    ),
}

HONEST: dict[str, Story] = {
    "called off, by the source": added(
        "The fair of the inn is cancelled", "The fair was cancelled", status="cancelled"
    ),
    "a number of two kinds, told of both": added(
        "The inn fed hundreds of young and old guests", _FED
    ),
    "a number told of all": added("The inn fed hundreds of guests", _FED),
    "a figure of several trips, given to an event": _counted(event="crossing", leg=""),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_falsehood_is_told_with_its_column_and_words(name: str) -> None:
    story, column, said = PLANTED[name]
    assert untold(told(story, _MORE), column, said) == []


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_row_of_the_same_kind_is_not(name: str) -> None:
    problems = [p for p in told(HONEST[name], _MORE) if p.column in ("headline", "leg", "status")]
    assert [str(problem) for problem in problems] == []
