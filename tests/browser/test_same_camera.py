"""The live map looks where the page's first picture does: no pin jumps when the one takes the
other's place."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from benchmarks import stories
from tests.browser.apps import forked
from tests.browser.conftest import Arrive
from tests.browser.held import APP
from tests.browser.reader import Reader
from tests.preloaded import Preloaded

SCREENS = ({"width": 1440, "height": 900}, {"width": 390, "height": 844})
LINKS = """() => {
  const box = document.querySelector("#ov-first .ov-first-map");
  box.classList.remove("is-live");
  const around = box.getBoundingClientRect();
  const shown = [...box.querySelectorAll(".ov-spots a")].filter((one) => one.offsetWidth);
  return Object.fromEntries(shown.map((one) => {
    const area = one.getBoundingClientRect();
    const middle = [area.x + area.width / 2 - around.x, area.y + area.height / 2 - around.y];
    return [one.dataset.place, middle];
  }));
}"""
POINTS = """() => Object.fromEntries([...overland.state.markers.values()]
  .filter((marker) => !marker.options.far).map((marker) => {
    const at = overland.state.map.latLngToContainerPoint(marker.getLatLng());
    return [marker.options.place, [at.x, at.y, Math.hypot(...marker.aside)]];
  }))"""


def _stay(reader: Reader, story: str) -> None:
    """Each place that no neighbour moves aside: its link and its live pin are one spot."""
    reader.hold(APP)
    reader.page.goto(f"{reader.base}/?story={story}", wait_until="commit")
    expect(reader.page.locator("#ov-first .ov-live.is-drawn")).to_be_visible()
    pins, links = reader.in_map(POINTS), reader.page.evaluate(LINKS)
    assert isinstance(pins, dict)
    assert {"beirut", "damascus"} <= set(links) & set(pins)
    for place in set(links) & set(pins):
        x, y, aside = pins[place]
        # Neighbours push each other's links farther apart than their pins: at most so many pixels.
        room = 2 if place == "beirut" else 20 + aside
        assert max(abs(links[place][0] - x), abs(links[place][1] - y)) <= room, place


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: str(screen["width"]))
def test_no_pin_of_the_first_story_jumps_when_the_live_map_stands(
    arriving: Arrive, server: str, screen: dict[str, int]
) -> None:
    _stay(arriving(server, viewport=screen), "syria-2013")


def test_no_pin_of_a_story_of_many_places_jumps_when_the_live_map_stands(
    arriving: Arrive, preloaded: Preloaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories.write(tmp_path / "stories", 300)
    monkeypatch.setenv("OVERLAND_STORIES", str(tmp_path / "stories"))
    with forked(preloaded, tmp_path / "log.txt") as (base, _app):
        for screen in SCREENS:
            _stay(arriving(base, viewport=screen), "many-300")
