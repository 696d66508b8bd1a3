"""The ASGI app around Streamlit's own pages: routes, middleware, start-up.

Every address is relative to `server.baseUrlPath`. Add a route by adding a line to `routes`.
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import streamlit
import uvicorn
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit import config as streamlit_config
from streamlit.logger import get_logger
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from overland import __version__, config
from overland.assets import registry
from overland.presentation import catalog, navigation
from overland.server import (
    ahead,
    connections,
    files_routes,
    guard,
    health,
    logs,
    prerender,
    security_headers,
    start_checks,
    story_mirror,
    websocket_frames,
)
from overland.server.api import Api, PathTricks
from overland.server.guard import ClosedAddresses, Errors, KnownHosts
from overland.server.local_stories import LocalStories
from overland.server.map_routes import MapRoutes
from overland.server.message_rate import BoundedMessages
from overland.server.message_room import BoundedRoom
from overland.server.middleware import CompressStatic, KnownPages, SecurityHeaders
from overland.server.pages import Entrance
from overland.server.pool import Pool
from overland.server.session_messages import UntoldHost
from overland.server.story_mirror import StoryMirror
from overland.server.story_turns import StoryTurns
from overland.server.turns import Turns, for_glances
from overland.story.loader import Catalog
from overland.story.models import Story

log = logging.getLogger(__name__)

PAGES = tuple(navigation.PAGES)
MAIN_SCRIPT = Path(__file__).parents[1] / "ui" / "main.py"
"""What Streamlit runs for every page. With pages/ beside it Streamlit would look there itself."""

STREAMLIT_OPTIONS: Mapping[str, object] = {
    "browser.gatherUsageStats": False,
    "client.allowedOrigins": [],
    "client.showErrorDetails": "none",
    "client.toolbarMode": "viewer",
    # A browser forgets a large message by this many runs; the app, answering a click that was sent
    # before, may still refer to it, and the page then stands still for good. No reader has so many
    # clicks unanswered: server/message_rate.py lets 60 through.
    "global.maxCachedMessageAge": 100,
    "logger.enableRich": False,
    # With it goes an offer to install things for programmers, which covered the figures.
    "logger.hideWelcomeMessage": True,
    # A full collection after every click takes longer than the click.
    "runner.postScriptGC": False,
    "server.enableXsrfProtection": True,
    # It looks through all modules after the first run of each session, while nobody is answered.
    "server.fileWatcherType": "none",
    "server.maxMessageSize": 8,
    "server.maxUploadSize": 5,
    "server.maxWidgetStateSize": 5,
}
"""Options of Streamlit's that hold wherever no host says otherwise, its config file read or not."""


