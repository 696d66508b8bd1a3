"""A reader with a real browser, who notices every error and every request to another host."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Frame,
    FrameLocator,
    Locator,
    Page,
    Route,
    expect,
)

STORY = "syria-2013"
PAGES = ("map", "evidence", "data", "about")
# Streamlit looks for its server below the page's own path before it finds it at the root.
_PROBE = re.compile(r"/(map|evidence|data|about)/_stcore/(health|host-config)$")
_FRAME = ".st-key-map iframe"


@dataclass
class Reader:
    """One browser context with one page."""

    page: Page
    base: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def open(self, address: str = "") -> None:
        """Go to an address of the app, "" being the map, and wait until the app has it drawn."""
        # A page loads when its pictures are there; what is waited for is the app.
        self.page.goto(f"{self.base}/{address}", wait_until="commit")
        self.taken_over()

    def taken_over(self) -> None:
        """Wait until the app stands in the place of the page's first HTML."""
        expect(self.page.locator("#ov-first")).to_have_count(0)

    def open_map(self, address: str = "") -> None:
        """Go to a map and wait until it is drawn and its markers have their places."""
        self.open(address)
        self.drawn()

    def drawn(self) -> None:
        """Wait until the map is drawn and the page's script is at work."""
        self.taken_over()
        expect(self.map.locator("html[data-arranged]")).to_be_attached()
        expect(self.map.locator(".ov-place").first).to_be_visible()
        self.page.wait_for_function("window.overlandPage && window.overlandPage.ready")

    @property
    def map(self) -> FrameLocator:
        return self.page.frame_locator(_FRAME)

    @property
    def details(self) -> Locator:
        return self.page.get_by_role("region", name="Details")

    @property
    def popup(self) -> Locator:
        return self.map.locator(".leaflet-popup-content")

    def marker(self, name: str) -> Locator:
        return self.map.get_by_role("button", name=re.compile(f"^{re.escape(name)},"))

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def sees(self, place: str) -> None:
        """The panel tells of this place."""
        expect(self.details.locator("h2")).to_have_text(place)

    def asked(self) -> dict[str, str]:
        """The parameters in the address bar."""
        return {k: v[-1] for k, v in parse_qs(urlsplit(self.page.url).query).items()}

    def address_says(self, name: str, value: str) -> None:
        """Wait until the address bar has this parameter."""
        expect(self.page).to_have_url(re.compile(rf"[?&]{name}={re.escape(value)}(&|$)"))

    def in_map(self, expression: str) -> object:
        """What a JavaScript expression gives inside the map's frame."""
        return self._frame().evaluate(expression)

    def until_in_map(self, expression: str) -> None:
        """Wait until a JavaScript function inside the map's frame says yes."""
        self._frame().wait_for_function(expression)

    def _frame(self) -> Frame:
        element = self.page.locator(_FRAME).element_handle()
        frame = element.content_frame() if element else None
        if frame is None:
            raise AssertionError("the page has no map")
        return frame


def arrive(browser: Browser, base: str, **options: object) -> Reader:
    """A new reader, with Playwright's context options. Requests to other hosts are cut off."""
    context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})  # type: ignore[arg-type]
    context.set_default_timeout(40_000)
    reader = Reader(context.new_page(), base)

    def cut_off(route: Route) -> None:
        reader.foreign.append(route.request.url)
        route.abort()

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not _PROBE.search(message.location.get("url", "")):
            reader.errors.append(f"{message.text} ({message.location.get('url', '')})")

    context.route(re.compile(rf"^(?!(data|blob):)(?!{re.escape(base)}/)"), cut_off)
    own_socket = base.replace("http", "ws", 1)
    reader.page.on(
        "websocket",
        lambda s: None if s.url.startswith(own_socket) else reader.foreign.append(s.url),
    )
    reader.page.on("console", listen)
    reader.page.on("pageerror", lambda error: reader.errors.append(error.stack or str(error)))
    return reader
