"""A visit by the browser's own clock: first marker, complete, bytes, clicks, frames."""

from __future__ import annotations

import base64
import json
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Frame, Page

from benchmarks.sides import Side

CLOCK: Final = (Path(__file__).parent / "static" / "clock.js").read_text("utf-8")
PACE: Final = (Path(__file__).parent / "static" / "pace.js").read_text("utf-8").split("*/")[1]
FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
]
BROWSERS: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The one without windows takes a third less of the processor; tests take it too."""
QUIET_MS: Final = 700.0
"""A page is complete when nothing has changed or come for so long."""
PLACES: Final = ("Masnaa", "Beirut")
"""Far enough from each other that no popup of the one lies over the other."""
_LONGEST_S: Final = 40.0


def browser() -> str | None:
    """The browser that is on the PATH; None for Playwright's own."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


@dataclass(slots=True)
class Traffic:
    """What came over the network, and of it over websockets."""

    requests: int = 0
    bytes: int = 0
    websocket: int = 0


@dataclass(slots=True)
class Visit:
    """A page that has come to rest; times are milliseconds from its navigation."""

    page: Page
    marks: dict[str, float]
    complete: float
    traffic: Traffic = field(default_factory=Traffic)

    @property
    def values(self) -> dict[str, float]:
        told = {f"{name} ms": value for name, value in self.marks.items()}
        return told | {
            "complete ms": self.complete,
            "requests": self.traffic.requests,
            "KB": self.traffic.bytes / 1000,
            "websocket KB": self.traffic.websocket / 1000,
        }


@contextmanager
def visit(browser: Browser, side: Side) -> Iterator[Visit]:
    """A first visit: nothing is in the browser's cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    wanted = {"marker": side.marker, "link": "#ov-first .ov-first-map a[href]"}
    context.add_init_script(CLOCK.replace("WANTED", json.dumps(wanted)))
    page = context.new_page()
    try:
        traffic = _counted(context.new_cdp_session(page))
        page.goto(side.address, wait_until="commit", timeout=_LONGEST_S * 1000)
        complete = _rest(page)
        yield Visit(page, page.evaluate("window.__bench.marks"), complete, traffic)
    finally:
        context.close()


def _counted(session: CDPSession) -> Traffic:
    traffic = Traffic()

    def loaded(event: dict[str, Any]) -> None:
        traffic.requests += 1
        traffic.bytes += int(event["encodedDataLength"])

    def framed(event: dict[str, Any]) -> None:
        data = event["response"]["payloadData"]
        size = len(base64.b64decode(data)) if event["response"]["opcode"] == 2 else len(data)
        traffic.websocket += size
        traffic.bytes += size

    session.send("Network.enable")
    session.on("Network.loadingFinished", loaded)
    session.on("Network.webSocketFrameReceived", framed)
    return traffic


def _rest(page: Page) -> float:
    """When the page was complete: its marker is there, and nothing comes any more."""
    end = time.monotonic() + _LONGEST_S
    while time.monotonic() < end:
        page.wait_for_timeout(100)
        state = page.evaluate("window.__quiet()")
        if state["ready"] and state["quiet"] >= QUIET_MS:
            return float(state["last"])
    raise RuntimeError(f"{page.url} has no marker, or does not come to rest")


def map_frame(page: Page, pin: str) -> Frame:
    """The frame that holds the live map."""
    return next(frame for frame in reversed(page.frames) if frame.locator(pin).count())


def clicks(page: Page, side: Side, times: int, places: Sequence[str] = PLACES) -> list[float]:
    """Milliseconds from the browser's click event to the words that it brings, click by click."""
    frame, taken = map_frame(page, side.pin), []
    for number in range(times):
        name = places[number % len(places)]
        page.evaluate(
            "([selector, words]) => { window.__words = window.__answer(selector, words); }",
            [side.panel, name],
        )
        pin = frame.locator(side.pin).filter(has_text=name).first
        inner = pin.locator(".ov-pin")
        (inner if inner.count() else pin).click(force=True, timeout=5000)
        answered = page.evaluate("window.__words")
        if not answered:
            raise RuntimeError(f"a click on {name} brings no words")
        taken.append(answered - page.evaluate("window.__bench.clicked"))
        page.wait_for_timeout(250)
        # A popup may lie over the next pin. A driver's click that ran out of time between down and
        # up would hold the mouse's button from then on: no further click would reach the page.
        frame.evaluate("() => document.querySelector('.leaflet-popup-close-button')?.click()")
    return taken


def frames(page: Page, side: Side, times: int) -> list[float]:
    """The longest interval between two frames, in ms, of each pan and zoom."""
    frame = map_frame(page, side.pin)
    box = frame.locator(".leaflet-container").bounding_box()
    assert box
    longest = []
    for number in range(times):
        frame.evaluate(PACE)
        if number % 2:
            _zoom(page, frame, "in" if number % 4 == 1 else "out")
        else:
            _pan(page, box, 1 if number % 4 else -1)
        page.wait_for_timeout(700)
        gaps = frame.evaluate("() => { window.__paced.on = false; return window.__paced.gaps; }")
        longest.append(max(gaps, default=0.0))
    return longest


def _pan(page: Page, box: Any, way: int) -> None:
    x, y = box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.3
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 13):
        page.mouse.move(x + way * step * 15, y + step * 4)
    page.mouse.up()


def _zoom(page: Page, frame: Frame, way: str) -> None:
    frame.locator(f".leaflet-control-zoom-{way}").click(force=True)
