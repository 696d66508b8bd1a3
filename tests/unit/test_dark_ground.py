"""The ground on a dark screen: sea and land are told apart at a glance, and lines from both."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image

from overland import config
from overland.assets import stylesheet, tokens
from overland.assets.tokens import DARK, LIGHT, Theme
from overland.basemap import tiles
from overland.geography import mercator
from overland.geography.mercator import Frame
from overland.map import basemap as ground_of_maps
from overland.story import loader
from overland.story.models import Point
from overland.svg import basemap, countries
from overland.view import View
from tests.unit.test_project import contrast

COASTS: tuple[tuple[Point, Point], ...] = (
    ((33.95, 34.9), (34.35, 36.45)),  # the Mediterranean, and inland of it
    ((20.5, 38.3), (20.6, 35.2)),  # the Red Sea, and Sudan
)


def around(at: Point, zoom: float, width: int, height: int) -> Frame:
    x, y = mercator.world(at, zoom)
    return Frame(width, height, zoom, x - width / 2, y - height / 2)


def seen(theme: Theme, at: Point, zoom: float) -> str:
    """The ground's colour around a point, in a picture."""
    relief = basemap.relief(View(), around(at, zoom, 8, 8), 1.0, theme)
    assert relief
    whole = Image.new("RGBA", relief.size, tokens.THEMES[theme]["sea"])
    whole.alpha_composite(relief)
    middle = np.median(np.asarray(whole.convert("RGB")).reshape(-1, 3), axis=0)
    return f"#{bytes(int(band) for band in middle).hex()}"


@pytest.mark.parametrize("zoom", range(5, 12))
@pytest.mark.parametrize(("offshore", "inland"), COASTS)
def test_in_the_dark_the_sea_is_told_from_the_land_at_every_zoom(
    offshore: Point, inland: Point, zoom: int
) -> None:
    sea, land = (seen("dark", at, zoom) for at in (offshore, inland))
    assert contrast(sea, land) >= 1.9
    assert contrast(sea, DARK["sea"]) < 1.02
    assert contrast(seen("light", offshore, zoom), LIGHT["sea"]) < 1.01


def test_what_lies_beside_the_relief_has_its_colours_in_the_dark() -> None:
    assert contrast(DARK["sea"], DARK["land"]) >= 2
    land = [tokens.dimmed(band) for band in tiles.FLAT["grey"]]
    assert f"#{bytes(land).hex()}" == DARK["land"]
    laid = tokens.under_relief("dark")
    bands = [tokens.dimmed(int(laid[at : at + 2], 16)) for at in (1, 3, 5)]
    assert f"#{bytes(bands).hex()}" == DARK["sea"]
    assert f"--ov-tile-sea: {laid};" in stylesheet.dark(":root")
    assert f"--ov-tile-sea: {LIGHT['sea']};" in stylesheet.light(":root")


def test_in_the_dark_lines_are_told_from_the_ground_and_from_each_other() -> None:
    """Water is darker than the land, ways and borders are lighter, a border most of all."""
    for water in ("lake", "river"):
        assert contrast(DARK[water], DARK["land"]) >= 1.7
    assert contrast(DARK["road"], DARK["land"]) >= 1.5
    for ground in ("land", "sea"):
        assert contrast(DARK["border"], DARK[ground]) >= 3
    assert contrast(DARK["border"], DARK["road"]) >= 1.9
    assert contrast(DARK["river"], DARK["road"]) >= 2.5


def test_a_map_goes_on_around_a_storys_ground_with_relief_of_a_zoom_before() -> None:
    story = loader.load(config.stories() / "syria-2013")
    assert ground_of_maps.config(story)["tiles"]["wide_zoom"] == tiles.WIDE_ZOOM


def test_a_storys_own_ground_is_drawn_only_where_its_water_reaches_the_edges() -> None:
    corners = [[32.0, 33.5], [35.5, 38.5]]
    for width, height in ((1040, 520), (390, 460), (300, 700)):
        zoom = math.log2(max(width, height) / 256 / (5 / 360) / 2)
        for more, close in ((0.05, True), (-0.05, False)):
            frame = around((33.8, 36.0), zoom + more, width, height)
            assert countries.fills(corners, frame) == close
