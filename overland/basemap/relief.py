"""Shaded relief of any box of pixels in Web Mercator, without seams between boxes.

Heights are interpolated by a cubic B-spline, which has no creases for the shading to show. Latitude
and longitude vary along one axis of the picture each, so the spline is evaluated an axis at a time.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from scipy import ndimage

from overland.basemap.readers import Box
from overland.geography.mercator_arrays import latitudes, longitudes, metres_per_pixel

Array = np.ndarray[Any, np.dtype[np.float32]]

MODEL_BOX: Final[Box] = (0.0, 0.0, 90.0, 50.0)
CELLS_PER_DEGREE: Final = 120
BLUR_M: Final = 250.0
# Azimuth and height of the light in degrees, and its share: the cartographer's north-west, and a
# weaker one from the west that keeps ridges which run towards the first from going flat.
LIGHTS: Final = ((315.0, 40.0, 0.7), (255.0, 45.0, 0.3))
EXAGGERATION: Final = 2.6


class HeightModel:
    """Heights in metres by pixel. Outside the model's reach they are 0."""

    def __init__(self, cells: np.ndarray[Any, Any], box: Box = MODEL_BOX) -> None:
        """`cells` has its first row in the north; a cell's value stands in its north-west corner
        (an offset of half a cell was measured to cost 90 m)."""
        self._cells = cells
        self._box = box

    def heights_m(self, zoom: int, left: int, top: int, width: int, height: int) -> Array:
        lat = latitudes(zoom, np.arange(top, top + height))
        lon = longitudes(zoom, np.arange(left, left + width))
        west, _, _, north = self._box
        rows = (north - lat) * CELLS_PER_DEGREE
        columns = (lon - west) * CELLS_PER_DEGREE
        r0, r1 = self._range(rows, self._cells.shape[0])
        c0, c1 = self._range(columns, self._cells.shape[1])
        if r1 - r0 < 4 or c1 - c0 < 4:
            return np.zeros((height, width), np.float32)
        window = self._cells[r0:r1, c0:c1].astype(np.float32)
        spline = ndimage.spline_filter(window, order=3, output=np.float32, mode="mirror")
        made = _along(_along(spline, rows - r0).T, columns - c0).T
        made[(rows < 0) | (rows >= self._cells.shape[0])] = 0
        made[:, (columns < 0) | (columns >= self._cells.shape[1])] = 0
        return made

    @staticmethod
    def _range(positions: np.ndarray[Any, Any], size: int) -> tuple[int, int]:
        # The spline filter feels its edges for a dozen cells: start well outside.
        low = max(0, int(np.floor(positions.min())) - 16)
        return min(low, size), max(0, min(size, int(np.ceil(positions.max())) + 17))


def _along(spline: Array, positions: np.ndarray[Any, Any]) -> Array:
    """Cubic B-spline along the first axis, at fractional positions."""
    base = np.floor(positions).astype(int)
    t = (positions - base).astype(np.float32)[:, None]
    weights = (
        (1 - t) ** 3 / 6,
        (3 * t**3 - 6 * t**2 + 4) / 6,
        (-3 * t**3 + 3 * t**2 + 3 * t + 1) / 6,
        t**3 / 6,
    )
    last = spline.shape[0] - 1
    taken = [spline[np.clip(base + k - 1, 0, last)] for k in range(4)]
    made: Array = np.sum([w * s for w, s in zip(weights, taken, strict=True)], axis=0)
    return made


def shading(
    model: HeightModel, zoom: int, left: int, top: int, width: int, height: int
) -> tuple[Array, Array]:
    """Light from -1 (shadow) through 0 (level ground) to 1, and heights in metres."""
    middle = float(latitudes(zoom, np.array([top + height / 2]))[0])
    # One ground size for a whole zoom's row of tiles: it changes smoothly, so no seam shows.
    pad = int(np.ceil(4 * BLUR_M / metres_per_pixel(zoom, middle))) + 2
    rough = model.heights_m(zoom, left - pad, top - pad, width + 2 * pad, height + 2 * pad)
    lat = latitudes(zoom, np.arange(top - pad, top + height + pad))
    ground = metres_per_pixel(zoom, lat).astype(np.float32)[:, None]
    sigma = BLUR_M / metres_per_pixel(zoom, round(middle / 4) * 4.0)
    smooth = ndimage.gaussian_filter(rough, sigma) if sigma > 0.3 else rough
    south, east = np.gradient(smooth)
    # At far zooms a pixel spans whole slopes: exaggerate more, or the ground looks level.
    factor = EXAGGERATION * max(1.0, 1.45 ** (9 - zoom))
    dx, dy = east / ground * factor, -south / ground * factor
    steep = np.sqrt(1 + dx**2 + dy**2)
    light = np.zeros_like(smooth)
    for azimuth, elevation, share in LIGHTS:
        a, e = np.radians(azimuth), np.radians(elevation)
        lit = (np.sin(e) - np.cos(e) * (dx * np.sin(a) + dy * np.cos(a))) / steep
        light += share * (lit - np.sin(e)).astype(np.float32)
    inner = (slice(pad, pad + height), slice(pad, pad + width))
    return np.clip(light[inner], -1, 1), smooth[inner]
