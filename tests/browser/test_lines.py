"""A line that is pressed: it says what it is, whole, within the map, and gets no frame."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Arrive

_AT = """() => {
  const shown = ({x, y}) => document.elementFromPoint(x, y)?.classList.contains("ov-line");
  for (const path of document.querySelectorAll("path.ov-line")) {
    const to = path.getScreenCTM(), length = path.getTotalLength();
    for (const share of [.5, .4, .6, .3, .7, .2, .8]) {
      const at = path.getPointAtLength(length * share).matrixTransform(to);
      if (shown(at)) return [at.x, at.y];
    }
  }
}"""
_SAYS = """() => {
  const map = overland.state.map.getContainer().getBoundingClientRect();
  const said = document.querySelector(".leaflet-tooltip"), box = said.getBoundingClientRect();
  return {inside: overland.inside(box, map), words: said.textContent,
    framed: getComputedStyle(document.activeElement).outlineStyle !== "none"
      && document.activeElement.tagName === "path"};
}"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844), (360, 420)])
def test_a_pressed_line_says_all_of_what_it_is_and_has_no_frame(
    arriving: Arrive, server: str, width: int, height: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": height})
    embed = "&embed=true" if height == 420 else ""
    reader.open_map(f"?story=sudan-2023{embed}")
    at = reader.in_map(_AT)
    assert isinstance(at, list)
    frame = reader.page.locator(".st-key-map iframe >> nth=0")
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    assert box
    reader.page.mouse.click(box["x"] + at[0], box["y"] + at[1])
    reader.until_in_map("() => document.querySelector('.leaflet-tooltip')")
    says = reader.in_map(_SAYS)
    assert isinstance(says, dict)
    assert says["inside"], says
    assert not says["framed"]
    assert "–" in str(says["words"])
