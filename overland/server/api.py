"""The stories as data: /api/stories.json, and each story in every export format.

Anybody's page may read them (CORS). An answer is made once for each state of a story; a name
that is not in the list never reaches the disk.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import parse_qs, urlencode

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from overland import config, i18n
from overland import view as views
from overland.exports import FORMATS, filename
from overland.server import http_cache, turns
from overland.server.fair_queue import QueueFull, reader_address
from overland.server.http_cache import Answer, AnswerCache
from overland.server.pool import Busy
from overland.server.turns import Turns, Work, for_glances
from overland.server.worker_process import WorkFailed
from overland.story import folders
from overland.story.filter import Filter, filter_query
from overland.story.loader import Catalog
from overland.story.models import Story
from overland.story.summary import Summary
from overland.view import View

LISTING: Final = "stories.json"
_METHODS: Final = ("GET", "HEAD", "OPTIONS")
_OPEN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Content-Disposition",
}
_ALLOWED: Final = {
    "Allow": ", ".join(_METHODS),
    "Access-Control-Allow-Methods": ", ".join(_METHODS),
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}
_READING: Final = CapacityLimiter(4)


class Unknown(Exception):
    """Nothing has that address. `known` is what would have had one, by its kind."""

    def __init__(self, message: str, kind: str, known: Sequence[str]) -> None:
        super().__init__(message)
        self.answer = {"error": message, kind: list(known)}


@dataclass(frozen=True, slots=True)
class _Export:
    """An export that was asked for: what it is kept by, and the part that it holds of a story."""

    name: str
    format: str
    story: Story
    wanted: Filter
    language: str


@dataclass(frozen=True, slots=True)
class Api:
    """The routes of one host.

    `shelf` gives the same objects until a story's files change: an answer is kept as long as the
    object that it was made from. `work` writes exports in another process.
    """

    base: str
    shelf: Callable[[], Catalog]
    work: Work
    kept: AnswerCache = field(default_factory=AnswerCache)
    glances: Turns = field(default_factory=for_glances)

    def routes(self) -> list[BaseRoute]:
        """Every address below /api."""
        below = f"{self.base}/api"
        paths = (below, f"{below}/{{rest:path}}")
        return [Route(path, self._answered, methods=list(_METHODS)) for path in paths]

    async def _answered(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_OPEN | _ALLOWED)
        address = request.path_params.get("rest", "")
        try:
            async with self.glances.turn(request):
                found = await to_thread.run_sync(
                    copy_context().run, self._found, address, request, limiter=_READING
                )
            if isinstance(found, _Export):
                found = await self._exported(found, request)
        except Unknown as error:
            return _not_found(error)
        except (QueueFull, Busy):
            return turns.busy(request)
        except WorkFailed:
            return turns.failed(request)
        return http_cache.sent(request, found, _OPEN)

    def _found(self, address: str, request: Request) -> Answer | _Export:
        """The answer, or the export that it is to be."""
        shelf = self.shelf()
        subject = _subject(shelf, address)
        export = _export(address, subject, request) if isinstance(subject, Story) else None
        # The list tells more with each story that is read.
        name = export.name if export else f"{address} {len(shelf.unread)}"
        known = self.kept.get(name, subject)
        if known is not None:
            return known
        if export:
            return export
        text = json.dumps(listing(shelf, self.base), ensure_ascii=False, indent=1)
        modified = None if shelf.unread else _modified(shelf.slugs)
        made = http_cache.answer(text.encode() + b"\n", "application/json", modified)
        return self.kept.put(name, subject, made)

    async def _exported(self, export: _Export, request: Request) -> Answer:
        """A new export, or the one that another waits for already."""
        reader, key = reader_address(request.scope), f"{export.name} {id(export.story)}"
        task = (export.format, export.story, export.wanted, export.language)
        writing = self.work("export", task, name=key, address=reader)
        body = await turns.result(writing)
        return await to_thread.run_sync(self._keep, export, body, limiter=_READING)

    def _keep(self, export: _Export, body: bytes) -> Answer:
        story = export.story
        known = self.kept.get(export.name, story)
        if known is not None:
            return known
        called = filename(export.format, story.slug, export.wanted, export.language)
        kind = FORMATS[export.format].MEDIA_TYPE
        made = http_cache.answer(body, kind, _modified([story.slug]), called)
        return self.kept.put(export.name, story, made)


def _export(address: str, story: Story, request: Request) -> _Export:
    """The part that the address's filter lets through, in the language that the address names.

    One address has one content, whoever asks: without a language it is English.
    """
    try:
        asked = parse_qs(request.url.query, max_num_fields=100)
    except ValueError:
        asked = {}
    view = views.parse({**asked, "story": story.slug}, {story.slug: story}).view
    i18n.use(view.lang or "en")
    wanted = {name: value for name, value in filter_query(view.filter).items() if value}
    name = " ".join([address, i18n.language(), *([str(wanted)] if wanted else [])])
    return _Export(name, address.rpartition(".")[2], story, view.filter, i18n.language())


class PathTricks:
    """Answers an address below /api that climbs or hides something as any other unknown one.

    Streamlit refuses such a path by itself, before it asks a route, and not as JSON.
    """

    def __init__(self, app: ASGIApp, *, base: str) -> None:
        self._app = app
        self._below = f"{base}/api/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        address = path.removeprefix(self._below)
        if address == path or not (".." in path or "\\" in path or not path.isprintable()):
            await self._app(scope, receive, send)
            return
        await _not_found(_nothing(address))(scope, receive, send)


def listing(shelf: Catalog, base: str) -> dict[str, Any]:
    """Every story of a host: what it is and where it can be had, or only that it is not shown.

    Addresses are absolute where the host names its own (OVERLAND_PUBLIC_URL), else from the root.
    No story is read for it: of one that nobody has asked for yet it says so.
    """
    address = config.public_url() or f"{base}/"
    known, states = shelf.summaries, dict.fromkeys(shelf.broken, "withheld")
    states |= dict.fromkeys(shelf.unreadable, "broken") | dict.fromkeys(shelf.unread, "unread")
    return {
        "stories": [
            _listed(known[slug], address)
            if slug in known
            else {"slug": slug, "state": states.get(slug, "unread")}
            for slug in shelf.slugs
        ]
    }


def _listed(story: Summary, address: str) -> dict[str, Any]:
    view = View(story=story.slug, version=story.version)
    return {
        "slug": story.slug,
        "state": "published",
        "title": story.title,
        "description": story.description,
        "version": story.version,
        "created": story.created,
        "language": story.language,
        "languages": list(story.languages),
        "licenses": [dict(licence) for licence in story.licenses],
        "places": story.places,
        "events": story.events,
        "permalink": f"{address}?{urlencode(views.query(view))}",
        "formats": {
            name: {
                "title": str(made.TITLE),
                "media_type": made.MEDIA_TYPE,
                "url": f"{address}api/stories/{story.slug}.{name}",
            }
            for name, made in FORMATS.items()
        },
    }


def _subject(shelf: Catalog, address: str) -> Story | Catalog:
    """What an address below /api speaks of: a story, or all of them. Raises Unknown."""
    if address == LISTING:
        return shelf
    folder, _, name = address.rpartition("/")
    slug, _, form = name.rpartition(".")
    if folder != "stories" or not slug:
        raise _nothing(address)
    if slug not in shelf.stories:
        raise Unknown(f"there is no story {_short(slug)} here", "stories", [*shelf.stories])
    if form not in FORMATS:
        raise Unknown(f"there is no format {_short(form)}", "formats", [*FORMATS])
    return shelf.stories[slug]


def _nothing(address: str) -> Unknown:
    known = (LISTING, "stories/SLUG.FORMAT")
    return Unknown(f"there is nothing at api/{_short(address)}", "addresses", known)


def _not_found(error: Unknown) -> Response:
    return JSONResponse(error.answer, 404, headers={**_OPEN, "Cache-Control": "no-cache"})


def _short(text: str) -> str:
    shown = text if len(text) <= 80 else f"{text[:79]}…"
    return "".join(c if c.isprintable() else "\ufffd" for c in shown)


def _modified(slugs: Sequence[str]) -> datetime:
    """When the newest file of the stories was written."""
    found = (entry.status for slug in slugs for entry in folders.entries(config.stories() / slug))
    newest = max((status.st_mtime for status in found if status), default=0.0)
    return datetime.fromtimestamp(newest, UTC)
