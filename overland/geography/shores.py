"""Land and water of the world at 1:50m: what lies on land, and how far from a shore.

Great lakes are water as seas are; rivers are lines of towns on them, where ships go far inland.
Points are rows of latitude and longitude in degrees, within 180 of Greenwich.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from overland import config, json_text
from overland.geography.distance import KM_PER_DEGREE, nearest_on_line, rough_km
from overland.story.models import Point

Numbers = NDArray[np.float64]
FILE: Final = "world.geojson"
BY_A_RIVER_KM: Final = 60.0
"""A river is drawn here from town to town, so its bends lie this far off."""
_REACH: Final = 2.0
"""Degrees around points within which a shore is looked for; what is farther is far."""
RIVERS: Final[Mapping[str, tuple[Point, ...]]] = {
    "Nile": (
        *((31.4, 30.4), (30.1, 31.2), (27.2, 31.2), (25.7, 32.6), (24.1, 32.9), (21.8, 31.4)),
        *((19.2, 30.5), (18.5, 31.8), (17.7, 34.0), (15.6, 32.5), (13.2, 32.7), (9.5, 31.7)),
        *((6.2, 31.6), (4.9, 31.6)),
    ),
    "Danube": (
        *((45.4, 28.8), (45.4, 28.1), (43.8, 26.0), (44.0, 22.9), (44.8, 20.5), (47.5, 19.0)),
        *((48.1, 17.1), (48.2, 16.4), (48.3, 14.3), (48.6, 13.4), (49.0, 12.1)),
    ),
    "Rhine": ((51.9, 4.5), (51.4, 6.8), (50.9, 7.0), (50.0, 8.3), (48.6, 7.7), (47.6, 7.6)),
    "Volga": (
        *((46.3, 48.0), (48.7, 44.5), (51.5, 46.0), (53.2, 50.1), (55.8, 49.1), (56.3, 44.0)),
        (57.6, 39.9),
    ),
    "Dnieper": ((46.6, 32.6), (47.9, 35.1), (48.5, 35.0), (49.4, 32.1), (50.5, 30.5)),
    "Congo": ((-5.8, 13.5), (-4.3, 15.3), (0.0, 18.3), (2.2, 21.5), (0.5, 25.2)),
    "Amazon": ((0.0, -51.1), (-2.4, -54.7), (-3.1, -60.0), (-3.4, -64.7), (-4.2, -69.9)),
    "Mississippi": ((30.0, -90.1), (30.4, -91.2), (35.1, -90.0), (38.6, -90.2), (45.0, -93.3)),
    "Yangtze": ((31.2, 121.5), (32.1, 118.8), (30.6, 114.3), (30.7, 111.3), (29.6, 106.6)),
    "Mekong": ((11.6, 104.9), (12.5, 106.0), (15.1, 105.8), (16.6, 104.8), (18.0, 102.6)),
}
"""Great rivers that ships sail -> points of towns on them (GeoNames, to a tenth of a degree)."""


@dataclass(frozen=True, slots=True, eq=False)
class Shores:
    """Every piece of every shore: rows of latitude and longitude of both ends.

    `lowest` and `highest` are of each piece the latitude and the longitude of its ends.
    """

    pieces: Numbers
    lowest: Numbers
    highest: Numbers

    def on_land(self, points: Numbers) -> NDArray[np.bool_]:
        """Which points lie on land: a way to the east crosses shores an odd number of times."""
        band = self._between(0, points[:, 0].min(), points[:, 0].max())
        y0, x0, y1, x1 = self.pieces[band].T
        y, x = points[:, :1], points[:, 1:]
        across = (y0 > y) != (y1 > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            east = x < x0 + (x1 - x0) * (y - y0) / (y1 - y0)
        found: NDArray[np.bool_] = (across & east).sum(axis=1) % 2 == 1
        return found

    def away_km(self, points: Numbers) -> Numbers:
        """How far each point lies from the nearest shore, about; infinite if far beyond _REACH."""
        south, west = points.min(axis=0) - _REACH
        north, east = points.max(axis=0) + _REACH
        near = self._between(0, south, north)
        # A degree of longitude is short in the north: all around it are looked at.
        if max(abs(south), abs(north)) < 60:
            near &= self._between(1, west, east)
        if not near.any():
            return np.full(len(points), np.inf)
        squeeze = np.cos(np.radians(points[:, :1]))
        y0, x0, y1, x1 = self.pieces[near].T
        y, x = points[:, :1], points[:, 1:]
        down, over = y1 - y0, (x1 - x0) * squeeze
        py, px = y - y0, (x - x0) * squeeze
        length = down**2 + over**2
        share = np.clip((py * down + px * over) / np.where(length > 0, length, 1), 0, 1)
        apart = np.hypot(py - share * down, px - share * over)
        return np.asarray(apart.min(axis=1) * KM_PER_DEGREE)

    def _between(self, column: int, low: float, high: float) -> NDArray[np.bool_]:
        """Which pieces may lie between two latitudes (column 0) or longitudes (1)."""
        return np.asarray((self.highest[:, column] >= low) & (self.lowest[:, column] <= high))


def shores() -> Shores | None:
    """The world's, kept in memory; None where there is no such file that can be read."""
    path = config.world(FILE)
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        return None


def river(point: Point) -> str:
    """The great river by which a point lies; "" if none."""
    for name, towns in RIVERS.items():
        rough = min(rough_km(point, town) for town in towns)
        if rough < 1_000 and nearest_on_line(point, towns)[0] <= BY_A_RIVER_KM:
            return name
    return ""


@lru_cache(maxsize=4)
def _read(path: Path, _state: int) -> Shores | None:
    try:
        value: Any = json_text.value(path.read_text("utf-8"))
        lands = [
            feature["geometry"]["coordinates"]
            for feature in value["features"]
            if feature["properties"]["layer"] == "land"
        ]
        rings = [np.array(ring)[:, 1::-1] for land in lands for area in land for ring in area]
        pieces = np.concatenate([np.hstack([ring[:-1], ring[1:]]) for ring in rings])
        one, two = pieces[:, :2], pieces[:, 2:]
        return Shores(pieces, np.minimum(one, two), np.maximum(one, two))
    except (OSError, ValueError, LookupError, TypeError):  # told by the check of the ground
        return None
