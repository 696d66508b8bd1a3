"""The turns of pages: one story after another; a page that lasts holds up its own story only."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request

from overland.server.turns import Turns

LENT_S: Final = 0.02
"""Seconds after which the page that is being made lets another story's begin beside it."""
MOST_LENT: Final = 3
"""Pages, each of another story, that may last beside the one whose turn it is."""


@dataclass(slots=True)
class StoryTurns:
    """Lets one page of a story be made at a time, and few of all. One for an event loop."""

    _of_story: dict[str, Turns] = field(default_factory=dict)
    _of_all: Turns = field(default_factory=Turns)
    _lent: int = 0

    @asynccontextmanager
    async def turn(self, request: Request, story: str) -> AsyncIterator[None]:
        """Wait for a turn for a page of the story, and have it for the block. Raises QueueFull."""
        own = self._of_story.setdefault(story, Turns())
        async with own.turn(request), self._of_all.turn(request), self._lending():
            yield

    @asynccontextmanager
    async def _lending(self) -> AsyncIterator[None]:
        lent, loop = False, asyncio.get_running_loop()
        later: asyncio.TimerHandle

        def lend() -> None:
            nonlocal lent, later
            if self._lent < MOST_LENT:
                lent = True
                self._lent += 1
                self._of_all.widen(1)
            else:
                later = loop.call_later(LENT_S, lend)

        later = loop.call_later(LENT_S, lend)
        try:
            yield
        finally:
            later.cancel()
            if lent:
                self._lent -= 1
                self._of_all.widen(-1)
