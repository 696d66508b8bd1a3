"""Distances, lengths of lines, and the nearest point on a line.

Everything but `rough_km` measures on the WGS 84 ellipsoid. Points are latitude,
longitude in degrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from overland.geography import lines
from overland.geography.antimeridian import wrap_longitude
from overland.story.models import Point, Story

Line = Sequence[Point]
KM_PER_DEGREE: Final = lines.METRES_PER_DEGREE / 1000


def distance_km(a: Point, b: Point) -> float:
    """The geodesic between two points on WGS 84."""
    return lines.geodesic_km(a, b)


def length_km(points: Line) -> float:
    """The sum of the geodesics along a line; 0 for fewer than two points."""
    return _length_km(tuple(points))


# A geodesic takes half a millisecond, a route has hundreds, and every panel tells its length.
@lru_cache(maxsize=256)
def _length_km(points: tuple[Point, ...]) -> float:
    return lines.line_length_km(points)


def straight_km(points: Line) -> float:
    """The geodesic from a line's first point to its last; 0 for an empty line."""
    return distance_km(points[0], points[-1]) if points else 0.0


def along_km(points: Line) -> tuple[float, ...]:
    """For each point, the length of the line up to it; the first is 0."""
    travelled = 0.0
    lengths = [0.0] if points else []
    for a, b in pairwise(points):
        travelled += distance_km(a, b)
        lengths.append(travelled)
    return tuple(lengths)


def rough_km(a: Point, b: Point) -> float:
    """Distance on a plane, good to 1 % over some 100 km away from the poles: for comparing many."""
    east = wrap_longitude(b[1], a[1]) - a[1]
    return KM_PER_DEGREE * math.hypot(b[0] - a[0], east * math.cos(math.radians(a[0])))


def nearest_on_line(point: Point, line: Line) -> tuple[float, float]:
    """How far a point lies from a line, and how far along the line that is, both in km.

    Each segment is projected onto a plane at the point, which is right to some metres over
    segments of a few kilometres and wrong near the poles. Raises ValueError for an empty line.
    """
    if not line:
        raise ValueError("an empty line has no nearest point")
    best = (distance_km(point, line[0]), 0.0)
    travelled = 0.0
    for a, b in pairwise(line):
        step = distance_km(a, b)
        share = _share_of_segment(point, a, b)
        foot = (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
        best = min(best, (distance_km(point, foot), travelled + step * share))
        travelled += step
    return best


def _share_of_segment(point: Point, a: Point, b: Point) -> float:
    """Where on a-b the perpendicular from the point falls, 0 at a and 1 at b."""
    east = math.cos(math.radians(point[0]))
    bx, by = (b[1] - a[1]) * east, b[0] - a[0]
    px, py = (point[1] - a[1]) * east, point[0] - a[0]
    squared = bx * bx + by * by
    return min(1.0, max(0.0, (px * bx + py * by) / squared)) if squared else 0.0


@dataclass(frozen=True, slots=True)
class ProfilePoint:
    """Where the ground is how high, some way along a line."""

    distance_km: float
    height_m: float
    latitude: float
    longitude: float


def evenly(line: Line, spacing_km: float) -> tuple[tuple[float, Point], ...]:
    """Points about `spacing_km` apart, each with its distance along the line; both ends are kept.

    The distance is the line's own: chords between the points would cut its bends.
    """
    reached = along_km(line)
    if not reached or not reached[-1]:
        return tuple((0.0, point) for point in line[:1])
    steps = max(1, round(reached[-1] / spacing_km))
    placed: list[tuple[float, Point]] = [(0.0, line[0])]
    segment = 0
    for step in range(1, steps):
        km = reached[-1] * step / steps
        while reached[segment + 1] < km:
            segment += 1
        (a, b), step_km = line[segment : segment + 2], reached[segment + 1] - reached[segment]
        share = (km - reached[segment]) / step_km
        placed.append((km, (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)))
    return (*placed, (reached[-1], line[-1]))


def profile(
    placed: Iterable[tuple[float, Point]], heights: Iterable[float]
) -> tuple[ProfilePoint, ...]:
    """Pair points and their distances (as `evenly` gives them) with the ground's heights in m.

    Raises ValueError unless there is exactly one height for each point.
    """
    return tuple(
        ProfilePoint(round(km, 3), height, round(latitude, 5), round(longitude, 5))
        for (km, (latitude, longitude)), height in zip(placed, heights, strict=True)
    )


def line_of(story: Story, legs: Sequence[str]) -> tuple[Point, ...]:
    """The lines of some legs joined in the order given; legs without a line are left out."""
    joined: list[Point] = []
    for leg in legs:
        route = story.routes.get(leg)
        points = route.points if route else ()
        joined.extend(points[1:] if joined and points[:1] == (joined[-1],) else points)
    return tuple(joined)
