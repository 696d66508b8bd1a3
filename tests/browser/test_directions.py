"""A place that nobody names is an arrow in its direction, and no pin in a city, at every zoom."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.reader import Reader

_FROM_MOSCOW = """() => {
  const {map, markers} = overland.state, home = markers.get("home").getElement();
  const city = map.latLngToContainerPoint([55.752, 37.6178]);
  const box = home.getBoundingClientRect(), x = box.left + box.width / 2;
  const y = box.top + box.height / 2, lines = [];
  map.eachLayer((layer) => {
    if (!layer.feature || !layer.feature.properties.points_to) return;
    const ends = layer.getLatLngs().map((at) => map.latLngToContainerPoint(at));
    lines.push(...ends.map((end) => end.distanceTo(city)));
  });
  return [Math.hypot(city.x - x, city.y - y), ...lines];
}"""


@pytest.mark.parametrize("zoom", [3, 4, 5, 6])
def test_what_has_no_place_is_an_arrow_at_every_zoom(opened: Reader, zoom: int) -> None:
    opened.look_at(45, 37, zoom)
    icon = opened.map.locator("[data-place=home]")
    expect(icon).to_have_class(re.compile("is-edge"))
    away = opened.in_map(_FROM_MOSCOW)
    assert isinstance(away, list)
    assert len(away) >= 5
    assert min(away) > 60 * 2 ** (zoom - 3)


_FAR_FROM_ITS_PIN = """() => [...document.querySelectorAll(".ov-label")].flatMap((label) => {
  const side = label.dataset.side || "", box = label.getBoundingClientRect(), range = new Range();
  if (!box.width || /^(top|bottom)$/.test(side)) return [];
  const lines = [...label.querySelectorAll("b, small")].filter((line) => line.checkVisibility());
  return lines.flatMap((line) => {
    range.selectNodeContents(line);
    const words = range.getBoundingClientRect();
    const gap = side.endsWith("left") ? box.right - words.right : words.left - box.left;
    return gap > 12 ? [`${line.textContent}: ${gap}`] : [];
  });
})"""


@pytest.mark.parametrize("width", [390, 1440])
def test_each_line_of_an_arabic_name_stands_beside_its_pin(
    arriving: Arrive, server: str, width: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": 844})
    reader.open_map("?lang=ar")
    assert reader.in_map(_FAR_FROM_ITS_PIN) == []
