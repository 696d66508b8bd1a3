"""The events in order, each under a date that is no more precise than it is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Final

from overland.i18n import _, language
from overland.presentation import selection, statements, vocabulary
from overland.presentation.statements import Statement
from overland.story import chronology, dates
from overland.story.filter import EVERYTHING, Filter
from overland.story.models import Event, Story
from overland.story.story_memory import StoryMemory
from overland.story.vocabularies import STATUS

MOST: Final = 60
"""Events that the timeline shows by themselves; of more it shows a window and a histogram."""
_BARS: Final = 80


@dataclass(frozen=True, slots=True)
class Day:
    """What has one date: in words, the shape of its mark, and the events in order.

    `key` is its first day, "" of what has none.
    """

    words: str
    key: str
    shape: str
    events: tuple[tuple[Event, Statement], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A year, month or day of the histogram: as EDTF, in words, how many events, the first of them.

    `share` is the bar's height, of the highest bar's; `within` says that it lies in the window of
    time.
    """

    key: str
    words: str
    events: int
    first: Event | None
    share: float
    within: bool


_backgrounds: Final = StoryMemory[frozenset[str]]()
_groups: Final = StoryMemory[dict[str, list[Event]]]()


def days(
    story: Story, chosen: str = "", wanted: Filter = EVERYTHING, *, whole: bool = False
) -> tuple[Day, ...]:
    """The events by date; of more than MOST those around the one with the id `chosen`.

    `whole` gives all of them.
    """
    shown = matching(story, wanted)
    shown = shown if whole else _window(shown, chosen)
    return tuple(
        _day(story, words, list(events)) for words, events in groupby(shown, key=vocabulary.date)
    )


def background(story: Story) -> frozenset[str]:
    """Ids of the events that went before the journey and around it, which a timeline folds.

    What somebody said that stands before the journey's own first dated event, and is of no leg, is
    of the background too: a timeline begins with the journey. A story of nothing else has none.
    """
    return _backgrounds.get(story, lambda: _background(story))


def _background(story: Story) -> frozenset[str]:
    events = chronology.ordered(story)
    begins = next((at for at, event in enumerate(events) if _begins(event)), 0)
    found = frozenset(
        event.id
        for at, event in enumerate(events)
        if event.kind == "background"
        or (event.kind == "statement" and event.date and not event.leg and at < begins)
    )
    return found if len(found) < len(events) else frozenset()


def _begins(event: Event) -> bool:
    """Whether it is of the journey itself, on a day that has a beginning: "by 22 January" has none.

    Nothing tells what was before such a day.
    """
    own = event.kind not in ("background", "statement")
    return own and bool(event.date) and dates.parse(event.date).lower > date.min


def histogram(story: Story, wanted: Filter = EVERYTHING) -> tuple[Bar, ...]:
    """How many events each day, month, year, decade and so on has: the most bars that have room.

    Bars outside the window of time stand there too. () where the timeline shows every event of the
    story by itself.
    """
    if len(story.events) <= MOST:
        return ()
    anywhen = wanted.anywhen
    of = anywhen, language() if anywhen.words else ""
    groups = _groups.get(story, lambda: _grouped(matching(story, anywhen)), of)
    most = max(map(len, groups.values()), default=1)
    return tuple(_bar(key, found, most, wanted) for key, found in sorted(groups.items()))


def _grouped(events: Sequence[Event]) -> dict[str, list[Event]]:
    """The events by day or by a longer time; those without any are left out."""
    dated = [(event, dates.parse(event.date)) for event in events if event.date]
    # What is only known to have been "by" a day has no day, and is in no bar.
    keyed = [(str(m.lower), event) for event, m in dated if date.min < m.lower < date.max]
    if not keyed:
        return {}
    first, last = min(key for key, _e in keyed), max(key for key, _e in keyed)
    keys, key_of = _keys(first, last)
    groups: dict[str, list[Event]] = {key: [] for key in keys}
    for day, event in keyed:
        groups[key_of(day)].append(event)
    return groups


def _keys(first: str, last: str) -> tuple[list[str], Callable[[str], str]]:
    """All bars from one day to another, and which of them a day belongs to."""
    for length in (10, 7, 4):
        span = _between(first[:length], last[:length])
        if len(span) <= _BARS:
            return span, itemgetter(slice(len(span[0])))
    begins, ends = int(first[:4]), int(last[:4])
    step = next(step for step in (10, 100, 1000) if ends // step - begins // step < _BARS)
    starts = range(begins // step * step, ends + 1, step)
    return [_years(start, step) for start in starts], lambda day: _years(
        int(day[:4]) // step * step, step
    )


def _years(start: int, number: int) -> str:
    """A decade or century in EDTF, by its years: "the 1900s" may be either."""
    return f"{max(start, 1):04}/{start + number - 1:04}"


def _bar(key: str, found: list[Event], most: int, wanted: Filter) -> Bar:
    span, (first, last) = dates.parse(key), wanted.window
    return Bar(
        key=key,
        words=dates.show(key, _, language()),
        events=len(found),
        first=found[0] if found else None,
        share=len(found) / most,
        within=span.lower <= last and first <= span.upper,
    )


def _between(first: str, last: str) -> list[str]:
    """Every day, month or year from one to another, as far as a histogram has room for them."""
    start, end = dates.parse(first).lower, dates.parse(last).lower
    keys: list[str] = []
    while start <= end and len(keys) <= _BARS:
        keys.append(start.isoformat()[: len(first)])
        following = dates.parse(keys[-1]).upper
        if following == date.max:
            break
        start = following + timedelta(days=1)
    return keys


def matching(story: Story, wanted: Filter) -> tuple[Event, ...]:
    """The events that the filter lets through, in order."""
    events = chronology.ordered(story)
    if not wanted:
        return events
    found = selection.select(story, wanted).events
    return tuple(event for event in events if event.id in found)


def _window(events: tuple[Event, ...], chosen: str) -> tuple[Event, ...]:
    """MOST events around the chosen one, or the first."""
    if len(events) <= MOST:
        return events
    at = next((i for i, event in enumerate(events) if event.id == chosen), 0)
    start = max(0, min(at - MOST // 3, len(events) - MOST))
    return events[start : start + MOST]


def _day(story: Story, words: str, events: list[Event]) -> Day:
    told = tuple((event, statements.statement(story, event)) for event in events)
    first = dates.parse(events[0].date).sort_key[0] if events[0].date else date.max
    key = first.isoformat() if first < date.max else ""
    return Day(words, key, shape(events[0]), told)


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
