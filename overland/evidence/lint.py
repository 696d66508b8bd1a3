"""Doubts about a story that loads: what an editor should look at again, in plain words."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from overland.errors import InvalidDate, Problem
from overland.evidence import calendar_days, lexicon, numerals
from overland.evidence.normalise import fold
from overland.evidence.rows import Fault, Item, items, language_of, row_of, table_of
from overland.geography import distance as routing
from overland.story import chronology, dates
from overland.story.models import Claim, Count, Event, Leg, Place, Point, Story
from overland.story.vocabularies import MODE

_MOST_SHOWN = 5
"""Of what is missing, in one message."""

_ENDPOINT_KM = 0.5
"""What a line may miss a place by although the place is known exactly."""


def warnings(story: Story) -> tuple[Problem, ...]:
    """Everything doubtful, table by table, that no note answers; none keeps a story from a reader.

    A note answers by the column and the value: date: “2013-01-22” ...
    """
    found = (
        *_unused_sources(story),
        *_events(story),
        *_reasoning(story),
        *_order(story),
        *_counts(story),
        *_quotes(story),
        *_legs(story),
        *_empty_map(story),
    )
    rows = {(table_of(item), row_of(story, item)): item for item in items(story)}
    return tuple(
        problem
        for problem in found
        if not _answered(rows.get((problem.file, problem.row)), problem)
    )


def _answered(item: Item, problem: Problem) -> bool:
    fault = Fault(
        *(item, problem.column, problem.value, problem.message, problem.remedy, "warning"),
        answers=(problem.value,),
    )
    return fault.answered


def _warn(
    story: Story, claim: Claim, column: str, value: str, message: str, remedy: str
) -> Problem:
    row = row_of(story, claim)
    return Problem(table_of(claim), row, column, value, message, remedy, "warning")


def _unused_sources(story: Story) -> Iterator[Problem]:
    """A related source that is known by its headline is cited by an excerpt of that headline."""
    cited = {claim.evidence.source for claim in story.claims if claim.evidence}
    cited |= {figure.source for figure in routing.figures(story)}
    claims: tuple[Event | Count, ...] = (*story.events, *story.counts)
    headlines = [
        fold(claim.evidence.exact).text
        for claim in claims
        if claim.evidence and claim.status == "headline"
    ]
    for row, source in enumerate(story.sources, start=2):
        title = fold(source.title).text
        by_headline = source.relation == "related" and any(words in title for words in headlines)
        if source.id not in cited and not by_headline:
            remedy = "Cite it in a row's evidence, or remove it"
            message = "is a source that nothing cites"
            yield Problem("sources.csv", row, "id", source.id, message, remedy, "warning")


def _events(story: Story) -> Iterator[Problem]:
    for event in story.events:
        if not event.place and not event.note:
            remedy = "Give its place, or say in note why it has none"
            yield _warn(story, event, "place", "", f"event {event.id!r} has no place", remedy)
        relative = _relative(story, event)
        if relative and not event.time_note and not event.note:
            remedy = "Say in time_note or note how the date follows from it"
            message = (
                f"is a date that depends on when it was written; {event.id!r} has no reasoning"
            )
            yield _warn(story, event, "date", relative, message, remedy)


def _relative(story: Story, event: Event) -> str:
    """The words of excerpt or headline that tell a day by the day on which they were written."""
    exact = event.evidence.exact if event.evidence else ""
    for text, language in ((exact, language_of(story, event)), (event.headline, story.language)):
        words = lexicon.of(language)
        if words and (found := words.found("relative_day", text)):
            return found[0]
    return ""


def _reasoning(story: Story) -> Iterator[Problem]:
    """A day that is not the weekday of its time_note, nor any of the days that its note gives."""
    for event in story.events:
        moment = _moment(event)
        if moment is None or moment.precision != "day":
            continue
        weekday = f"{calendar.day_name[moment.lower.weekday()]}"
        day = (moment.lower.month, moment.lower.day)
        named = calendar_days.weekdays(event.time_note, story.language)
        named |= calendar_days.weekdays(event.time_note, language_of(story, event))
        days = calendar_days.days_of_months(event.note, story.language)
        wrong = [calendar.day_name[number] for number in sorted(named - {moment.lower.weekday()})]
        if wrong or (days and day not in days):
            said = wrong or [f"{d} {calendar.month_name[m]}" for m, d in sorted(days)]
            remedy = "Work the date out again, or correct its reasoning"
            shown = f"{day[1]} {calendar.month_name[day[0]]}"
            message = f"is {weekday} {shown}, but its reasoning says {', '.join(said)}"
            yield _warn(story, event, "date", event.date, message, remedy)


def _order(story: Story) -> Iterator[Problem]:
    """Only what cannot be in order, whichever day an imprecise date stands for."""
    latest: tuple[date, Event] | None = None
    for event in story.events:
        moment = _moment(event)
        if moment is None:
            continue
        if latest and moment.upper < latest[0]:
            message = f"is before {latest[1].id!r} ({latest[1].date}), which stands above it"
            remedy = "Check both dates, or put the rows in order"
            yield _warn(story, event, "date", event.date, message, remedy)
        if moment.lower != date.min and (latest is None or moment.lower > latest[0]):
            latest = (moment.lower, event)


def _counts(story: Story) -> Iterator[Problem]:
    for count in story.counts:
        wrong = numerals.disagreement(
            count.as_written,
            count.qualifier,
            count.minimum,
            count.maximum,
            language_of(story, count) or story.language,
        )
        if wrong:
            remedy = "Correct minimum and maximum (either may be empty), or the wording"
            yield _warn(story, count, "as_written", count.as_written, wrong, remedy)


def _quotes(story: Story) -> Iterator[Problem]:
    for quote in story.quotes:
        event = story.event(quote.event)
        if event and event.place and quote.said_at and event.place != quote.said_at:
            message = f"was not said where its event {event.id!r} is placed ({event.place})"
            remedy = "Check said_at, or attach the quotation to another event"
            yield _warn(story, quote, "said_at", quote.said_at, message, remedy)
        if quote.evidence:
            text, exact = fold(quote.text).text, fold(quote.evidence.exact).text
            if text not in exact and exact not in text:
                message = "is not within its excerpt, nor the excerpt within it"
                remedy = "Quote the words as the source has them"
                yield _warn(story, quote, "text", quote.text, message, remedy)


def _legs(story: Story) -> Iterator[Problem]:
    crossings = [place for place in story.places if place.role == "crossing"]
    for leg in story.legs:
        yield from _misses(story, leg, crossings)
        starts = _at(story, leg.origin, ("departure", "crossing"))
        ends = _at(story, leg.destination, ("arrival", "crossing"))
        for start in starts:
            for end in ends:
                yield from _too_soon(story, leg, start, end)


def _empty_map(story: Story) -> Iterator[Problem]:
    """A story whose map would show nothing."""
    if story.places and not any(place.point for place in story.places):
        message = "no place has a point: the map is empty"
        remedy = f"Give latitude and longitude, or run: overland geocode {story.slug}"
        yield Problem("places.csv", 0, "latitude", "", message, remedy, "warning")


def undrawn(story: Story) -> tuple[Problem, ...]:
    """Legs without a line: the map can only join their ends, by a way that nobody knows."""
    return tuple(
        _warn(
            *(story, leg, "id", leg.id),
            "has no line: only its ends are joined, and the way between them is not known",
            f"Draw it in routes.geojson, or run: overland route {story.slug}",
        )
        for leg in story.legs
        if leg.mode != "air" and leg.id not in story.routes
    )


def untranslated(story: Story) -> tuple[Problem, ...]:
    """Texts of the story that a language lacks which it has translations in."""
    found: list[Problem] = []
    done = {(t.item, t.column, t.language) for t in story.translations}
    texts = [(story.slug, name, getattr(story, name)) for name in ("title", "description")]
    texts += [(event.id, "headline", event.headline) for event in story.events]
    for language in story.languages[1:]:
        lacking = [
            f"{item} ({column})"
            for item, column, text in texts
            if text and (item, column, language) not in done
        ]
        if lacking:
            shown = ", ".join(lacking[:_MOST_SHOWN]) + (" ..." if lacking[_MOST_SHOWN:] else "")
            message = f"lacks {len(lacking)} of {len(texts)} titles and headlines: {shown}"
            remedy = "Translate them, or leave readers the original"
            problem = Problem(
                *("translations.csv", 0, "language", language), message, remedy, "warning"
            )
            found.append(problem)
    return tuple(found)


def _too_soon(story: Story, leg: Leg, start: Event, end: Event) -> Iterator[Problem]:
    """The widest time that the two dates allow: from the first day's start to the last's end."""
    first, last = _moment(start), _moment(end)
    if first is None or last is None or first.lower == date.min or last.upper == date.max:
        return
    zone = chronology.zone_of(story)
    until, since = _clock(end, last.upper, zone, last=True), _clock(start, first.lower, zone)
    hours = (until - since) / timedelta(hours=1)
    if hours <= 0:
        message = f"is before {start.id!r} ({start.date}) where leg {leg.id!r} starts"
        remedy = "An arrival cannot come before its departure: check both dates"
        yield _warn(story, end, "date", end.date, message, remedy)
        return
    length = _length_km(story, leg)
    if length and length / hours > MODE[leg.mode].fastest_kmh:
        message = (
            f"implies {length / hours:.0f} km/h for {leg.id!r}: {length:.0f} km "
            f"in {hours:.1f} hours at most"
        )
        remedy = f"Check the times of {start.id!r} and {end.id!r}, and the places"
        yield _warn(story, leg, "mode", leg.mode, message, remedy)


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
            yield _warn(story, leg, "id", leg.id, message, remedy)


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


def _moment(event: Event) -> dates.Moment | None:
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
