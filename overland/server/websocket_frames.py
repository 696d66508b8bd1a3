"""WebSockets that no reader's browser opens: frames without number, and messages without end.

A browser sends a message in a few frames, asks for no sign of life (ping), and gives one (pong)
where it was asked. Each answer to a ping would be kept until its asker reads it.
"""

from __future__ import annotations

import gc
from typing import Any, Final

import uvicorn
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

MOST_BYTES: Final = 5_000_000
"""Of one message: a text of a million characters in any script, and what is sent with it."""
MOST_SIGNS: Final = 60
"""Pings and pongs of one connection in a minute."""
MOST_FRAMES: Final = 1_000
"""Of one message."""


class BoundedFrames(WebSocketsSansIOProtocol):
    """Ends a connection that sends what no browser does; nothing of it is answered any more."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._signs, self._since = 0, self.loop.time()

    def handle_ping(self) -> None:
        if self._is_calm():
            super().handle_ping()

    def handle_pong(self, event: Any) -> None:
        if self._is_calm():
            super().handle_pong(event)

    def handle_cont(self, event: Any) -> None:
        if len(self.frames) >= MOST_FRAMES:
            self.transport.abort()
        else:
            super().handle_cont(event)

    def _is_calm(self) -> bool:
        if (now := self.loop.time()) > self._since + 60:
            self._signs, self._since = 0, now
        self._signs += 1
        if self._signs > MOST_SIGNS:
            self.transport.abort()
        return self._signs <= MOST_SIGNS


def bound_each() -> int:
    """Have this process's servers open such WebSockets only, and refuse a longer message before it
    is whole: `streamlit run` lets 200 MB in.

    Each new connection reads its server's settings. Returns how many servers there are.
    """
    servers = [one for one in gc.get_objects() if issubclass(type(one), uvicorn.Config)]
    for server in servers:
        server.ws_max_size = min(MOST_BYTES, server.ws_max_size)
        if getattr(server, "ws_protocol_class", None) is WebSocketsSansIOProtocol:
            server.ws_protocol_class = BoundedFrames
    return len(servers)
