"""What a page asks for, held back on its way by the browser itself until it is let go.

A route of Playwright's takes the browser's cache away from the whole page: each script of the app
is then fetched and compiled again, which costs more than all the rest of a visit. One of a socket
does not.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import CDPSession, Page, WebSocketRoute
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession

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


class HeldAnswers:
    """What the app answers over its socket, held back for a while; `runs` of its script ended.

    `begun` is what the last run told at its start.
    """

    begun: NewSession

    def __init__(self, page: Page) -> None:
        self.runs = 0
        self._holding = False
        self._kept: list[str | bytes] = []
        self._asked: list[str | bytes] | None = None
        self._page = page
        page.route_web_socket(re.compile("_stcore/stream"), self._meet)

    def _meet(self, socket: WebSocketRoute) -> None:
        self._socket = socket
        self._server = socket.connect_to_server()
        socket.on_message(self._ask)
        self._server.on_message(self._come)

    def _ask(self, asked: str | bytes) -> None:
        if self._asked is None:
            self._server.send(asked)
        else:
            self._asked.append(asked)

    def _come(self, answer: str | bytes) -> None:
        message = ForwardMsg()
        message.ParseFromString(answer if isinstance(answer, bytes) else answer.encode())
        self.runs += message.WhichOneof("type") == "script_finished"
        if message.WhichOneof("type") == "new_session":
            self.begun = message.new_session
        if self._holding:
            self._kept.append(answer)
        else:
            self._socket.send(answer)

    def hold(self) -> None:
        self._holding = True
        self.runs = 0

    def until(self, runs: int) -> None:
        """Wait until the script has ended so often since answers were held."""
        self._wait(lambda: self.runs >= runs)

    def let_go(self) -> None:
        self._holding = False
        for answer in self._kept:
            self._socket.send(answer)
        self._kept.clear()

    def hold_asked(self) -> None:
        """Keep from the app what the page asks for from now on."""
        self._asked = []

    def asked_for(self, messages: int) -> None:
        """Wait until the page has asked so often since then."""
        self._wait(lambda: len(self._asked or ()) >= messages)

    def let_ask(self) -> None:
        """The app hears of all that at once."""
        kept, self._asked = self._asked or [], None
        for asked in kept:
            self._server.send(asked)

    def _wait(self, come: Callable[[], bool]) -> None:
        until = time.monotonic() + 60
        while not come():
            assert time.monotonic() < until, f"{self.runs} runs, {len(self._asked or ())} asked"
            self._page.evaluate("new Promise(requestAnimationFrame)")
