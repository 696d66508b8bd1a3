"""Geometry -> SVG path data: cut to the picture, and no finer than it can show."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final

from overland.geography import extent
from overland.geography.mercator import Frame
from overland.story.models import Leg, Point, Story

Spot = tuple[float, float]
_FINEST: Final = 0.6
"""Pixels: points nearer to the last one are left out."""
_OFF: Final = 0.25
"""Pixels that a line may be beside a point of it that is left out."""
_MOST_PASSED: Final = 12
_POINTED: Final = 160.0
"""Pixels that a line is long at most which only gives a direction: so it ends at no place, at
whatever zoom. map/static/framing.js has the same."""
_MARGIN: Final = 12.0
"""Pixels beyond the edge where lines are cut, so that no cut end is seen."""


def path(geometry: dict[str, Any], frame: Frame, *, filled: bool) -> str:
    """A GeoJSON geometry as path data, "" where nothing of it lies in the frame."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    nested = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}.get(kind)
    if nested is None:
        return ""
    parts = [coordinates] if nested == 0 else coordinates
    if nested == 2:
        parts = [ring for polygon in coordinates for ring in polygon]
    made = []
    for spots in _seen(parts, frame):
        if filled:
            made.append(_data(_thin(_clip_area(spots, frame)), closed=True))
        else:
            made += [_data(_thin(run)) for run in _runs(spots, frame)]
    return "".join(made)


def _seen(parts: Iterable[Sequence[Any]], frame: Frame) -> Iterable[list[Spot]]:
    """Lines or rings as pixels, wherever the frame shows them: near the date line, perhaps twice.

    GeoJSON cuts what crosses the date line there, so no part of it jumps.
    """
    for part in parts:
        # GeoJSON is lon, lat; everything else here is lat, lon.
        spots = [frame.plane((lat, lon)) for lon, lat, *_ in part]
        first, last = min(x for x, _y in spots), max(x for x, _y in spots)
        for turn in (-frame.round, 0.0, frame.round):
            if first + turn <= frame.width + _MARGIN and last + turn >= -_MARGIN:
                yield [(x + turn, y) for x, y in spots] if turn else spots


def cut(geometry: dict[str, Any], corners: Sequence[Point]) -> dict[str, Any]:
    """A MultiLineString without those segments that lie wholly between two corners."""
    (south, west), (north, east) = corners

    def inside(at: Sequence[float]) -> bool:
        return west <= at[0] <= east and south <= at[1] <= north

    kept: list[list[Any]] = []
    for line in geometry["coordinates"]:
        run: list[Any] = []
        for one, two in pairwise(line):
            if inside(one) and inside(two):
                run = []
                continue
            if not run:
                run = [one]
                kept.append(run)
            run.append(two)
    return {"type": "MultiLineString", "coordinates": kept}


def leg(story: Story, leg: Leg, frame: Frame, wide: float = 0.0) -> str:
    """A leg's line as path data, cut where it leaves the picture: what lies far outside is seen by
    nobody, and to draw its dashes takes a renderer seconds. `wide` are the pixels of its stroke.
    """
    runs = _runs(_spots(story, leg, frame), frame, _MARGIN + wide / 2)
    return "".join(_data(_thin(run)) for run in runs)


def along(story: Story, leg: Leg, frame: Frame, step: float = 8.0) -> list[Spot]:
    """Spots on a leg's line every few pixels, as far as it lies in the frame."""
    spots = _spots(story, leg, frame)
    found = []
    for one, two in pairwise(spots):
        pieces = min(400, max(1, round(math.dist(one, two) / step)))
        for k in range(pieces):
            spot = (
                one[0] + (two[0] - one[0]) * k / pieces,
                one[1] + (two[1] - one[1]) * k / pieces,
            )
            if frame.holds(spot):
                found.append(spot)
    return found


def _spots(story: Story, leg: Leg, frame: Frame) -> list[Spot]:
    spots = [frame.plane(point) for point in extent.line_around(story, leg, frame.centre)]
    ends = (story.place(leg.origin), story.place(leg.destination))
    unnamed = [place is not None and place.gives_a_direction for place in ends]
    if not spots or not any(unnamed):
        return spots
    start, end = (spots[-1], spots[0]) if unnamed[0] else (spots[0], spots[-1])
    return [start, pointed(start, end)]


