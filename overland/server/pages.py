"""What a link to a view answers before the app runs: the first page, its picture, oEmbed.

All of it follows from the address alone. A story that cannot be shown, or an address that is not
understood, falls back on Streamlit's own page, in which the app explains itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import partial
from typing import Final
from urllib.parse import parse_qs

from anyio import CapacityLimiter, WouldBlock, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from overland import i18n
from overland import view as views
from overland.server import http_cache, oembed, prerender
from overland.server.http_cache import Answer, Kept
from overland.story.loader import Shelf
from overland.story.models import Story
from overland.svg.style import Theme
from overland.view import Camera, View

_HOST: Final = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:]{2,45}\](:\d{1,5})?")
# A picture takes a second to draw when it is new: readers of other pages do not wait for it.
_DRAWING: Final = CapacityLimiter(1)
# Whoever asks for many new pictures keeps nobody else waiting for long.
_QUEUE: Final = CapacityLimiter(8)
_READING: Final = CapacityLimiter(4)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture that was asked for: of a size (of first_page.SIZES), or "" for a link's card."""

    story: Story
    view: View
    size: str
    theme: Theme

    @property
    def name(self) -> str:
        return f"picture {self.size} {self.theme} {views.href(self.view)}"


@dataclass(frozen=True, slots=True)
class Entrance:
    """The first answers of a host. `index` is `first_page.template`; `base` the base path.

    `shelf` gives the same objects until a story's files change: an answer is kept as long as the
    object that it was made from. `public_url` is the address that readers use, "" to take it from
    each request.
    """

    base: str
    index: str
    pages: Sequence[str]
    shelf: Callable[[], Shelf]
    tabs: Callable[[], Mapping[str, str]]
    picture: Callable[[Story, View, str, Theme], bytes]
    public_url: str = ""
    kept: Kept = field(default_factory=Kept)

    def routes(self) -> list[BaseRoute]:
        """A route for each page, for pictures and for oEmbed."""
        pages = [name for name in self.pages if name != "map"]
        return [
            Route(f"{self.base}/", partial(self._page, "map")),
            *(Route(f"{self.base}/{name}", partial(self._page, name)) for name in pages),
            Route(f"{self.base}/pictures/{{name}}", self._picture),
            Route(f"{self.base}/oembed", self._oembed),
        ]

    def warm(self) -> None:
        """Draw what the bare address shows first, before the first reader comes."""
        for story in [*self.shelf().stories.values()][:1]:
            view = _pictured(views.parse({}, {story.slug: story}).view, story)
            for size in prerender.SIZES:
                self._drawn(Wanted(story, view, size, "light"))

    async def _page(self, name: str, request: Request) -> Response:
        made = await to_thread.run_sync(
            copy_context().run, self._whole, name, request, limiter=_READING
        )
        # Asked for again each time, as Streamlit's own: it names this release's scripts.
        return http_cache.sent(request, made, {"Cache-Control": "no-cache"})

    def _whole(self, name: str, request: Request) -> Answer:
        asked = _asked(request)
        shelf = self.shelf()
        stories = shelf.stories
        i18n.use(views.language(asked.get("lang", [""])[-1]))
        parsed = views.parse(asked, stories)
        i18n.use(parsed.view.lang)
        if not stories or asked.get("story", [""])[-1] in shelf.broken:
            return _html(self.index.replace("<title>Streamlit", "<title>Overland"))
        address = views.href(parsed.view, "" if name == "map" else name)
        story, base_url = stories[parsed.view.story], self._base_url(request)
        page = prerender.Asked(
            name=name,
            tabs=self.tabs(),
            story=story,
            view=parsed.view,
            notices=(*views.lost(asked), *parsed.notices),
            page_url=base_url + address.removeprefix("./"),
            base_url=base_url,
            embedded=asked.get("embed", [""])[-1].lower() == "true",
        )
        key = f"page {[name, page.page_url, base_url, page.embedded, page.notices]}"
        known = self.kept.get(key, story)
        return known or self.kept.put(key, story, _html(prerender.page(self.index, page)))

    async def _picture(self, request: Request) -> Response:
        wanted = await to_thread.run_sync(self._wanted, request, limiter=_READING)
        if wanted is None:
            return PlainTextResponse("No such picture.", 404)
        made = self.kept.get(wanted.name, wanted.story)
        try:
            made = made or await self._in_turn(wanted)
        except WouldBlock:
            waiting = {"Retry-After": "5", "Cache-Control": "no-store"}
            return PlainTextResponse("Too many pictures are being drawn.", 503, waiting)
        return http_cache.sent(request, made, {"Cache-Control": "public, max-age=300"})

    async def _in_turn(self, wanted: Wanted) -> Answer:
        """The picture, drawn when those before it are. Raises WouldBlock if they are too many."""
        turn = object()
        _QUEUE.acquire_on_behalf_of_nowait(turn)
        try:
            return await to_thread.run_sync(self._drawn, wanted, limiter=_DRAWING)
        finally:
            _QUEUE.release_on_behalf_of(turn)

    def _wanted(self, request: Request) -> Wanted | None:
        slug, _, suffix = request.path_params["name"].rpartition(".")
        stories = self.shelf().stories
        asked = _asked(request)
        size = asked.get("size", [""])[-1]
        theme: Theme = "dark" if asked.get("theme", [""])[-1] == "dark" else "light"
        known = (suffix == "png" and not size) or (suffix == "svg" and size in prerender.SIZES)
        if slug not in stories or not known:
            return None
        view = views.parse({**asked, "story": slug}, stories).view
        return Wanted(stories[slug], _pictured(view, stories[slug]), size, theme)

    def _drawn(self, wanted: Wanted) -> Answer:
        """A picture that is new, or that another drew while this one waited for its turn."""
        known = self.kept.get(wanted.name, wanted.story)
        if known is not None:
            return known
        body = self.picture(wanted.story, wanted.view, wanted.size, wanted.theme)
        kind = "image/svg+xml" if wanted.size else "image/png"
        return self.kept.put(wanted.name, wanted.story, http_cache.answer(body, kind))

    def _oembed(self, request: Request) -> Response:
        asked = request.query_params
        if asked.get("format", "json") != "json":
            return _json({"error": "only format=json is served"}, 501)
        room = oembed.Room(_pixels(asked.get("maxwidth")), _pixels(asked.get("maxheight")))
        try:
            found = oembed.answer(
                asked.get("url", ""),
                self._base_url(request),
                self.shelf().stories,
                room,
                self.pages,
            )
        except oembed.NotOurs as error:
            return _json({"error": str(error)}, 404)
        return _json(found, 200)

    def _base_url(self, request: Request) -> str:
        if self.public_url:
            return self.public_url.rstrip("/") + "/"
        host = request.headers.get("host", "")
        host = host if _HOST.fullmatch(host) else "localhost"
        return f"{request.url.scheme}://{host}{self.base}/"


def _asked(request: Request) -> dict[str, list[str]]:
    try:
        return parse_qs(request.url.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return {}


def _pictured(view: View, story: Story) -> View:
    """The view without what its picture does not show."""
    return view.with_(at="", version=story.version, camera=_coarse(view.camera))


def _coarse(camera: Camera | None) -> Camera | None:
    """Nearly the same place: pictures of neighbouring views are one picture."""
    if camera is None:
        return None
    return Camera(
        round(camera.latitude * 20) / 20,
        round(camera.longitude * 20) / 20,
        round(camera.zoom * 2) / 2,
    )


def _pixels(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,5}", text) else 0


def _html(text: str) -> Answer:
    return http_cache.answer(text.encode(), "text/html; charset=utf-8")


def _json(found: Mapping[str, object], status: int) -> Response:
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"}
    return JSONResponse(dict(found), status, headers=headers)
