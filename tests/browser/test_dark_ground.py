"""The live map on a dark screen: sea and land by their pixels, and relief beside the box."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.unit.test_project import contrast

_LOADED = """() => Promise.all([...document.querySelectorAll(".ov-tiles img")]
  .map((tile) => tile.decode().catch(() => {}))).then(() => overland.groundStands())"""
_AT = """([lat, lon]) => {
  const at = overland.state.map.latLngToContainerPoint([lat, lon]);
  return [at.x, at.y];
}"""


@pytest.mark.parametrize(
    ("story", "zoom", "offshore", "inland"),
    [
        ("syria-2013", 7, (33.4, 34.6), (34.4, 37.2)),
        ("syria-2013", 10, (33.9, 35.3), (33.83, 35.98)),
        ("sudan-2023", 6, (20.0, 38.3), (20.0, 34.5)),
        ("sudan-2023", 8, (20.3, 38.0), (20.3, 36.3)),
    ],
)
def test_in_the_dark_the_sea_is_told_from_the_land(
    arriving: Arrive,
    server: str,
    story: str,
    zoom: int,
    offshore: tuple[float, float],
    inland: tuple[float, float],
) -> None:
    reader = arriving(server, color_scheme="dark")
    middle = [(one + two) / 2 for one, two in zip(offshore, inland, strict=True)]
    reader.open_map(f"?story={story}&c={middle[0]:.2f},{middle[1]:.2f},{zoom}&layers=relief")
    reader.in_map(_LOADED)
    box = reader.map.locator(".leaflet-container").bounding_box()
    assert box
    picture = np.asarray(Image.open(BytesIO(reader.page.screenshot())).convert("RGB"))
    colours = []
    for point in (offshore, inland):
        x, y = reader.map.locator("html").evaluate(f"(_, at) => ({_AT})(at)", list(point))
        seen = picture[round(box["y"] + y), round(box["x"] + x)]
        colours.append(f"#{bytes(seen.tolist()).hex()}")
    sea, land = colours
    assert contrast(sea, land) >= 1.8


def test_beside_the_tiles_of_a_story_the_relief_of_a_zoom_before_goes_on(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server)
    reader.open_map("?story=syria-2013&c=33.6,38.5,9")
    coarse = reader.map.locator(".ov-tiles img[src*='/8/']")
    expect(coarse.first).to_be_visible()
    reader.look_at(33.7, 36.0, 9.5)
    expect(coarse).to_have_count(0)
