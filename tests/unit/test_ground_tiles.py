"""Tiles of the ground: they fit together at their edges and are drawn at every zoom."""

from __future__ import annotations

import io
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from shapely.geometry import box

from overland import config
from overland.basemap import relief, tiles
from overland.basemap.readers import Box
from overland.exports import bundle
from overland.geography.mercator import world
from overland.story import loader

CLIP: Box = (34.0, 32.0, 36.0, 34.0)
LAND = box(34.7, 31.0, 40.0, 36.0)


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
            *_colour, seen = colour_at(image, lon, lat, zoom)
        assert seen == (0 if sea else 255)


def colour_at(image: Image.Image, lon: float, lat: float, zoom: int) -> tuple[int, ...]:
    pixels = np.asarray(image.convert("RGBA"))
    across, down = world((lat, lon), zoom)
    return tuple(int(band) for band in pixels[int(down) % 256, int(across) % 256])


def test_relief_is_gone_at_the_edge_of_what_it_covers(painter: tiles.Painter) -> None:
    east = tiles.widened(CLIP, tiles.WIDE_ZOOM)[2] - 0.001
    address = next(tiles.covering(10, (east, 33.0, east, 33.0)))
    with Image.open(io.BytesIO(painter.paint(address)["grey"])) as image:
        *colour, _seen = colour_at(image, east, 33.0, 10)
    assert max(abs(a - b) for a, b in zip(colour, tiles.FLAT["grey"], strict=True)) <= 3


def test_a_wide_window_shows_the_whole_journey_on_relief_that_fades_beyond_it() -> None:
    west, south, east, north = tiles.widened(CLIP, 7)
    high = CLIP[3] - CLIP[1]
    fade = (north - south) * tiles.WIDE_FADE
    shown = (east - west - 2 * fade) * math.cos(math.radians((south + north) / 2))
    assert north - south - 2 * fade >= high * tiles.ROOM * 0.9
    assert shown >= high * tiles.ROOM * tiles.WIDEST_MAP * 0.95
    closer = tiles.widened(CLIP, 8)
    assert west < closer[0] <= CLIP[0]
    assert CLIP[2] <= closer[2] < east


@pytest.mark.parametrize("zoom", [7, 8, 9, 10])
def test_relief_goes_on_beyond_a_story_s_box(painter: tiles.Painter, zoom: int) -> None:
    """Closer, too: around the tiles of the box the map goes on with those of a zoom before."""
    found = []
    for lon in np.arange(36.1, 37.0, 0.05):
        [address] = tiles.covering(zoom, (lon, 33.0, lon, 33.0))
        with Image.open(io.BytesIO(painter.paint(address)["grey"])) as image:
            *colour, _seen = colour_at(image, lon, 33.0, zoom)
        found.append(max(abs(a - b) for a, b in zip(colour, tiles.FLAT["grey"], strict=True)))
    assert max(found) > 8


def test_beyond_the_height_model_the_ground_is_plain_land() -> None:
    north: Box = (36.0, 54.0, 39.0, 57.0)
    model = relief.HeightModel(hills(), (33.0, 30.0, 38.0, 35.0))
    plain = tiles.Painter(model, box(*north), box(*north), [north])
    address = next(tiles.covering(9, (37.6, 55.7, 37.6, 55.7)))
    with Image.open(io.BytesIO(plain.paint(address)["grey"])) as image:
        pixels = np.asarray(image.convert("RGB")).reshape(-1, 3)
    off = np.abs(pixels.astype(int) - tiles.FLAT["grey"]).max(axis=1)
    assert np.percentile(off, 99) <= 2


BOXES = st.tuples(
    st.floats(-180, 180), st.floats(-80, 79), st.floats(0.1, 60), st.floats(0.1, 5)
).map(lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3]))


@given(BOXES, st.integers(3, 8))
def test_tiles_over_the_date_line_are_told_once_and_exist(area: Box, zoom: int) -> None:
    found = list(tiles.covering(zoom, area))
    assert len(found) == len(set(found))
    assert all(0 <= x < 2**zoom and 0 <= y < 2**zoom for _, x, y in found)
    around = [(area[0] + area[2]) / 2, (area[1] + area[3]) / 2]
    across, down = world((around[1], (around[0] + 180) % 360 - 180), zoom)
    assert (zoom, int(across // 256) % 2**zoom, int(down // 256)) in found


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
    *_colour, seen = colour_at(Image.open(io.BytesIO(body)), 35.0, 33.0, 6)
    assert seen > 170


def test_a_file_of_a_story_holds_the_relief_around_it_and_none_of_another_story() -> None:
    story = loader.load(config.stories() / "syria-2013")
    held = [name.split("/") for name in bundle._ground(story)["tiles"]]
    found = {(int(zoom), int(x), int(y)) for _style, zoom, x, y in held}
    for zoom in (7, 8, 9):
        [khartoum] = tiles.covering(zoom, (32.53, 15.55, 32.53, 15.55))
        [damascus] = tiles.covering(zoom, (36.29, 33.51, 36.29, 33.51))
        assert khartoum not in found
        assert damascus in found
    [aleppo] = tiles.covering(7, (37.16, 36.2, 37.16, 36.2))
    assert aleppo in found
