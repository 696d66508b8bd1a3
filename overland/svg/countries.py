"""A country's name stands in its country: over no border, and over no coast but its own island's.

`map/static/countries.js` is the same by the same rules: tests hold both against shared cases. What
counts are the lines that are drawn, in pixels, so that what a reader sees is what is asked.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from overland import config
from overland.basemap import ground
from overland.geography import mercator_arrays
from overland.geography.mercator import TILE, Frame
from overland.story.models import Point, Story
from overland.svg.layout import Box, Grid, Spot

Numbers = NDArray[Any]
GAP: Final = 4.0
"""Pixels between a name of the ground and what stands beside it."""
LINE: Final = 5.0
"""Pixels: half the width of a drawn line of the journey."""
_PULLED: Final = 260.0
"""Pixels that a name may be moved to stand in the picture."""
_SIDE, _TOP, _FOOT = 15.0, 22.0, 34.0
"""Pixels that a name that is moved into the picture keeps off its edges."""
_SHIFTS: Final = (0, 30, -30, 60, -60, 90, -90)
_NEAR_ZOOM: Final = 7.0
_AFAR, _WIDE = 9.0, 30.0
"""Pixels that a name far from its point keeps off the journey; and, where it can, off what else is
drawn: beside a pin it would be read as its name."""
_APART: Final = 20.0
"""Pixels between two such places that are tried."""
_STEPS: Final = {False: (0, -15, 15, -25, 25), True: (0, -40, 40, -80, 80)}
"""Whether the zoom is a near one, and how many pixels up and down a name may go from its point."""
_BORDER: Final = -1


@dataclass(frozen=True, slots=True)
class Lines:
    """Segments that a country's name must not lie over: of borders, and of coasts by their ring.

    `segments` are rows of x, y, x, y in pixels of some plane; `rings` says for each which ring of
    coast it is of, or that it is of a border. `islands` are the numbers of the rings that no border
    runs through, and what they enclose, in pixels of the world at zoom 0: the name of a country
    that is one may lie over its coast.
    """

    segments: Numbers
    rings: Numbers
    islands: tuple[Numbers, Numbers]

    def but(self, ring: int | None) -> Numbers:
        """The segments without those of one ring."""
        return self.segments if ring is None else self.segments[self.rings != ring]

    def island(self, home: Spot) -> int | None:
        """The island on which a point lies (pixels of the world at zoom 0)."""
        numbers, lands = self.islands
        holding = numbers[shapely.contains_xy(lands, home[0] % TILE, home[1])]
        return int(holding[0]) if len(holding) else None


@dataclass(frozen=True, slots=True)
class Around:
    """A picture around the names of its ground: its edge, what is taken, where the journey runs."""

    edge: Box
    taken: Grid
    route: Grid


def fills(corners: Any, frame: Frame) -> bool:
    """Whether the story's own ground is at least half as wide as the picture, and as it is high."""
    if not corners:
        return True
    (_, west), (_, east) = corners
    return bool(2 * (east - west) / 360 * frame.round >= max(frame.width, frame.height))


def drawn(story: Story, frame: Frame) -> Lines:
    """The lines of a picture's ground, in its pixels, as far as it shows them.

    The story's own where its ground fills the picture, and the world's beside it; else the world's.
    """
    folder, world = config.basemap() / story.slug, config.world(ground.WORLD)
    corners = ground.described(story.slug).get("bounds")
    if corners and fills(corners, frame):
        box = tuple((float(south), float(west)) for south, west in corners)
        own = [folder / "land.geojson", folder / "borders.geojson"]
        files = [*((path, ground.state(path), True) for path in own)]
        return _seen(_lines((*files, (world, ground.state(world), False)), box), frame)
    return _seen(_lines(((world, ground.state(world), False),), ()), frame)


