"""Longitudes that go on beyond the date line, so that what is near on the globe is near on the map.

A longitude of the map may be outside -180..180: Leaflet's plane goes on to both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from overland.story.models import Point


def apart(one: float, other: float) -> float:
    """Degrees between two longitudes, the short way around; never more than 180."""
    return abs((one - other + 180) % 360 - 180)


def middle(longitudes: Iterable[float]) -> float:
    """The middle of the shortest arc that holds all of some longitudes; 0 for none."""
    sorted_once = sorted({(longitude + 180) % 360 - 180 for longitude in longitudes})
    if not sorted_once:
        return 0.0
    around = [*sorted_once, sorted_once[0] + 360]
    gap, after = max((b - a, b) for a, b in pairwise(around))
    centre = after + (360 - gap) / 2
    return 180 - (180 - centre) % 360


def wrap_longitude(longitude: float, centre: float) -> float:
    """The longitude, turned by whole rounds to within 180 degrees of a centre."""
    # Unturned it stays the very number that was given.
    return longitude - 360 * round((longitude - centre) / 360)


def point_beside(point: Point, centre: float) -> Point:
    return (point[0], wrap_longitude(point[1], centre))


def line_beside(points: Sequence[Point], centre: float) -> tuple[Point, ...]:
    """A line without a jump around the globe, starting on the side of a centre."""
    made: list[Point] = []
    for latitude, longitude in points:
        made.append((latitude, wrap_longitude(longitude, made[-1][1] if made else centre)))
    return tuple(made)


def on_globe(latitude: float, longitude: float) -> Point:
    """A point of the map as it is written: within -180..180, to some metres."""
    return round(float(latitude), 5), round(wrap_longitude(float(longitude), 0.0), 5)
