"""How much of the screen the map has, and that nothing lies over the journey."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Frame, Locator, expect

from tests.browser.conftest import Arrive
from tests.browser.reader import Reader

PHONE = {"width": 390, "height": 844}
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; }"""
UNDER = """() => {
  const map = overland.state.map.getContainer(), around = map.getBoundingClientRect();
  const legend = map.querySelector(".ov-legend").getBoundingClientRect();
  const [right, top] = [legend.right - around.left, legend.top - around.top];
  const size = {left: 0, top: 0, right: around.width, bottom: around.height};
  return overland.routeSpots(size).filter(([x, y]) => x < right && y > top).length;
}"""
# A reader draws the map until the crossing is where the legend is.
BENEATH = """() => {
  const map = overland.state.map, {left, top} = map.getContainer().getBoundingClientRect();
  const legend = map.getContainer().querySelector(".ov-legend").getBoundingClientRect();
  const at = map.latLngToContainerPoint(overland.state.markers.get("masnaa").getLatLng());
  overland.state.moved = true;
  map.panBy([at.x - legend.x + left - 60, at.y - legend.y + top - 60], {animate: false});
}"""
CROSSED = """() => {
  const around = overland.state.map.getContainer().getBoundingClientRect();
  const size = {left: 0, top: 0, right: around.width, bottom: around.height};
  const spots = overland.routeSpots(size);
  return [...document.querySelectorAll(".ov-ground-label:not(.ov-ground-country)")]
    .filter((name) => getComputedStyle(name).visibility === "visible")
    .filter((name) => {
      const area = name.getBoundingClientRect();
      const across = (x) => x > area.left && x < area.right;
      return spots.some(([x, y]) => across(x) && y > area.top && y < area.bottom);
    }).map((name) => name.textContent);
}"""

BELOW = """() => {
  const legend = document.querySelector(".ov-legend").getBoundingClientRect();
  const map = document.querySelector(".leaflet-container").getBoundingClientRect();
  return document.querySelector(".ov-legend details[open]") && legend.top >= map.bottom - 1;
}"""
ASTRAY = """() => {
  const shown = overland.state.labels.filter((one) => one.getElement && one.getElement())
    .map((one) => [one, one.getElement().firstChild])
    .filter(([, words]) => getComputedStyle(words).visibility === "visible");
  const boxes = shown.map(([, words]) => words.getBoundingClientRect());
  // A country's may be moved into the picture.
  const aside = shown.filter(([one, words], index) => {
    if (one.label.kind === "country") return false;
    const spot = overland.state.map.latLngToContainerPoint(one.getLatLng());
    return Math.abs((boxes[index].left + boxes[index].right) / 2 - spot.x) > 2;
  });
  const over = shown.filter((_one, i) => boxes.some((box, j) => j < i && box.left < boxes[i].right
    && boxes[i].left < box.right && box.top < boxes[i].bottom && boxes[i].top < box.bottom));
  return [...aside, ...over].map(([, words]) => words.textContent);
}"""


def box(part: Locator) -> Any:
    found = part.bounding_box()
    assert found
    return found


def sized(reader: Reader, width: int, height: int) -> None:
    """Another window, and the map laid out in it."""
    arranged = reader.in_map("document.documentElement.dataset.arranged")
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.until_in_map(f"() => document.documentElement.dataset.arranged > {arranged}")


_ABOVE = """() => {
  const [map, sheet] = [".st-key-map iframe", ".st-key-details"]
    .map((part) => document.querySelector(`.stApp ${part}`).getBoundingClientRect());
  return map.top >= -1 && map.bottom <= sheet.top + 1;
}"""


def test_on_a_phone_a_link_to_a_place_shows_the_place_above_its_sheet_and_beside_the_legend(
    arriving: Arrive, server: str
) -> None:
    """And where it is enlarged to 400 percent the sheet has the whole width and the lower half."""
    reader = arriving(server, viewport=PHONE)
    reader.open_map("?story=syria-2013&place=masnaa")
    sheet, frame = (
        box(reader.page.locator(".st-key-details")),
        box(reader.page.locator(".st-key-map iframe").first),
    )
    pin = box(reader.map.locator("[data-place=masnaa] .ov-pin"))
    assert frame["y"] + frame["height"] <= sheet["y"] + 1
    assert frame["y"] < pin["y"] < pin["y"] + pin["height"] < sheet["y"]
    assert frame["height"] >= 0.4 * PHONE["height"]
    expect(reader.page.locator(".ov-told span").first).to_be_in_viewport()
    expect(reader.page.locator(".ov-told span").last).to_contain_text("Not reported")
    expect(reader.page.locator(".ov-told span").last).to_be_in_viewport()
    reader.map.locator(".ov-legend summary").click()
    reader.until_in_map(BELOW)
    reader.map.locator("[data-place=beirut]").press("Enter")
    expect(reader.map.locator(".ov-legend details")).not_to_have_attribute("open", "")
    # A step from further down the page brings the whole map above the sheet.
    reader.page.get_by_test_id("stMain").evaluate("(page) => page.scrollTo(0, 300)")
    reader.button("Next event").dispatch_event("click")
    reader.page.wait_for_function(_ABOVE)
    reader.page.set_viewport_size({"width": 320, "height": 256})
    sheet = box(reader.page.locator(".st-key-details"))
    assert (sheet["x"], sheet["width"]) == (0, 320)
    assert 110 < sheet["y"] < 140
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 320


