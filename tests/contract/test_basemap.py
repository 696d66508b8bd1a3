"""Every ground that is committed: small enough, whole, sound, and with its sources named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from overland.basemap import packages, tiles
from overland.basemap.readers import Box
from overland.geography.mercator import world

FOLDER = Path(__file__).resolve().parents[2] / "data" / "basemap"
STORIES = sorted(path.parent for path in FOLDER.glob("*/basemap.json"))
LAYERS = sorted(FOLDER.glob("**/*.geojson"))
KNOWN_LAYERS = {"land", "lake", "river", "border", "admin1", "road"}
LABEL_FIELDS = {"id", "kind", "name", "latitude", "longitude", "rank", "min_zoom", "source"}
FIRST_STORY_BYTES = 1_900_000
WORLD_BYTES = 800_000


def described(story: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((story / "basemap.json").read_text(encoding="utf-8"))
    return content


def as_box(corners: list[list[float]]) -> Box:
    (south, west), (north, east) = corners
    return (west, south, east, north)


def named(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


def points(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[0], coordinates[1]
    else:
        for part in coordinates:
            yield from points(part)


def colour_at(image: Image.Image, lon: float, lat: float, zoom: int) -> tuple[int, ...]:
    pixels = np.asarray(image.convert("RGBA"))
    across, down = world((lat, lon), zoom)
    return tuple(int(band) for band in pixels[int(down) % 256, int(across) % 256])


def test_the_ground_of_a_story_fits_its_budget() -> None:
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file())
    assert size < WORLD_BYTES + FIRST_STORY_BYTES * max(1, len(STORIES))


@pytest.mark.parametrize("path", LAYERS, ids=named)
def test_a_layer_is_sound_geojson(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["type"] == "FeatureCollection"
    for feature in content["features"]:
        assert feature["properties"]["layer"] in KNOWN_LAYERS
        assert isinstance(feature["properties"].get("disputed", False), bool)
        if feature["properties"]["layer"] == "border":
            assert "disputed" in feature["properties"]
        geometry = feature["geometry"]
        for lon, lat in points(geometry["coordinates"]):
            assert abs(lon) <= 180
            assert abs(lat) <= 90
        if geometry["type"] == "Polygon":
            assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in geometry["coordinates"])


@pytest.mark.parametrize("story", STORIES, ids=named)
def test_a_story_has_labels_with_sources_inside_reach(story: Path) -> None:
    labels = json.loads((story / "labels.json").read_text(encoding="utf-8"))
    assert len({label["id"] for label in labels}) == len(labels)
    for label in labels:
        assert label.keys() >= LABEL_FIELDS
        assert label["source"]
        assert 1 <= label["rank"] <= 5


@pytest.mark.parametrize("style", tiles.STYLES)
@pytest.mark.parametrize("story", STORIES, ids=named)
def test_no_tile_is_missing_where_tiles_are_declared(story: Path, style: str) -> None:
    about = described(story)
    deepest = about["tiles"].get("detail")  # a long journey has none: its box is deep enough
    clip = as_box(about["bounds"])
    missing = [
        address
        for address in tiles.pyramid(clip, as_box(deepest["bounds"]) if deepest else clip)
        if not (FOLDER / "tiles" / style / "{}/{}/{}.webp".format(*address)).is_file()
    ]
    assert missing == []


@pytest.mark.parametrize("style", tiles.STYLES)
@pytest.mark.parametrize("zoom", range(13))
def test_land_is_land_at_every_zoom_and_the_open_sea_is_sea(zoom: int, style: str) -> None:
    # At far zooms a pixel spans the coast, so the samples lie far inland and far out.
    inland, offshore = ((36.30, 33.52), (35.37, 33.83)) if zoom >= 7 else ((40, 33), (33.5, 34))
    samples = ((*inland, False), (*offshore, True)) if zoom >= 4 else ((*inland, False),)
    for lon, lat, sea in samples:
        [address] = tiles.covering(zoom, (lon, lat, lon, lat))
        with Image.open(FOLDER / "tiles" / style / "{}/{}/{}.webp".format(*address)) as image:
            assert image.size == (256, 256)
            *_colour, seen = colour_at(image, lon, lat, zoom)
        assert seen == (0 if sea else 255)


@pytest.mark.parametrize("package", packages.PACKAGES, ids=lambda package: package.name)
def test_the_readme_names_each_package_with_version_hash_and_licence(
    package: packages.GroundPackage,
) -> None:
    rows = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    [row] = [row for row in rows if row.startswith(f"| {package.name} ({package.manager})")]
    for part in (package.version, package.sha256, package.licence):
        assert part in row


@pytest.mark.parametrize("story", STORIES, ids=named)
def test_the_attribution_names_every_source(story: Path) -> None:
    shown = described(story)["attribution"]
    assert all(package.attribution in shown for package in packages.PACKAGES)
