"""The shortest way between two points along a graph of roads, from junction to junction."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Final

from overland.errors import OverlandError
from overland.geography.distance import distance_km
from overland.story.models import Point

FARTHEST_KM = 25.0
"""A place that lies farther from every junction than this is not on the graph."""

LEAST_ROAD: Final = 0.5
"""The share of a line that is along roads at least: the rest is straight, and nobody drew it."""

BENDS: Final = 0.15
"""The share of a straight piece by which a road is taken to leave it, whatever length it is given.

Many a road has the length of the straight line in a graph, of which nothing can be reckoned. Of 153
ways in four parts of the world that are at most 15 % longer than the straight line of 40 to 300 km,
half stray 9 % of it at most, and nine in ten 14 %.
"""

Edge = tuple[tuple[float, float], tuple[float, float], float]
"""Longitude and latitude of both ends, and the road's length in km."""


class NoWay(OverlandError):
    """Two places that the graph does not join."""


@dataclass(frozen=True, slots=True)
class Way:
    """Points from place to place; how long the roads are, and how far off the graph each end is.

    `astray_km` is how far the roads may be from the straight pieces: as far as their lengths allow,
    a share of the longest piece at least (BENDS), and as far as an end lies off the graph.
    """

    points: tuple[Point, ...]
    road_km: float
    astray_km: float
    origin_off_km: float
    destination_off_km: float


def way(edges: Iterable[Edge], origin: Point, destination: Point) -> Way:
    """The shortest way along the edges. Raises NoWay."""
    beside: dict[Point, list[tuple[Point, float]]] = {}
    for (west, south), (east, north), km in edges:
        one, other = (south, west), (north, east)
        beside.setdefault(one, []).append((other, km))
        beside.setdefault(other, []).append((one, km))
    first, first_off = _nearest(list(beside), origin)
    last, last_off = _nearest(list(beside), destination)
    far = max(first_off, last_off)
    if far > FARTHEST_KM:
        raise NoWay(
            f"the roads of the graph come no nearer than {far:.0f} km to a place. Draw the line, "
            "or cut it out of a track"
        )
    junctions = _shortest(beside, first, last)
    pieces = list(zip(pairwise(junctions), _lengths(beside, junctions), strict=True))
    bends = max((_astray(km, distance_km(*ends)) for ends, km in pieces), default=0.0)
    road_km = sum(km for _, km in pieces)
    _refuse_mostly_straight(road_km, first_off, last_off)
    points = [origin, *junctions, destination]
    line = [p for at, p in enumerate(points) if at == 0 or p != points[at - 1]]
    return Way(tuple(line), road_km, max(bends, far), first_off, last_off)


def _refuse_mostly_straight(road_km: float, origin_off: float, destination_off: float) -> None:
    """Raise NoWay where the straight ends off the graph are most of a line."""
    whole = road_km + origin_off + destination_off
    if road_km < LEAST_ROAD * whole:
        raise NoWay(
            f"only {road_km:.0f} of {whole:.0f} km are along roads of the graph: the origin lies "
            f"{origin_off:.1f} km from them and the destination {destination_off:.1f} km. Draw the "
            "line, or cut it out of a track"
        )


def _astray(road_km: float, straight_km: float) -> float:
    """Half the width of the ellipse in which a road of that length joins two points, or BENDS."""
    return max(BENDS * straight_km, sqrt(max(0.0, road_km**2 - straight_km**2)) / 2)


def _lengths(
    beside: dict[Point, list[tuple[Point, float]]], junctions: Sequence[Point]
) -> list[float]:
    return [
        min(km for other, km in beside[one] if other == there) for one, there in pairwise(junctions)
    ]


def _nearest(junctions: Sequence[Point], place: Point) -> tuple[Point, float]:
    if not junctions:
        raise NoWay("the graph has no road between the two places. Draw the line")
    found = min(junctions, key=lambda point: distance_km(point, place))
    return found, distance_km(found, place)


def _shortest(
    beside: dict[Point, list[tuple[Point, float]]], first: Point, last: Point
) -> list[Point]:
    """Dijkstra's."""
    best, before = {first: 0.0}, {first: first}
    waiting = [(0.0, first)]
    while waiting:
        km, here = heapq.heappop(waiting)
        if here == last:
            line = [here]
            while line[-1] != first:
                line.append(before[line[-1]])
            return line[::-1]
        if km > best[here]:
            continue
        for there, length in beside[here]:
            total = km + length
            if total < best.get(there, float("inf")):
                best[there], before[there] = total, here
                heapq.heappush(waiting, (total, there))
    raise NoWay(
        "no road of the graph joins the two places. Draw the line, or cut it out of a track"
    )
