"""A map that is open already: what one test chose in it is taken back, and the next goes on.

Only a page that is in nothing another than it was when it was loaded is handed on; a page that
cannot be set back so is left, and the next test has its map opened anew.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from playwright.sync_api import Error, Page, expect

from tests.browser.reader import Reader
from tests.browser.seats import Seats, release

# What a test can have changed, in the page and in the map.
_PAGE = """() => [
  location.href, document.title, localStorage.length, sessionStorage.length,
  document.activeElement === document.body, window.told,
  document.querySelector(".stApp .ov-details").innerText,
  document.querySelectorAll(".stApp details[open]").length,
  document.querySelectorAll(".stApp [aria-current], .stApp [aria-pressed=true]").length,
  document.querySelectorAll("[role=alert], [role=dialog], [inert]").length,
  ...[...document.querySelectorAll(".stApp *")].map((e) => e.scrollTop).filter(Boolean),
].join("|")"""
_MAP = """() => [
  window.tagged,
  document.activeElement === document.body,
  Object.values(overland.state.layers).map((layer) => overland.state.map.hasLayer(layer)),
  document.querySelectorAll(".leaflet-popup, .is-outside, [aria-pressed=true]").length,
  document.querySelectorAll("details[open]").length,
].join("|")"""
_LET_GO = """() => {
  document.activeElement.blur();
  delete window.tagged;
  delete window.told;
  window.overland?.state?.map.closePopup();
}"""
_CAMERA = "() => overland.cameraNow()"
_AT = "() => {camera}.every((part, i) => Math.abs(part - overland.cameraNow()[i]) < 0.002)"
_SOON_MS = 10_000
_UP = """() => { for (const part of document.querySelectorAll(".stApp *"))
  if (part.scrollTop) part.scrollTop = 0; }"""


@dataclass
class OpenMaps:
    """The map of the first story at a desk, opened when somebody asks for it first."""

    seats: Seats
    base: str
    _free: list[Reader] = field(default_factory=list)
    _looks: dict[Page, list[object]] = field(default_factory=dict)
    _cameras: dict[Page, object] = field(default_factory=dict)

    def take(self) -> Reader:
        """A reader before a map that is drawn, and in which nothing has been chosen."""
        if self._free:
            return self._free.pop()
        reader = self.seats.take(self.base)
        reader.open_map()
        reader.address_says("v", "1.0.0")
        expect(reader.page.locator("[data-test-script-state=notRunning]")).to_be_attached()
        release(reader.page)
        self._looks[reader.page] = _look(reader)
        self._cameras[reader.page] = reader.in_map(_CAMERA)
        return reader

    def leave(self, reader: Reader) -> None:
        """Hand the page on, if all of it can be set back."""
        with suppress(Error, AssertionError):
            _set_back(reader, self._cameras[reader.page])
            if _look(reader) == self._looks[reader.page]:
                self._free.append(reader)
                return
        self.seats.leave(reader)


def _look(reader: Reader) -> list[object]:
    return [reader.page.evaluate(_PAGE), reader.in_map(_MAP)]


def _set_back(reader: Reader, camera: object) -> None:
    """As a reader would: back to where the story was opened, with the whole route on the map."""
    page = reader.page
    session = page.context.new_cdp_session(page)
    steps = session.send("Page.getNavigationHistory")["currentIndex"]
    session.detach()
    if steps:
        page.evaluate("(steps) => history.go(-steps)", steps)
        places = reader.details.get_by_role("heading", name="Places")
        expect(places).to_be_visible(timeout=_SOON_MS)
    reader.map.get_by_role("button", name="Show the whole route").click(timeout=_SOON_MS)
    page.mouse.move(0, 0)
    for frame in page.frames:
        frame.evaluate(_LET_GO)
    page.evaluate(_UP)
    expect(reader.map.locator(".leaflet-popup")).to_have_count(0, timeout=_SOON_MS)
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_attached(timeout=_SOON_MS)
    reader.until_in_map(_AT.format(camera=camera))
    release(page)
