"""What a finger or a key aims at on the map: nothing of it lies half under something else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Arrive
from tests.browser.reader import Reader
from tests.browser.seats import Seats

_ZOOMED = """(zoom) => {
  map.setZoom(zoom, {animate: false});
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""

# The frame after next: icons have their places in the one after the map's own.
_ARRANGED = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"""
_BUTTONS = """[...document.querySelectorAll(".ov-place:not(.is-edge)")].map((icon) => {
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  const box = icon.getBoundingClientRect();
  const pin = middle(icon.querySelector(".ov-pin").getBoundingClientRect());
  const marker = overland.state.markers.get(icon.dataset.place);
  const at = overland.state.map.latLngToContainerPoint(marker.getLatLng());
  return [box.x, box.y, box.right, box.bottom,
    Math.hypot(pin[0] - at.x - marker.aside[0], pin[1] - at.y - marker.aside[1])];
})"""


@pytest.mark.parametrize("zoom", [7, 7.5, 9])
def test_no_pins_button_covers_another_where_pins_are_close(opened: Reader, zoom: float) -> None:
    opened.look_at(33.75, 35.9, zoom)
    opened.until_in_map(_ARRANGED)
    buttons = opened.in_map(_BUTTONS)
    assert isinstance(buttons, list)
    assert len(buttons) > 3
    for at, (left, top, right, bottom, off) in enumerate(buttons):
        assert min(right - left, bottom - top) >= 24
        assert off < 1  # what is seen stands where it is
        for other in buttons[:at]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


_UNDER = """([width, height]) => {
  const around = map.getContainer().getBoundingClientRect();
  const control = {left: 300, top: 200, right: 300 + width, bottom: 200 + height};
  const meeting = () => [...document.querySelectorAll(".ov-cluster, .ov-other")].filter((one) => {
    const box = one.getBoundingClientRect();
    const own = {left: box.left - around.left, right: box.right - around.left,
      top: box.top - around.top, bottom: box.bottom - around.top};
    return overland.overlap(own, control, -1) && getComputedStyle(one).visibility === "visible";
  }).length;
  const before = meeting();
  overland.clearJourney([], [], [control]);
  const under = meeting();
  overland.clearJourney([], [], []);
  return [before, under, meeting()];
}"""


@pytest.mark.parametrize("size", [[34, 34], [290, 260]])
def test_nothing_that_lies_half_under_a_control_can_be_aimed_at(
    crowd: Page, size: list[int]
) -> None:
    found = []
    for zoom in (6, 7, 8, 9, 10):
        crowd.evaluate(_ZOOMED, zoom)
        before, under, back = crowd.evaluate(_UNDER, size)
        found.append(before)
        assert under == 0
        assert back == before
    assert sum(found) > 2


_CONTROLS = """[...document.querySelectorAll(
  ".leaflet-bar, .leaflet-control-layers, .ov-credits, .ov-legend")]
  .map((control) => control.getBoundingClientRect()).filter((box) => box.width)
  .map((box) => [box.left, box.top, box.right, box.bottom])"""


def test_in_a_low_embed_no_control_lies_over_another(arriving: Arrive, server: str) -> None:
    reader = arriving(server, viewport={"width": 640, "height": 420})
    reader.open_map("?embed=true")
    controls = reader.in_map(_CONTROLS)
    assert isinstance(controls, list)
    assert len(controls) > 4
    for at, (left, top, right, bottom) in enumerate(controls):
        for other in controls[:at]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


_MOVES = """async (press) => {
  const map = overland.state.map, seen = new Set();
  const now = () => [
    map._mapPane.className, map._mapPane.style.transform, map.getZoom()].join();
  const before = now();
  press(map);
  seen.add(now());
  for (let frame = 0; frame < 30; frame += 1) {
    await new Promise((done) => requestAnimationFrame(done));
    seen.add(now());
  }
  seen.delete(before);
  return seen.size;
}"""
_PRESSES = {
    "button": "map.getContainer().querySelector('.leaflet-control-zoom-in').click()",
    "key": """map.keyboard._onFocus(),
      document.dispatchEvent(new KeyboardEvent("keydown", {keyCode: 39, bubbles: true}))""",
    "wheel": """map.getContainer().dispatchEvent(
      new WheelEvent("wheel", {deltaY: -120, ctrlKey: true, bubbles: true}))""",
    "cluster": "map.fitBounds([[33.6, 35.8], [33.8, 36]])",
    "page": "map.panBy([80, 0])",
}


@pytest.fixture(scope="module")
def unmoved(seats: Seats, server: str) -> Iterator[Reader]:
    """A map of a reader who wants no motion, opened once."""
    reader = seats.take(server, reduced_motion="reduce")
    reader.open_map("?story=syria-2013&c=33.7,35.9,8")
    yield reader
    seats.close(reader)
    assert (reader.errors, reader.foreign) == ([], [])


@pytest.mark.parametrize("press", _PRESSES)
def test_a_map_jumps_for_a_reader_who_wants_no_motion(unmoved: Reader, press: str) -> None:
    unmoved.look_at(33.7, 35.9, 8)
    unmoved.until_in_map(_ARRANGED)
    moves = _MOVES.replace("press(map)", _PRESSES[press])
    assert unmoved.in_map(f"() => ({moves})()") == 1
