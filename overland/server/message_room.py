"""A bound on the memory that readers' messages take: a session keeps the last one that it was sent.

A page sends some hundred bytes; only a text to compare is large. Streamlit keeps what a session was
sent until two minutes after its end.
"""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from overland.server.fair_queue import reader_address
from overland.server.message_rate import bytes_of
from overland.server.websocket_frames import MOST_BYTES

log = logging.getLogger(__name__)

SMALL: Final = 250_000
"""Bytes of a message that is not counted: a text of as many letters to compare is none."""
MOST_BYTES_EACH: Final = 10_000_000
"""Bytes of the last messages of all sessions of one address, the small ones left out."""
MOST_BYTES_IN_ALL: Final = 40_000_000
"""The same of all addresses."""
KEPT_S: Final = 150.0
"""Seconds for which what a session was sent is counted after its end."""
_LITTER: Final = 20_000_000
"""Bytes of large messages after which memory is tidied: they lie in circles, which else wait."""
_TIDY_EVERY_S: Final = 2.0
"""Seconds between two tidyings at least: each stops the server for a moment."""
_TOO_BIG: Final = 1009


@dataclass(slots=True)
class _Kept:
    """What a session was sent at most: its address, bytes, and until when it is kept."""

    address: str
    size: int
    until: float = float("inf")


@dataclass(slots=True)
class RoomForMessages:
    """The large messages that sessions keep, as of `clock` in seconds."""

    clock: Callable[[], float] = time.monotonic
    tidy: Callable[[], object] = gc.collect
    _passed: int = 0
    _tidied: float = float("-inf")
    _kept: dict[object, _Kept] = field(default_factory=dict)

    def take(self, session: object, address: str, size: int) -> bool:
        """Count a message; False if there is no room for it.

        A session counts with its largest one until its end: which of its messages takes the place
        of another is Streamlit's affair.
        """
        if size <= SMALL:
            return True
        now = self.clock()
        self._passed += size
        if self._passed > _LITTER and now - self._tidied >= _TIDY_EVERY_S:
            self._passed, self._tidied = 0, now
            self.tidy()
        self._kept = {one: kept for one, kept in self._kept.items() if kept.until > now}
        others = [kept for one, kept in self._kept.items() if one != session]
        own = sum(kept.size for kept in others if kept.address == address)
        all_ = sum(kept.size for kept in others)
        if own + size > MOST_BYTES_EACH or all_ + size > MOST_BYTES_IN_ALL:
            return False
        before = self._kept.get(session)
        self._kept[session] = _Kept(address, max(size, before.size if before else 0))
        return True

    def leave(self, session: object) -> None:
        """The session has ended; what it was sent is kept a while."""
        if session in self._kept:
            self._kept[session].until = self.clock() + KEPT_S


class BoundedRoom:
    """Closes a WebSocket whose message has no room beside those that are kept already."""

    def __init__(self, app: ASGIApp, *, room: RoomForMessages | None = None) -> None:
        self._app = app
        self._room = room or RoomForMessages()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        session, address = object(), reader_address(scope)

        async def bounded() -> Message:
            message = await receive()
            size = bytes_of(message)
            if size > MOST_BYTES or not self._room.take(session, address, size):
                log.warning("a message of %d bytes has no room: its WebSocket is closed", size)
                await send({"type": "websocket.close", "code": _TOO_BIG})
                return {"type": "websocket.disconnect", "code": _TOO_BIG}
            return message

        try:
            await self._app(scope, bounded, send)
        finally:
            self._room.leave(session)
