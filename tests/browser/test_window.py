"""The window of time over a long story, by the page's own script: mouse, finger, keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page

from benchmarks import stories
from overland.assets import registry
from overland.html import timeline
from overland.story import loader
from overland.view import View

PACKAGE = Path(__file__).resolve().parents[2] / "overland"
SCRIPTS = (PACKAGE / "html/static/filter_form.js", PACKAGE / "ui/static/filters.js")
HOST = """() => {
  window.sent = []; window.announce = () => {}; window.wantFocus = () => {};
  window.overlandPage = {go: (address) => sent.push(address)}; startFilter(); }"""
EDGE = """([edge, share]) => {
  const box = document.querySelector(`.ov-window input[data-edge=${edge}]`).getBoundingClientRect();
  return [box.left + 12 + share * (box.width - 24), box.top + box.height / 2]; }"""


@pytest.fixture(scope="module")
def strip(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The timeline of a story with 300 more places."""
    story = loader.load(stories.write(tmp_path_factory.mktemp("stories"), 300))
    return timeline.timeline(story, View(story.slug))


@pytest.fixture
def long(browser: Browser, strip: str) -> Iterator[Page]:
    """A page with that timeline."""
    page = browser.new_page(viewport={"width": 1000, "height": 700}, has_touch=True)
    page.set_content(strip)
    page.add_style_tag(content=registry.named("page.css").body.decode())
    for script in SCRIPTS:
        page.add_script_tag(content=script.read_text("utf-8"))
    page.evaluate(HOST)
    yield page
    page.close()


def spot(page: Page, edge: str, share: float) -> tuple[float, float]:
    """Where a handle stands, or would stand, at that share of the histogram's width."""
    x, y = page.evaluate(EDGE, [edge, share])
    return x, y


def window(page: Page) -> tuple[dict[str, list[str]], str, int]:
    """What was asked for, what the window says, and how many bars are outside it."""
    page.wait_for_function("() => sent.length")
    said = page.locator(".ov-window-said").text_content() or ""
    (sent,) = page.evaluate("sent")
    return parse_qs(sent.lstrip("?")), said, page.locator("li.is-outside").count()


def is_narrowed_from_the_start(page: Page) -> None:
    bars = page.locator(".ov-window li").count()
    asked, said, outside = window(page)
    assert bars / 3 < outside < bars * 2 / 3
    assert "to" not in asked
    first = page.locator(".ov-window li:not(.is-outside)").first
    assert asked["from"] == [first.get_attribute("data-key")]
    assert said.startswith(first.get_attribute("data-words") or "?")


def test_a_mouse_draws_the_edge_of_the_window_along(long: Page) -> None:
    long.mouse.move(*spot(long, "from", 0))
    long.mouse.down()
    long.mouse.move(*spot(long, "from", 0.25), steps=4)
    long.mouse.move(*spot(long, "from", 0.5), steps=4)
    # While it is drawn, the bars show what it will be, and nothing is asked for.
    assert long.locator("li.is-outside").count() > 3
    assert long.evaluate("sent") == []
    long.mouse.up()
    is_narrowed_from_the_start(long)


def test_a_finger_draws_the_edge_of_the_window_along(long: Page) -> None:
    session = long.context.new_cdp_session(long)
    places = [spot(long, "from", share) for share in (0, 0.1, 0.25, 0.4, 0.5)]
    for kind, at in zip(("touchStart", *["touchMove"] * 4), places, strict=True):
        points = [{"x": at[0], "y": at[1]}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    is_narrowed_from_the_start(long)


def test_an_arrow_key_moves_the_edge_of_the_window_by_a_bar(long: Page) -> None:
    last = long.get_by_role("slider", name="Shown until")
    last.press("ArrowLeft")
    asked, said, outside = window(long)
    assert (outside, "from" in asked) == (1, False)
    shown = long.locator(".ov-window li:not(.is-outside)").last
    assert asked["to"] == [shown.get_attribute("data-key")]
    assert last.get_attribute("aria-valuetext") == shown.get_attribute("data-words")
    assert said.endswith(shown.get_attribute("data-words") or "?")


def test_the_edges_of_the_window_push_each_other_along(long: Page) -> None:
    first = long.get_by_role("slider", name="Shown from")
    first.press("End")
    asked, _said, outside = window(long)
    bars = long.locator(".ov-window li").count()
    assert outside == bars - 1
    assert asked["from"] == [long.locator(".ov-window li").last.get_attribute("data-key")]


_ROOM = """() => {
  const box = (one) => one.getBoundingClientRect();
  const strip = document.querySelector(".ov-window"), bars = strip.querySelector("ol");
  const narrowest = Math.min(...[...bars.querySelectorAll("a")].map((bar) => box(bar).width));
  const edges = [...strip.querySelectorAll("input")].map((edge) => box(edge).width);
  return [narrowest, edges.map((width) => width - box(bars).width),
    strip.scrollWidth > strip.clientWidth, document.documentElement.scrollWidth - innerWidth];
}"""


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_each_bar_is_wide_enough_for_a_finger_and_the_page_is_no_wider_for_it(
    long: Page, width: int
) -> None:
    long.set_viewport_size({"width": width, "height": 700})
    narrowest, apart, scrolled, beyond = long.evaluate(_ROOM)
    assert narrowest >= 24
    # Over the bars the edges go along with them; a phone's would be out of sight with the bars.
    assert (apart == [0, 0]) == (width > 860)
    assert (scrolled, beyond) == (width < 1000, 0)
    long.locator(".ov-window-said").scroll_into_view_if_needed()
    said = long.locator(".ov-window-said").bounding_box()
    assert said
    assert 0 <= said["x"] < said["x"] + said["width"] <= width


_AT = "([x, y]) => (document.elementFromPoint(x, y) || document.body).dataset.edge"
_OVER_BARS = """() => {
  const bars = document.querySelector(".ov-window ol").getBoundingClientRect();
  return [...document.querySelectorAll(".ov-window input")]
    .filter((edge) => edge.getBoundingClientRect().top < bars.bottom).length;
}"""


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_both_handles_are_in_sight_and_under_a_finger(long: Page, width: int) -> None:
    long.set_viewport_size({"width": width, "height": 700})
    long.locator(".ov-window").scroll_into_view_if_needed()
    for scrolled in (0, 10_000):
        long.locator(".ov-window").evaluate(f"(strip) => {{ strip.scrollLeft = {scrolled}; }}")
        for edge, share in (("from", 0.0), ("to", 1.0)):
            x, y = spot(long, edge, share)
            for aside, over in ((0, 0), (-11, 0), (11, 0), (0, -11), (0, 11)):
                at = [x + aside, y + over]
                assert 0 < at[0] < width
                assert long.evaluate(_AT, at) == edge
    assert long.evaluate(_OVER_BARS) == 0
    long.touchscreen.tap(*spot(long, "to", 0.999))
    long.locator("input[data-edge=to]").press("ArrowLeft")
    assert long.locator("li.is-outside").count() == 1


def test_where_no_event_is_left_there_is_nothing_to_walk_through(long: Page) -> None:
    buttons = long.locator(".ov-timeline-bar button:visible")
    assert buttons.count() >= 4
    long.evaluate(
        "() => { for (const one of document.querySelectorAll('.ov-dates li')) one.hidden = true; }"
    )
    assert buttons.count() == 0
