"""The ground under a story: what `overland basemap` built, as a configuration for the browser.

Nothing here is drawn by the server: the browser fetches each layer once, under a hashed address.
"""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from overland import config as home
from overland.assets import registry
from overland.basemap import ground, label_names
from overland.geography.distance import KM_PER_DEGREE
from overland.geography.mercator import tile_at
from overland.html.markup import Safe, escape, tag
from overland.i18n import language
from overland.presentation import rights
from overland.story.models import Story

ONLINE: Final = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
_OSM: Final = "© OpenStreetMap contributors"
_OSM_RIGHTS: Final = "https://www.openstreetmap.org/copyright"
_STYLES: Final = {"relief": "grey", "terrain": "warm"}
Segments = NDArray[np.float64]
_SAME_TOWN_DEGREES: Final = 0.03
_FREE_KM: Final = 300.0
# Bottom to top: file, pane, the switch in the layer control ("" is always on), and what of it.
_VECTORS: Final = (
    ("world", "world", "", "land"),
    ("land", "ground", "", ""),
    ("lakes", "water", "rivers", ""),
    ("rivers", "water", "rivers", ""),
    ("roads", "roads", "roads", ""),
    ("admin1", "borders", "borders", ""),
    ("borders", "borders", "borders", ""),
    ("world", "far", "borders", "border"),
)


def config(story: Story) -> dict[str, Any]:
    """Layers, labels, tiles and attribution of a story's ground."""
    described = ground.described(story.slug)
    named = rights.named_makers(story)
    credits = {
        stem: name for stem, name in described.get("attributions", {}).items() if name not in named
    }
    borders = _borders(story.slug)
    return {
        "bounds": described.get("bounds"),
        "vectors": [
            {
                "url": registry.url(name),
                "pane": pane,
                "layer": layer,
                "only": only,
                "attribution": credit(credits.get(stem, "")),
            }
            for stem, pane, layer, only in _VECTORS
            if (name := _asset(story.slug, stem))
        ],
        "labels": [
            _label(item, borders)
            for item in ground.labels(story)
            if not _is_a_place_of(story, item) and label_names.name_of(item, language())
        ],
        "labels_attribution": credit(credits.get("labels", "")),
        "tiles": _tiles(described),
        "online": {"url": ONLINE, "attribution": credit(_OSM)},
    }


def credit(name: str) -> str:
    """HTML of somebody who made what a map shows; OpenStreetMap asks for a link.

    Leaflet tells each text once: whoever made two things must be written alike for both.
    """
    if not name:
        return ""
    link = str(tag("a", _OSM, href=_OSM_RIGHTS, target="_blank", rel="noopener"))
    return str(tag("bdi", Safe(str(escape(name)).replace(_OSM, link))))


def bounds(story: Story) -> Any:
    """South-west and north-east corner of the story's own ground; None where there is none."""
    return ground.described(story.slug).get("bounds")


def tile_meets(corners: Any, zoom: int, x: int, y: int) -> bool:
    """Whether a tile (XYZ, Web Mercator) shows any of an area; every tile does if there is none."""
    if not corners:
        return True
    (south, west), (north, east) = corners
    left, top = tile_at((north, west), zoom)
    right, bottom = tile_at((south, east), zoom)
    return left <= x <= right and top <= y <= bottom


def _asset(slug: str, stem: str) -> str | None:
    known = registry.names()
    candidates = (f"basemap/{slug}/{stem}.geojson", f"basemap/{stem}.geojson")
    good = (name for name in candidates if name in known and ground.is_good(_file(name)))
    return next(good, None)


def _file(asset: str) -> Path:
    name = asset.removeprefix("basemap/")
    return home.world(name) if name == ground.WORLD else home.basemap() / name


def _is_a_place_of(story: Story, item: dict[str, Any]) -> bool:
    """Whether a town is one of the story's own, whose marker names it."""
    return item["kind"] == "town" and any(
        max(abs(place.point[0] - item["latitude"]), abs(place.point[1] - item["longitude"]))
        < _SAME_TOWN_DEGREES
        for place in story.places
        if place.point and place.kind in ("city", "town")
    )


def _label(item: dict[str, Any], borders: Segments) -> dict[str, Any]:
    name = label_names.name_of(item, language())
    kept = ("kind", "latitude", "longitude", "rank", "min_zoom", "max_zoom")
    label = {"name": name} | {field: item[field] for field in kept if field in item}
    if item["kind"] == "country":
        label["room_km"] = _room_km(item["latitude"], item["longitude"], borders)
    return label


def _borders(slug: str) -> Segments:
    """Every border of the story's ground and of the world, as segments: longitude and latitude of
    both ends."""
    lines: list[list[list[float]]] = []
    for name in (f"basemap/{slug}/borders.geojson", "basemap/world.geojson"):
        for feature in ground.features(_file(name)):
            if feature["properties"].get("layer") == "border":
                shape = feature["geometry"]
                one = shape["type"] == "LineString"
                lines += [shape["coordinates"]] if one else shape["coordinates"]
    ends = [(*a[:2], *b[:2]) for line in lines for a, b in pairwise(line)]
    return np.array(ends, dtype=float).reshape(-1, 4)


def _room_km(latitude: float, longitude: float, borders: Segments) -> float:
    """How far a country's name may move and still stand in it: to nine tenths of the way there.

    On a plane around the name: good enough for tens of kilometres.
    """
    east_km = KM_PER_DEGREE * math.cos(math.radians(latitude))
    x0, x1 = (east_km * (borders[:, end] - longitude) for end in (0, 2))
    y0, y1 = (KM_PER_DEGREE * (borders[:, end] - latitude) for end in (1, 3))
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    share = np.clip(-(x0 * dx + y0 * dy) / np.where(length > 0, length, 1.0), 0.0, 1.0)
    nearest = np.hypot(x0 + share * dx, y0 + share * dy).min(initial=_FREE_KM)
    return round(0.9 * float(nearest), 1)


def _tiles(described: dict[str, Any]) -> dict[str, Any] | None:
    """The relief: where its tiles are, and which switch shows which style."""
    tiles = described.get("tiles")
    if not tiles:
        return None
    styles = {layer: style for layer, style in _STYLES.items() if style in tiles["styles"]}
    spans = {
        key: tiles[key] for key in ("min_zoom", "max_zoom", "bounds", "detail") if key in tiles
    }
    return {
        "url": "../../tiles/{style}/{z}/{x}/{y}.webp",
        "styles": styles,
        "colours": {layer: tiles["styles"][style] for layer, style in styles.items()},
        "attribution": credit(described.get("attributions", {}).get("tiles", "")),
        **spans,
    }
