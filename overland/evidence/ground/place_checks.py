"""Points, names, countries and roles of places, beside what was geocoded and what the legs say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from overland.errors import Problem
from overland.evidence.doubts import answers
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.ground import place_names
from overland.evidence.words import numerals
from overland.geocoding import ledger
from overland.geocoding.ledger import LedgerEntry
from overland.geography.distance import distance_km
from overland.geography.published_lengths import stretch_lengths
from overland.routing import profile
from overland.story.models import Place, Story

_MOST_COMPARED: Final = 500
"""Places; the comparison is quadratic, and a story is dozens of them."""
_NEAR_KM: Final = 25.0
_METRES: Final = re.compile(r"([\d,. ]+)(?= m\b)")
_WIDE_KM: Final = {
    "country": 20.0,
    "area": 1.0,
    "city": 0.5,
    "town": 0.2,
    "airport": 0.2,
    "village": 0.1,
    "border_crossing": 0.05,
    "port": 0.1,
    "camp": 0.05,
}
"""Kind of a place -> half of what the smallest of them is wide."""
_INFERRED_KM: Final = {"country": 100.0, "area": 10.0, "city": 5.0, "town": 2.0}
"""Kind of a place that the source does not name -> how near it can be known at best."""
_STEEP_M: Final = 120.0
"""What the ground may rise between two points of a profile."""
_MOST_OFF: Final = 0.25
"""Of its length a drawn line may differ from what was published."""


def warnings(story: Story, folder: Path) -> tuple[Problem, ...]:
    """Everything doubtful about places that neither a note nor a recorded geocode answers."""
    return answers.open_ones(every_doubt(story, folder))


def every_doubt(story: Story, folder: Path) -> tuple[Problem, ...]:
    """The same with the doubts that notes answer."""
    try:
        entries: Mapping[str, LedgerEntry] = ledger.read(folder / ledger.FILE)
    except ledger.LedgerUnreadable:  # told by the ledger's own check
        entries = {}
    faults = (
        *swapped(story, entries),
        *geocoded(story, entries),
        *_too_sure(story),
    )
    beside = (
        *(answers.doubt_of(story, *told) for told in place_names.of_story(story, entries)),
        *(answers.doubt_of(story, told, None, "marks") for told in _heights(folder)),
        *(answers.doubt_of(story, told, None) for told in _lengths(story)),
    )
    return (*answers.doubts(story, faults), *beside)


def geocoded(story: Story, entries: Mapping[str, LedgerEntry]) -> Iterator[Fault]:
    """Names, country and kind that are not those by which the place was looked up."""
    for place in story.places:
        entry = entries.get(place.id)
        asked = place_names.ASKED.fullmatch(entry.query) if entry else None
        if entry is None or asked is None:
            continue
        again = f"Correct it, or run: overland geocode {story.slug} --place {place.id}"
        known = asked["names"].split(" | ")
        if place.name not in known:
            message = f"is not the name by which it was geocoded, {known[0]!r}"
            yield guess(place, "name", place.name, message, again, place.name)
        if asked["country"] and place.country != asked["country"]:
            message = f"is not the country in which it was geocoded, {asked['country']}"
            yield guess(place, "country", place.country, message, again, place.country)
        choice = entry.choice
        if choice and choice.country and place.country not in ("", choice.country):
            message = f"is not the country of {choice.name} ({choice.source}), {choice.country}"
            yield guess(place, "country", place.country, message, again, place.country)
        if place.kind != asked["kind"]:
            message = f"is not the kind as which it was geocoded, {asked['kind']}"
            yield guess(place, "kind", place.kind, message, again, place.kind)


def _too_sure(story: Story) -> Iterator[Fault]:
    """A point that stands for a whole city, said to be known to less than a city is wide."""
    for place in story.places:
        wide = _WIDE_KM.get(place.kind, 0.0)
        known = place.uncertainty_km
        if place.point and known is not None and known < wide:
            message = f"is less than half of what a {place.kind} is wide, {wide:g} km at least"
            remedy = "Give how far the event may have been from the point, or leave it empty"
            yield guess(place, "uncertainty_km", f"{known:g}", message, remedy, f"{known:g}")
        elif place.point and known is not None and place.basis == "inferred":
            least = _INFERRED_KM.get(place.kind, 0.0)
            if known < least:
                message = f"is nearer than an inferred {place.kind} is known, {least:g} km"
                remedy = "Leave it empty where the source does not say that it was there"
                yield guess(place, "uncertainty_km", f"{known:g}", message, remedy, f"{known:g}")


def swapped(story: Story, entries: Mapping[str, LedgerEntry]) -> Iterator[Fault]:
    """Places that lie far from the story as written, and amid it with their numbers swapped."""
    located = [(place, point) for place in story.places if (point := place.point)]
    if len(located) > _MOST_COMPARED:
        return
    for place, (latitude, longitude) in located:
        others = [point for other, point in located if other is not place]
        if not others or abs(longitude) > 90 or _recorded(place, entries.get(place.id)):
            continue
        written = min(distance_km((latitude, longitude), other) for other in others)
        turned = min(distance_km((longitude, latitude), other) for other in others)
        if written > 100 and turned < 100 and turned < written / 4:
            message = (
                f"lies {written:.0f} km from every other place; "
                f"with latitude and longitude swapped, {turned:.0f} km"
            )
            remedy = "Are latitude and longitude swapped? If not, record its geocode"
            yield guess(place, "latitude", f"{latitude:g}", message, remedy, "latitude")


def _heights(folder: Path) -> Iterator[Problem]:
    """A mark on the profile far from its ground, or from the heights that its note gives."""
    heights = profile.read(folder)
    for number, mark in enumerate(heights.marks if heights and heights.points else ()):
        assert heights
        ground = min(heights.points, key=lambda point: abs(point.distance_km - mark.distance_km))
        published = [
            number
            for words in _METRES.findall(mark.note)
            for number in numerals.numbers(words)
            if number > 1
        ]
        allowed = _STEEP_M + heights.error_m
        wrong = abs(mark.height_m - ground.height_m) > allowed
        if published:
            low, high = min(published) - allowed, max(published) + allowed
            wrong = wrong or not low <= mark.height_m <= high
        if wrong:
            message = "is not the height of the ground there, or not the one that its note gives"
            remedy = "Measure it again: overland route"
            column, value = f"marks[{number}]", f"{mark.height_m:g} m"
            yield Problem(profile.FILE, 0, column, value, message, remedy, "warning")


def _lengths(story: Story) -> Iterator[Problem]:
    """A published length of a road that is far from the line that is drawn."""
    for figure in stretch_lengths(story):
        published = figure.published_km
        if published and abs(published - figure.drawn_km) > _MOST_OFF * figure.drawn_km:
            message = f"is far from the {figure.drawn_km:.0f} km of the line that is drawn"
            remedy = "Check what was published, and of which road"
            value = f"{published:g} km"
            yield Problem("routes.geojson", 0, "published", value, message, remedy, "warning")


def _recorded(place: Place, entry: LedgerEntry | None) -> bool:
    """Whether a geocoder found the place where it is written."""
    if entry is None or entry.choice is None or place.point is None:
        return False
    return distance_km(place.point, entry.choice.point) <= _NEAR_KM + (place.uncertainty_km or 0)