def test_above_the_map_of_a_desk_stand_no_more_than_a_few_lines(opened: Reader) -> None:
    assert box(opened.page.locator(".ov-above"))["height"] <= 120
    # Beside a figure that was only announced stands who announced it.
    figure = opened.page.locator('.ov-figures li[data-count="people-announced"]')
    assert "Russian officials in Moscow" in figure.inner_text()
    assert box(opened.page.locator(".st-key-map iframe").first)["height"] >= 530
    # Below it each card tells in sight how a claim is known, who says it, and what is said.
    words = opened.page.locator("a.ov-event > span:visible")
    assert words.count() > 3
    lowest = max(box(card)["y"] for card in words.all())
    assert lowest + 16 < opened.page.evaluate("innerHeight")


def test_the_legend_makes_room_for_a_route_that_a_link_or_wider_text_puts_under_it(
    reader: Reader,
) -> None:
    reader.open_map("?story=syria-2013&c=33.9,36.2,9.5")
    expect(reader.map.locator(".ov-legend details")).not_to_have_attribute("open", "")
    assert reader.in_map(f"({UNDER})()") == 0
    reader.open_map("?story=syria-2013")
    expect(reader.map.locator(".ov-legend details")).to_have_attribute("open", "")
    reader.in_map(f"({BENEATH})()")
    expect(reader.map.locator(".ov-legend details")).not_to_have_attribute("open", "")
    reader.open_map("?story=syria-2013&place=")
    expect(reader.map.locator(".ov-legend details")).to_have_attribute("open", "")
    reader.in_map(
        f"document.head.append(Object.assign(document.createElement('style'),"
        f" {{textContent: {SPACED!r}}}))"
    )
    reader.until_in_map(f"() => ({UNDER})() === 0")


def test_no_name_of_the_ground_lies_under_the_route(reader: Reader) -> None:
    for story in ("sudan-2023", "syria-2013"):
        assert _first_map(reader, f"?story={story}").evaluate(CROSSED) == []


_SCROLLS = """() => {
  const all = document.querySelector("[data-testid=stMain]");
  return all.scrollHeight > all.clientHeight;
}"""


# Where the words of a place that are scrolled to end, above the edge at which longer ones fade.
_END = """() => {
  const words = document.querySelector(".stApp .st-key-details");
  const fade = getComputedStyle(words, "::after"), every = [...words.querySelectorAll("li, p, dd")];
  words.scrollTop = words.scrollHeight;
  const last = every.filter((one) => one.checkVisibility()).pop();
  const clear = words.getBoundingClientRect().bottom - last.getBoundingClientRect().bottom;
  words.scrollTop = 0;
  return [fade.position, fade.backgroundImage.startsWith("linear-gradient"), clear >= 16];
}"""


def _words_have_room(reader: Reader) -> None:
    """Beside the map, or below it in a narrow frame, the words have a third of it, uncut."""
    stage = reader.page.locator(".stApp .st-key-details")
    assert box(stage)["width"] > 280
    assert box(stage.locator("h2"))["y"] - box(stage)["y"] >= 12
    assert box(stage)["height"] > 400
    assert reader.page.evaluate(_END) == ["sticky", True, True]
    for width, height in ((360, 500), (320, 480)):
        reader.page.set_viewport_size({"width": width, "height": height})
        expect(reader.page.locator(".ov-raise")).to_be_visible()
        assert box(stage)["height"] > height / 3
        assert box(reader.page.locator(".st-key-map iframe").first)["height"] > height / 3
        assert reader.page.evaluate(_END) == ["sticky", True, True]
    reader.page.set_viewport_size({"width": 700, "height": 600})


def test_in_a_frame_of_fixed_height_the_map_is_the_largest_part(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server, viewport={"width": 700, "height": 600})
    frame = reader.page.locator(".st-key-map iframe").first
    for address in ("?story=syria-2013&embed=true", "?story=syria-2013&embed=true&place=masnaa"):
        reader.open_map(address)
        height = box(frame)["height"]
        assert height > 250
        assert box(reader.page.locator(".stApp .ov-timeline"))["height"] < height
        # A step is offered whatever was chosen.
        expect(reader.button("Next event")).to_be_in_viewport(ratio=1)
    _words_have_room(reader)
    # With letters of twice the size the words beside the map are scrolled to, and none is cut off.
    twice = {"fontSizes": {"standard": 32, "fixed": 26}}
    reader.page.context.new_cdp_session(reader.page).send("Page.setFontSizes", twice)
    expect(reader.page.locator("html")).to_have_css("font-size", "32px")
    reader.page.wait_for_function(_SCROLLS)
    assert box(frame)["height"] >= 240
    reader.page.locator(".ov-embed-source:visible a").last.focus()
    expect(reader.page.locator(".ov-embed-source:visible a").last).to_be_in_viewport(ratio=1)


