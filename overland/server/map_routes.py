"""Routes that the map page asks for apart: the map's frame, other places, and panels ahead.

Each answer follows from its address and the story's state, so that it is made once, and a browser
that has it asks only whether it is still so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import partial
from typing import Final
from urllib.parse import parse_qs

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from overland import i18n
from overland import view as views
from overland.html import panel
from overland.map import map_frame, others
from overland.server import http_cache, turns
from overland.server.fair_queue import QueueFull
from overland.server.files_routes import YEAR
from overland.server.http_cache import Answer, AnswerCache
from overland.server.story_turns import StoryTurns
from overland.server.turns import Turns, for_glances
from overland.story.loader import Catalog
from overland.story.models import Story
from overland.view import View

_READING: Final = CapacityLimiter(8)
_HEADERS: Final = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}


@dataclass(frozen=True, slots=True)
class MapRequest:
    """What is asked for, and the name by which it is kept."""

    kind: str
    story: Story
    view: View
    name: str
    headers: Mapping[str, str] = field(default_factory=lambda: _HEADERS)


@dataclass(frozen=True, slots=True)
class MapRoutes:
    """What the map page of one host asks for. `shelf` gives the same stories until files change."""

    base: str
    shelf: Callable[[], Catalog]
    kept: AnswerCache = field(default_factory=AnswerCache)
    turns: StoryTurns = field(default_factory=StoryTurns)
    glances: Turns = field(default_factory=for_glances)

    def routes(self) -> list[BaseRoute]:
        """They go before the routes of the exports, which have names with a format."""
        story = f"{self.base}/api/stories/{{slug}}"
        return [
            Route(f"{story}/places", partial(self._sent, "places")),
            Route(f"{story}/matches", partial(self._sent, "matches")),
            Route(f"{story}/panel", partial(self._sent, "panel")),
            Route(f"{self.base}/live/{{slug}}/map.html", partial(self._sent, "map.html")),
            Route(f"{self.base}/live/{{slug}}/map.js", partial(self._sent, "map.js")),
        ]

    async def _sent(self, kind: str, request: Request) -> Response:
        context = copy_context()  # the language is read into it, and written out of it
        try:
            async with self.glances.turn(request):
                asked = await to_thread.run_sync(
                    context.run, self._understood, kind, request, limiter=_READING
                )
            if isinstance(asked, Response):
                return asked
            made = self.kept.get(asked.name, asked.story)
            if made is None:
                async with self.turns.turn(request, asked.story.slug):
                    made = await to_thread.run_sync(
                        context.run, self._written, asked, limiter=_READING
                    )
        except QueueFull:
            return turns.busy(request)
        return http_cache.sent(request, made, asked.headers)

    def _understood(self, kind: str, request: Request) -> MapRequest | Response:
        """What is asked for, without what makes no difference to it; or that there is none."""
        stories = self.shelf().stories
        story = stories.get(request.path_params["slug"])
        if story is None:
            return JSONResponse({"error": "no such story", "stories": list(stories)}, 404)
        try:
            asked = parse_qs(request.url.query, max_num_fields=100)
        except ValueError:
            asked = {}
        views.use_language(asked, request.headers.get("accept-language", ""))
        view = views.parse({**asked, "story": story.slug}, {story.slug: story}).view
        if kind in ("map.html", "map.js"):
            made = map_frame.of(story)
            # The address of today's map may be kept for good.
            today = asked.get("is", [""])[-1] == made.hash
            headers = {"Cache-Control": YEAR} if today else _HEADERS
            return MapRequest(kind, story, view, f"{kind} {i18n.language()} {made.hash}", headers)
        view = view.with_(at="", camera=None, layers=views.DEFAULT_LAYERS, row=0)
        if kind == "matches":
            view = View(story.slug, filter=view.filter)
        elif kind == "places":
            view = View(story.slug)
        return MapRequest(kind, story, view, f"{kind} {i18n.language()} {views.href(view)}")

    def _written(self, asked: MapRequest) -> Answer:
        known = self.kept.get(asked.name, asked.story)
        made = known or _made(asked.kind, asked.story, asked.view)
        return known or self.kept.put(asked.name, asked.story, made)


def _made(kind: str, story: Story, view: View) -> Answer:
    if kind == "map.html":
        text = map_frame.document(map_frame.of(story))
        return http_cache.answer(text.encode(), "text/html; charset=utf-8")
    if kind == "map.js":
        return http_cache.answer(
            map_frame.of(story).script.encode(), "text/javascript; charset=utf-8"
        )
    if kind == "places":
        return http_cache.answer(others.as_json(story), "application/json")
    if kind == "matches":
        return http_cache.answer(others.matches(story, view.filter), "application/json")
    return http_cache.answer(panel.panel(story, view).encode(), "text/html; charset=utf-8")
