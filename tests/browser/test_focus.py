"""Wherever the keyboard stops, the screen shows it: the pixels there are others than without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Frame, Locator, Page

from tests.browser.conftest import Arrive
from tests.browser.reader import Reader
from tests.browser.seats import Seats

MARGIN = 10
"""Pixels around a stop in which its mark may lie."""
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# One stop of each sort: twenty figures are links of one style.
STOPS = """() => {
  const every = "a[href], button, input, select, textarea, summary, [tabindex]";
  const sorts = new Set();
  const styled = (element) => element ? element.getAttribute("class") : "";
  let number = 0;
  for (const stop of document.querySelectorAll(every)) {
    const off = stop.tabIndex < 0 || stop.disabled || stop.type === "hidden";
    if (off || !stop.checkVisibility({visibilityProperty: true})) continue;
    const holder = stop.parentElement.closest("[class*=ov-], [class*=st-key-]");
    const named = [stop.tagName, stop.type, stop.getAttribute("role")];
    const sort = [...named, styled(stop), styled(holder)].join();
    if (sorts.has(sort)) continue;
    sorts.add(sort);
    stop.dataset.stop = number++;
  }
  return number;
}"""


class Screen:
    """A page as it is seen. Playwright's own pictures prepare every frame first, and take twice as
    long."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._session = page.context.new_cdp_session(page)

    def picture(self, around: dict[str, float]) -> str:
        """The pixels of a part of the window, packed."""
        part = {"clip": {**around, "scale": 1}, "optimizeForSpeed": True}
        return str(self._session.send("Page.captureScreenshot", part)["data"])


