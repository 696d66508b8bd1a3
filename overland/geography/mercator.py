"""Web Mercator: a point of the earth in a picture, as on the live map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import mercantile

from overland.geography.antimeridian import wrap_longitude
from overland.story.models import Point
from overland.view import Camera

TILE: Final = 256
_USUAL_WIDTH: Final = 1000
"""Pixels that a reader's map is usually wide: a camera's zoom is meant for that."""
_ZOOMS: Final = (2.0, 12.0)
_POLE: Final = 85.0511
EQUATOR_M: Final[float] = mercantile.CE


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture's window on the map: size in pixels, zoom, and its corner in world pixels."""

    width: int
    height: int
    zoom: float
    left: float
    top: float

    @property
    def centre(self) -> float:
        """The longitude at half width; it may be outside -180..180."""
        return (self.left + self.width / 2) / self.round * 360 - 180

    @property
    def round(self) -> float:
        """Pixels once around the earth."""
        return float(TILE * 2**self.zoom)

    def pixel(self, point: Point) -> tuple[float, float]:
        """Pixels from the picture's upper left corner, on the side of the earth that it shows."""
        return self.plane((point[0], wrap_longitude(point[1], self.centre)))

    def plane(self, point: Point) -> tuple[float, float]:
        """The same for a longitude that is meant as it is, a round more or less included."""
        x, y = world(point, self.zoom)
        return (x - self.left, y - self.top)

    def holds(self, spot: tuple[float, float], inset: float = 0.0) -> bool:
        """Whether a pixel lies in the picture, at least `inset` from its edge."""
        x, y = spot
        return inset <= x <= self.width - inset and inset <= y <= self.height - inset

    def metres_per_pixel(self) -> float:
        """The scale at half height."""
        middle = (self.top + self.height / 2) / self.round
        latitude = float(mercantile.lnglat(0, (0.5 - middle) * EQUATOR_M).lat)
        return EQUATOR_M * math.cos(math.radians(latitude)) / self.round


def around(
    corners: Sequence[Point], width: int, height: int, padding: tuple[float, float, float, float]
) -> Frame:
    """The closest frame in which both corners keep the padding: left, top, right, bottom."""
    (x0, y1), (x1, y0) = (world(corner, 0) for corner in corners)
    left, top, right, bottom = padding
    room = (max(1.0, width - left - right), max(1.0, height - top - bottom))
    spans = (x1 - x0, y1 - y0)
    zooms = [math.log2(space / span) for space, span in zip(room, spans, strict=True) if span > 0]
    zoom = min(max(min(zooms, default=9.0), _ZOOMS[0]), _ZOOMS[1])
    middle = ((x0 + x1) / 2 * 2**zoom, (y0 + y1) / 2 * 2**zoom)
    return Frame(
        width,
        height,
        zoom,
        middle[0] - left - room[0] / 2,
        middle[1] - top - room[1] / 2,
    )


def looking_at(camera: Camera, width: int, height: int) -> Frame:
    """What the reader's camera shows; a smaller picture shows the same ground smaller."""
    zoom = camera.zoom + min(0.0, math.log2(width / _USUAL_WIDTH))
    zoom = min(max(zoom, 0.0), 14.0)
    x, y = world((camera.latitude, camera.longitude), zoom)
    return Frame(width, height, zoom, x - width / 2, y - height / 2)


def world(point: Point, zoom: float) -> tuple[float, float]:
    """Pixels east and south of the world's north-west corner, at any zoom."""
    size = TILE * 2**zoom
    across, down = _shares(point[0], point[1])
    return (across * size, down * size)


@lru_cache(maxsize=16_384)
def _shares(latitude: float, longitude: float) -> tuple[float, float]:
    """How far across and down the world a point lies: a line is framed in many ways."""
    x, y = mercantile.xy(longitude, min(max(latitude, -_POLE), _POLE))
    return (x / EQUATOR_M + 0.5, 0.5 - y / EQUATOR_M)


def tile_at(point: Point, zoom: int) -> tuple[int, int]:
    """The tile (XYZ) that a point lies in; the one at the edge for a point beyond it."""
    last = 2**zoom - 1
    x, y = (int(pixel // TILE) for pixel in world(point, zoom))
    return min(max(x, 0), last), min(max(y, 0), last)
