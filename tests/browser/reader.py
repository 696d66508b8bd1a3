"""A reader with a real browser, who notices every error and every request to another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import (
    Browser,
    CDPSession,
    ConsoleMessage,
    Error,
    Frame,
    FrameLocator,
    Locator,
    Page,
    Request,
    ViewportSize,
    WebSocket,
    expect,
)

from tests.browser.held import APP, Held

STORY = "syria-2013"
PAGES = ("map", "evidence", "data", "about")
# Streamlit looks for its server below the page's own path before it finds it at the root.
_PROBE = re.compile(r"/(map|evidence|data|about)/_stcore/(health|host-config)$")
# The first: where the map of the first HTML stays, the component beside it only carries clicks.
_FRAME = ".st-key-map iframe >> nth=0"
DESK: ViewportSize = {"width": 1440, "height": 900}


@dataclass
class Reader:
    """One browser context with one page."""

    page: Page
    base: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    """What may be asked besides the server: addresses that others begin with."""
    expected: list[str] = field(default_factory=list)
    """Words of errors that a test brings about itself: no fault of the page, whenever they come."""
    _sessions: list[CDPSession] = field(default_factory=list)

    def attend(self) -> Reader:
        """Note every error from now on, and every request to another host."""
        self.page.on("console", self._listen)
        self.page.on("pageerror", self._fault)
        self.page.on("websocket", self._connected)
        self.page.on("request", self._asked_for)
        return self

    def absent(self) -> None:
        """Note nothing more."""
        self.page.remove_listener("console", self._listen)
        self.page.remove_listener("pageerror", self._fault)
        self.page.remove_listener("websocket", self._connected)
        self.page.remove_listener("request", self._asked_for)
        while self._sessions:
            self._sessions.pop().detach()

    def _listen(self, message: ConsoleMessage) -> None:
        address = message.location.get("url", "")
        told = f"{message.text} ({address})"
        if message.type != "error" or _PROBE.search(address):
            return
        if not any(words in told for words in self.expected):
            self.errors.append(told)

    def _fault(self, error: Error) -> None:
        self.errors.append(error.stack or str(error))

    def _connected(self, socket: WebSocket) -> None:
        if not socket.url.startswith(self.base.replace("http", "ws", 1)):
            self.foreign.append(socket.url)

    def _asked_for(self, request: Request) -> None:
        own = ("data:", "blob:", f"{self.base}/", *self.hosts)
        if not request.url.startswith(own):
            self.foreign.append(request.url)

    def hold(self, address: str = APP) -> Held:
        """Hold back what is asked for at an address: the app, if no other is named."""
        return Held(self._session(), address)

    def begin_with(self, script: str) -> None:
        """Run a script in each document before its own; Playwright's never takes one back."""
        session = self._session()
        session.send("Page.enable")
        session.send("Page.addScriptToEvaluateOnNewDocument", {"source": script})

    def _session(self) -> CDPSession:
        """A line to the browser about this page; what it brought about ends with it."""
        self._sessions.append(self.page.context.new_cdp_session(self.page))
        return self._sessions[-1]

    @contextmanager
    def offline(self) -> Iterator[None]:
        """Without a network. The browser may tell what it missed after it has one again."""
        self.expected.append("ERR_INTERNET_DISCONNECTED")
        self.page.context.set_offline(True)
        yield
        self.page.context.set_offline(False)

    def open(self, address: str = "") -> None:
        """Go to an address of the app, "" being the map, and wait until the app has it drawn."""
        # A page loads when its pictures are there; what is waited for is the app.
        self.page.goto(f"{self.base}/{address}", wait_until="commit")
        self.taken_over()

    def taken_over(self) -> None:
        """Wait until the app stands in the place of the page's first HTML.

        An answer that has just begun has no first HTML yet either: so the app's own part first.
        """
        expect(self.page.get_by_test_id("stMain")).to_be_attached()
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
        self.page.wait_for_function("() => window.overlandPage && window.overlandPage.ready")

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

    def look_at(self, latitude: float, longitude: float, zoom: float) -> None:
        """Aim the map that is open at a spot, as a link to it does."""
        self.in_map(f"() => overland.aim([{latitude}, {longitude}, {zoom}], false)")
        self.until_in_map(f"() => !overland.state.zooming && overland.cameraNow()[2] === {zoom}")

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
    """A new reader, with Playwright's context options. The browser reaches no other host."""
    context = browser.new_context(**{"viewport": DESK, **options})  # type: ignore[arg-type]
    context.set_default_timeout(40_000)
    return Reader(context.new_page(), base).attend()
