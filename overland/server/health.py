"""The health answers: for whoever watches the host, and for a proxy's own questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from overland.server.local_stories import LocalStories
from overland.server.story_mirror import StoryMirror
from overland.story.loader import Catalog

PATHS: Final = ("healthz", "readyz")
"""Whoever asks them may use any name for this host."""


def routes(
    base: str,
    stories: Callable[[], Catalog],
    source: Callable[[], StoryMirror | LocalStories | None],
    ahead: Callable[[], int],
) -> list[Route]:
    """A route for each of PATHS."""
    return [
        Route(f"{base}/healthz", lambda _request: answer(stories(), source(), ahead())),
        Route(f"{base}/readyz", lambda _request: ready(stories())),
    ]


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


def ready(stories: Catalog) -> Response:
    """Whether readers may be sent here: 503 while there is no story, shown or withheld.

    A replica that was started while its store was down is well, and has nothing to show.
    """
    known = bool(stories.stories or stories.broken)
    headers = {"Cache-Control": "no-store"}
    return PlainTextResponse("ready\n" if known else "no story\n", 200 if known else 503, headers)
