"""Where a popup stands: its tail ends at its own pin, and it hides nothing of the journey."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.reader import Reader

_STANDS = """() => {
  const around = overland.state.map.getContainer().getBoundingClientRect();
  // One that was closed goes out of sight by and by.
  const popup = [...document.querySelectorAll(".leaflet-popup")].pop();
  const box = popup.querySelector(".leaflet-popup-content-wrapper").getBoundingClientRect();
  const marker = overland.state.markers.get(overland.placeOpen());
  const pin = marker.getElement().querySelector(".ov-pin").getBoundingClientRect();
  const [across, down] = [pin.width / 2 || 8, pin.height / 2 || 8];
  const shape = popup.querySelector(".ov-tail polygon"), to = shape.getScreenCTM();
  const [one, end, two] = [0, 1, 2].map((at) => shape.points[at].matrixTransform(to));
  const beyond = (at, left, right) => Math.max(left - at, at - right, 0);
  const gap = Math.hypot(beyond(end.x, pin.left + pin.width / 2 - across,
    pin.left + pin.width / 2 + across), beyond(end.y, pin.top + pin.height / 2 - down,
    pin.top + pin.height / 2 + down));
  const root = [(one.x + two.x) / 2, (one.y + two.y) / 2];
  const loose = Math.hypot(beyond(root[0], box.left, box.right),
    beyond(root[1], box.top, box.bottom));
  const hidden = (names) => [...document.querySelectorAll(names)]
    .map((other) => other.getBoundingClientRect())
    .filter((other) => other.width && overland.overlap(box, other, 0)).length;
  const size = overland.state.map.getSize();
  const route = overland.routeSpots({left: 0, top: 0, right: size.x, bottom: size.y})
    .map(([x, y]) => [x + around.left, y + around.top]);
  return {gap, loose, inside: overland.inside(box, around),
    controls: hidden(".leaflet-control, .ov-credits"), pins: hidden(".ov-pin"),
    route: route.filter(([x, y]) => overland.inside(overland.around([x, y], 0), box)).length};
}"""

# Each place in turn is pressed, and looked at once its popup is open and nothing moves any more:
# all in the page, for every question from outside takes longer than the map does.
_EACH_STANDS = f"""async () => {{
  const stands = {_STANDS}, end = performance.now() + 120_000;
  const frame = () => new Promise((done, fail) => requestAnimationFrame(() =>
    performance.now() < end ? done() : fail(new Error("no popup stands still"))));
  const found = [];
  for (const place of document.querySelectorAll(".ov-place")) {{
    place.dispatchEvent(new MouseEvent("click", {{bubbles: true, cancelable: true}}));
    while (overland.placeOpen() !== place.dataset.place) await frame();
    do {{ await frame(); await frame(); }} while (
      overland.state.map._animatingZoom || document.querySelector(".leaflet-pan-anim"));
    found.push([place.dataset.place, stands()]);
  }}
  return found;
}}"""


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("story", ["syria-2013", "sudan-2023"])
def test_a_popups_tail_joins_it_to_its_own_pin_wherever_it_stands(
    arriving: Arrive, server: str, story: str, lang: str
) -> None:
    reader = arriving(server, viewport={"width": 1000, "height": 700})
    reader.open_map(f"?story={story}&lang={lang}")
    _each_popup_stands(reader, beside_the_journey=False)
    arranged = reader.in_map("document.documentElement.dataset.arranged")
    reader.page.set_viewport_size({"width": 1440, "height": 900})
    reader.until_in_map(f"() => document.documentElement.dataset.arranged > {arranged}")
    reader.map.locator(".ov-home a").click()
    # The widest map has room beside all of the journey.
    _each_popup_stands(reader, beside_the_journey=True)


def _each_popup_stands(reader: Reader, *, beside_the_journey: bool) -> None:
    found = reader.in_map(_EACH_STANDS)
    assert isinstance(found, list)
    assert len(found) == reader.map.locator(".ov-place").count() > 2
    for name, stands in found:
        assert stands["gap"] <= 4, name
        assert stands["loose"] <= 1, name
        assert (stands["inside"], stands["controls"]) == (True, 0), name
        if beside_the_journey:
            assert (stands["pins"], stands["route"]) == (0, 0), name


def test_a_popup_stays_with_its_pin_when_the_map_is_drawn_and_zoomed(opened: Reader) -> None:
    for name, move in (("beirut", "zoomIn()"), ("moscow", "panBy([90, 60], {animate: false})")):
        opened.map.locator(f".ov-place[data-place={name}]").dispatch_event("click")
        opened.until_in_map(f"() => overland.placeOpen() === '{name}'")
        arranged = opened.in_map("document.documentElement.dataset.arranged")
        opened.in_map(f"() => {{ overland.state.map.{move}; }}")
        opened.until_in_map(f"() => document.documentElement.dataset.arranged > {arranged}")
        opened.until_in_map(
            f"() => !document.querySelector('.leaflet-zoom-anim') && (({_STANDS})()).gap <= 4"
        )


def test_a_popup_makes_room_for_a_list_that_opens(opened: Reader) -> None:
    opened.in_map("""() => {
      const map = overland.state.map, {x} = map.getSize();
      const pin = map.latLngToContainerPoint(overland.state.markers.get("beirut").getLatLng());
      map.panBy(pin.subtract([x - 120, 90]), {animate: false});
    }""")
    opened.map.locator(".ov-place[data-place=beirut]").dispatch_event("click")
    opened.until_in_map("() => overland.placeOpen() === 'beirut'")
    layers = opened.map.locator(".leaflet-control-layers")
    layers.evaluate("(list) => list.classList.add('leaflet-control-layers-expanded')")
    opened.until_in_map(f"() => !(({_STANDS})()).controls")
    layers.evaluate("(list) => list.classList.remove('leaflet-control-layers-expanded')")


def test_an_answer_for_an_older_choice_closes_no_popup(arriving: Arrive, server: str) -> None:
    reader = arriving(server)
    reader.open_map("?story=syria-2013")
    reader.map.locator(".ov-place[data-place=masnaa]").dispatch_event("click")
    reader.until_in_map("() => overland.placeOpen() === 'masnaa'")
    # The map hears by message, and the page may have heard of the newer choice already.
    reader.in_map("""() => {
      parent.overlandPage.entered.length = 0;
      overland.state.chosen = {place: "masnaa", at: Date.now()};
      overland.answer({...overland.state.shown, place: "beirut"});
    }""")
    assert reader.in_map("() => overland.placeOpen()") == "masnaa"
    expect(reader.map.locator(".ov-place[data-place=masnaa]")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_the_tail_lies_under_the_words_and_is_seen_in_all_colours(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server, forced_colors="active")
    reader.open_map("?story=syria-2013&place=beirut")
    reader.map.locator(".ov-place[data-place=beirut]").dispatch_event("click")
    tail = reader.map.locator(".ov-tail")
    expect(tail).to_have_count(1)
    # The words stand over its wide end.
    expect(tail).to_have_css("z-index", "-1")
    stroke, edge = tail.evaluate(
        "(tail) => [getComputedStyle(tail).stroke, getComputedStyle("
        "document.querySelector('.leaflet-popup-content-wrapper')).borderTopColor]"
    )
    assert stroke == edge
