"""Relief as XYZ tiles: 256 px WebP, grey and warm, without colour where the sea is.

What shows a tile lays the sea under it: a dark screen has another one, which no filter makes of
the colours of a light one. To z6 the tiles show the land of the whole neighbourhood, at z7 and z8
as much as a wide window shows of the whole journey, and from z9 on the stories' boxes. Relief fades
out slowly inside the edge of what is covered at z8, so that no edge is seen.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely
from PIL import Image, ImageDraw
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from overland import files
from overland.basemap import relief
from overland.basemap.readers import Box, on_the_globe
from overland.basemap.relief import Array, HeightModel
from overland.geography import mercator_arrays
from overland.geography.mercator import TILE, tile_at

WORLD_ZOOM, NEAR_ZOOM, WIDE_ZOOM, REGION_ZOOM, DETAIL_ZOOM = 2, 6, 8, 10, 12
NEAR_DEGREES: Final = 20.0
WIDEST_MAP: Final = 2.5
"""Width to height: the map in a window of 2000 by 1000 pixels."""
ROOM: Final = 1.4
"""A map opens on up to so much more than the journey, for its zoom goes by half levels."""
WIDE_FADE: Final = 0.15
"""The share of a wide box's height in which its relief fades."""
QUALITY: Final = {"grey": 76, "warm": 66}
MOST_TILES: Final = 500
"""Of one zoom: a longer journey is less deep."""
SMALLEST_ISLAND: Final = 0.001
"""Square degrees: some 10 square kilometres."""
SMOOTHING: Final = 4
"""The coast is drawn this many times larger and shrunk."""

Colour = tuple[int, int, int]
Stops = tuple[tuple[float, Colour], ...]
STYLES: Final[dict[str, Stops]] = {
    "grey": ((0.0, (238, 238, 236)), (3000.0, (238, 238, 236))),
    "warm": (
        (-400.0, (214, 222, 200)),
        (0.0, (228, 231, 214)),
        (500.0, (238, 232, 212)),
        (1000.0, (235, 221, 194)),
        (1800.0, (224, 203, 174)),
        (2600.0, (238, 228, 214)),
        (3500.0, (250, 248, 244)),
    ),
}
"""Colour of level ground by height in metres."""
FLAT: Final[dict[str, Colour]] = {"grey": (238, 238, 236), "warm": (238, 232, 212)}
"""Colour of land without relief."""

Address = tuple[int, int, int]


def colours(style: str) -> dict[str, str]:
    """Of what lies beside the tiles: the sea has everywhere the screen's own."""
    return {"land": f"#{bytes(FLAT[style]).hex()}"}


def covering(zoom: int, clip: Box) -> Iterator[Address]:
    """Addresses of the tiles that a box touches, by row."""
    parts = on_the_globe(clip)
    corners = [(tile_at((n, w), zoom), tile_at((s, e), zoom)) for w, s, e, n in parts]
    for y in range(corners[0][0][1], corners[0][1][1] + 1):
        columns = [x for start, end in corners for x in range(start[0], end[0] + 1)]
        for x in dict.fromkeys(columns):
            yield zoom, x, y


def widened(clip: Box, zoom: int) -> Box:
    """What a wide window shows around a story's box, and the margin in which relief fades.

    It shows half as much at each zoom after the first that is for the region.
    """
    west, south, east, north = clip
    middle = (south + north) / 2
    room = ROOM / 2 ** max(0, zoom - NEAR_ZOOM - 1)
    high = (north - south) * max(1.0, room)
    shown = (north - south) * room * WIDEST_MAP
    wide = max(east - west, shown / float(np.cos(np.radians(middle))))
    margin = high * WIDE_FADE
    beside, above = (wide - (east - west)) / 2 + margin, (high - (north - south)) / 2 + margin
    beside = min(beside, (360 - (east - west)) / 2)
    return (west - beside, max(-85.0, south - above), east + beside, min(85.0, north + above))