def base_path() -> str:
    """`server.baseUrlPath` with one slash before it and none after; "" at the root."""
    base = str(streamlit_config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def routes(base: str | None = None, tiles: Path = files_routes.TILES) -> list[BaseRoute]:
    """Overland's own routes, which go before Streamlit's."""
    base = base_path() if base is None else base
    return [
        *_editing(base),
        *_entrance(base).routes(),
        *MapRoutes(base, _stories, turns=_turns(), glances=_glances()).routes(),
        *_api(base).routes(),
        *health.routes(base, _stories, _source, lambda: _pool().ahead),
        Route(f"{base}/map", _map_page),
        *files_routes.routes(base, tiles),
    ]


def _editing(base: str) -> list[BaseRoute]:
    """The route of the page Edit; without that page neither route nor module is there."""
    if not config.editing():
        return []
    unsaved: list[BaseRoute] = importlib.import_module("overland.server.unsaved_route").routes(base)
    return unsaved


@cache
def _pool() -> Pool:
    """The process's own workers; they start with the first task."""
    return Pool(refer=_reference)


def _reference(sent: object) -> object:
    """What a worker finds a story by."""
    return catalog.store().reference(sent) if isinstance(sent, Story) else None


@cache
def _source() -> StoryMirror | LocalStories | None:
    """Where the stories come from, if not from the data folder."""
    return story_mirror.from_settings()


@cache
def _turns() -> StoryTurns:
    return StoryTurns()


@cache
def _glances() -> Turns:
    return for_glances()


@cache
def _entrance(base: str) -> Entrance:
    """The entrance, with the app's own stories and tabs: one for each base path."""
    address, tabs = config.public_url(), navigation.labels
    given = base, _index(), PAGES, _stories, tabs, _pool().submit, address
    return Entrance(*given, turns=_turns(), glances=_glances())


def _api(base: str) -> Api:
    """The stories as data."""
    return Api(base, _stories, _pool().submit, glances=_glances())


def _stories() -> Catalog:
    return catalog.store().catalog()


def _index() -> str:
    """Streamlit's index.html with room for the first page."""
    static = Path(streamlit.__file__).with_name("static")
    return prerender.template((static / "index.html").read_text("utf-8"), static)


def middleware(base: str | None = None) -> list[Middleware]:
    """Security headers outermost, so that no answer goes without them."""
    base = base_path() if base is None else base
    start_checks.check_settings()
    address = config.public_url()
    editing = ("edit",) if config.editing() else ()
    metrics = {"_stcore/metrics"} if os.environ.get("OVERLAND_METRICS") == "1" else set()
    return [
        Middleware(
            SecurityHeaders,
            base=base,
            embedders=os.environ.get("OVERLAND_FRAME_ANCESTORS", "*"),
            inline_hashes=security_headers.inline_script_hashes(_index()),
            https=address.startswith("https:"),
        ),
        Middleware(Errors),
        Middleware(
            KnownHosts,
            public_url=address,
            origins=streamlit_config.get_option("server.corsAllowedOrigins") or (),
            open_paths=[f"{base}/{path}" for path in (*health.PATHS, "_stcore/health")],
        ),
        Middleware(BoundedRoom),
        Middleware(BoundedMessages),
        Middleware(UntoldHost),
        Middleware(ClosedAddresses, base=base, closed={*guard.CLOSED} - metrics),
        *([] if editing else [Middleware(guard.BoundedUploads, base=base, held=_held_uploads)]),
        Middleware(PathTricks, base=base),
        Middleware(KnownPages, base=base, pages=("", *PAGES, *editing, *health.PATHS, "oembed")),
        Middleware(CompressStatic, base=base),
    ]


def _held_uploads(session: str) -> tuple[int, int] | None:
    """How many files a session has uploaded, and how many all sessions have; None of no session."""
    if not Runtime.instance().is_active_session(session):
        return None
    kept = Runtime.instance().uploaded_file_mgr
    if not isinstance(kept, MemoryUploadedFileManager):
        return 0, 0
    stored = dict(kept.file_storage)
    return len(stored.get(session, ())), sum(map(len, stored.values()))


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Do the slow work before the first reader comes."""
    logs.set_up()
    _say_less()
    connections.send_at_once()
    websocket_frames.bound_each()
    source = _source()
    if source is not None:
        await to_thread.run_sync(source.start)
        os.environ["OVERLAND_DATA"] = str(source.current)  # for the workers too
    warm_up()
    shown = _stories()
    log.info(
        "Overland %s: stories shown: %d, withheld: %d, not read yet: %d",
        __version__,
        len(shown.stories) - len(shown.unread),
        len(shown.broken),
        len(shown.unread),
    )
    working_ahead = ahead.tasks(_entrance(base_path()), catalog.store())
    yield
    for task in working_ahead:
        task.cancel()
    _pool().close()
    if source is not None:
        source.stop()


def warm_up() -> None:
    """Import what every map needs, build the assets, read the stories; then freeze it all.

    Streamlit runs a full collection after every script run; frozen, a rerun of the map page
    takes 10 ms instead of 80.
    """
    _close_options()
    for module in ("pandas", "pyarrow", "folium"):
        importlib.import_module(module)
    _register_map_component()
    registry.names()
    _entrance(base_path())
    _stories()
    gc.collect()
    gc.freeze()
    # An answer changes threads some six times: each would wait 5 ms for a page that lasts.
    sys.setswitchinterval(0.001)


def on_script_error(error: Exception) -> None:
    """Log an error of the app's script with the address that was asked for."""
    context = get_script_run_ctx(suppress_warning=True)
    query = context.query_string if context else ""
    log.error("the page ?%s failed: %s", logs.clean_address(query), type(error).__name__)


def _close_options() -> None:
    """Set the options that close Streamlit, unless the host has set them."""
    for name, value in STREAMLIT_OPTIONS.items():
        if not streamlit_config.is_manually_set(name):
            streamlit_config.set_option(name, value, "overland")


def _say_less() -> None:
    """Take the server's name out of its answers: uvicorn has no option that all starts can give.

    It reads its list of headers once a second; `streamlit run` and `uvicorn` make it themselves.
    """
    for server in (thing for thing in gc.get_objects() if isinstance(thing, uvicorn.Config)):
        server.encoded_headers = [pair for pair in server.encoded_headers if pair[0] != b"server"]


def _register_map_component() -> None:
    # Imported outside a script run, the component stays unregistered and its frame is a 404;
    # Streamlit's warning about that is answered by the next line.
    context_log = get_logger("streamlit.runtime.scriptrunner_utils.script_run_context")
    level = context_log.level
    context_log.setLevel("ERROR")
    component = importlib.import_module("streamlit_folium")._component_func
    context_log.setLevel(level)
    streamlit.runtime.get_instance().component_registry.register_component(component)


def _map_page(request: Request) -> Response:
    """The map is the page at the root: Streamlit gives its first page no path of its own."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{query}", 307)
