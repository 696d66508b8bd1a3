"""Events in the order in which they happened, as far as dates say; legs in that of the way."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from overland.story import dates
from overland.story.dates import Moment
from overland.story.models import Event, Leg, Story
from overland.story.story_memory import StoryMemory
from overland.story.vocabularies import STATUS

_SECONDS = re.compile(r"(?<=T\d\d:\d\d):\d\d")

Key = tuple[bool, datetime, int, date, int, int]


_orders: Final = StoryMemory[tuple[Event, ...]]()
_ways: Final = StoryMemory[tuple[Leg, ...]]()


def ordered(story: Story) -> tuple[Event, ...]:
    """Events by the moment at which they began; the order of the table breaks ties only.

    Of one moment written in several ways, what is written alike stands together.

    A time without a zone is one of the story's time zone. Of what is known only to have been "by" a
    day nobody knows when it was: it stands before that day and, among what was before it, where the
    table puts it. What is expected from a day on stands behind that day. Events without a date come
    last.
    """
    return _orders.get(story, lambda: _ordered(story))


def _ordered(story: Story) -> tuple[Event, ...]:
    zone = zone_of(story)
    first: dict[str, int] = {}
    for number, event in enumerate(story.events):
        first.setdefault(_written(event.date), number)
    in_order = sorted(story.events, key=lambda one: _key(one, zone, first[_written(one.date)]))
    groups = [list(group) for _words, group in groupby(in_order, key=lambda e: _written(e.date))]
    known = [group for group in groups if not _only_by(group[0])]
    for group in filter(lambda group: _only_by(group[0]), groups):
        known.insert(_where_the_table_has_it(group, known, first), group)
    return tuple(event for group in known for event in group)


def legs(story: Story) -> tuple[Leg, ...]:
    """One journey after the other, as the table begins them; each from its first leg to its last.

    A position is a leg's place in its own journey: by positions alone the journeys would mix.
    """
    return _ways.get(story, lambda: _legs(story))


def _legs(story: Story) -> tuple[Leg, ...]:
    began: dict[str, int] = {}
    for row, leg in enumerate(story.legs):
        began.setdefault(leg.journey, row)
    return tuple(sorted(story.legs, key=lambda leg: (began[leg.journey], leg.position)))


def _only_by(event: Event) -> bool:
    """Whether its last day is known and its first is not."""
    moment = _moment(event)
    return moment.lower == date.min and moment.upper < date.max


def _where_the_table_has_it(
    group: list[Event], others: list[list[Event]], first: Mapping[str, int]
) -> int:
    """Behind the last of those before its day that the table names before it; an index."""
    day, row = _moment(group[0]).upper, first[_written(group[0].date)]
    at = 0
    for number, other in enumerate(others, 1):
        moment = _moment(other[0])
        last = moment.upper if moment.lower == date.min else moment.lower
        if last >= day and not (_only_by(other[0]) and last == day):
            break
        if first[_written(other[0].date)] < row:
            at = number
    return at


def _written(edtf: str) -> str:
    """A date as it is told: to the minute, and of an open end only that it is open."""
    return _SECONDS.sub("", edtf).replace("..", "")


def zone_of(story: Story) -> ZoneInfo:
    """The story's time zone."""
    try:
        return ZoneInfo(story.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def instant(edtf: str, zone: ZoneInfo) -> datetime:
    """When a dated moment began: its time if it has one, else the start of its first day."""
    moment = dates.parse(edtf)
    if moment.precision == "time":
        known = datetime.fromisoformat(edtf.replace("Z", "+00:00"))
        with contextlib.suppress(OverflowError):  # the first and last hours of the calendar
            return (known if known.tzinfo else known.replace(tzinfo=zone)).astimezone(UTC)
    return _midnight(moment.lower, zone)


def nearest_event(story: Story, at: str) -> str:
    """The id of the event of an EDTF date, else of one nearest to it; "" if none is dated.

    An event of that very day comes before one that is only known to have been by it or from it,
    and of a day's events the one nearest to the time, where `at` has one.
    """
    wanted = dates.parse(at)
    if wanted.lower == date.min and wanted.upper == date.max:
        return ""
    dated, zone = [], zone_of(story)
    for number, event in enumerate(ordered(story)):
        moment = dates.parse(event.date)
        if moment.edtf.strip("X-"):
            loose = moment.lower == date.min, not _within_days(moment, wanted)
            away = _time_apart(moment, wanted, zone)
            dated.append((days_apart(moment, wanted), loose, away, number, event.id))
    return min(dated)[-1] if dated else ""


def _time_apart(moment: Moment, wanted: Moment, zone: ZoneInfo) -> timedelta:
    """How far two times of day lie apart; a day where only one is known, nothing of two days."""
    if wanted.precision != "time":
        return timedelta()
    if moment.precision != "time":
        return timedelta(days=1)
    return abs(instant(moment.edtf, zone) - instant(wanted.edtf, zone))


def days_apart(moment: dates.Moment, wanted: dates.Moment) -> int:
    """Days between two moments, 0 where they touch; what is open is at the end that is known."""
    (first, last), (start, end) = (_known_days(one) for one in (moment, wanted))
    return max((first - end).days, (start - last).days, 0)


def _known_days(moment: dates.Moment) -> tuple[date, date]:
    if moment.lower == date.min:
        return moment.upper, moment.upper
    return moment.lower, moment.lower if moment.upper == date.max else moment.upper


def _within_days(moment: dates.Moment, wanted: dates.Moment) -> bool:
    return wanted.lower <= moment.lower and moment.upper <= wanted.upper


def _key(event: Event, zone: ZoneInfo, row: int) -> Key:
    moment = _moment(event)
    if moment.lower == date.min and moment.upper == date.max:
        return (True, _midnight(moment.lower, zone), 1, moment.upper, row, 0)
    if moment.lower == date.min:
        return (False, _midnight(moment.upper, zone), 0, moment.upper, row, 0)
    if moment.upper == date.max and STATUS[event.status].outlook:
        behind = _midnight(moment.lower, zone) + timedelta(days=1) - timedelta(seconds=1)
        return (False, behind, 2, moment.upper, row, 0)
    began = instant(event.date, zone)
    if moment.precision == "time":
        # One moment is one, in whatever zone it is written: the table tells which comes first.
        # It is told to the minute, so seconds order only what is told alike.
        return (False, began.replace(second=0), 1, date.max, row, began.second)
    return (False, began, 1, moment.upper, row, 0)


def _moment(event: Event) -> Moment:
    return dates.parse(event.date)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    """The start of a local day in UTC; the ends of the calendar have none."""
    if day <= date.min + timedelta(days=1):
        return datetime.min.replace(tzinfo=UTC)
    if day >= date.max - timedelta(days=1):
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(day, time(), zone).astimezone(UTC)