def place(
    at: Spot, size: tuple[float, float], lines: Lines, frame: Frame, around: Around
) -> Box | None:
    """Where a country's name stands whose point is `at` (pixels); None where it has no room.

    Near its point; where the journey or a label is in its way there, anywhere in the picture that
    is of the same country; over the journey only where nothing else is left, as little as can be.
    """
    scale = frame.round / TILE
    own = lines.island(((at[0] + frame.left) / scale, (at[1] + frame.top) / scale))
    segments, near = lines.but(own), [_box(spot, size) for spot in spots(at, size, frame)]
    crossed = {box: sum(1 for _ in around.route.meeting(box, LINE)) for box in near}
    # Before it is written over the journey, a name goes farther from its point.
    clear = [box for box in near if not crossed[box]]
    afar = [_box(spot, size) for spot in sweep(at, size, frame)]
    off = [box for box in afar if not any(True for _ in around.route.meeting(box, _AFAR))]
    over = sorted((box for box in near if crossed[box]), key=lambda box: crossed[box])
    for gap, boxes in ((GAP, clear), (_WIDE, off), (GAP, off), (GAP, over)):
        for box in boxes:
            free = box.within(around.edge) and not any(True for _ in around.taken.meeting(box, gap))
            if free and not _lie_over(segments, box) and not _cross(segments, at, _middle(box)):
                return box
    return None


def sweep(at: Spot, size: tuple[float, float], frame: Frame) -> list[Spot]:
    """Where else the middle of a name may be, those nearest its point first.

    At a near zoom, where a country is larger than what is seen of it; around where its point is, or
    would be if it were moved into the picture.
    """
    left, foot = size[0] / 2 + _SIDE, frame.height - _FOOT
    right = frame.width - left
    home = min(max(at[0], left), right), min(max(at[1], _TOP), foot)
    if frame.zoom < _NEAR_ZOOM or math.dist(at, home) > _PULLED:
        return []
    rows = np.arange(_TOP, foot, _APART).tolist()
    found = [(x, y) for y in rows for x in np.arange(left, right, _APART).tolist()]
    near = [(_away(spot, home), spot) for spot in found]
    return [spot for away, spot in sorted(near, key=lambda one: one[0]) if away <= _PULLED**2]


