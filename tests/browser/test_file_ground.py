"""The ground under the map of the one file: all of what can be seen lies on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from overland import config
from tests.exports import Exports

# In the west of Sudan, beside the box of the story's own ground, which begins at 31.5.
_BESIDE = """() => {
  const at = overland.state.map.latLngToContainerPoint([20, 30]);
  const frame = overland.state.map.getContainer().getBoundingClientRect();
  return [...document.querySelectorAll(".leaflet-pane .ov-land")].some((land) => {
    const inside = new DOMPoint(at.x + frame.x, at.y + frame.y);
    return land.checkVisibility()
      && land.isPointInFill(inside.matrixTransform(land.getScreenCTM().inverse()));
  });
}"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (844, 390)])
def test_beside_the_storys_own_ground_there_is_land_and_relief_at_every_zoom(
    browser: Browser, exports: Exports, tmp_path: Path, width: int, height: int
) -> None:
    file = tmp_path / "story.html"
    file.write_bytes(exports.of(config.stories() / "sudan-2023", "html"))
    page = browser.new_page(viewport={"width": width, "height": height}, offline=True)
    page.goto(file.as_uri())
    expect(page.locator(".ov-tiles img[src^='data:image/webp']").first).to_be_attached()
    expect(page.locator(".leaflet-pane .ov-land").first).to_be_attached()
    assert page.evaluate("() => overland.state.map.getBounds().contains([20, 30])")
    assert page.evaluate(_BESIDE)
    page.close()
