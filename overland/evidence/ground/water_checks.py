"""Doubts about legs on the wrong element: a ferry that ends inland, a train over the open sea."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

import numpy as np

from overland import config
from overland.errors import Problem
from overland.evidence.doubts.rows import warning
from overland.geocoding import ports
from overland.geography import shores
from overland.geography.antimeridian import wrap_longitude
from overland.geography.distance import KM_PER_DEGREE, rough_km
from overland.geography.shores import Numbers, Shores
from overland.story.models import Leg, Place, Point, Story
from overland.story.vocabularies import AREAS

INLAND_KM: Final = 30.0
"""How far from water a place is where no ship comes, if it is by no great river and no port."""
OPEN_WATER_KM: Final = 50.0
"""What no bridge, dam or tunnel leads over."""
_OFFSHORE_KM: Final = 5.0
"""How far off the shore water is open: a road along it may lie beside the coarse line of it."""
_MOST_POINTS: Final = 200
_EVERY_KM: Final = 5.0
_ON_LAND: Final = frozenset({"road", "rail", "foot"})


def warnings(story: Story) -> Iterator[Problem]:
    """Legs by sea with an end or a line far inland, and legs over land that cross open water."""
    legs = [leg for leg in story.legs if leg.mode == "sea" or leg.mode in _ON_LAND]
    world = shores.shores() if legs else None
    for leg in legs if world else ():
        assert world
        points = story.routes[leg.id].points if leg.id in story.routes else ()
        if leg.mode == "sea":
            ends = list(_ends_inland(story, leg, world))
            yield from ends or _over_land(story, leg, points, world)
        else:
            yield from _over_water(story, leg, points, world)


def _ends_inland(story: Story, leg: Leg, world: Shores) -> Iterator[Problem]:
    for column in ("origin", "destination"):
        place = story.place(getattr(leg, column))
        if place is None or place.point is None or place.kind in AREAS:
            continue
        inland = _inland_km(place, place.point, world)
        if inland > INLAND_KM:
            told = f"{inland:.0f} km" if np.isfinite(inland) else "hundreds of km"
            message = f"lies {told} from any sea or great lake, and the leg is by sea"
            remedy = "Is it another place of that name?"
            yield warning(story, leg, column, place.id, message, remedy)


def _inland_km(place: Place, point: Point, world: Shores) -> float:
    """How far from water a place lies at least; 0 by a great river and by a known port."""
    at = _array([point])
    if not world.on_land(at)[0]:
        return 0.0
    inland = float(world.away_km(at)[0]) - (place.uncertainty_km or 0)
    if inland <= INLAND_KM or shores.river(point) or _by_a_port(point):
        return 0.0
    return inland


def _by_a_port(point: Point) -> bool:
    table = config.gazetteer(config.data()).with_name(ports.FILE)
    found = _ports(table)
    near = found[np.abs(found[:, 0] - point[0]) < 1] if len(found) else found
    return any(rough_km(point, (lat, lon)) <= INLAND_KM for lat, lon in near.tolist())


@lru_cache(maxsize=4)
def _ports(table: Path) -> Numbers:
    return np.array([(p.latitude, p.longitude) for p in ports.port_entries(table)], dtype=float)


def _over_land(story: Story, leg: Leg, points: Sequence[Point], world: Shores) -> Iterator[Problem]:
    every, step_km = _along(points)
    if not len(every) or _by_one_river(points):
        return
    dry = world.on_land(every)
    if dry.mean() <= 0.5:
        return
    inland = dry & (world.away_km(every) > INLAND_KM)
    if inland.mean() > 0.5:
        far = inland.sum() * step_km
        message = f"has a line that runs {far:.0f} km over land, far from any sea or great lake"
        remedy = "Draw it by the sea, or check its places"
        yield warning(story, leg, "mode", "sea", message, remedy)


def _by_one_river(points: Sequence[Point]) -> bool:
    return bool(river := shores.river(points[0])) and shores.river(points[-1]) == river


def _over_water(
    story: Story, leg: Leg, points: Sequence[Point], world: Shores
) -> Iterator[Problem]:
    every, step_km = _along(points)
    if not len(every):
        return
    wet = ~world.on_land(every)
    if wet.sum() * step_km <= OPEN_WATER_KM:
        return
    wet[wet] = world.away_km(every[wet]) > _OFFSHORE_KM
    runs = (sum(1 for _ in run) for is_wet, run in groupby(wet.tolist()) if is_wet)
    longest = max(runs, default=0) * step_km
    if longest > OPEN_WATER_KM:
        message = f"has a line that runs {longest:.0f} km over open water"
        remedy = "Check its places and its means"
        yield warning(story, leg, "mode", leg.mode, message, remedy)


def _along(points: Sequence[Point]) -> tuple[Numbers, float]:
    """Points about 5 km apart along a line, 200 at most, and how far apart they are, in km."""
    if len(points) < 2:
        return np.zeros((0, 2)), 0.0
    line = [points[0]]
    for latitude, longitude in points[1:]:
        line.append((latitude, wrap_longitude(longitude, line[-1][1])))
    given = np.array(line)
    squeeze = np.cos(np.radians((given[1:, 0] + given[:-1, 0]) / 2))
    steps = np.hypot(np.diff(given[:, 0]), np.diff(given[:, 1]) * squeeze)
    reached = np.concatenate([[0.0], np.cumsum(steps)]) * KM_PER_DEGREE
    many = int(min(_MOST_POINTS, max(2, reached[-1] / _EVERY_KM + 1)))
    at = np.linspace(0, reached[-1], many)
    found = np.column_stack([np.interp(at, reached, given[:, column]) for column in (0, 1)])
    return _array(found), float(reached[-1] / (many - 1))


def _array(points: Sequence[Point] | Numbers) -> Numbers:
    found = np.array(points, dtype=float)
    found[:, 1] = (found[:, 1] + 180) % 360 - 180
    return found
