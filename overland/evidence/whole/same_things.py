"""Rows that a relation calls the same, and that are two things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from overland.errors import InvalidDate
from overland.evidence.claims import absent_words
from overland.evidence.doubts.rows import Fault, guess, language_of
from overland.evidence.words import numerals
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story import dates
from overland.story.models import Claim, Count, Event, Leg, Relation, Story
from overland.story.vocabularies import AREAS

_MOVING: Final = ("departure", "crossing", "arrival")


def of_relation(
    story: Story, relation: Relation, claims: Sequence[Claim], words: Lexicon
) -> Iterator[Fault]:
    """Rows said to be the same that differ in what one thing has once: a day, a way, a unit."""
    for one, other in combinations(claims, 2):
        if why := _differs(story, one, other, words):
            message = f"is said of {one.id!r} and {other.id!r}, which differ: {why}"
            remedy = "Write disagree, or relate rows of one thing"
            yield guess(relation, "kind", relation.kind, message, remedy, relation.kind)
            return


def _differs(story: Story, one: Claim, other: Claim, words: Lexicon) -> str:
    match one, other:
        case (Event(), Event()):
            return _other_event(story, one, other, words)
        case (Leg(), Leg()):
            ends = (one.origin, one.destination), (other.origin, other.destination)
            apart = ends[0] != ends[1] or one.mode != other.mode
            if apart or _apart(one.date, other.date):
                return f"{one.origin} to {one.destination}, {other.origin} to {other.destination}"
            return f"{one.journey}, {other.journey}" if one.journey != other.journey else ""
        case (Count(), Count()):
            units = stems(one.unit, words.language), stems(other.unit, words.language)
            counted = all(span(story, count) for count in (one, other))
            lone = counted and all(units) and not shared(units[0], units[1])
            # "700 people" and "700 individuals" are one.
            any_people = any(words.has("persons", unit) for unit in (one.unit, other.unit))
            return f"{one.unit}, {other.unit}" if lone and not any_people else ""
    return ""


def _other_event(story: Story, one: Event, other: Event, words: Lexicon) -> str:
    """Two movements on other days, of other kinds, to other places; what goes the other way."""
    moving = [event.kind in _MOVING for event in (one, other)]
    if all(moving) and one.kind != other.kind:
        return f"{one.kind}, {other.kind}"
    if all(moving) and _apart(one.date, other.date):
        return f"{one.date}, {other.date}"
    places = [p for event in (one, other) if (p := story.place(event.place))]
    points = len(places) > 1 and not any(place.kind in AREAS for place in places)
    if all(moving) and points and one.place != other.place:
        return f"{places[0].name}, {places[1].name}"
    ways = absent_words.ways(one.headline, words), absent_words.ways(other.headline, words)
    turned = (ways[0]["toward"] & ways[1]["away"]) | (ways[0]["away"] & ways[1]["toward"])
    turned -= (ways[0]["toward"] & ways[1]["toward"]) | (ways[0]["away"] & ways[1]["away"])
    return f"one goes to, one from ({min(turned)}…)" if turned else ""


def _apart(one: str, other: str) -> bool:
    """Whether two dates have no day in common; what is not read may have one."""
    try:
        first, second = dates.parse(one), dates.parse(other)
    except InvalidDate:
        return False
    return first.upper < second.lower or second.upper < first.lower


def span(story: Story, count: Count) -> tuple[int | float | None, ...]:
    """The bounds; of "about 80", which has none, the number in its words."""
    if (count.minimum, count.maximum) != (None, None):
        return (count.minimum, count.maximum)
    read = numerals.read(
        count.as_written, count.qualifier, language_of(story, count) or story.language
    )
    return (read.numbers[0], read.numbers[-1]) if read.kind == "about" else ()
