"""What the server answers besides Streamlit's own pages: routes, middleware, start-up.

Every address is relative to `server.baseUrlPath`. Add a route by adding a line to `routes`.
"""

from __future__ import annotations

import asyncio
import base64
import gc
import importlib
import os
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import streamlit
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit import config as streamlit_config
from streamlit.logger import get_logger

from overland import __version__, config
from overland.assets import registry
from overland.server import http_cache, prerender, security_headers
from overland.server.api import Api, PathTricks
from overland.server.http_cache import Answer
from overland.server.middleware import CompressStatic, KnownPages, SecurityHeaders
from overland.server.pages import Entrance
from overland.server.pool import Pool
from overland.server.turns import Turns
from overland.story.loader import Shelf
from overland.story.models import Story

# The page scripts in pages/, which are paths too; the frame's list is compared with them.
PAGES = tuple(sorted(path.stem for path in Path(__file__).parents[2].glob("pages/*.py")))
TILES = registry.BASEMAP / "tiles"
DEFAULT_STYLE = "grey"
YEAR = "public, max-age=31536000, immutable"
DAY = "public, max-age=86400"
DEEPEST_ZOOM = 22
LOOK_AGAIN_S = 5.0
"""Seconds between two looks for stories whose pictures are not drawn yet."""

_NUMBER = re.compile(r"0|[1-9][0-9]{0,6}")
_STYLE = re.compile(r"[a-z][a-z0-9-]{0,31}")
# One transparent pixel; a map stretches it to a tile.
_NO_TILE = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")


def base_path() -> str:
    """`server.baseUrlPath` with one slash before it and none after; "" at the root."""
    base = str(streamlit_config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def routes(base: str | None = None, tiles: Path = TILES) -> list[BaseRoute]:
    """Overland's own routes, which go before Streamlit's."""
    base = base_path() if base is None else base

    def tile(request: Request) -> Response:
        return _tile(request, tiles)

    return [
        *_entrance(base).routes(),
        *_api(base).routes(),
        Route(f"{base}/healthz", _health),
        Route(f"{base}/map", _map_page),
        Route(f"{base}/assets/{{hash}}/{{name:path}}", _asset),
        Route(f"{base}/tiles/{{z}}/{{x}}/{{y}}.webp", tile),
        Route(f"{base}/tiles/{{style}}/{{z}}/{{x}}/{{y}}.webp", tile),
    ]


@cache
def _pool() -> Pool:
    """The process's own workers; they start with the first task."""
    return Pool()


@cache
def _turns() -> Turns:
    return Turns()


@cache
def _entrance(base: str) -> Entrance:
    """The entrance, with the app's own stories and tabs: one for each base path.

    They are imported when they are first asked for: a cache that is made before Streamlit's
    runtime starts is a temporary one.
    """

    def tabs() -> Mapping[str, str]:
        from overland.ui import frame

        return {name: label() for name, label in frame.PAGES.items()}

    address = config.public_url()
    work = _pool().submit
    return Entrance(base, _index(), PAGES, _stories, tabs, work, address, turns=_turns())


def _api(base: str) -> Api:
    """The stories as data."""
    return Api(base, _stories, _pool().submit, turns=_turns())


def _stories() -> Shelf:
    from overland.ui import cache

    return cache.shelf()


def _index() -> str:
    """Streamlit's index.html with room for the first page."""
    index = Path(streamlit.__file__).with_name("static") / "index.html"
    return prerender.template(index.read_text("utf-8"))


def middleware(base: str | None = None) -> list[Middleware]:
    """Security headers outermost, so that no answer goes without them."""
    base = base_path() if base is None else base
    return [
        Middleware(
            SecurityHeaders,
            base=base,
            embedders=os.environ.get("OVERLAND_FRAME_ANCESTORS", "*"),
            inline_hashes=security_headers.inline_script_hashes(_index()),
        ),
        Middleware(PathTricks, base=base),
        Middleware(KnownPages, base=base, pages=("", *PAGES, "healthz", "oembed")),
        Middleware(CompressStatic, base=base),
    ]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Do the slow work before the first reader comes."""
    warm_up()
    ahead = asyncio.create_task(_draw_ahead(_entrance(base_path())))
    yield
    ahead.cancel()
    _pool().close()


async def _draw_ahead(entrance: Entrance) -> None:
    """Have the first pictures of each story drawn when it is new, with nobody waiting for them."""
    drawn: dict[str, Story] = {}
    while True:
        shown = (await to_thread.run_sync(entrance.shelf)).stories
        for slug, story in shown.items():
            if drawn.get(slug) is not story:
                entrance.draw_ahead(story)
        drawn = dict(shown)
        await asyncio.sleep(LOOK_AGAIN_S)


def warm_up() -> None:
    """Import what every map needs, build the assets, read the stories; then freeze it all.

    Streamlit runs a full collection after every script run; frozen, a rerun of the map page
    takes 10 ms instead of 80.
    """
    for module in ("pandas", "pyarrow", "folium"):
        importlib.import_module(module)
    _register_map_component()
    registry.names()
    _entrance(base_path())
    gc.collect()
    gc.freeze()


def _register_map_component() -> None:
    # Imported outside a script run, the component stays unregistered and its frame is a 404;
    # Streamlit's warning about that is answered by the next line.
    context_log = get_logger("streamlit.runtime.scriptrunner_utils.script_run_context")
    level = context_log.level
    context_log.setLevel("ERROR")
    component = importlib.import_module("streamlit_folium")._component_func
    context_log.setLevel(level)
    streamlit.runtime.get_instance().component_registry.register_component(component)


def _health(_request: Request) -> Response:
    stories = sum(1 for _ in config.stories().glob("*/datapackage.json"))
    answer = {"status": "ok", "version": __version__, "stories": stories}
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})


def _map_page(request: Request) -> Response:
    """The map is the page at the root: Streamlit gives its first page no path of its own."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{query}", 307)


def _asset(request: Request) -> Response:
    asset = registry.get(request.path_params["hash"], request.path_params["name"])
    if asset is None:
        return PlainTextResponse("No such asset.", 404, headers={"Cache-Control": "no-store"})
    made = Answer(asset.body, asset.gzipped, asset.hash, asset.media_type)
    return http_cache.sent(request, made, {"Cache-Control": YEAR})


def _tile(request: Request, tiles: Path) -> Response:
    """A tile; outside the built area a transparent one, since a map reports any other answer.

    404 is for an address that no tile can have.
    """
    path = request.path_params
    style = path.get("style", DEFAULT_STYLE)
    numbers = [path["z"], path["x"], path["y"]]
    if not _STYLE.fullmatch(style) or not all(map(_NUMBER.fullmatch, numbers)):
        return PlainTextResponse("No such tile.", 404)
    z, x, y = map(int, numbers)
    if z > DEEPEST_ZOOM or max(x, y) >= 2**z or not (tiles / style).is_dir():
        return PlainTextResponse("No such tile.", 404)
    try:
        body = (tiles / style / f"{z}/{x}/{y}.webp").read_bytes()
    except FileNotFoundError:
        body = _NO_TILE
    return http_cache.sent(request, http_cache.answer(body, "image/webp"), {"Cache-Control": DAY})