# A line to write at is no mark of a field: it comes and goes, and is not there in one of a choice.
NO_CARET = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { caret-color: transparent !important }");
  document.adoptedStyleSheets.push(sheet);
}"""


# A stop and its box in the window of the whole page, once it has the focus and has been drawn.
FOCUSED = f"""async (stop) => {{
  stop.scrollIntoView({{block: "center"}});
  stop.focus();
  // Scrolling to it may have moved the frame, too, and the map a place that was at its edge.
  await ({PAINTED})();
  const {{x, y, width, height}} = stop.getBoundingClientRect();
  let [left, top] = [x, y];
  for (let one = window; one.frameElement; one = one.parent) {{
    const frame = one.frameElement, box = frame.getBoundingClientRect();
    [left, top] = [left + box.x + frame.clientLeft, top + box.y + frame.clientTop];
  }}
  return [left, top, width, height];
}}"""


def shown_without(screen: Screen, stop: Locator) -> bool:
    """Whether the screen looks the same with and without the focus on a stop."""
    x, y, across, down = stop.evaluate(FOCUSED)
    size = screen.page.viewport_size or {"width": 0, "height": 0}
    left, top = max(0, x - MARGIN), max(0, y - MARGIN)
    right = min(size["width"], x + across + MARGIN)
    bottom = min(size["height"], y + down + MARGIN)
    around = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    focused = screen.picture(around)
    stop.evaluate(f"async (stop) => {{ stop.blur(); await ({PAINTED})(); }}")
    return focused == screen.picture(around)


def unseen(screen: Screen, frame: Frame) -> Iterator[str]:
    """The stops of a document that do not show that they have the focus."""
    frame.evaluate(NO_CARET)
    # What a script focuses shows it only where the keyboard was used last.
    screen.page.keyboard.press("Shift")
    for number in range(frame.evaluate(STOPS)):
        stop = frame.locator(f"[data-stop='{number}']").first
        if not stop.count() or not stop.is_visible():
            continue
        # A part that React draws shows it a frame or more later, on a busy machine.
        if all(shown_without(screen, stop) for _attempt in range(3)):
            yield stop.evaluate("(stop) => stop.outerHTML.slice(0, 200)")


def of_all_frames(reader: Reader) -> list[str]:
    screen = Screen(reader.page)
    return [stop for frame in reader.page.frames for stop in unseen(screen, frame)]


@pytest.mark.parametrize(
    ("address", "width", "forced"),
    [
        ("?story=syria-2013&place=masnaa", 1440, "none"),
        ("?story=syria-2013&lang=ar&embed=true", 390, "none"),
        ("evidence?story=syria-2013&lang=ru", 390, "none"),
        ("data?story=syria-2013", 1440, "active"),
    ],
)
def test_each_stop_of_the_keyboard_shows_that_it_has_the_focus(
    arriving: Arrive, server: str, address: str, width: int, forced: str
) -> None:
    size = {"width": width, "height": 900}
    reader = arriving(server, viewport=size, forced_colors=forced, reduced_motion="reduce")
    reader.open(address)
    if reader.page.locator(".st-key-map").count():
        reader.drawn()
    for menu in reader.page.locator(".ov-share, .ov-filter > details").all():
        menu.evaluate("(menu) => { menu.open = true; }")
    assert of_all_frames(reader) == []


# Where the focus is, in the frames too, if nothing of it can be seen for the sheet.
HIDDEN = """() => {
  let stop = document.activeElement, [left, top] = [0, 0];
  while (stop.contentDocument) {
    const frame = stop.getBoundingClientRect();
    [left, top] = [left + frame.x, top + frame.y];
    stop = stop.contentDocument.activeElement;
  }
  const panel = document.querySelector(".stApp .st-key-details");
  const box = stop.getBoundingClientRect();
  const sheet = panel.getBoundingClientRect(), own = panel.contains(stop);
  const under = box.x + left >= sheet.x && box.right + left <= sheet.right
    && box.y + top >= sheet.y && box.bottom + top <= sheet.bottom;
  return [stop.tagName, !own && under ? stop.outerHTML.slice(0, 200) : ""];
}"""


@pytest.fixture(scope="module")
def phone(seats: Seats, server: str) -> Iterator[Reader]:
    """A phone before what is said of a place: opened once, and turned as a test needs it."""
    reader = seats.take(server, viewport={"width": 390, "height": 844})
    reader.open_map("?story=syria-2013&place=masnaa")
    yield reader
    seats.close(reader)
    assert (reader.errors, reader.foreign) == ([], [])


@pytest.mark.parametrize(
    ("width", "height", "raised"), [(390, 844, False), (390, 844, True), (844, 390, False)]
)
def test_no_stop_of_the_keyboard_lies_wholly_under_the_sheet(
    phone: Reader, width: int, height: int, raised: bool
) -> None:
    phone.page.set_viewport_size({"width": width, "height": height})
    if raised:
        phone.page.locator(".ov-raise").click()
    hidden: list[str] = []
    stops = 0
    phone.page.locator(".ov-skips a").first.focus()
    for _step in range(150):
        phone.page.keyboard.press("Tab")
        phone.page.evaluate(PAINTED)
        kind, under = phone.page.evaluate(HIDDEN)
        if kind == "BODY":
            break
        stops, hidden = stops + 1, [*hidden, under] if under else hidden
    if raised:
        phone.page.locator(".ov-raise").click()
    assert stops > 30
    assert hidden == []


def test_what_share_opens_on_a_phone_that_lies_on_its_side_is_over_the_sheet(phone: Reader) -> None:
    phone.page.set_viewport_size({"width": 844, "height": 390})
    phone.page.locator(".ov-share summary").click()
    for button in phone.page.locator(".ov-share-fields button").all():
        button.click(trial=True, timeout=5_000)


@pytest.mark.parametrize(
    ("language", "stops"),
    [("en", ".ov-figures a:visible"), ("ar", ".ov-timeline a.ov-event:visible")],
)
def test_no_stop_of_a_phone_s_strips_is_hidden_by_their_edge(
    arriving: Arrive, server: str, language: str, stops: str
) -> None:
    reader = arriving(server, viewport={"width": 390, "height": 844})
    reader.open_map(f"?story=syria-2013&lang={language}")
    links = reader.page.locator(stops)
    links.first.focus()
    reader.page.keyboard.press("Shift+Tab")
    hidden = []
    for _link in range(links.count()):
        reader.page.keyboard.press("Tab")
        left, right = reader.page.evaluate(
            "() => { const box = document.activeElement.getBoundingClientRect();"
            " return [box.left, box.right]; }"
        )
        hidden += [(left, right)] if left < 0 or right > 390 else []
    assert hidden == []