def depths(clip: Box, journey: Box) -> tuple[int, int]:
    """The deepest zoom of a story's box, and of its journey: less deep where these are large."""
    return _deepest(clip, REGION_ZOOM), _deepest(journey, DETAIL_ZOOM)


def _deepest(area: Box, wanted: int) -> int:
    zooms = range(wanted, NEAR_ZOOM, -1)
    return next((z for z in zooms if sum(1 for _ in covering(z, area)) <= MOST_TILES), NEAR_ZOOM)


def pyramid(clip: Box, journey: Box) -> list[Address]:
    """Every tile of a story: the world, the neighbourhood, its box, and the journey in detail."""
    wide = NEAR_DEGREES
    south, north = max(-85.0, clip[1] - wide), min(85.0, clip[3] + wide)
    near = (clip[0] - wide, south, clip[2] + wide, north)
    region, close = depths(clip, journey)
    made: list[Address] = []
    for zoom in range(max(region, close) + 1):
        if zoom <= WORLD_ZOOM:
            area = (-180.0, -85.05, 179.99, 85.05)
        elif zoom <= NEAR_ZOOM:
            area = near
        elif zoom <= WIDE_ZOOM:
            area = widened(clip, zoom)
        else:
            area = clip if zoom <= region else journey
        made += covering(zoom, area)
    return made


class Painter:
    """Draws tiles. `boxes` are those of all stories: a tile shows the relief of each.

    `coast` is the fine coast of the boxes between -180 and 180. What of it the `world` lacks is
    drawn far out too: a small island is all the land that its story has.
    """

    def __init__(
        self, model: HeightModel, world: BaseGeometry, coast: BaseGeometry, boxes: Sequence[Box]
    ) -> None:
        self._model = model
        self._world = _Ground(shapely.union_all([world, *_islands(world, coast)]))
        self._coast = _Ground(coast)
        self._boxes = boxes

    def paint(self, address: Address) -> dict[str, bytes]:
        """The tile in each style, as WebP."""
        zoom, x, y = address
        left, top = x * TILE, y * TILE
        ground = self._world if zoom <= NEAR_ZOOM else self._coast
        land = ground.mask(zoom, left, top)[..., None]
        weight = self._weight(zoom, left, top)
        light = height = None
        if weight.any() and land.any():
            light, height = relief.shading(self._model, zoom, left, top, TILE, TILE)
        made = {}
        for style in STYLES:
            shown = np.broadcast_to(np.array(FLAT[style], np.float32), (TILE, TILE, 3))
            if light is not None and height is not None:
                part = weight[..., None]
                shown = shown * (1 - part) + _lit(style, light, height) * part
            made[style] = encode(shown, land, QUALITY[style])
        return made

    def _weight(self, zoom: int, left: int, top: int) -> Array:
        """How much of the relief is shown: none at a box's edge, all inside; less at far zooms."""
        lat = mercator_arrays.latitudes(zoom, np.arange(top, top + TILE))[:, None]
        lon = mercator_arrays.longitudes(zoom, np.arange(left, left + TILE))[None, :]
        most = np.zeros((TILE, TILE), np.float32)
        for (west, south, east, north), fade in self._shown(zoom):
            inside = np.minimum(
                np.minimum(lon - west, east - lon), np.minimum(lat - south, north - lat)
            )
            t = np.clip(inside / fade, 0, 1)
            most = np.maximum(most, (t * t * (3 - 2 * t)).astype(np.float32))
        return most * np.float32(min(1.0, max(0.0, (zoom - 3) / 3)))

    def _shown(self, zoom: int) -> list[tuple[Box, float]]:
        """Where relief is shown at a zoom, and in how many degrees it fades at the edge."""
        found = []
        for clip in self._boxes:
            area = widened(clip, min(zoom, WIDE_ZOOM))
            fade = (area[3] - area[1]) * WIDE_FADE
            parts = map(reached, on_the_globe(area))
            found += [(part, fade) for part in parts if part]
        return found


