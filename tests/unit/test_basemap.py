"""The ground: packages are checked, lines are cut and marked, tiles fit together."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from shapely.geometry import LineString, Point, box

from overland import config
from overland.basemap import labels, packages, readers, relief, story_ground, tiles, vectors
from overland.basemap.readers import Box
from overland.errors import WrongUse
from overland.geography.mercator import world
from overland.story import loader
from tests import stories

CONTENT = b"what was pinned"
PACKAGE = packages.GroundPackage(
    "pip", "hills", "1.0", "hills.whl", sha256(CONTENT).hexdigest(), "", "", ""
)
CLIP: Box = (34.0, 32.0, 36.0, 34.0)
LAND = box(34.7, 31.0, 40.0, 36.0)


def delivering(content: bytes, asked: list[list[str]]) -> packages.Run:
    def run(command: Sequence[str], folder: Path) -> None:
        asked.append(list(command))
        (folder / "delivered.whl").write_bytes(content)

    return run


def failing(command: Sequence[str], folder: Path) -> None:
    raise FileNotFoundError(command[0])


def test_a_package_is_fetched_once_and_by_its_version(tmp_path: Path) -> None:
    asked: list[list[str]] = []
    run = delivering(CONTENT, asked)
    first, second = (packages.fetch(PACKAGE, tmp_path, run) for _ in range(2))
    assert first == second
    assert first.read_bytes() == CONTENT
    assert [command[-1] for command in asked] == ["hills==1.0"]


def test_a_package_that_is_not_the_pinned_one_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(packages.SourceFailed, match=r"hills 1\.0"):
        packages.fetch(PACKAGE, tmp_path, delivering(b"something else", []))
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_package_in_the_cache_is_fetched_anew(tmp_path: Path) -> None:
    (tmp_path / PACKAGE.file).write_bytes(CONTENT[:5])
    assert packages.fetch(PACKAGE, tmp_path, delivering(CONTENT, [])).read_bytes() == CONTENT


def test_each_package_is_told_of_before_it_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        packages, "PACKAGES", [replace(PACKAGE, holds=f"hill {n}") for n in range(6)]
    )
    told: list[str] = []
    asked: list[list[str]] = []
    story_ground.fetch_all(tmp_path, delivering(CONTENT, asked), told.append)
    assert told == [f"fetching hill {n} ({n + 1} of 6)" for n in range(6)]


def test_without_a_package_manager_the_error_says_what_to_do_by_hand(tmp_path: Path) -> None:
    with pytest.raises(packages.SourceFailed, match=r"Put hills\.whl into"):
        packages.fetch(PACKAGE, tmp_path, failing)


def test_the_cache_is_where_the_host_says_or_where_the_system_keeps_such_things(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OVERLAND_CACHE", "/a")
    assert config.cache("basemap") == Path("/a/basemap")
    monkeypatch.delenv("OVERLAND_CACHE")
    assert config.cache("basemap") == platformdirs.user_cache_path("overland") / "basemap"


def hills() -> np.ndarray[Any, Any]:
    rows, columns = np.mgrid[0:600, 0:600]
    return np.asarray(900 + 700 * np.sin(columns / 9) * np.cos(rows / 13), dtype=np.int16)


@pytest.fixture(scope="module")
def painter() -> tiles.Painter:
    model = relief.HeightModel(hills(), (33.0, 30.0, 38.0, 35.0))
    return tiles.Painter(model, LAND, LAND, [CLIP])


def test_tiles_painted_again_have_the_same_bytes(painter: tiles.Painter) -> None:
    address = next(tiles.covering(9, CLIP))
    again = tiles.Painter(relief.HeightModel(hills(), (33.0, 30.0, 38.0, 35.0)), LAND, LAND, [CLIP])
    assert painter.paint(address) == again.paint(address)


@pytest.mark.parametrize("zoom", [6, 8, 10, 12])
def test_shading_goes_on_from_tile_to_tile(zoom: int) -> None:
    model = relief.HeightModel(hills(), (33.0, 30.0, 38.0, 35.0))
    _, x, y = next(tiles.covering(zoom, (35.0, 33.0, 35.0, 33.0)))
    left, top = x * 256, y * 256
    whole, _ = relief.shading(model, zoom, left, top, 512, 256)
    east, _ = relief.shading(model, zoom, left + 256, top, 256, 256)
    below, _ = relief.shading(model, zoom, left, top + 256, 256, 256)
    tall, _ = relief.shading(model, zoom, left, top, 256, 512)
    assert np.abs(whole[:, 256:] - east).max() < 0.01
    assert np.abs(tall[256:] - below).max() < 0.02


@pytest.mark.parametrize("zoom", range(4, 13))
@pytest.mark.parametrize("style", tiles.STYLES)
def test_land_is_land_and_sea_is_sea_at_every_zoom(
    painter: tiles.Painter, zoom: int, style: str
) -> None:
    for lon, lat, sea in ((35.6, 33.1, False), (34.05, 33.1, True)):
        if zoom < 7 and sea:
            continue  # A pixel there spans the coast.
        address = next(tiles.covering(zoom, (lon, lat, lon, lat)))
        with Image.open(io.BytesIO(painter.paint(address)[style])) as image:
            red, _, blue = colour_at(image, lon, lat, zoom)
        assert (blue - red > 8) == sea


def colour_at(image: Image.Image, lon: float, lat: float, zoom: int) -> tuple[int, ...]:
    pixels = np.asarray(image.convert("RGB"))
    across, down = world((lat, lon), zoom)
    return tuple(int(band) for band in pixels[int(down) % 256, int(across) % 256])


def test_relief_is_gone_at_the_edge_of_a_box(painter: tiles.Painter) -> None:
    address = next(tiles.covering(10, (35.999, 33.0, 35.999, 33.0)))
    with Image.open(io.BytesIO(painter.paint(address)["grey"])) as image:
        colour = colour_at(image, 35.999, 33.0, 10)
    assert max(abs(a - b) for a, b in zip(colour, tiles.FLAT["grey"], strict=True)) <= 3


def test_beyond_the_height_model_the_ground_is_plain_land() -> None:
    north: Box = (36.0, 54.0, 39.0, 57.0)
    model = relief.HeightModel(hills(), (33.0, 30.0, 38.0, 35.0))
    plain = tiles.Painter(model, box(*north), box(*north), [north])
    address = next(tiles.covering(9, (37.6, 55.7, 37.6, 55.7)))
    with Image.open(io.BytesIO(plain.paint(address)["grey"])) as image:
        pixels = np.asarray(image.convert("RGB")).reshape(-1, 3)
    off = np.abs(pixels.astype(int) - tiles.FLAT["grey"]).max(axis=1)
    assert np.percentile(off, 99) <= 2


def test_the_border_of_lebanon_and_syria_is_drawn_whole_and_the_golan_line_is_not() -> None:
    line = {"featurecla": "Indefinite (please verify)"}
    assert not vectors.is_disputed(line | {"adm0_left": "Syria", "adm0_right": "Lebanon"})
    assert vectors.is_disputed(line | {"adm0_left": "Israel", "adm0_right": "Lebanon"})
    assert vectors.is_disputed({"featurecla": "Line of control (please verify)"})
    assert not vectors.is_disputed({"featurecla": "International boundary (verify)"})
    assert not vectors.is_agreed({"featurecla": "Overlay limit"})


def test_dry_lakes_are_left_out_and_others_stay() -> None:
    wet, dry = box(35.5, 32.7, 35.6, 32.9), box(36.5, 33.5, 36.7, 33.6)
    made = vectors.lakes(wet.union(dry), [Point(36.6, 33.55)])
    rings = [feature["geometry"]["coordinates"][0] for feature in made["features"]]
    assert [min(lon for lon, _ in ring) for ring in rings] == [35.5]


def test_the_river_at_a_name_bears_it() -> None:
    made = vectors.rivers(
        LineString([(35, 33), (35.5, 33.5)]).union(LineString([(36, 33), (36.5, 33)])),
        [("Litani", Point(35.2, 33.21))],
    )
    assert {f["properties"].get("name", ""): f["properties"]["rank"] for f in made["features"]} == {
        "Litani": 1,
        "": 2,
    }


def test_roads_leave_out_long_chords_and_stray_bits() -> None:
    chain = [((35 + i / 50, 33.0), (35 + (i + 1) / 50, 33.0), 2.0) for i in range(20)]
    long = ((35.0, 33.0), (35.0, 34.0), 111.0)
    stray = ((36.0, 34.0), (36.02, 34.0), 2.0)
    made = vectors.roads([*chain, long, stray])
    [feature] = made["features"]
    points = [point for line in feature["geometry"]["coordinates"] for point in line]
    assert {lat for _, lat in points} == {33.0}


def test_names_are_of_their_own_language() -> None:
    town = {
        "geonameid": 1,
        "name": "Ḩamāh",
        "latitude": 35.1,
        "longitude": 36.7,
        "population": 400_000,
        "alternatenames": ["حماه", "حماة", "حمات، سوريا", "Хама", "Гамā", "Хамä", "Hama"],
    }
    [label] = labels.towns([town], CLIP)
    assert (label["name"], label["name_ar"], label["name_ru"]) == ("Hamah", "حماة", "Хама")


def test_an_edited_name_replaces_the_computed_one() -> None:
    edited = [{"id": "lebanon", "kind": "country", "name": "Lebanon"}]
    computed = [
        {"id": "country-lb", "kind": "country", "name": "Lebanon"},
        {"id": "country-sy", "kind": "country", "name": "Syria"},
    ]
    assert [label["id"] for label in labels.merged(edited, computed)] == ["lebanon", "country-sy"]


def test_a_story_is_mapped_with_room_around_it(tmp_path: Path) -> None:
    story = loader.load(stories.write(tmp_path))
    journey = story_ground.journey_box(story)
    clip = story_ground.surroundings(journey)
    assert clip[0] < journey[0] - 0.5
    assert clip[3] > journey[3] + 0.5
    assert clip[2] - clip[0] >= story_ground.SMALLEST_DEGREES


def test_a_story_without_a_point_cannot_be_mapped(tmp_path: Path) -> None:
    story = loader.load(stories.write(tmp_path))
    nowhere = tuple(replace(place, latitude=None, longitude=None) for place in story.places)
    with pytest.raises(WrongUse, match="nothing to map"):
        story_ground.journey_box(replace(story, places=nowhere))


def test_an_island_without_neighbours_has_no_borders() -> None:
    assert vectors.merged_lines(LineString()) == []


BOXES = st.tuples(
    st.floats(-180, 180), st.floats(-80, 79), st.floats(0.1, 60), st.floats(0.1, 5)
).map(lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3]))


@given(BOXES)
def test_a_box_in_parts_is_as_wide_as_the_whole_and_stays_on_the_globe(area: Box) -> None:
    parts = readers.on_the_globe(area)
    assert sum(east - west for west, _, east, _ in parts) == pytest.approx(area[2] - area[0])
    assert all(-180 <= west <= east <= 180 for west, _, east, _ in parts)


@given(BOXES, st.integers(3, 8))
def test_tiles_over_the_date_line_are_told_once_and_exist(area: Box, zoom: int) -> None:
    found = list(tiles.covering(zoom, area))
    assert len(found) == len(set(found))
    assert all(0 <= x < 2**zoom and 0 <= y < 2**zoom for _, x, y in found)
    around = [(area[0] + area[2]) / 2, (area[1] + area[3]) / 2]
    across, down = world((around[1], (around[0] + 180) % 360 - 180), zoom)
    assert (zoom, int(across // 256) % 2**zoom, int(down // 256)) in found


def test_a_journey_over_the_date_line_has_a_box_of_its_own_size(story_folder: Path) -> None:
    story = loader.load(story_folder)
    start, end, *rest = story.places
    moved = replace(
        story,
        places=(
            replace(start, latitude=-17.0, longitude=179.0),
            replace(end, latitude=-17.2, longitude=-179.0),
            *(replace(place, latitude=-17.1, longitude=-179.5) for place in rest),
        ),
    )
    west, _, east, _ = story_ground.journey_box(moved)
    assert (west, east) == (179.0, 181.0)
    clip = story_ground.surroundings((west, -17.2, east, -17.0))
    assert clip[2] - clip[0] < 8


def test_a_long_journey_is_less_deep_and_a_short_one_as_deep_as_can_be() -> None:
    short, long = (35.0, 33.0, 36.0, 34.0), (0.0, 10.0, 60.0, 50.0)
    assert tiles.depths(short, short) == (tiles.REGION_ZOOM, tiles.DETAIL_ZOOM)
    region, close = tiles.depths(long, long)
    assert region < tiles.REGION_ZOOM
    assert close < tiles.DETAIL_ZOOM
    for zoom in range(tiles.NEAR_ZOOM + 1, region + 1):
        assert len(list(tiles.covering(zoom, long))) <= tiles.MOST_TILES


def test_a_small_island_is_land_far_out_too() -> None:
    island = box(34.9, 32.9, 35.1, 33.1)
    model = relief.HeightModel(np.zeros((4, 4), np.int16), (0.0, 49.0, 1.0, 50.0))
    painter = tiles.Painter(model, box(-10, 40, 0, 50), island, [CLIP])
    across, down = world((33.0, 35.0), 6)
    body = painter.paint((6, int(across // 256), int(down // 256)))["grey"]
    pixels = np.asarray(Image.open(io.BytesIO(body)).convert("RGB"), int)
    here = pixels[int(down) % 256, int(across) % 256]
    from_land, from_sea = (
        np.abs(here - np.array(c)).sum() for c in (tiles.FLAT["grey"], tiles.SEA)
    )
    assert from_land < from_sea / 2


def test_a_shore_far_from_every_known_border_is_no_border(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record = {"featurecla": "International boundary (verify)"}
    known = [(record, LineString([(35.0, 32.0), (35.0, 34.0)]))]
    monkeypatch.setattr(readers, "natural_earth_in", lambda *_: known)
    outline = {"AAA": box(33.0, 31.0, 35.0, 35.0), "BBB": box(35.4, 32.5, 35.9, 33.5)}
    made = vectors.borders(outline, box(30, 30, 40, 40), Path("any"), CLIP)
    xs = {
        x
        for feature in made["features"]
        for line in feature["geometry"]["coordinates"]
        for x, _ in line
    }
    assert xs == {35.0}


def test_who_made_an_empty_layer_is_not_thanked_for_it(tmp_path: Path) -> None:
    made = tmp_path / "tale"
    made.mkdir()
    for name in ("land", "lakes", "rivers", "borders", "admin1", "roads"):
        features: list[dict[str, str]] = [{}] if name == "land" else []
        story_ground.write(made / f"{name}.geojson", {"features": features})
    story_ground.describe((4.0, 59.0, 8.0, 62.0), (5.0, 60.0, 6.0, 61.0), tmp_path, "tale")
    told = json.loads((made / "basemap.json").read_text(encoding="utf-8"))
    assert told["attribution"] == "GSHHG, Natural Earth, GeoNames"
    assert told["attributions"]["tiles"] == "GSHHG"
    assert "borders" not in told["attributions"]
