"""Doubts about legs: faster than anybody travels, or a line that misses the places it joins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from overland.errors import InvalidDate, Problem
from overland.evidence.doubts.rows import warning
from overland.evidence.text.normalise import fold
from overland.geography import distance as routing
from overland.geography import timezones
from overland.story import chronology, dates
from overland.story.models import Event, Leg, Place, Point, Story
from overland.story.vocabularies import MODE

_AHEAD = ("planned", "expected", "forecast")
_ENDPOINT_KM = 0.5
"""What a line may miss a place by although the place is known exactly."""


def leg_warnings(story: Story) -> Iterator[Problem]:
    crossings = [place for place in story.places if place.role == "crossing"]
    yield from _told_twice(story)
    for leg in story.legs:
        yield from _misses(story, leg, crossings)
        yield from _between(story, leg)


def _between(story: Story, leg: Leg) -> Iterator[Problem]:
    """Doubts about when a leg's ends were left and reached.

    Of several groups that leave one place each has its own day: an arrival is doubted where no
    departure fits it, a departure where no arrival does, unless it is of another journey.
    """
    starts = _at(story, leg.origin, ("departure", "crossing"))
    ends = _at(story, leg.destination, ("arrival", "crossing"))
    told = {
        (start.id, end.id): list(_too_soon(story, leg, start, end))
        for start in starts
        for end in ends
        # Who has arrived there did so by another way than the one that is still to come.
        if end.status in _AHEAD or not (leg.status in _AHEAD or start.status in _AHEAD)
    }
    fit = {name for pair, doubts in told.items() if not doubts for name in pair}
    of = {event.id: _journey_of(story, event) for event in (*starts, *ends)}
    for (start, end), doubts in told.items():
        others = {of[end], *(of[one] for one, there in told if there == end and one in fit)} - {""}
        another = bool(of[start] and others) and of[start] not in others
        another &= len(starts) > len(ends)
        if end not in fit or (start not in fit and not another):
            yield from doubts


def _journey_of(story: Story, event: Event) -> str:
    """The journey of the leg that an event names, or the leg itself; "" where it names none."""
    return next((leg.journey or leg.id for leg in story.legs if leg.id == event.leg), "")


def _told_twice(story: Story) -> Iterator[Problem]:
    """A leg between the same places, by the same way, of no other group, carrier, day or status.

    A ferry that goes there, back and there again has two legs there.
    """
    known: dict[tuple[str, ...], Leg] = {}
    for leg in story.legs:
        what = (leg.origin, leg.destination, leg.mode, leg.journey, leg.date, leg.status)
        known.pop((leg.destination, leg.origin, *what[2:]), None)
        if not (leg.origin and leg.destination):
            continue
        first = known.setdefault(what, leg)
        carried = {first.carrier, leg.carrier} - {""}
        if first is not leg and len(carried) < 2:
            message = f"is leg {first.id!r} a second time"
            remedy = "Delete one of them, or say in journey or date how they differ"
            yield warning(story, leg, "id", leg.id, message, remedy)


def _too_soon(story: Story, leg: Leg, start: Event, end: Event) -> Iterator[Problem]:
    """The widest time that the two dates allow: from the first day's start to the last's end."""
    first, last = known_moment(start), known_moment(end)
    if first is None or last is None or first.lower == date.min or last.upper == date.max:
        return
    zone = chronology.zone_of(story)
    until, since = _clock(end, last.upper, zone, last=True), _clock(start, first.lower, zone)
    hours = (until - since) / timedelta(hours=1) + _clocks_behind(story, start, end, first.lower)
    if hours <= 0:
        message = f"is before {start.id!r} ({start.date}) where leg {leg.id!r} starts"
        remedy = "An arrival cannot come before its departure: check both dates"
        yield warning(story, end, "date", end.date, message, remedy)
        return
    length = _length_km(story, leg)
    if length and length / hours > MODE[leg.mode].fastest_kmh:
        message = (
            f"implies {length / hours:.0f} km/h for {leg.id!r}: {length:.0f} km "
            f"in {hours:.1f} hours at most"
        )
        remedy = f"Check the times of {start.id!r} and {end.id!r}, and the places"
        yield warning(story, leg, "mode", leg.mode, message, remedy)


def _clocks_behind(story: Story, start: Event, end: Event, day: date) -> float:
    """Hours that a journey gains by the clocks where it ends; none where both times are told."""
    places = [story.place(event.place) for event in (start, end)]
    origin, destination = (place.country if place else "" for place in places)
    told = all("T" in event.date for event in (start, end))
    return 0.0 if told else timezones.hours_gained(origin, destination, day)


def _misses(story: Story, leg: Leg, crossings: Iterable[Place]) -> Iterator[Problem]:
    route = story.routes.get(leg.id)
    if route is None or not route.points:
        return
    told = fold(f"{leg.note} {leg.evidence.exact if leg.evidence else ''}").text
    ends = [place for i in (leg.origin, leg.destination) if (place := story.place(i))]
    named = [place for place in crossings if fold(place.name).text in told]
    for place in {one.id: one for one in (*ends, *named)}.values():
        point = place.point
        if point is None:
            continue
        distance = _distance_km(leg, place, point, route.points)
        allowed = max(place.uncertainty_km or 0, _ENDPOINT_KM) + (route.error_m or 0) / 1000
        if distance > allowed:
            message = f"misses {place.id!r} by {distance:.1f} km, more than {allowed:.1f}"
            remedy = "Draw the line again, or correct the place or its uncertainty_km"
            yield warning(story, leg, "id", leg.id, message, remedy)


def _distance_km(leg: Leg, place: Place, point: Point, line: tuple[Point, ...]) -> float:
    """An endpoint is measured from that end of the line, a crossing from the whole of it."""
    if place.id == leg.origin:
        return routing.distance_km(point, line[0])
    if place.id == leg.destination:
        return routing.distance_km(point, line[-1])
    return routing.nearest_on_line(point, line)[0]


def _length_km(story: Story, leg: Leg) -> float | None:
    route = story.routes.get(leg.id)
    if route and len(route.points) > 1:
        return routing.length_km(route.points)
    ends = [place.point for i in (leg.origin, leg.destination) if (place := story.place(i))]
    known = [point for point in ends if point]
    return routing.distance_km(*known) if len(known) == 2 else None


def _at(story: Story, place: str, kinds: tuple[str, ...]) -> list[Event]:
    return [event for event in story.events_at(place) if event.kind in kinds]


def known_moment(event: Event) -> dates.Moment | None:
    try:
        return dates.parse(event.date)
    except InvalidDate:
        return None


def _clock(event: Event, day: date, zone: ZoneInfo, *, last: bool = False) -> datetime:
    """The event's time if it has one, else the day's start or end; without a zone, the story's."""
    if "T" in event.date and "/" not in event.date:
        return chronology.instant(event.date, zone)
    start = datetime.combine(day, time(), zone)
    return start + timedelta(days=1) if last and day != date.max else start
