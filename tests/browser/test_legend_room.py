"""A map of many places: its legend is seen whole, and names keep off the rings of places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageColor
from playwright.sync_api import Browser, Page, expect

from overland.assets import registry
from tests.browser.conftest import Arrive
from tests.browser.reader import Reader

LINES = "".join(
    f"<li><i></i>{words} {n}</li>"
    for n in range(7)
    for words in ("how well it is known", "another place, or as many of them as it says")
)
MAP = """([width, height, rows]) => {
  const box = document.createElement("div");
  box.style.cssText = `width: ${width}px; height: ${height}px`;
  document.body.style.margin = 0;
  document.body.replaceChildren(box);
  const map = L.map(box).setView([33, 36], 7);
  overland.state.map = map;
  const legend = L.control({position: "bottomleft"});
  legend.onAdd = () => {
    const made = L.DomUtil.create("div", "ov-legend");
    made.innerHTML = `<details open><summary>Legend</summary><ul>${rows}</ul>
      <p class="ov-unnamed">No room for the names: Damascus; Moscow; Beirut; Masnaa</p></details>`;
    return made;
  };
  legend.addTo(map);
  overland.fitLegend();
  const made = document.querySelector(".ov-legend");
  return [made.scrollHeight - made.clientHeight, made.offsetWidth];
}"""


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    """A page with nothing in it but the scripts of the map."""
    page = browser.new_page(viewport={"width": 700, "height": 300})
    for name in ("leaflet.js", "overland.js"):
        page.add_script_tag(content=registry.named(name).body.decode())
    yield page
    page.close()


@pytest.mark.parametrize(
    "size", [(1040, 540), (880, 440), (880, 400), (390, 523), (360, 459)], ids=str
)
def test_nothing_of_a_long_legend_is_cut(browser: Browser, size: tuple[int, int]) -> None:
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height})
    for name in ("leaflet.js", "overland.js"):
        page.add_script_tag(content=registry.named(name).body.decode())
    cut, across = page.evaluate(MAP, [width, height, LINES])
    page.close()
    assert cut <= 1
    assert across <= width - 60


def test_no_sign_of_a_legend_is_cut_where_its_column_ends(blank: Page) -> None:
    sign = '<li><span class="ov-key-pin ov-statement"><i class="ov-pin"></i></span>{}</li>'
    boxes = """all => all.map((one) => one.getBoundingClientRect())
      .map((box) => [box.left - 1, box.top - 1, box.right + 1, box.bottom + 1].map(Math.round))"""
    for rows in range(9, 14):
        blank.evaluate(MAP, [700, 300, "".join(sign.format(n) for n in range(rows))])
        seen = Image.open(BytesIO(blank.screenshot())).convert("L")
        pins = blank.locator(".ov-legend .ov-pin").evaluate_all(boxes)
        ink = [sum(seen.crop(pin).histogram()[:128]) for pin in pins]
        assert min(ink) > 0.8 * max(ink)


def test_in_forced_colours_the_sea_goes_on_beyond_its_tiles(blank: Page) -> None:
    blank.emulate_media(forced_colors="active")
    blank.evaluate(MAP, [700, 300, LINES])
    sea = """one => [getComputedStyle(one, "::before").backgroundColor,
      getComputedStyle(document.documentElement).getPropertyValue("--ov-sea")]"""
    found, known = blank.locator(".leaflet-container").evaluate(sea)
    assert found == f"rgb{ImageColor.getrgb(known)}"


@pytest.mark.parametrize("view", ["sudan-2023&place=port-sudan", "syria-2013&place=masnaa"])
def test_the_legends_button_of_a_phone_stands_above_the_sheet(
    arriving: Arrive, server: str, view: str
) -> None:
    reader = arriving(server, viewport={"width": 390, "height": 844})
    reader.open_map(f"?story={view}")
    sheet = reader.page.locator(".stApp .st-key-details").bounding_box()
    key = reader.map.locator(".ov-legend summary").bounding_box()
    assert sheet
    assert key
    assert key["y"] + key["height"] <= sheet["y"]


_STANDING = """() => [overland.state.map.getCenter().toString(), overland.state.map.getZoom(),
  ...[...document.querySelectorAll(".ov-label:not([hidden])")]
    .filter((name) => name.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map((name) => name.textContent)]"""


def test_a_legend_that_a_reader_opens_on_a_phone_takes_no_room_of_names(
    arriving: Arrive, server: str
) -> None:
    """It lies over the map as it is: nothing there goes away or moves for it."""
    reader = arriving(server, viewport={"width": 390, "height": 844})
    reader.open_map("?story=syria-2013")
    before: Any = reader.in_map(_STANDING)
    moves: Any = reader.in_map("() => overland.state.moves")
    reader.map.locator(".ov-legend summary").click()
    expect(reader.map.locator(".ov-legend li:visible").first).to_be_visible()
    reader.until_in_map(f"() => overland.state.moves > {moves}")
    assert len(before) > 6
    assert reader.in_map(_STANDING) == before
    expect(reader.map.locator(".ov-unnamed")).to_be_hidden()


def zoomed(crowd: Page, zoom: int) -> None:
    """The crowd's map, zoomed, with all of its signs."""
    crowd.evaluate(
        """(zoom) => {
          map.setZoom(zoom, {animate: false});
          return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        }""",
        zoom,
    )
    # Signs are drawn a few in a frame.
    crowd.wait_for_function(
        """() => [...document.querySelectorAll(".ov-other, .ov-cluster")]
          .every((one) => one.querySelector("svg"))"""
    )


def test_no_cluster_steps_onto_a_single_place(crowd: Page) -> None:
    zoomed(crowd, 9)
    there, covered = crowd.evaluate(
        """() => {
          const around = map.getContainer().getBoundingClientRect();
          const middles = (kind) => [...document.querySelectorAll(kind)].map((one) => {
            const box = one.getBoundingClientRect();
            const [left, top] = [box.x - around.x, box.y - around.y];
            return [left + box.width / 2, top + box.height / 2, box.width / 2];
          });
          overland.clearJourney(middles(".ov-cluster").map(([x, y]) => [x, y, 30]));
          const places = middles(".ov-other");
          return [places.length, middles(".ov-cluster").filter(([x, y, reach]) => places.some(
            (place) => Math.hypot(place[0] - x, place[1] - y) < reach + 8)).length];
        }"""
    )
    assert there > 10
    assert covered == 0


_RINGS = """() => {
  const around = map.getContainer().getBoundingClientRect();
  const kept = overland.otherBoxes(() => true);
  const rings = [...document.querySelectorAll(".ov-other svg, .ov-cluster svg")].map((one) => {
    const box = one.querySelector(".ov-arc").getBoundingClientRect();
    return [box.x + box.width / 2 - around.x, box.y + box.height / 2 - around.y, box.width / 2 - 1];
  });
  return [rings.length, rings.filter(([x, y, reach]) => !kept.some((box) =>
    overland.inside(overland.around([x, y], reach), box))).length];
}"""


def test_names_are_kept_off_the_whole_ring_of_a_place_and_of_a_cluster(crowd: Page) -> None:
    zoomed(crowd, 10)
    crowd.evaluate("() => overland.clearJourney([])")
    there, bare = crowd.evaluate(_RINGS)
    assert there > 5
    assert bare == 0


def test_the_legend_lists_what_a_walk_has_come_to_and_is_as_faint_as_what_a_filter_leaves_out(
    reader: Reader,
) -> None:
    reader.open_map("?story=syria-2013")
    read = """() => [...document.querySelectorAll(".ov-legend li[data-sign^=ov-line]")]
      .map((row) => [row.dataset.sign, row.hidden, row.classList.contains("is-faint")])"""

    def rows() -> list[tuple[str, bool, bool]]:
        found: Any = reader.in_map(read)
        return [(sign, is_hidden, is_faint) for sign, is_hidden, is_faint in found]

    assert len(rows()) > 2
    legs = """() => { const found = new Map();
      overland.state.map.eachLayer(({feature, options}) => {
        if (feature && /ov-line/.test(options.className || ""))
          found.set(feature.id, "ov-line-" + feature.properties.style); });
      return [...found]; }"""
    held: Any = reader.in_map(legs)
    drawn: dict[str, str] = dict(held)
    last = list(drawn)[-1]
    reader.in_map(f"() => overland.grow(['{last}'], [])")
    hidden = {sign for sign, is_hidden, _faint in rows() if is_hidden}
    assert hidden == {drawn[last]} - {drawn[leg] for leg in drawn if leg != last}
    reader.in_map("() => overland.grow([], [])")
    outside = [leg for leg in drawn if leg != last]
    reader.in_map(f"() => overland.sift({{places: [], legs: {outside}, matches: ''}})")
    faint = {sign for sign, _hidden, is_faint in rows() if is_faint}
    assert faint == {drawn[leg] for leg in outside} - {drawn[last]}


def test_a_legend_that_a_small_map_folds_is_open_again_on_a_large_one(opened: Reader) -> None:
    fold = opened.map.locator(".ov-legend details")
    expect(fold).to_have_attribute("open", "")
    opened.page.set_viewport_size({"width": 600, "height": 700})
    expect(fold).not_to_have_attribute("open", "")
    opened.page.set_viewport_size({"width": 1440, "height": 900})
    expect(fold).to_have_attribute("open", "")


def test_the_arrow_of_what_has_no_place_is_in_the_legend_at_every_zoom(opened: Reader) -> None:
    entry = opened.map.locator(".ov-legend li[data-edge]").first
    home = opened.map.locator(".ov-place[data-place=home]")
    for zoom in (9, 3, 6):
        opened.in_map(f"overland.aim([34, 36, {zoom}], false)")
        expect(home).to_have_class(re.compile("is-edge"))
        expect(entry).to_be_visible()
        expect(entry).to_have_text("a direction only, not a place")
