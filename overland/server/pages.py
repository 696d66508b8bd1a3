"""Routes of the pages before the app runs: first HTML, its picture, oEmbed.

All of it follows from the address alone. A story that cannot be shown, or an address that is not
understood, falls back on Streamlit's own page, in which the app explains itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final
from urllib.parse import parse_qs

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from overland import i18n
from overland import view as views
from overland.assets import bundles, registry
from overland.html import on_paper
from overland.map import map_frame
from overland.presentation import vocabulary
from overland.server import (
    frames,
    ground_pictures,
    http_cache,
    oembed,
    picture_requests,
    prerender,
    turns,
)
from overland.server.fair_queue import QueueFull, reader_address
from overland.server.http_cache import Answer, AnswerCache
from overland.server.picture_requests import PictureRequest
from overland.server.pool import Busy
from overland.server.story_turns import StoryTurns
from overland.server.turns import Turns, Work, for_glances
from overland.server.worker_process import WorkFailed
from overland.story.loader import Catalog
from overland.story.models import Story
from overland.svg.style import Theme
from overland.view import View

_HOST: Final = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:]{2,45}\](:\d{1,5})?")
_READING: Final = CapacityLimiter(8)
DRAWN_AT_MOST: Final = 3
"""How often a picture that nobody waits for is tried, where drawing it fails."""


@dataclass(frozen=True, slots=True)
class AddressedPage:
    """A page that was asked for, its language, and what to say of the rest of its address."""

    asked: prerender.PageRequest
    language: str
    notices: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is kept by: an address says much that makes no difference, and a ground that
        was built or a style that was changed since makes another page."""
        asked = self.asked
        made_of = map_frame.built(asked.story), registry.absolute(bundles.PAGE)
        about = asked.name, self.language, asked.page_url, asked.embedded, made_of
        return f"page {[*about, *asked.stories.items()]}"


