"""The health answer: for whoever watches the host, and for a proxy's own question."""

from __future__ import annotations

from starlette.responses import JSONResponse

from overland.server.local_stories import LocalStories
from overland.server.story_mirror import StoryMirror
from overland.story.loader import Catalog


def answer(stories: Catalog, source: StoryMirror | LocalStories | None, ahead: int) -> JSONResponse:
    """Whether the app answers, what it shows and withholds, and whether its store does.

    `stories` counts those that are not read yet, and so may still be withheld; `unread` says how
    many these are. `ahead` counts the pictures that are still drawn before anybody asks.
    """
    told: dict[str, object] = {
        "status": "ok",
        "stories": len(stories.stories),
        "withheld": list(stories.broken),
        "unread": len(stories.unread),
        "ahead": ahead,
    }
    if source is not None:
        told["store"] = source.health()
    return JSONResponse(told, headers={"Cache-Control": "no-store"})
