"""Checks of a story as a whole: title, description, relations, and rows beside each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from overland.errors import InvalidDate
from overland.evidence.claims.claim_checks import unhedged
from overland.evidence.doubts.rows import Fault, excerpts, guess, language_of
from overland.evidence.words import calendar_days, lexicon, numerals
from overland.story import dates
from overland.story.models import Count, Event, Relation, Story
from overland.story.vocabularies import AREAS

_IN_TABLES = "Take the number from the tables, or add the row that says it"


def against_tables(story: Story) -> Iterator[Fault]:
    """Numbers, hedges and days that the front of the story has and no row; reversed roles."""
    for column, value in story.front:
        yield from _front(story, column, value)
    for relation in story.relations:
        yield from _relation(story, relation)
    yield from _roles(story)
    starts = {leg.origin for leg in story.legs}
    ends = {leg.destination for leg in story.legs}
    for event in story.events:
        yield from _kind(story, event, starts, ends)
        yield from _days(story, event)


def _front(story: Story, column: str, value: str) -> Iterator[Fault]:
    if lexicon.lexicon_of(story.language) is None:
        return
    told = [n for n in numerals.numbers(value, story.language) if n > 1]
    if told and (lone := _in_no_row(story, told)):
        numbers = tuple(map(numerals.said, lone))
        message = f"says {', '.join(numbers)}, which no row of the story says"
        yield guess(None, column, value, message, _IN_TABLES, *numbers)
    yield from _counted(story, column, value)
    by_language: dict[str, list[str]] = {}
    for count in story.counts:
        by_language.setdefault(language_of(story, count), []).append(count.as_written)
    for language, figures in by_language.items():
        for number, hedge in unhedged(value, story.language, figures, language):
            message = f"says {numerals.said(number)} without “{hedge}”, which its figure has"
            yield guess(None, column, value, message, f"Write it with “{hedge}”", hedge)
    days = {d for event in story.events for d in _of(event.date)}
    days |= {d for source in story.sources for d in _of(source.published)}
    named = calendar_days.days_of_months(value, story.language)
    if days and named - days:
        month, day = min(named - days)
        said = f"{day:02}/{month:02}"
        message = f"names a day, {said} (day/month), that no event has"
        yield guess(None, column, value, message, "Take the day from events.csv", said)


def _counted(story: Story, column: str, value: str) -> Iterator[Fault]:
    """Another number of what the figures count: three planes where they have two."""
    own = {c.unit for c in story.counts if c.unit and language_of(story, c) == story.language}
    rows = [excerpts(claim) for claim in story.claims]
    rows += [str(getattr(claim, c, "")) for claim in story.claims for c in ("headline", "note")]
    for unit in sorted(own):
        known = _numbers_of(unit, "\n".join(rows), story.language)
        for count in story.counts:
            if count.unit == unit:
                known |= {n for n in (count.minimum, count.maximum) if n is not None}
                known |= numerals.readings(count.as_written, story.language)
        for number in sorted(_numbers_of(unit, value, story.language) - known) if known else ():
            said = f"{numerals.said(number)} {unit}"
            message = f"says {said}, and the figures of {unit} say {_listed(known)}"
            yield guess(None, column, value, message, _IN_TABLES, said)


def _numbers_of(unit: str, text: str, language: str) -> set[int | float]:
    """The numbers that stand right before a unit."""
    pattern = rf"([\w.,'-]+)\s+{re.escape(lexicon.plain(unit))}(?!\w)"
    found = re.finditer(pattern, lexicon.plain(text))
    return {n for match in found for n in numerals.numbers(match[1], language) if n > 1}


def _listed(numbers: Collection[int | float]) -> str:
    return ", ".join(map(numerals.said, sorted(numbers)))


def _in_no_row(story: Story, told: Iterable[int | float]) -> list[int | float]:
    """The numbers that stand in no row. Rows are read only until every number is found."""
    lone = list(told)
    for known in _numbers(story):
        lone = [number for number in lone if number not in known]
        if not lone:
            break
    return lone


def _numbers(story: Story) -> Iterator[Collection[int | float]]:
    """The numbers of row after row: figures and dates first, in which most are."""
    # How many there are of what the tables list.
    yield {len(story.legs), len(story.places), len(story.events), len(story.sources)}
    for count in story.counts:
        yield [n for n in (count.minimum, count.maximum) if n is not None]
        yield numerals.readings(count.as_written, language_of(story, count))
    for edtf in (*(e.date for e in story.events), *(s.published for s in story.sources)):
        yield [int(part) for part in edtf.replace("/", "-").split("-") if part.isdecimal()]
    for source in story.sources:
        yield numerals.readings(source.title, source.language)
    for claim in story.claims:
        yield numerals.readings(excerpts(claim), language_of(story, claim))
        told = " ".join(str(getattr(claim, c, "")) for c in ("headline", "note", "text", "name"))
        yield numerals.readings(told, story.language)


def _relation(story: Story, relation: Relation) -> Iterator[Fault]:
    """A number in what is said of rows that none of them has."""
    if lexicon.lexicon_of(story.language) is None:
        return
    known: set[int | float] = set()
    members = [claim for name in relation.members if (claim := story.claim(name))]
    for claim in members:
        words = " ".join((excerpts(claim), *(str(getattr(claim, c, "")) for c in _WORDS)))
        known |= numerals.readings(words, language_of(story, claim))
        known |= numerals.readings(words, story.language)
        if isinstance(claim, Count):
            known |= {n for n in (claim.minimum, claim.maximum) if n is not None}
    known.add(len(members))
    lone = [n for n in numerals.numbers(relation.note, story.language) if n > 1 and n not in known]
    if members and lone:
        message = f"says {', '.join(map(numerals.said, lone))}, which none of its rows says"
        remedy = "Take the number from the rows that it is about"
        yield guess(relation, "note", relation.note, message, remedy, *map(numerals.said, lone))


_WORDS = ("as_written", "headline", "text", "note", "name", "date")


def _roles(story: Story) -> Iterator[Fault]:
    """Where the first leg of a journey starts and the last one ends."""
    journeys: dict[str, list[str]] = {}
    for leg in story.legs:
        journeys.setdefault(leg.journey, []).extend((leg.origin, leg.destination))
    starts = {ends[0] for ends in journeys.values()}
    stops = {ends[-1] for ends in journeys.values()}
    reached = {leg.destination for leg in story.legs}
    for place in story.places:
        if place.role == "origin" and place.id in reached - starts:
            where = "where a journey ends" if place.id in stops else "that a journey comes to"
            message = f"is the role of a place {where}, and none starts there"
            yield guess(
                place, "role", place.role, message, "Swap origin and destination?", "origin"
            )
        if place.role == "destination" and place.id in starts - reached:
            message = "is the role of a place where a journey starts"
            remedy = "Swap origin and destination?"
            yield guess(place, "role", place.role, message, remedy, "destination")


def _kind(story: Story, event: Event, starts: set[str], ends: set[str]) -> Iterator[Fault]:
    """A crossing happens at a border, a departure where a leg starts, an arrival where one ends."""
    place = story.place(event.place)
    if place is None or not story.legs or place.kind in AREAS:
        return
    wrong = {
        "crossing": place.role != "crossing"
        and place.kind in ("city", "embassy", "town", "village"),
        "departure": place.id in ends - starts,
        "arrival": place.id in starts - ends,
    }
    if wrong.get(event.kind):
        message = f"is where no {event.kind} of this journey is: {place.name} is its {place.role}"
        remedy = "Check the place, or the kind"
        yield guess(event, "place", event.place, message, remedy, place.name)


def _days(story: Story, event: Event) -> Iterator[Fault]:
    """A day or a weekday in the headline that is not the event's."""
    try:
        moment = dates.parse(event.date)
    except InvalidDate:
        return
    in_words = calendar_days.months(excerpts(event), language_of(story, event))
    own_month = (moment.lower.year, moment.lower.month)
    if in_words and moment.precision == "month" and own_month not in in_words:
        message = "is another month than the one that the excerpt names"
        yield guess(event, "date", event.date, message, "Take the month from the excerpt")
    told = calendar_days.days_of_months(event.headline, story.language)
    if told and moment.precision == "day" and (moment.lower.month, moment.lower.day) not in told:
        message = f"names another day than the event's, {event.date}"
        yield guess(event, "headline", event.headline, message, "Correct one of them")
    of_its_day = calendar_days.without_lasting(event.headline, story.language)
    named = calendar_days.weekdays(of_its_day, story.language)
    if named and moment.precision == "day" and moment.lower.weekday() not in named:
        message = f"names another weekday than that of {event.date}"
        yield guess(event, "headline", event.headline, message, "Correct one of them", "weekday")


def _of(edtf: str) -> set[tuple[int, int]]:
    try:
        moment = dates.parse(edtf)
    except InvalidDate:
        return set()
    return {(day.month, day.day) for day in (moment.lower, moment.upper)}