def _away(one: Spot, two: Spot) -> float:
    """The square of the way between two spots."""
    return (one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2


def _box(spot: Spot, size: tuple[float, float]) -> Box:
    x, y = size[0] / 2, size[1] / 2
    return Box(spot[0] - x, spot[1] - y, spot[0] + x, spot[1] + y)


def _middle(box: Box) -> Spot:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def spots(at: Spot, size: tuple[float, float], frame: Frame) -> Iterator[Spot]:
    """Where the middle of a name may be, the best first: at its point, or above or below it.

    From a point near or beyond the edge it is moved into the picture.
    """
    half = size[0] / 2
    if frame.holds(at, half):
        yield from ((at[0], at[1] + step) for step in _STEPS[frame.zoom >= _NEAR_ZOOM])
        return
    x = min(max(at[0], half + _SIDE), frame.width - half - _SIDE)
    for shift in _SHIFTS:
        y = min(max(at[1] + shift, _TOP), frame.height - _FOOT)
        if math.dist(at, (x, y)) <= _PULLED:
            yield (x, y)


def _lie_over(segments: Numbers, box: Box) -> bool:
    """Whether a segment runs through a box."""
    near = segments[_beside(segments, box)]
    corners = ((x, y) for x in (box.left, box.right) for y in (box.top, box.bottom))
    sides = np.array([_side(near, corner) for corner in corners])
    return bool(np.any((sides.min(axis=0) < 0) & (sides.max(axis=0) > 0)))


def _beside(segments: Numbers, box: Box) -> Numbers:
    """Which segments come so near a box that they may run through it."""
    x0, y0, x1, y1 = segments.T
    across = (np.maximum(x0, x1) > box.left) & (np.minimum(x0, x1) < box.right)
    down = (np.maximum(y0, y1) > box.top) & (np.minimum(y0, y1) < box.bottom)
    return np.asarray(across & down)


def _cross(segments: Numbers, one: Spot, two: Spot) -> bool:
    """Whether the way from one spot to another crosses a segment."""
    way = np.array([[*one, *two]])
    apart = (_side(segments, one) > 0) != (_side(segments, two) > 0)
    ends = (_side(way, segments[:, :2].T) > 0) != (_side(way, segments[:, 2:].T) > 0)
    return bool(np.any(apart & ends))


def _side(segments: Numbers, spot: Any) -> Numbers:
    """On which side of each segment a spot lies: above nought, below it, or on its line."""
    x0, y0, x1, y1 = segments.T
    found: Numbers = (x1 - x0) * (spot[1] - y0) - (y1 - y0) * (spot[0] - x0)
    return found


def _seen(lines: Lines, frame: Frame) -> Lines:
    """Lines of the world at zoom 0 as pixels of a picture, without those far beyond its edge."""
    corner = np.array([frame.left, frame.top] * 2)
    turns = [np.array([turn, 0.0] * 2) for turn in (-frame.round, 0.0, frame.round)]
    at = lines.segments * (frame.round / TILE) - corner
    every = np.concatenate([at + turn for turn in turns])
    right, foot = frame.width + _PULLED, frame.height + _PULLED
    beside = _beside(every, Box(-_PULLED, -_PULLED, right, foot))
    return Lines(every[beside], np.tile(lines.rings, 3)[beside], lines.islands)


# All pictures of a story lie on the same ground.
@lru_cache(maxsize=16)
def _lines(files: Sequence[tuple[Path, object, bool]], corners: Sequence[Point]) -> Lines:
    """The lines of some files, in pixels of the world at zoom 0. Those of the story's own ground
    (True) end at its corners, the others lie outside of these."""
    segments: list[Numbers] = []
    rings: list[int] = []
    coasts: list[Numbers] = []
    borders: list[Numbers] = []
    for path, _state, own in files:
        for layer, points in _parts(path):
            number = len(coasts) if layer == "land" else _BORDER
            at = mercator_arrays.pixels(0, points)
            made, ends = np.hstack([at[:-1], at[1:]]), np.hstack([points[:-1], points[1:]])
            if corners:
                made = made[~(_at_the_edge if own else _inside)(ends, corners)]
            segments.append(made)
            rings += [number] * len(made)
            (coasts if layer == "land" else borders).append(at)
    return Lines(
        np.concatenate(segments) if segments else np.zeros((0, 4)),
        np.array(rings, dtype=int),
        _islands(coasts, borders),
    )


def _parts(path: Path) -> Iterator[tuple[str, Numbers]]:
    """The borders and the coasts of a file: rows of longitude and latitude."""
    for feature in ground.features(path):
        layer, shape = feature["properties"]["layer"], feature["geometry"]
        if layer not in ("land", "border"):
            continue
        nested = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
        depth, parts = nested[shape["type"]], shape["coordinates"]
        parts = [parts] if depth == 0 else parts
        if depth == 2:
            parts = [ring for polygon in parts for ring in polygon]
        for part in parts:
            yield layer, np.array([at[:2] for at in part], dtype=float)


def _inside(kept: Numbers, corners: Sequence[Point]) -> Numbers:
    """Which segments lie wholly between two corners."""
    (south, west), (north, east) = corners
    x, y = kept[:, 0::2], kept[:, 1::2]
    return np.asarray(((x >= west) & (x <= east) & (y >= south) & (y <= north)).all(axis=1))


def _at_the_edge(kept: Numbers, corners: Sequence[Point]) -> Numbers:
    """Which segments run along a side of the box between two corners: no coast, but a cut."""
    (south, west), (north, east) = corners
    sides = [(kept[:, 0::2], west), (kept[:, 0::2], east)]
    sides += [(kept[:, 1::2], south), (kept[:, 1::2], north)]
    along = [np.isclose(ends, side, rtol=0, atol=1e-4).all(axis=1) for ends, side in sides]
    return np.asarray(np.array(along).any(axis=0))


def _islands(coasts: Sequence[Numbers], borders: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    """The rings of coast that no border runs through."""
    numbers = np.array([ring for ring, at in enumerate(coasts) if len(at) > 3], dtype=int)
    made = [shapely.Polygon(coasts[number]) for number in numbers]
    lands = np.asarray(shapely.make_valid(np.array(made, dtype=object)))
    spots = shapely.points(np.concatenate(borders)) if borders else []
    parted = shapely.STRtree(spots).query(lands, predicate="contains")[0]
    alone = np.setdiff1d(np.arange(len(numbers)), parted)
    return numbers[alone], lands[alone]
