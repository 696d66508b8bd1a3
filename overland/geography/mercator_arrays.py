"""Web Mercator of whole arrays of pixels or points, by the same figures as of a single point."""

from __future__ import annotations

from typing import Any

import numpy as np

from overland.geography.mercator import EQUATOR_M, TILE

Numbers = np.ndarray[Any, np.dtype[Any]]
_POLE = 89.0
"""Degrees: what lies beyond is drawn there, far outside of every picture."""


def latitudes(zoom: int, rows: Numbers) -> Numbers:
    """Latitudes of the middles of pixel rows, counted from the north edge of the world."""
    northing = np.pi * (1 - 2 * (rows + 0.5) / (TILE * 2**zoom))
    made: Numbers = np.degrees(np.arctan(np.sinh(northing)))
    return made


def longitudes(zoom: int, columns: Numbers) -> Numbers:
    """Longitudes of the middles of pixel columns, counted from the world's west edge."""
    made: Numbers = (columns + 0.5) / (TILE * 2**zoom) * 360.0 - 180.0
    return made


def pixels(zoom: int, points: Numbers) -> Numbers:
    """Pixels east and south of the world's north-west corner, of rows of longitude, latitude."""
    size = TILE * 2**zoom
    latitude = np.radians(np.clip(points[:, 1], -_POLE, _POLE))
    x = (points[:, 0] + 180) / 360 * size
    y = (1 - np.arcsinh(np.tan(latitude)) / np.pi) / 2 * size
    made: Numbers = np.stack([x, y], -1)
    return made


def metres_per_pixel(zoom: int, latitude: Numbers | float) -> Numbers:
    """The ground that a pixel covers."""
    made: Numbers = EQUATOR_M * np.cos(np.radians(latitude)) / (TILE * 2**zoom)
    return made
