"""The events in order, each under a date that is no more precise than it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from overland.i18n import _, language
from overland.presentation import statements, vocabulary
from overland.presentation.statements import Statement
from overland.story import chronology, dates
from overland.story.models import Event, Story
from overland.story.vocabularies import STATUS

MOST: Final = 60
"""Events that the timeline shows by themselves; of more it shows a window and a histogram."""
_BARS: Final = 80


@dataclass(frozen=True, slots=True)
class Day:
    """What has one date: in words, the shape of its mark, and the events in order."""

    words: str
    shape: str
    events: tuple[tuple[Event, Statement], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A year, month or day of the histogram: its words, how many events, and the first of them.

    `share` is the bar's height, of the highest bar's; `open` says that its events are shown.
    """

    words: str
    events: int
    first: Event
    share: float
    open: bool


def days(story: Story, chosen: str = "") -> tuple[Day, ...]:
    """The events by date; of more than MOST those around the one with the id `chosen`."""
    return tuple(
        _day(story, words, list(events))
        for words, events in groupby(_window(story, chosen), key=vocabulary.date)
    )


def histogram(story: Story, chosen: str = "") -> tuple[Bar, ...]:
    """How many events each year, month or day has, whichever gives the most bars that have room.

    () where the timeline shows every event by itself.
    """
    events = chronology.ordered(story)
    if len(events) <= MOST:
        return ()
    dated = [(event, dates.parse(event.date)) for event in events if event.date]
    keyed = [(str(m.sort_key[0]), event) for event, m in dated if m.sort_key[0] < date.max]
    length = next((n for n in (10, 7) if len({key[:n] for key, _e in keyed}) <= _BARS), 4)
    groups = {key: [e for _k, e in found] for key, found in groupby(keyed, lambda k: k[0][:length])}
    most = max(map(len, groups.values()), default=1)
    shown = {event.id for event in _window(story, chosen)}
    return tuple(
        Bar(
            dates.show(key, _, language()),
            len(found),
            found[0],
            len(found) / most,
            any(event.id in shown for event in found),
        )
        for key, found in sorted(groups.items())
    )


def _window(story: Story, chosen: str) -> tuple[Event, ...]:
    """MOST events around the chosen one, or the first."""
    events = tuple(chronology.ordered(story))
    if len(events) <= MOST:
        return events
    at = next((i for i, event in enumerate(events) if event.id == chosen), 0)
    start = max(0, min(at - MOST // 3, len(events) - MOST))
    return events[start : start + MOST]


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
