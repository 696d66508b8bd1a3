"""The turns of requests: a few are worked on at a time, one address after another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from starlette.requests import Request
from starlette.responses import Response

from overland.i18n import _
from overland.server import plain_words
from overland.server.fair_queue import FairQueue, QueueFull, reader_address
from overland.server.pool import Busy

LONGEST_WAIT_S: Final = 45.0
"""Of a request for what a worker makes; deploy/nginx.conf waits a little longer."""
AT_ONCE: Final = 1
"""More would share Python's one lock: none would be ready sooner, and clicks would wait."""
_MOST: Final = 1000
_MOST_EACH: Final = 64


_GLANCES: Final = 2
"""Requests that are looked up at once: a story that is read for one of them holds up no other."""


class Work(Protocol):
    """How heavy work is asked for: `pool.Pool.submit`."""

    def __call__(
        self,
        task: str,
        arguments: tuple[Any, ...],
        /,
        *,
        name: str,
        address: str,
        ahead: bool = False,
    ) -> Future[bytes]: ...


@dataclass(slots=True)
class Turns:
    """Lets a few requests be worked on at once. One for an event loop."""

    at_once: int = AT_ONCE
    _working: int = 0
    _queue: FairQueue[asyncio.Future[None]] = field(
        default_factory=lambda: FairQueue(_MOST, _MOST_EACH)
    )

    @asynccontextmanager
    async def turn(self, request: Request) -> AsyncIterator[None]:
        """Wait for a turn, and have it for the block. Raises QueueFull."""
        if self._working >= self.at_once:
            place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            displaced = self._queue.put(reader_address(request.scope), place)
            if displaced is not None and not displaced.done():
                displaced.set_exception(QueueFull())
            try:
                await place  # whoever calls us has counted us as working
            except asyncio.CancelledError:
                if place.done() and not place.cancelled():
                    self._working -= 1
                    self._call_next()
                raise
        else:
            self._working += 1
        try:
            yield
        finally:
            self._working -= 1
            self._call_next()

    def widen(self, by: int) -> None:
        """Let so many more be worked on at once."""
        self.at_once += by
        self._call_next()

    def _call_next(self) -> None:
        while self._working < self.at_once and (place := self._queue.take()) is not None:
            if not place.done():
                self._working += 1
                place.set_result(None)


def for_glances() -> Turns:
    """The turns of looking up what is asked for, which takes little time for each."""
    return Turns(_GLANCES)


async def result(future: Future[bytes], within_s: float = LONGEST_WAIT_S) -> bytes:
    """What a worker gives; whoever stops waiting takes nothing from others who wait for it.

    Raises Busy after `within_s`: a proxy that waits longer takes the whole replica for dead.
    """
    try:
        return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(future)), within_s)
    except TimeoutError:
        raise Busy("it is not done yet") from None


def busy(request: Request) -> Response:
    """The answer for which there is no room now."""
    return plain_words.answer(
        request,
        lambda: _("Too much is asked for at once. Try again soon."),
        503,
        {"Retry-After": "5"},
    )


def failed(request: Request) -> Response:
    """The answer for which a worker could do nothing."""
    return plain_words.answer(request, lambda: _("This cannot be drawn now."), 503)
