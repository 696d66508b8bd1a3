"""The ground under a story: what `overland basemap` built, as a configuration for the browser.

Nothing here is drawn by the server: the browser fetches each layer once, under a hashed address.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from overland import config as home
from overland.assets import registry
from overland.basemap import ground, label_names
from overland.html.markup import Safe, escape, tag
from overland.i18n import language
from overland.presentation import rights
from overland.story.models import Story

ONLINE: Final = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
_OSM: Final = "© OpenStreetMap contributors"
_OSM_RIGHTS: Final = "https://www.openstreetmap.org/copyright"
_SPANS: Final = ("min_zoom", "max_zoom", "wide_zoom", "bounds", "detail")
_STYLES: Final = {"relief": "grey", "terrain": "warm"}
_SAME_TOWN_DEGREES: Final = 0.03
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
            _label(item)
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


def _label(item: dict[str, Any]) -> dict[str, Any]:
    name = label_names.name_of(item, language())
    kept = ("kind", "latitude", "longitude", "rank", "min_zoom", "max_zoom")
    return {"name": name} | {field: item[field] for field in kept if field in item}


def _tiles(described: dict[str, Any]) -> dict[str, Any] | None:
    """The relief: where its tiles are, and which switch shows which style."""
    tiles = described.get("tiles")
    if not tiles:
        return None
    styles = {layer: style for layer, style in _STYLES.items() if style in tiles["styles"]}
    spans = {key: tiles[key] for key in _SPANS if key in tiles}
    return {
        "url": "../../tiles/{style}/{z}/{x}/{y}.webp",
        "styles": styles,
        "colours": {layer: tiles["styles"][style] for layer, style in styles.items()},
        "attribution": credit(described.get("attributions", {}).get("tiles", "")),
        **spans,
    }
