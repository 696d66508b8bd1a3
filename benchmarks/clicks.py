"""Click to panel: from the browser's own click event to the words it brings, in one page's clocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

_WATCH: Final = """
([frame, heading]) => {
  const inner = document.querySelector(frame).contentWindow;
  const now = () => performance.timeOrigin + performance.now();
  window.clicked = {at: 0, shown: 0, wanted: ""};
  inner.document.addEventListener("click", (event) => {
    window.clicked.at = inner.performance.timeOrigin + event.timeStamp;
  }, true);
  const look = () => {
    const head = document.querySelector(heading);
    if (window.clicked.at && !window.clicked.shown && head && head.textContent === window.clicked.wanted) window.clicked.shown = now();
  };
  new MutationObserver(look).observe(document.body, {childList: true, subtree: true, characterData: true});
}
"""


@dataclass(frozen=True, slots=True)
class Side:
    """How an app is clicked: CSS of the map's frame, of a marker in it, of the panel's heading."""

    frame: str
    marker: str
    heading: str


OVERLAND: Final = Side(
    ".st-key-map iframe", ".ov-place:has(b:text-is('{name}'))", ".stApp .ov-details h2"
)
PLAIN: Final = Side("iframe", ".place:has(b:text-is('{name}'))", "h2")


def watch(page: Page, side: Side) -> None:
    """Have the page note when it is clicked and when the heading says what was asked for."""
    page.evaluate(_WATCH, [side.frame, side.heading])


def click_ms(page: Page, side: Side, name: str) -> float:
    """Click a place's marker: milliseconds from the click event to the place's name in the panel."""
    page.evaluate("(name) => { Object.assign(window.clicked, {at: 0, shown: 0, wanted: name}); }", name)
    marker = page.frame_locator(side.frame).locator(side.marker.format(name=name)).first
    marker.dispatch_event("click")
    page.wait_for_function("() => window.clicked.shown > 0")
    return float(page.evaluate("() => window.clicked.shown - window.clicked.at"))


def rounds(page: Page, side: Side, names: Sequence[str], times: int, rest_ms: int) -> list[float]:
    """So many clicks on places in turn, each after the page has come to rest."""
    watch(page, side)
    found = []
    for turn in range(times):
        found.append(click_ms(page, side, names[turn % len(names)]))
        page.wait_for_timeout(rest_ms)
    return found
