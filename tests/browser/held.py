"""What a page asks for, held back on its way by the browser itself until it is let go.

A route of Playwright's takes the browser's cache away from the whole page: each script of the app
is then fetched and compiled again, which costs more than all the rest of a visit.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import CDPSession

APP = "*/static/js/index.*"
"""The module by which Streamlit begins: nothing of the app runs before it."""
PICTURES = "*/pictures/*"
"""Drawn by a process of its own, which takes as long to start as the app: for an app that one test
asks, and that looks at none."""


class Held:
    """All that a page and its frames ask for at an address, in which `*` stands for anything."""

    def __init__(self, session: CDPSession, address: str) -> None:
        self.asked = 0
        self._free = False
        self._paused: list[str] = []
        self._session = session
        self._forget()
        self._session.on("Fetch.requestPaused", self._meet)
        self._session.send("Fetch.enable", {"patterns": [{"urlPattern": address}]})

    def _forget(self) -> None:
        """What the page before has left in memory would not be asked for."""
        self._session.send("Network.enable")
        for disabled in (True, False):
            self._session.send("Network.setCacheDisabled", {"cacheDisabled": disabled})
        self._session.send("Network.disable")

    def _meet(self, told: dict[str, Any]) -> None:
        self.asked += 1
        self._paused.append(told["requestId"])
        if self._free:
            self.let_go()

    def let_go(self) -> None:
        """What was held goes on its way, and nothing is held any more."""
        self._free = True
        while self._paused:
            self._session.send("Fetch.continueRequest", {"requestId": self._paused.pop()})
