"""A leg's line out of a track that an editor has, or as a great circle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geographiclib.geodesic import Geodesic

from overland.errors import OverlandError
from overland.geography.distance import distance_km
from overland.story.models import Point

PASSES_WITHIN_KM = 25.0
"""A track that passes a leg's place farther away than this is another road."""
_STEP_KM = 50.0


class OffTheTrack(OverlandError):
    """No track that passes both places of a leg."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A line between two places, and how far its ends lie from them."""

    points: tuple[Point, ...]
    origin_off_km: float
    destination_off_km: float


def cut(line: Sequence[Point], origin: Point, destination: Point) -> Cut:
    """The part of a track between two places, in the direction of the leg. Raises OffTheTrack."""
    start, start_off = _nearest(line, origin)
    end, end_off = _nearest(line, destination)
    far = max(start_off, end_off)
    if far > PASSES_WITHIN_KM or start == end:
        raise OffTheTrack(
            f"the track passes {start_off:.1f} km from the origin and {end_off:.1f} km from the "
            f"destination; at most {PASSES_WITHIN_KM:g} km are taken for the same road"
        )
    part = line[start : end + 1] if start < end else tuple(reversed(line[end : start + 1]))
    return Cut(tuple(part), start_off, end_off)


def best(lines: Sequence[Sequence[Point]], origin: Point, destination: Point) -> Cut:
    """The cut of the track whose ends come nearest. Raises OffTheTrack if none passes both."""
    cuts, why = [], "the file holds no line"
    for line in lines:
        try:
            cuts.append(cut(line, origin, destination))
        except OffTheTrack as error:
            why = str(error)
    if not cuts:
        raise OffTheTrack(why)
    return min(cuts, key=lambda one: one.origin_off_km + one.destination_off_km)


def great_circle(origin: Point, destination: Point) -> tuple[Point, ...]:
    """The shortest way over the globe, a point every 50 km."""
    line = Geodesic.WGS84.InverseLine(*origin, *destination)
    steps = max(2, int(line.s13 / 1000 / _STEP_KM) + 1)
    points = (line.Position(line.s13 * step / steps) for step in range(steps + 1))
    return tuple((round(p["lat2"], 5), round(p["lon2"], 5)) for p in points)


def _nearest(line: Sequence[Point], place: Point) -> tuple[int, float]:
    """The point of a line that lies nearest, and its distance. Few points are measured exactly."""
    rough = sorted(
        range(len(line)),
        key=lambda at: (line[at][0] - place[0]) ** 2 + ((line[at][1] - place[1]) * 0.7) ** 2,
    )[:8]
    index = min(rough, key=lambda at: distance_km(line[at], place))
    return index, distance_km(line[index], place)
