"""The ground of a picture: relief stitched from tiles, and what the vector layers draw on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image

from overland import config
from overland.assets.tokens import dimmed, under_relief
from overland.basemap import ground, label_names
from overland.geography.mercator import TILE, Frame
from overland.i18n import language
from overland.story.models import Point, Story
from overland.svg import countries, paths
from overland.svg.style import Theme
from overland.view import View

_DEEPEST: Final = 12
_COARSER: Final = 3
"""How many zoom levels a missing tile may be replaced from."""
_VECTORS: Final = {"lakes": "rivers", "rivers": "rivers", "roads": "roads", "admin1": "borders"} | {
    "borders": "borders"
}
"""File, and the layer of the view that shows it; bottom to top."""


@dataclass(frozen=True, slots=True)
class GroundPath:
    """One path of the ground: "land", "lake", "river", "road", "admin1" or "border"."""

    layer: str
    disputed: bool
    path: str


@dataclass(frozen=True, slots=True)
class GroundName:
    """A name that the ground may show, in the reader's language."""

    text: str
    kind: str
    spot: tuple[float, float]


def relief(view: View, frame: Frame, scale: float, theme: Theme) -> Image.Image | None:
    """The relief that the view asks for, `scale` pixels to one of the frame; None without any.

    Where no tile is, the picture is transparent.
    """
    styles = [
        name for layer, name in (("terrain", "warm"), ("relief", "grey")) if layer in view.layers
    ]
    folder = config.basemap() / "tiles"
    if not styles or not (folder / styles[0]).is_dir():
        return None
    zoom = min(max(math.ceil(frame.zoom + math.log2(scale) - 0.25), 0), _DEEPEST)
    ratio = 2 ** (zoom - frame.zoom)
    box = (frame.left * ratio, frame.top * ratio)
    size = (frame.width * ratio, frame.height * ratio)
    columns = range(math.floor(box[0] / TILE), math.ceil((box[0] + size[0]) / TILE))
    rows = range(math.floor(box[1] / TILE), math.ceil((box[1] + size[1]) / TILE))
    sheet = Image.new("RGBA", (len(columns) * TILE, len(rows) * TILE))
    for i, x in enumerate(columns):
        for j, y in enumerate(rows):
            if tile := _tile(folder / styles[0], zoom, x % 2**zoom, y, under_relief(theme)):
                sheet.paste(tile, (i * TILE, j * TILE))
    left, top = box[0] - columns.start * TILE, box[1] - rows.start * TILE
    made = sheet.resize(
        (round(frame.width * scale), round(frame.height * scale)),
        Image.Resampling.LANCZOS,
        box=(left, top, left + size[0], top + size[1]),
    )
    return _darkened(made) if theme == "dark" else made


def covers(image: Image.Image | None) -> bool:
    """Whether nothing can be seen through the relief."""
    return image is not None and image.getchannel("A").getextrema() == (255, 255)


def webp(image: Image.Image) -> bytes:
    """The relief as a small WebP; the same image always gives the same bytes."""
    held = BytesIO()
    flat = image.convert("RGB") if covers(image) else image
    flat.save(held, "WEBP", quality=62, method=4)
    return held.getvalue()


def vectors(story: Story, view: View, frame: Frame, *, land: bool) -> list[GroundPath]:
    """The paths of the layers that the view shows; land only where no relief covers it.

    Where the story's own ground is only a spot in the picture, the world's borders stand for it.
    """
    folder, world = config.basemap() / story.slug, config.world(ground.WORLD)
    found = [*_paths(world, frame, "land"), *_paths(folder / "land.geojson", frame)] if land else []
    corners = ground.described(story.slug).get("bounds")
    close = countries.fills(corners, frame)
    if "borders" in view.layers:
        found += _paths(world, frame, "border", without=corners if close else None)
    wanted = [stem for stem, layer in _VECTORS.items() if close and layer in view.layers]
    return found + [d for stem in wanted for d in _paths(folder / f"{stem}.geojson", frame)]


def names(story: Story, view: View, frame: Frame) -> list[GroundName]:
    """The names that belong into the frame at its zoom, those that matter most first."""
    if "labels" not in view.layers:
        return []
    found = ground.labels(story)
    made = []
    for item in sorted(found, key=lambda item: item["rank"]):
        spot = frame.pixel((item["latitude"], item["longitude"]))
        wanted = item.get("min_zoom") or 0, item.get("max_zoom") or 99
        # A still picture cannot be zoomed into: it names half a level more than the live map.
        zoomed = wanted[0] <= frame.zoom + 0.5 and frame.zoom <= wanted[1]
        # A country's name may be moved into the picture.
        if zoomed and (item["kind"] == "country" or frame.holds(spot)):
            made.append(GroundName(label_names.name_of(item, language()), item["kind"], spot))
    return [name for name in made if name.text]


def _darkened(image: Image.Image) -> Image.Image:
    """The relief as the live map's dark theme filters it."""
    table = [dimmed(value) for value in range(256)]
    red, green, blue, alpha = image.split()
    bands = [band.point(table) for band in (red, green, blue)]
    return Image.merge("RGBA", (*bands, alpha))


def _tile(folder: Path, zoom: int, x: int, y: int, sea: str) -> Image.Image | None:
    """A tile over its sea, or its part of a coarser one where none of its zoom was built."""
    for up in range(min(_COARSER, zoom) + 1):
        path = folder / str(zoom - up) / str(x >> up) / f"{y >> up}.webp"
        if land := _image(path):
            tile = Image.new("RGB", land.size, sea)
            tile.paste(land, mask=land)
            part = TILE / 2**up
            left, top = (x % 2**up) * part, (y % 2**up) * part
            box = (left, top, left + part, top + part)
            return tile.resize((TILE, TILE), Image.Resampling.BICUBIC, box=box) if up else tile
    return None


def _image(path: Path) -> Image.Image | None:
    """The image in a file; None where there is none that can be read."""
    try:
        with Image.open(path) as image:
            return image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _paths(
    path: Path, frame: Frame, only: str = "", *, without: Any = None
) -> Sequence[GroundPath]:
    """The features of a layer, or of all; `without` what lies wholly between two corners."""
    corners = tuple((south, west) for south, west in without) if without else ()
    return _drawn(path, ground.state(path), frame, only, corners)


# The picture of a story is made in each language, on the same ground.
@lru_cache(maxsize=48)
def _drawn(
    path: Path, _state: object, frame: Frame, only: str, without: Sequence[Point]
) -> Sequence[GroundPath]:
    found = []
    for feature in ground.features(path):
        layer = feature["properties"]["layer"]
        if only and layer != only:
            continue
        geometry = paths.cut(feature["geometry"], without) if without else feature["geometry"]
        drawn = paths.path(geometry, frame, filled=layer in ("land", "lake"))
        if drawn:
            found.append(GroundPath(layer, bool(feature["properties"].get("disputed")), drawn))
    return tuple(found)
