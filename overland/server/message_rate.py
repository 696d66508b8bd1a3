"""A bound on how fast one address may click: what comes over its WebSockets waits its time.

Each message has Streamlit run the page's script; a page that sends them without a pause would
take the processor from every other reader.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnected

from overland.server.fair_queue import reader_address

log = logging.getLogger(__name__)

PER_S = 16.0
"""Messages a second that one address may send for long. Where a host does not name its proxy, all
readers are one address: two hundred who click every 20 seconds send ten."""
AT_ONCE = 30.0
"""Messages that it may send before that holds."""
OPENED_PER_S, OPENED_AT_ONCE = 20.0, 20.0
"""Sessions a second that all addresses together may open for long, and before that holds: the first
run of each costs most."""
LONGEST_WAIT_S = 5.0
"""Whoever shares an address with a flood is heard all the same."""
ONE_MORE_BYTES = 250_000
"""So many bytes of a message count as one message more."""
_MOST_KNOWN = 10_000
_MOST_AHEAD, _MOST_BYTES_AHEAD = 8, 100_000
"""Messages, and bytes of them, that are looked at before the time of the one before has come."""


@dataclass(slots=True)
class _Bucket:
    left: float
    seen: float


@dataclass(slots=True)
class MessageRate:
    """Token buckets by address, as of `clock` in seconds."""

    clock: Callable[[], float] = time.monotonic
    per_s: float = PER_S
    at_once: float = AT_ONCE
    _buckets: dict[str, _Bucket] = field(default_factory=dict)

    def wait_s(self, address: str, size: int = 0) -> float:
        """Count a message of `size` bytes; how long it is to wait."""
        now = self.clock()
        if len(self._buckets) >= _MOST_KNOWN:
            self._buckets = {
                a: b for a, b in self._buckets.items() if self._left(b, now) < self.at_once
            }
        bucket = self._buckets.setdefault(address, _Bucket(self.at_once, now))
        least, cost = -LONGEST_WAIT_S * self.per_s, 1 + size / ONE_MORE_BYTES
        bucket.left, bucket.seen = max(least, self._left(bucket, now) - cost), now
        return max(0.0, -bucket.left / self.per_s)

    def _left(self, bucket: _Bucket, now: float) -> float:
        return min(self.at_once, bucket.left + (now - bucket.seen) * self.per_s)


class BoundedMessages:
    """Hands on what comes over a WebSocket no faster than its address may send.

    What waits for its time is nothing any more once its reader has gone: a session that is opened,
    asks and vanishes costs no run of the script.
    """

    def __init__(self, app: ASGIApp, *, rate: MessageRate | None = None) -> None:
        self._app = app
        self._rate = rate or MessageRate()
        self._opened = MessageRate(per_s=OPENED_PER_S, at_once=OPENED_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        address, ahead = reader_address(scope), deque([await receive()])

        async def in_time() -> Message:
            message = ahead.popleft() if ahead else await receive()
            if message["type"] == "websocket.receive":
                wait_s = self._rate.wait_s(address, bytes_of(message))
                if await _is_left(wait_s, receive, ahead):
                    return ahead.pop()
                if message.get("bytes") is None:  # a page sends none, and Streamlit would break off
                    log.warning("a WebSocket sent text, which no page does: it is closed")
                    await send({"type": "websocket.close", "code": 1003})
                    return {"type": "websocket.disconnect", "code": 1003}
            return message

        if ahead[0]["type"] == "websocket.connect":
            wait_s = self._rate.wait_s(address)
            if await _is_left(wait_s + self._opened.wait_s(""), receive, ahead):
                return
        with suppress(WebSocketDisconnected):  # what is still to be sent has nobody to go to
            await self._app(scope, in_time, send)


async def _is_left(wait_s: float, receive: Receive, ahead: deque[Message]) -> bool:
    """Wait so long, and put what comes meanwhile behind; whether the last of it is that it ends."""
    loop = asyncio.get_running_loop()
    until = loop.time() + wait_s
    while (left := until - loop.time()) > 0 and _may_look_on(ahead):
        try:
            ahead.append(await asyncio.wait_for(receive(), left))
        except TimeoutError:
            return False
        if ahead[-1]["type"] == "websocket.disconnect":
            return True
    await asyncio.sleep(max(0.0, until - loop.time()))
    return False


def _may_look_on(ahead: Collection[Message]) -> bool:
    return len(ahead) < _MOST_AHEAD and sum(map(bytes_of, ahead)) < _MOST_BYTES_AHEAD


def bytes_of(message: Message) -> int:
    """How long what came over a WebSocket is; 0 of its beginning and its end."""
    return len(message.get("bytes") or message.get("text") or "")