def _islands(world: BaseGeometry, coast: BaseGeometry) -> list[BaseGeometry]:
    """The parts of a coast that touch no land of the world, but for rocks."""
    parts = getattr(coast, "geoms", [coast])
    return [p for p in parts if p.area > SMALLEST_ISLAND and not world.intersects(p)]


def reached(clip: Box) -> Box | None:
    """The part of a box that the height model knows."""
    reach = relief.MODEL_BOX
    west, south = max(clip[0], reach[0]), max(clip[1], reach[1])
    east, north = min(clip[2], reach[2]), min(clip[3], reach[3])
    return (west, south, east, north) if west < east and south < north else None


def _lit(style: str, light: Array, height: Array) -> Array:
    stops = STYLES[style]
    at = [metres for metres, _ in stops]
    level = np.stack(
        [np.interp(height, at, [colour[band] for _, colour in stops]) for band in range(3)], -1
    )
    bright, dark = np.clip(light, 0, 1)[..., None], np.clip(-light, 0, 1)[..., None]
    white = np.array((255, 255, 254) if style == "grey" else (255, 252, 244), np.float32)
    shade = np.array((108, 110, 114) if style == "grey" else (112, 92, 80), np.float32)
    lit = level + (white - level) * np.minimum(1.0, bright * 2.2)
    made: Array = (lit + (shade - lit) * np.minimum(1.0, dark * 0.95)).astype(np.float32)
    return made


class _Ground:
    """Land as polygons that can be looked up by tile and drawn with soft edges."""

    def __init__(self, land: BaseGeometry) -> None:
        self._parts = [p for p in getattr(land, "geoms", [land]) if p.geom_type == "Polygon"]
        self._tree = shapely.STRtree(self._parts)

    def mask(self, zoom: int, left: int, top: int) -> Array:
        """1 on land, 0 at sea."""
        edge = np.array([-1.0, TILE + 1.0])
        south, north = sorted(mercator_arrays.latitudes(zoom, top + edge))
        west, east = mercator_arrays.longitudes(zoom, left + edge)
        window = box(west, max(south, -89), east, min(north, 89))
        picture = Image.new("L", (TILE * SMOOTHING, TILE * SMOOTHING))
        draw = ImageDraw.Draw(picture)
        for index in sorted(self._tree.query(window)):
            part = shapely.make_valid(self._parts[index].intersection(window))
            for polygon in getattr(part, "geoms", [part]):
                if polygon.geom_type == "Polygon" and not polygon.is_empty:
                    draw.polygon(_pixels(polygon.exterior, zoom, left, top), fill=255)
                    for hole in polygon.interiors:
                        draw.polygon(_pixels(hole, zoom, left, top), fill=0)
        small = picture.reduce(SMOOTHING)
        return np.asarray(small, np.float32) / np.float32(255)


def _pixels(ring: Any, zoom: int, left: int, top: int) -> list[tuple[float, float]]:
    at = mercator_arrays.pixels(zoom, np.asarray(ring.coords))
    moved = (at - np.array([left, top])) * SMOOTHING
    return [(float(a), float(b)) for a, b in moved]


def encode(pixels: Array, land: Array, quality: int) -> bytes:
    """A picture of the land; nothing where `land` is 0. Whole land has no bytes for that."""
    bands = pixels if land.min() == 1 else np.concatenate([pixels, land * 255], axis=-1)
    made = io.BytesIO()
    rounded = np.clip(np.rint(bands), 0, 255).astype(np.uint8)
    Image.fromarray(rounded).save(made, "WEBP", quality=quality, method=6)
    return made.getvalue()


def write(folder: Path, address: Address, body: bytes) -> None:
    """Put one tile in place, whole."""
    zoom, x, y = address
    path = folder / str(zoom) / str(x) / f"{y}.webp"
    files.make_folder(path.parent)
    files.replace(path, body)
