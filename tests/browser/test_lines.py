"""A line that is pressed: it says what it is, whole, within the map, and gets no frame."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from overland import config
from overland.story.loader import load
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


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (900, 600)])
def test_a_pressed_line_says_all_of_what_it_is_and_has_no_frame(
    arriving: Arrive, server: str, width: int, height: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": height})
    reader.open_map("?story=sudan-2023")
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


# A spot some pixels beside each line, whether a line is seen there, and to where the nearest leads.
_BESIDE = """(away) => {
  const found = [];
  for (const path of document.querySelectorAll("path.ov-line")) {
    const to = path.getScreenCTM(), length = path.getTotalLength();
    for (const share of [.5, .35, .65, .2, .8]) {
      const [at, on] = [0, 2].map((more) =>
        path.getPointAtLength(length * share + more).matrixTransform(to));
      const far = Math.hypot(on.x - at.x, on.y - at.y) || 1;
      const x = at.x - (on.y - at.y) / far * away, y = at.y + (on.x - at.x) / far * away;
      const hit = document.elementFromPoint(x, y);
      if (hit && !hit.closest(".leaflet-marker-icon, .leaflet-control, .ov-leg"))
        { found.push([x, y]); break; }
    }
  }
  return found;
}"""
_HELD = ".leaflet-container.ov-held"


@pytest.mark.parametrize("story", ["syria-2013", "sudan-2023"])
def test_a_tap_within_a_fingers_width_of_a_leg_opens_its_details(
    arriving: Arrive, server: str, story: str
) -> None:
    reader = arriving(server, viewport={"width": 390, "height": 844}, has_touch=True)
    reader.open_map(f"?story={story}")
    frame = reader.page.locator(".st-key-map iframe >> nth=0")
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    spots = reader.in_map(f"({_BESIDE})(11)")
    assert box
    assert isinstance(spots, list)
    assert spots
    x, y = spots[0]
    reader.page.touchscreen.tap(box["x"] + x, box["y"] + y)
    expect(reader.page).to_have_url(re.compile(r"[?&]place="))
    chosen = parse_qs(urlsplit(reader.page.url).query)["place"][0]
    ends = {leg.destination for leg in load(config.stories() / story).legs}
    assert chosen in ends
    expect(reader.page.locator(f".stApp .ov-details[data-view*='place={chosen}']")).to_be_visible()
    # The details say it all: a tooltip would only cover the journey.
    expect(reader.map.locator(".leaflet-tooltip")).to_have_count(0)
    expect(reader.map.locator(_HELD)).to_have_count(0)
    expect(reader.map.locator(".ov-hint.is-shown")).to_have_count(0)
