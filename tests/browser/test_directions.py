"""A place that nobody names is an arrow in its direction, and no pin in a city, at every zoom."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

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