def test_a_name_of_the_ground_stands_on_its_spot_in_arabic_and_lies_over_no_other(
    arriving: Arrive, server: str
) -> None:
    frame = _first_map(arriving(server), "?story=syria-2013&place=beirut&lang=ar")
    frame.wait_for_function("() => document.querySelector('.ov-ground-label')")
    assert frame.evaluate(ASTRAY) == []


def test_on_the_full_screen_no_part_of_the_page_lies_over_the_map(opened: Reader) -> None:
    opened.map.get_by_role("button", name="Full screen").click()
    expect(opened.page.locator("html:fullscreen")).to_be_attached()
    expect(opened.page.locator(".ov-filter")).to_be_hidden()
    opened.map.get_by_role("button", name="Leave the full screen").click()
    expect(opened.page.locator(".ov-filter")).to_be_visible()


# Until nothing was arranged for three frames.
# Names are measured anew when their typeface comes.
STILL = """() => new Promise((done) => {
  let [was, frames] = ["", 0];
  document.fonts.ready.then(function look() {
    const now = document.documentElement.dataset.arranged;
    frames = now === was ? frames + 1 : 0;
    was = now;
    frames < 3 ? requestAnimationFrame(look) : done();
  });
})"""
# Each name, its lines, whether it hides something, and whether it may have a third line.
LABELS = """() => {
  const around = overland.state.map.getContainer().getBoundingClientRect();
  const size = {left: 0, top: 0, right: around.width, bottom: around.height};
  const spots = overland.routeSpots(size).map(([x, y]) => [x + around.left, y + around.top]);
  const pins = [...document.querySelectorAll(".ov-pin")];
  return [...document.querySelectorAll(".ov-place:not(.is-quiet) .ov-label")].map((label) => {
    const box = label.getBoundingClientRect(), own = label.closest(".ov-place");
    const covers = ([x, y]) => x > box.left && x < box.right && y > box.top && y < box.bottom;
    const middle = (r) => [r.left + r.width / 2, r.top + r.height / 2];
    const others = pins.filter((pin) => !own.contains(pin));
    const hidden = others.some((pin) => covers(middle(pin.getBoundingClientRect())));
    const high = (part) => part.offsetHeight / parseFloat(getComputedStyle(part).lineHeight);
    const lines = [...label.children].reduce((all, part) => all + Math.round(high(part)), 0);
    const hides = spots.some(covers) || hidden, more = label.closest(".is-edge, .ov-main");
    return [label.textContent, lines, hides, Boolean(more)];
  });
}"""


@pytest.mark.parametrize(
    "address",
    ["syria-2013&lang=en", "syria-2013&lang=ru", "sudan-2023&lang=en", "sudan-2023&lang=ar"],
)
def test_on_a_phone_a_name_has_few_lines_and_hides_neither_route_nor_pin(
    arriving: Arrive, server: str, address: str
) -> None:
    reader = arriving(server, viewport={"width": 390, "height": 780})
    frame = _first_map(reader, f"?story={address}")
    for width in (390, 320):
        reader.page.set_viewport_size({"width": width, "height": 780})
        frame.wait_for_function(f"() => innerWidth <= {width}")
        frame.evaluate(STILL)
        labels: list[tuple[str, int, bool, bool]] = frame.evaluate(LABELS)
        assert len(labels) >= 3
        # Two; how far off the map a place lies, and the figures of the head, may take a third.
        assert [label for label in labels if label[1] > 2 + label[3] or label[2]] == [], width


def test_on_a_desk_a_name_with_its_figure_is_no_column_of_lines(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server, viewport={"width": 1440, "height": 900})
    labels = _first_map(reader, "?story=syria-2013&lang=ru").evaluate(LABELS)
    assert len(labels) >= 5
    assert [label for label in labels if label[1] > 5] == []


def _first_map(reader: Reader, address: str) -> Frame:
    """The map of the first HTML, arranged. It is the app's, too, which need not come."""
    reader.hold()
    reader.page.goto(f"{reader.base}/{address}", wait_until="commit")
    expect(reader.page.locator("#ov-first .ov-live.is-drawn")).to_be_visible()
    frame = next(frame for frame in reader.page.frames if "/live/" in frame.url)
    frame.wait_for_function("() => document.documentElement.dataset.arranged")
    return frame
