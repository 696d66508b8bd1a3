"""The events in order, each under a date that is no more precise than it is known."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from overland.presentation import statements, vocabulary
from overland.presentation.statements import Statement
from overland.story import chronology, dates
from overland.story.models import Event, Story
from overland.story.vocabularies import STATUS


@dataclass(frozen=True, slots=True)
class Day:
    """What has one date: in words, the shape of its mark, and the events in order."""

    words: str
    shape: str
    events: tuple[tuple[Event, Statement], ...]


def days(story: Story) -> tuple[Day, ...]:
    """The events by date."""
    return tuple(
        _day(story, words, list(events))
        for words, events in groupby(chronology.ordered(story), key=vocabulary.date)
    )


def _day(story: Story, words: str, events: list[Event]) -> Day:
    told = tuple((event, statements.statement(story, event)) for event in events)
    return Day(words, shape(events[0]), told)


def shape(event: Event) -> str:
    """How the date's mark looks: a day is a dot, a month a bar, an open or doubtful date hollow."""
    if vocabulary.undated(event):
        return "undated"
    if STATUS[event.status].outlook and event.date.endswith(".."):
        return "expected"
    precision = dates.parse(event.date).precision
    if precision == "interval":
        ends = (event.date.startswith(("/", "..")), event.date.endswith(("/", "..")))
        return "open" if any(ends) else "span"
    if "?" in event.date or "~" in event.date:
        return "doubtful"
    return "day" if precision in ("day", "time") else "span"