def pointed(start: Spot, end: Spot) -> Spot:
    """Where a line ends that only gives a direction."""
    share = min(1.0, _POINTED / (math.dist(start, end) or 1.0))
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _thin(spots: Sequence[Spot]) -> list[Spot]:
    """The line without points that nobody sees: near the last one, or on the way to the next."""
    kept: list[Spot] = []
    for index, spot in enumerate(spots):
        if not kept or index == len(spots) - 1 or math.dist(spot, kept[-1]) >= _FINEST:
            kept.append(spot)
    bends = kept[:1]
    passed: list[Spot] = []
    for spot, after in pairwise(kept[1:]):
        passed.append(spot)
        if len(passed) > _MOST_PASSED or any(_aside(p, bends[-1], after) > _OFF for p in passed):
            bends.append(spot)
            passed = []
    return [*bends, *kept[1:][-1:]]


def _aside(spot: Spot, one: Spot, two: Spot) -> float:
    """How far a spot lies beside the segment between two others, or beyond its ends."""
    across, down = two[0] - one[0], two[1] - one[1]
    long = across**2 + down**2
    share = ((spot[0] - one[0]) * across + (spot[1] - one[1]) * down) / long if long else 0.0
    share = min(1.0, max(0.0, share))
    return math.dist(spot, (one[0] + share * across, one[1] + share * down))


def _data(spots: Sequence[Spot], closed: bool = False) -> str:
    if len(spots) < 2 + closed:
        return ""
    text = "L".join(f"{x:.1f} {y:.1f}" for x, y in spots).replace(".0 ", " ").replace(".0L", "L")
    return f"M{text}{'Z' if closed else ''}"


def _runs(spots: Sequence[Spot], frame: Frame, margin: float = _MARGIN) -> Iterable[list[Spot]]:
    """The stretches of a line that lie in the frame or its margin."""
    run: list[Spot] = []
    for one, two in pairwise(spots):
        inside = _clip_segment(one, two, frame, margin)
        if run and (inside is None or inside[0] != run[-1]):
            yield run
            run = []
        if inside:
            run = run or [inside[0]]
            run.append(inside[1])
    if run:
        yield run


def _clip_segment(one: Spot, two: Spot, frame: Frame, margin: float) -> tuple[Spot, Spot] | None:
    """A segment cut to the frame by Liang and Barsky's method; None where it passes by."""
    first, last = 0.0, 1.0
    for axis, size in ((0, frame.width), (1, frame.height)):
        step = two[axis] - one[axis]
        for limit, sign in ((-margin, 1), (size + margin, -1)):
            within = (one[axis] - limit) * sign
            if step == 0:
                if within < 0:
                    return None
                continue
            share = (limit - one[axis]) / step
            if step * sign > 0:
                first = max(first, share)
            else:
                last = min(last, share)
    if first > last:
        return None

    def at(share: float) -> Spot:
        return (one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share)

    return (one if first == 0 else at(first), two if last == 1 else at(last))


def _clip_area(spots: Sequence[Spot], frame: Frame) -> list[Spot]:
    """A ring cut to the frame by Sutherland and Hodgman's method, an edge at a time."""
    edges = (
        (0, -_MARGIN, 1),
        (0, frame.width + _MARGIN, -1),
        (1, -_MARGIN, 1),
        (1, frame.height + _MARGIN, -1),
    )
    kept = list(spots)
    for axis, limit, sign in edges:
        cut: list[Spot] = []
        for one, two in zip(kept, kept[1:] + kept[:1], strict=True):
            inside = [(spot[axis] - limit) * sign >= 0 for spot in (one, two)]
            if inside[0]:
                cut.append(one)
            if inside[0] != inside[1]:
                share = (limit - one[axis]) / (two[axis] - one[axis])
                cut.append((one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share))
        kept = cut
    return kept
