"""Wherever the keyboard stops, the screen shows it: the pixels there are others than without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Frame, Locator, Page

from tests.browser.conftest import Arrive
from tests.browser.reader import Reader

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


def shown_without(page: Page, frame: Frame, stop: Locator) -> bool:
    """Whether the screen looks the same with and without the focus on a stop."""
    stop.evaluate("(stop) => { stop.scrollIntoView({block: 'center'}); stop.focus(); }")
    # Scrolling to it may have moved the frame, too, and the map a place that was at its edge.
    page.evaluate(PAINTED)
    held = frame.frame_element().bounding_box() if frame.parent_frame else None
    offset = (held["x"], held["y"]) if held else (0.0, 0.0)
    box = stop.evaluate(
        "(stop) => { const {x, y, width, height} = stop.getBoundingClientRect();"
        " return [x, y, width, height]; }"
    )
    size = page.viewport_size or {"width": 0, "height": 0}
    left, top = max(0, box[0] + offset[0] - MARGIN), max(0, box[1] + offset[1] - MARGIN)
    right = min(size["width"], box[0] + offset[0] + box[2] + MARGIN)
    bottom = min(size["height"], box[1] + offset[1] + box[3] + MARGIN)
    around = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    focused = page.screenshot(clip=around)  # type: ignore[arg-type]
    stop.evaluate("(stop) => stop.blur()")
    page.evaluate(PAINTED)
    return focused == page.screenshot(clip=around)  # type: ignore[arg-type]


def unseen(page: Page, frame: Frame) -> Iterator[str]:
    """The stops of a document that do not show that they have the focus."""
    # What a script focuses shows it only where the keyboard was used last.
    page.keyboard.press("Shift")
    for number in range(frame.evaluate(STOPS)):
        stop = frame.locator(f"[data-stop='{number}']").first
        if not stop.count() or not stop.is_visible():
            continue
        if shown_without(page, frame, stop):
            yield stop.evaluate("(stop) => stop.outerHTML.slice(0, 200)")


def of_all_frames(reader: Reader) -> list[str]:
    return [stop for frame in reader.page.frames for stop in unseen(reader.page, frame)]


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