@dataclass(frozen=True, slots=True)
class Entrance:
    """The first answers of a host. `index` is `prerender.template`; `base` the base path.

    `shelf` gives the same object for a story until its own files change: an answer is kept as
    long as the object that it was made from. `work` draws pictures in another process.
    `public_url` is the address that readers use, "" to take it from each request.
    """

    base: str
    index: str
    pages: Sequence[str]
    shelf: Callable[[], Catalog]
    tabs: Callable[[], Mapping[str, str]]
    work: Work
    public_url: str = ""
    kept: AnswerCache = field(default_factory=AnswerCache)
    turns: StoryTurns = field(default_factory=StoryTurns)
    glances: Turns = field(default_factory=for_glances)

    def routes(self) -> list[BaseRoute]:
        """A route for each page, for pictures and for oEmbed."""
        pages = [name for name in self.pages if name != "map"]
        return [
            Route(f"{self.base}/", partial(self._page, "map")),
            *(Route(f"{self.base}/{name}", partial(self._page, name)) for name in pages),
            Route(f"{self.base}/pictures/{{name}}", self._picture),
            Route(f"{self.base}/oembed", self._oembed),
        ]

    def draw_ahead(self, story: Story) -> None:
        """Ask for the pictures that most readers of a story see first; they are kept for good."""
        for wanted in picture_requests.first_pictures(story):
            if self.kept.get(wanted.name, story) is None:
                self._draw_and_pin(wanted, DRAWN_AT_MOST)

    def _draw_and_pin(self, wanted: PictureRequest, tries: int) -> None:
        with suppress(Busy):
            drawn = self.work(*wanted.task, name=wanted.key, address="", ahead=True)
            drawn.add_done_callback(partial(self._pin, wanted, tries - 1))

    def _pin(self, wanted: PictureRequest, tries: int, drawn: Future[bytes]) -> None:
        if drawn.cancelled():
            return
        if drawn.exception() is not None and tries:
            self._draw_and_pin(wanted, tries)  # a machine that was busy may be no more
        if drawn.exception() is None:
            made = wanted.answer(drawn.result())
            self.kept.put(wanted.name, wanted.story, made, pinned=True)

    async def _page(self, name: str, request: Request) -> Response:
        context = copy_context()  # the language is read into it, and written out of it
        try:
            # A page that is known takes time too, where somebody asks for many of them.
            async with self.glances.turn(request):
                page = await to_thread.run_sync(
                    context.run, self._understood, name, request, limiter=_READING
                )
            made = self._plain if page is None else self._known(page)
            if page is not None and made is None:
                async with self.turns.turn(request, page.asked.story.slug):
                    made = await to_thread.run_sync(
                        context.run, self._written, page, limiter=_READING
                    )
        except QueueFull:
            return turns.busy(request)
        assert made is not None
        # Asked for again each time, as Streamlit's own: it names this release's scripts.
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
        return http_cache.sent(request, made, headers)

    @property
    def _plain(self) -> Answer:
        """The page in which the app explains itself."""
        return _html(self.index.replace("<title>Streamlit", "<title>Overland"))

    def _known(self, page: AddressedPage) -> Answer | None:
        """The page, if it need not be written."""
        return None if page.notices else self.kept.get(page.name, page.asked.story)

    def _written(self, page: AddressedPage) -> Answer:
        """The page, kept for whoever asks next; what only this address says is added to it."""
        made = self.kept.get(page.name, page.asked.story)
        if made is None:
            whole = prerender.page(self.index, page.asked)
            made = self.kept.put(page.name, page.asked.story, _html(whole))
        if not page.notices:
            return made
        return _html(prerender.with_notices(made.body.decode(), page.notices))

    def _understood(self, name: str, request: Request) -> AddressedPage | None:
        """What is asked for; None where only the app can answer."""
        asked = _asked(request)
        shelf = self.shelf()
        stories = shelf.stories
        views.use_language(asked, request.headers.get("accept-language", ""))
        parsed = views.parse(asked, stories)
        if not parsed.view.story or asked.get("story", [""])[-1] in shelf.broken:
            return None
        page = self._addressed(
            name, parsed.view, stories[parsed.view.story], self._base_url(request)
        )
        embedded = asked.get("embed", [""])[-1].lower() == "true"
        notices = (*views.lost(asked), *parsed.notices)
        return AddressedPage(replace(page, embedded=embedded), i18n.language(), notices)

    def _addressed(
        self, name: str, view: View, story: Story, base_url: str
    ) -> prerender.PageRequest:
        # As pictures do: few cameras, and a date is the event that it led to. Pages are then few.
        camera = frames.snapped(view.camera, story)
        view = view.with_(camera=camera, at="", row=view.row if name == "evidence" else 0)
        page_url = base_url + views.href(view, "" if name == "map" else name).removeprefix("./")
        made = prerender.PageRequest(name, self.tabs(), story, view, page_url, base_url)
        return replace(made, stories=_names(self.shelf()))

    def write_ahead(self, story: Story) -> None:
        """Write a story's front page. What every page of a story needs is then kept with the story;
        the page itself too, for a host that knows the address that its readers use."""
        view = views.parse({}, {story.slug: story}).view
        page = self._addressed("map", view, story, self._base_url(None))
        self._written(AddressedPage(page, i18n.language(), ()))

    async def _picture(self, request: Request) -> Response:
        try:
            async with self.glances.turn(request):
                wanted = await to_thread.run_sync(self._wanted, request, limiter=_READING)
            if wanted is None:
                return PlainTextResponse("No such picture.", 404)
            made = self.kept.get(wanted.name, wanted.story) or await self._drawn(wanted, request)
        except (QueueFull, Busy):
            return turns.busy(request)
        except WorkFailed:
            return turns.failed(request)
        return http_cache.sent(request, made, {"Cache-Control": "public, max-age=300"})

    async def _drawn(self, wanted: PictureRequest, request: Request) -> Answer:
        """The picture, drawn when those before it are. Raises Busy if they are too many."""
        address = reader_address(request.scope)
        drawing = self.work(*wanted.task, name=wanted.key, address=address)
        body = await turns.result(drawing)
        known = self.kept.get(wanted.name, wanted.story)
        return known or self.kept.put(wanted.name, wanted.story, wanted.answer(body))

    def _wanted(self, request: Request) -> PictureRequest | None:
        slug, _, suffix = request.path_params["name"].rpartition(".")
        stories = self.shelf().stories
        asked = _asked(request)
        size = asked.get("size", [""])[-1]
        theme: Theme = "dark" if asked.get("theme", [""])[-1] == "dark" else "light"
        sizes = (*prerender.SIZES, on_paper.SIZE)
        ground = ground_pictures.read(size)
        known = (suffix == "svg" and (size in sizes or ground)) or (suffix == "png" and not size)
        if slug not in stories or not known:
            return None
        view = views.parse({**asked, "story": slug}, stories).view
        if ground:  # nothing is written on it, and no place is marked
            view = view.with_(place="", event="", lang=i18n.SOURCE)
        return PictureRequest(stories[slug], frames.pictured(view, stories[slug]), size, theme)

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

    def _base_url(self, request: Request | None) -> str:
        if self.public_url:
            return self.public_url.rstrip("/") + "/"
        host = request.headers.get("host", "") if request else ""
        host = host if _HOST.fullmatch(host) else "localhost"
        return f"{request.url.scheme if request else 'http'}://{host}{self.base}/"


def _asked(request: Request) -> dict[str, list[str]]:
    try:
        return parse_qs(request.url.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return {}


def _pixels(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,5}", text) else 0


def _html(text: str) -> Answer:
    return http_cache.answer(text.encode(), "text/html; charset=utf-8")


def _json(found: Mapping[str, object], status: int) -> Response:
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"}
    return JSONResponse(dict(found), status, headers=headers)


def _names(shelf: Catalog) -> dict[str, str]:
    """What the stories that are shown are called in the language in use, no two the same."""
    known, code = shelf.summaries, i18n.language()
    return vocabulary.distinct(
        {
            slug: known[slug].titles.get(code, title) if slug in known else title
            for slug, title in shelf.titles.items()
        }
    )
