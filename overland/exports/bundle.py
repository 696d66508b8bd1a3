"""Assets of the one file: the app's own map, the ground under it, and Leaflet.

It is packed as JSON, deflated, in base64: a third of its size, and browsers unpack it themselves.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

import shapely
import shapely.geometry

from overland import config as home
from overland import json_text
from overland.assets import registry
from overland.basemap import tiles as tile_boxes
from overland.basemap.readers import Box, on_the_globe
from overland.geography import extent
from overland.html.markup import Safe
from overland.map import basemap, folium_map, others, standalone
from overland.presentation import statements
from overland.presentation.filter_row import filter_row
from overland.story.filter import KINDS, STATUSES
from overland.story.models import Story
from overland.view import DEFAULT_LAYERS

_STYLE: Final = "grey"
_WHOLE_ZOOMS: Final = (7, 8, 9)
_DETAIL_ZOOM: Final = 10
_WORLD_PANES: Final = ("world", "far")
_WORLD_DEGREES: Final = 0.01
_PIECES: Final = re.compile(r'[^>\n"]*[>\n"]|[^>\n"]+')
"""A text cut behind each tag, line and quotation: most pieces are the same in every language."""


def drawn(story: Story) -> tuple[Safe, str]:
    """The element that the map is drawn in, and the script that draws it."""
    return standalone.drawn(story, _basemap(story))


def libraries(story: Story) -> tuple[str, ...]:
    """Leaflet, and what the map does in a browser; without the typeface, which the page has."""
    first, last = folium_map.scripts(story)[:-1], "overland-bare"
    return tuple(registry.named(f"{name}.js").body.decode() for name in (*first, last))


def packed(
    story: Story,
    scripts: Sequence[str],
    maps: Mapping[str, str],
    pages: Mapping[str, Mapping[str, str]],
    searched: Mapping[str, Sequence[str]],
) -> bytes:
    """Scripts, the script of the map in each language, and the pages in other languages.

    The first of the `scripts` is the filter's, the others are the map's.

    `searched` is what a filter's words are sought in, a text for each of its rows, by language.

    A page and a map are lists of numbers of their `parts`: what two languages share is there once.
    """
    numbers: dict[str, int] = {}

    def shared(text: str) -> list[int]:
        return [numbers.setdefault(part, len(numbers)) for part in _PIECES.findall(text)]

    pages_by_parts = {code: {**page, "html": shared(page["html"])} for code, page in pages.items()}
    found = {
        "scripts": list(scripts),
        "maps": {code: shared(script) for code, script in maps.items()},
        "pages": pages_by_parts,
        "parts": list(numbers),
        "ground": _ground(story),
        "filter": {**filter_table(story), "searched": dict(searched)},
        "bounds": basemap.bounds(story),
        "layers": list(DEFAULT_LAYERS),
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 9)


def filter_table(story: Story) -> dict[str, Any]:
    """What a filter sifts: its rows, and the journey's own: places and legs, dimmed if left out,
    and the figures above and on the map."""
    rows = [filter_row(story, claim) for claim in statements.rows(story)]
    return {
        "rows": [
            {
                "id": row.id,
                "kind": row.kind,
                "event_kind": row.event_kind,
                "statuses": sorted(row.statuses),
                "window": row.window and [day.isoformat() for day in row.window],
                "events": row.events,
                "places": row.places,
                "legs": row.legs,
            }
            for row in rows
        ],
        "own": sorted(extent.core(story)),
        "legs": [leg.id for leg in story.legs],
        "figures": story.headline_counts,
        "known": {"status": STATUSES, "kind": KINDS},
    }


def _basemap(story: Story) -> dict[str, Any]:
    """The server's ground without what would have to be asked for: no online map."""
    config = basemap.config(story)
    tiles = config["tiles"]
    if tiles:
        detail = tiles.get("detail", {"bounds": tiles.get("bounds")})
        styles = {layer: style for layer, style in tiles["styles"].items() if style == _STYLE}
        tiles = {
            **tiles,
            "url": "{style}",
            "styles": styles,
            "colours": {layer: tiles["colours"][layer] for layer in styles},
            "min_zoom": 0,
            "min_native_zoom": _WHOLE_ZOOMS[0],
            "max_zoom": _WHOLE_ZOOMS[-1],
            "detail": {**detail, "min_zoom": _DETAIL_ZOOM, "max_zoom": _DETAIL_ZOOM},
        }
    return {**config, "tiles": tiles, "online": None}


def _ground(story: Story) -> Mapping[str, Any]:
    """The layers by their address, and the tiles by style, zoom, x and y as data URIs."""
    config = _basemap(story)
    vectors = {}
    for vector in config["vectors"]:
        layer = json_text.value(registry.named(vector["url"].split("/", 4)[-1]).body)
        beside = vector["pane"] in _WORLD_PANES and config["bounds"]
        vectors[vector["url"]] = _around(layer, config["bounds"]) if beside else layer
    if address := folium_map.others_url(story):
        vectors[address] = others.table(story)
    return {"vectors": vectors, "tiles": _tiles(config) if config["tiles"] else {}}


def _around(world: Mapping[str, Any], corners: Sequence[Sequence[float]]) -> dict[str, Any]:
    """The world as far as a map may be moved that ends with the story's ground, and half as far
    again: without it the land beside that ground is sea."""
    (south, west), (north, east) = corners
    wide, high = east - west, north - south
    parts = on_the_globe((west - wide, south - high, east + wide, north + high))
    area = shapely.union_all([shapely.box(*part) for part in parts])
    cut = []
    for feature in world["features"]:
        shape = shapely.geometry.shape(feature["geometry"]).intersection(area)
        if not shape.is_empty:
            exact = shapely.set_precision(shape, _WORLD_DEGREES)
            cut.append({**feature, "geometry": shapely.geometry.mapping(exact)})
    return {**world, "features": cut}


def _tiles(config: Mapping[str, Any]) -> dict[str, str]:
    """The tiles around the story's own ground, not those of others: beyond them lies the world."""
    folder = home.basemap() / "tiles" / _STYLE
    own = _box(config["bounds"])
    closest = _box(config["tiles"]["detail"]["bounds"] or config["bounds"])
    wanted = [(zoom, tile_boxes.widened(own, zoom)) for zoom in _WHOLE_ZOOMS]
    found = {}
    for deep, area in (*wanted, (_DETAIL_ZOOM, closest)):
        for zoom, x, y in sorted(tile_boxes.covering(deep, area)):
            path = folder / str(zoom) / str(x) / f"{y}.webp"
            if path.is_file():
                data = base64.b64encode(path.read_bytes()).decode()
                found[f"{_STYLE}/{zoom}/{x}/{y}"] = f"data:image/webp;base64,{data}"
    return found


def _box(corners: Sequence[Sequence[float]]) -> Box:
    (south, west), (north, east) = corners
    return (west, south, east, north)
