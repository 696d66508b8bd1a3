"""The scale on the live map: as long as it says, in the reader's words, and over nothing."""

from __future__ import annotations

from typing import Any

import pytest

from overland import i18n
from overland.presentation import lengths
from tests.browser.conftest import Arrive

_BAR = """() => {
  const {map} = overland.state, bar = document.querySelector(".ov-scale");
  if (!bar || bar.hidden) return null;
  const box = bar.getBoundingClientRect(), y = map.getSize().y / 2;
  const across = [0, bar.offsetWidth].map((x) => map.containerPointToLatLng([x, y]));
  const marks = [...document.querySelectorAll(
    ".ov-label > *, .ov-pin, .leaflet-control, .ov-credits, .ov-ground-label")]
    .filter((mark) => !mark.closest("[hidden]")
    && getComputedStyle(mark).visibility !== "hidden").map((mark) => mark.getBoundingClientRect());
  const map_box = map.getContainer().getBoundingClientRect();
  const whole = {left: 0, top: 0, right: map_box.width, bottom: map_box.height};
  const routes = overland.routeSpots(whole);
  return {
    words: bar.textContent, metres: map.distance(...across),
    hides: marks.filter((mark) => mark.width && mark.left < box.right && box.left < mark.right
      && mark.top < box.bottom && box.top < mark.bottom).length
      + routes.filter(([x, y]) => x > box.left - map_box.left && x < box.right - map_box.left
      && y > box.top - map_box.top && y < box.bottom - map_box.top).length,
    inside: box.left >= map_box.left && box.right <= map_box.right && box.bottom <= map_box.bottom,
  };
}"""


@pytest.mark.parametrize(
    ("address", "width", "height"),
    [
        ("?story=syria-2013&lang=ru", 1440, 900),
        ("?story=sudan-2023&lang=ar", 390, 844),
        ("?story=syria-2013&embed=true", 700, 500),
        ("?story=sudan-2023&embed=true", 320, 520),
    ],
)
def test_the_scale_is_as_long_as_it_says_and_over_nothing(
    arriving: Arrive, server: str, address: str, width: int, height: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": height})
    reader.open_map(address)
    reader.until_in_map(f"() => ({_BAR})() !== null")
    found: Any = reader.in_map(_BAR)
    i18n.use(address.partition("lang=")[2] or "en")
    known = {words: metres for metres, words in lengths.of_scales()}
    assert found["metres"] == pytest.approx(known[found["words"]], rel=0.03)
    assert found["hides"] == 0
    assert found["inside"]


def test_the_scale_goes_with_the_map_and_no_listener_hears_it(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server)
    reader.open_map("?story=syria-2013&c=33.8,36.0,6")
    reader.until_in_map("() => document.querySelector('.ov-scale').textContent === '200\\u00a0km'")
    reader.look_at(33.8, 36.0, 9)
    reader.until_in_map("() => document.querySelector('.ov-scale').textContent === '20\\u00a0km'")
    assert reader.map.locator(".ov-scale").get_attribute("aria-hidden") == "true"
