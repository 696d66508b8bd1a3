"""Lines that names keep clear of: the page's first picture and the live map reckon with the same.

A line that is a pixel off, or has its points elsewhere, gives a name another free side. So where
the whole journey is looked at both have the rough lines, and nearer than that the drawn ones.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

import shapely

from overland.geography import extent
from overland.presentation import legs
from overland.story.models import Point, Story
from overland.view import Camera

Lines = list[list[list[float]]]
"""Of each how far beside itself it is drawn, in pixels, and then its points."""

_FINE: Final = 2000.0
"""Of this part of the journey's extent lines are as exact as names need that keep off them."""
_COARSEST: Final = 4
"""How many times less exact very many lines may be."""
_MOST_POINTS: Final = 1000
"""Of all lines together."""
_OFF_PX: Final = 2.0
_WORLD_PX: Final = 256.0
_SEEN_PX: Final = 1800.0
"""How far the middle of a page's camera may be off the reader's, and half of a wide screen."""


def rough(story: Story, middle: float) -> Lines:
    """All lines around the longitude `middle`; none where they are too many for a first picture."""
    exact = _exactness(story)
    made: Lines = []
    for coarser in (1, 2, _COARSEST):
        made = [
            [shift, *_rounded(_simplified(points, exact * coarser), 4)]
            for shift, points in _drawn(story, middle)
        ]
        if _are_few(made):
            return made
    return []


def rough_to(story: Story) -> float:
    """The zoom up to which names keep off the rough lines."""
    degrees_a_pixel = _exactness(story) / _OFF_PX
    return round(math.log2(360 / (_WORLD_PX * degrees_a_pixel)), 2)


def around(story: Story, middle: float, camera: Camera | None) -> Lines:
    """The drawn lines where a reader may look for whom a page of that camera is made; none where
    that is no nearer than rough lines are for, or they are too many."""
    least = rough_to(story)
    if not camera or camera.zoom + 1 <= least:
        return []
    reach = _SEEN_PX * 360 / (_WORLD_PX * 2 ** max(camera.zoom - 1, least))
    longitude = camera.longitude - 360 * round((camera.longitude - middle) / 360)
    box = (camera.latitude - reach, longitude - reach, camera.latitude + reach, longitude + reach)
    made: Lines = []
    for shift, points in _drawn(story, middle):
        made += [[shift, *piece] for piece in _pieces(_rounded(points, 5), box)]
    return made if _are_few(made) else []


def _exactness(story: Story) -> float:
    """Degrees that a rough line may lie off."""
    (south, west), (north, east) = extent.bounds(story)
    return max(north - south, east - west) / _FINE


def _drawn(story: Story, middle: float) -> Iterable[tuple[list[float], tuple[Point, ...]]]:
    shifts = legs.shifts_px(story)
    for leg in story.legs:
        points = extent.line_around(story, leg, middle)
        if len(points) > 1:
            yield list(shifts.get(leg.id) or (0, 0)), points


def _simplified(points: tuple[Point, ...], exact: float) -> Iterable[Point]:
    line = shapely.LineString(points).simplify(exact, preserve_topology=False)
    return ((lat, lon) for lat, lon in line.coords)


def _pieces(points: list[list[float]], box: tuple[float, float, float, float]) -> Lines:
    """The parts of a line, whole segments, that may lie in a box of south, west, north, east."""
    south, west, north, east = box
    pieces: Lines = []
    last = None
    for one, two in pairwise(points):
        (y0, y1), (x0, x1) = sorted((one[0], two[0])), sorted((one[1], two[1]))
        if x1 < west or x0 > east or y1 < south or y0 > north:
            continue
        if one is not last:
            pieces.append([one])
        pieces[-1].append(two)
        last = two
    return pieces


def _rounded(points: Iterable[Point], digits: int) -> list[list[float]]:
    return [[round(part, digits) for part in point] for point in points]


def _are_few(lines: Lines) -> bool:
    return sum(map(len, lines)) <= _MOST_POINTS
