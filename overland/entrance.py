"""What a link to a view answers before the app runs: the first page, its picture, oEmbed.

All of it follows from the address alone. A story that cannot be shown, or an address that is not
understood, falls back on Streamlit's own page, in which the app explains itself.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import copy_context
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import parse_qs

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from overland import first_page, i18n, oembed
from overland import view as views
from overland.dataset import Shelf
from overland.models import Story
from overland.pictures.style import Theme
from overland.view import Camera, View

_HOST: Final = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:]{2,45}\](:\d{1,5})?")
# A picture takes a second to draw when it is new: readers of other pages do not wait for it.
_DRAWING: Final = CapacityLimiter(1)
_MOST_WAITING: Final = 8
_READING: Final = CapacityLimiter(4)

Picture = Callable[[Story, View, str, Theme], bytes]
"""Story, view, size ("" for the card of a link) and theme -> the file."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """The first answers of a host. `index` is `first_page.template`; `base` the base path.

    `whole` is `first_page.page`, or something that keeps what that made. `public_url` is the
    address that readers use, "" to take it from each request.
    """

    base: str
    index: str
    pages: Sequence[str]
    shelf: Callable[[], Shelf]
    tabs: Callable[[], Mapping[str, str]]
    picture: Picture
    whole: Callable[[str, first_page.Asked], str]
    public_url: str = ""

    def routes(self) -> list[BaseRoute]:
        """A route for each page, for pictures and for oEmbed."""
        pages = [name for name in self.pages if name != "map"]
        return [
            Route(f"{self.base}/", partial(self._page, "map")),
            *(Route(f"{self.base}/{name}", partial(self._page, name)) for name in pages),
            Route(f"{self.base}/pictures/{{name}}", self._picture),
            Route(f"{self.base}/oembed", self._oembed),
        ]

    async def _page(self, name: str, request: Request) -> Response:
        return await to_thread.run_sync(
            copy_context().run, self._whole, name, request, limiter=_READING
        )

    def _whole(self, name: str, request: Request) -> Response:
        asked = _asked(request)
        shelf = self.shelf()
        stories = shelf.stories
        i18n.use(views.language(asked.get("lang", [""])[-1]))
        parsed = views.parse(asked, stories)
        i18n.use(parsed.view.lang)
        if not stories or asked.get("story", [""])[-1] in shelf.broken:
            return _answer(request, self.index.replace("<title>Streamlit", "<title>Overland"))
        address = views.href(parsed.view, "" if name == "map" else name)
        page = first_page.Asked(
            name=name,
            tabs=self.tabs(),
            story=stories[parsed.view.story],
            view=parsed.view,
            notices=parsed.notices,
            page_url=self._base_url(request) + address.removeprefix("./"),
            base_url=self._base_url(request),
            embedded=asked.get("embed", [""])[-1].lower() == "true",
        )
        return _answer(request, self.whole(self.index, page))

    async def _picture(self, request: Request) -> Response:
        # Whoever asks for many new pictures keeps nobody else waiting for long.
        if _DRAWING.statistics().tasks_waiting > _MOST_WAITING:
            waiting = {"Retry-After": "5", "Cache-Control": "no-store"}
            return PlainTextResponse("Too many pictures are being drawn.", 503, headers=waiting)
        return await to_thread.run_sync(self._drawn, request, limiter=_DRAWING)

    def _drawn(self, request: Request) -> Response:
        slug, _, suffix = request.path_params["name"].rpartition(".")
        stories = self.shelf().stories
        asked = _asked(request)
        size = asked.get("size", [""])[-1]
        theme: Theme = "dark" if asked.get("theme", [""])[-1] == "dark" else "light"
        known = (suffix == "png" and not size) or (suffix == "svg" and size in first_page.SIZES)
        if slug not in stories or not known:
            return PlainTextResponse("No such picture.", 404)
        view = views.parse({**asked, "story": slug}, stories).view
        view = view.with_(at="", version=stories[slug].version, camera=_coarse(view.camera))
        body = self.picture(stories[slug], view, size, theme)
        kind = "image/png" if suffix == "png" else "image/svg+xml"
        return _tagged(request, body, kind, "public, max-age=300")

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


def _answer(request: Request, html: str) -> Response:
    # Asked for again each time, as Streamlit's own: it names this release's scripts.
    return _tagged(request, html.encode(), "text/html; charset=utf-8", "no-cache")


def _tagged(request: Request, body: bytes, kind: str, kept: str) -> Response:
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {"Cache-Control": kept, "ETag": etag, "Vary": "Accept-Encoding, Host"}
    known = request.headers.get("if-none-match", "")
    if etag in (tag.strip().removeprefix("W/") for tag in known.split(",")):
        return Response(status_code=304, headers=headers)
    if not kind.startswith("image/png") and "gzip" in request.headers.get("accept-encoding", ""):
        # The same entity in another coding: a strong tag would promise equal bytes.
        headers |= {"Content-Encoding": "gzip", "ETag": f"W/{etag}"}
        body = gzip.compress(body, 6, mtime=0)
    return Response(body, media_type=kind, headers=headers)


def _json(found: Mapping[str, object], status: int) -> Response:
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"}
    return JSONResponse(dict(found), status, headers=headers)
