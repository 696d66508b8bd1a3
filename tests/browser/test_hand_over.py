"""What stands in the first HTML stays where it is, whatever comes after it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.reader import STORY, Reader

WATCH = """() => {
  if (window !== window.top) return;
  const PARTS = [".st-key-header", ".st-key-pages a", ".ov-languages", ".ov-headline h1"];
  PARTS.push(".ov-figures", ".ov-timeline", ".ov-dates > li", "a.ov-event", ".ov-details");
  const boxes = window.boxes = {first: {}, app: {}}, tops = window.tops = [];
  const box = (one) => one.getBoundingClientRect();
  const seen = (one) => one.getClientRects().length > 0 && box(one).width > 1;
  const places = ({x, y, width, height}) => [x, y, width, height];
  (function look() {
    const first = document.querySelector("#ov-first:not(.is-done)"), now = {};
    const root = first || document.querySelector(".stApp");
    for (const part of root ? PARTS : []) {
      const all = [...root.querySelectorAll(part)].filter(seen);
      all.forEach((one, at) => { now[`${part} ${at}`] = places(box(one)); });
    }
    const map = root && [...root.querySelectorAll("iframe")].find(seen);
    if (map) { now.map = places(box(map)); tops.push(now.map[1]); }
    if (root) boxes[first ? "first" : "app"] = now;
    requestAnimationFrame(look);
  })();
}"""
# Firefox gives a frame that is not seen no pictures to draw in.
UNSEEN = """if (window !== window.top) window.requestAnimationFrame = () => 0;
else document.addEventListener("DOMContentLoaded", () => {
  const frame = document.querySelector(".ov-live");
  const look = () => {
    if (!frame.matches(".is-drawn") || window.arranged) return;
    window.arranged = frame.contentDocument.documentElement.dataset.arranged || "no";
  };
  new MutationObserver(look).observe(frame, {attributes: true});
  look();
});"""
# The first HTML looks every 50 ms whether the app has drawn the page.
SOON = "() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 200))"
SECOND_FRAME = """() => new Promise((done) => {
  document.fonts.load('1em "Source Sans"').then(
    () => requestAnimationFrame(() => requestAnimationFrame(done)));
})"""


def arrived(reader: Reader, more: str = "") -> None:
    """Wait until the app has taken over; `boxes` are those of the last frame before and of now."""
    reader.begin_with(f"({WATCH})()")
    reader.page.goto(f"{reader.base}/?story={STORY}{more}", wait_until="commit")
    expect(reader.page.locator("#ov-first")).to_have_count(0)
    expect(reader.page.locator(".stApp .ov-timeline")).to_be_visible()


# How many rows the longest words of a header take is known before the app is there.
@pytest.mark.parametrize(
    ("width", "more"), [(1440, ""), (390, ""), (700, "&lang=uk"), (1024, "&lang=ru")]
)
def test_nothing_moves_when_the_app_takes_over(
    arriving: Arrive, server: str, width: int, more: str
) -> None:
    reader = arriving(server, viewport={"width": width, "height": 900})
    arrived(reader, more)
    reader.page.wait_for_function("() => Object.keys(window.boxes.app).length > 10")
    boxes = reader.page.evaluate("window.boxes")
    moved = {
        name: (before, boxes["app"].get(name))
        for name, before in boxes["first"].items()
        if max(map(abs, _differences(before, boxes["app"].get(name, [0, 0, 0, 0])))) > 1
    }
    assert moved == {}
    assert len(boxes["first"]) > 20


def _differences(before: list[float], after: list[float]) -> list[float]:
    return [one - two for one, two in zip(before, after, strict=True)]


@pytest.mark.parametrize("part", ["PageLink", "Selectbox"])
def test_the_app_takes_over_with_all_parts_of_its_header(
    arriving: Arrive, server: str, part: str
) -> None:
    reader = arriving(server, viewport={"width": 390, "height": 900})
    held = reader.hold(f"*/{part}.*")
    reader.page.goto(f"{reader.base}/?story={STORY}", wait_until="commit")
    expect(reader.page.locator(".st-key-header [data-testid=stSkeleton]").first).to_be_attached()
    reader.page.wait_for_function("() => window.overlandPage && window.overlandPage.ready")
    reader.page.evaluate(SOON)
    expect(reader.page.locator("#ov-first")).to_have_count(1)
    held.let_go()
    expect(reader.page.locator("#ov-first")).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_map_stays_where_it_is_while_the_typeface_is_late_and_when_it_comes(
    arriving: Arrive, server: str, width: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": 900})
    held = reader.hold("*.woff2")
    arrived(reader)
    reader.page.wait_for_function("() => Object.keys(window.boxes.app).length > 10")
    assert held.asked
    held.let_go()
    reader.page.evaluate(SECOND_FRAME)
    tops = reader.page.evaluate("window.tops")
    assert max(tops) - min(tops) <= 1


def test_a_map_is_first_seen_with_its_pins_apart_where_a_hidden_frame_draws_no_pictures(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server)
    reader.begin_with(UNSEEN)
    reader.hold()
    reader.page.goto(f"{server}/?story={STORY}", wait_until="commit")
    expect(reader.page.locator("#ov-first .ov-live.is-drawn")).to_be_visible()
    assert reader.page.evaluate("window.arranged") == "1"


TITLES = """new MutationObserver(() => {
  const titles = window.titles = window.titles || [];
  if (window === window.top && document.title !== titles.at(-1)) titles.push(document.title);
}).observe(document, {subtree: true, childList: true, characterData: true})"""


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("?place=masnaa", "Masnaa – Russians leave Syria by bus · Overland"),
        ("evidence?lang=ru", "Подтверждения – Россияне едут из Сирии на автобусах · Overland"),
    ],
)
def test_the_tab_has_its_title_from_the_first_moment_on(
    arriving: Arrive, server: str, address: str, title: str
) -> None:
    reader = arriving(server)
    reader.begin_with(TITLES)
    reader.open(address)
    expect(reader.page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    assert reader.page.evaluate("window.titles") == [title]
