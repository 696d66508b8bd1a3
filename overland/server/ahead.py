"""Work with nobody waiting for it: what most readers see first, stories not read yet."""

from __future__ import annotations

import asyncio
import itertools
import logging
import time
from collections.abc import Awaitable, Callable

from anyio import to_thread

from overland.server.pages import Entrance
from overland.story.models import Story
from overland.story.store import StoryStore

log = logging.getLogger(__name__)

MOST_DRAWN = 12
"""Stories, of those that stand first: for more, pictures are drawn when somebody comes."""
LOOK_AGAIN_S = 5.0
"""Seconds between two looks for stories whose pictures are not drawn, or that are not read, yet."""


def tasks(entrance: Entrance, store: StoryStore) -> tuple[asyncio.Task[None], ...]:
    """The work of a server, until its tasks are cancelled."""
    drawn: dict[str, Story] = {}

    async def draw() -> float:
        shown = await to_thread.run_sync(first_stories, entrance)
        for slug, story in shown.items():
            if drawn.get(slug) is not story:
                entrance.draw_ahead(story)
                await to_thread.run_sync(_write, entrance, story)
        drawn.clear()
        drawn.update(shown)
        return LOOK_AGAIN_S

    async def read() -> float:
        """Read the stories that nobody has asked for yet, one by one, half of the time."""
        began = time.monotonic()
        more = await to_thread.run_sync(store.read_ahead)
        return time.monotonic() - began if more else LOOK_AGAIN_S

    return tuple(asyncio.create_task(_again(work)) for work in (draw, read))


def _write(entrance: Entrance, story: Story) -> None:
    """Write a story's front page; one that cannot be written is told of when it is asked for."""
    try:
        entrance.write_ahead(story)
    except Exception:
        log.exception("the front page of %s cannot be written ahead", story.slug)


def first_stories(entrance: Entrance) -> dict[str, Story]:
    """The stories that pictures are drawn of ahead: those that stand first, of many."""
    stories = entrance.shelf().stories
    first = itertools.islice(stories, MOST_DRAWN)
    return {slug: story for slug in first if (story := stories.get(slug))}


async def _again(work: Callable[[], Awaitable[float]]) -> None:
    """Do some work again and again, after the seconds that it asks for; a fault ends one time."""
    while True:
        try:
            pause_s = await work()
        except Exception:
            log.exception("work ahead failed; it is tried again")
            pause_s = LOOK_AGAIN_S
        await asyncio.sleep(pause_s)
