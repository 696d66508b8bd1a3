"""Seats for readers: a page that one test leaves is swept and given to the next.

A new browser context has read none of the app's scripts; a page that has shown the app before is
ready in less than half of the time. What a reader could leave behind is taken away in between.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Error, Page, ViewportSize

from tests.browser.reader import DESK, Reader, arrive

# What can be changed about a page that is there already.
_MEDIA = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"}
_OF_A_PAGE = {"viewport", "permissions", *_MEDIA}
_FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"


@dataclass
class Seats:
    """The pages that nobody uses now, by the options that their contexts were made with."""

    browser: Browser
    _free: dict[str, list[Page]] = field(default_factory=dict)
    _kinds: dict[Page, str] = field(default_factory=dict)

    def take(self, base: str, **options: object) -> Reader:
        """A reader, in a context with Playwright's options, who knows nothing of those before."""
        kind = repr(sorted((k, v) for k, v in options.items() if k not in _OF_A_PAGE))
        free = self._free.setdefault(kind, [])
        if not free:
            reader = arrive(self.browser, base, **options)
            self._kinds[reader.page] = kind
            return reader
        page = free.pop()
        viewport: ViewportSize = options.get("viewport", DESK)  # type: ignore[assignment]
        page.set_viewport_size(viewport)
        media: dict[str, Any] = {name: options.get(name, usual) for name, usual in _MEDIA.items()}
        page.emulate_media(media="null", **media)
        page.context.grant_permissions(options.get("permissions", []))  # type: ignore[arg-type]
        return Reader(page, base).attend()

    def leave(self, reader: Reader) -> None:
        """Give the page back, swept; one that cannot be swept is closed."""
        reader.absent()
        with suppress(Error):
            _sweep(reader.page, reader.base)
            self._free[self._kinds[reader.page]].append(reader.page)
            return
        self.close(reader)

    def close(self, reader: Reader) -> None:
        """Give the page to nobody any more."""
        reader.page.context.close()


def _sweep(page: Page, base: str) -> None:
    """Leave no route, cookie, stored value, position or history of the test before."""
    context = page.context
    if len(context.pages) > 1:
        raise Error("a window is open beside the page")
    context.set_offline(False)
    for held in (context, page):
        held.unroute_all(behavior="ignoreErrors")
    # An address of the same host: another would get another process, which has read nothing.
    page.goto(f"{base}/robots.txt", timeout=5_000)
    page.evaluate(_FORGET)
    page.mouse.move(0, 0)
    context.clear_cookies()
    context.clear_permissions()
    release(page)


def release(page: Page) -> None:
    """Leave nothing to go back to, and letters of the usual size."""
    session = page.context.new_cdp_session(page)
    session.send("Page.resetNavigationHistory")
    # Let go of, the session would bring back the size that it found.
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
