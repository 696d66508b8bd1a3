"""ASGI middleware: what is closed to readers, whose address this host has, and errors.

Plain ASGI, since Starlette's BaseHTTPMiddleware buffers streams. WebSockets are checked too.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Collection
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from overland.i18n import _
from overland.server import plain_words
from overland.server.fair_queue import reader_address
from overland.server.logs import clean_address

log = logging.getLogger(__name__)

SLOW_S: Final = 5.0
MOST_UPLOADS: Final = 3
"""Files that one session may keep."""
MOST_UPLOADS_EACH: Final = 10
"""Files that all sessions of one address may keep."""
MOST_UPLOADS_IN_ALL: Final = 20
"""Files that all sessions together may keep, each of the size that Streamlit's limit allows."""
CLOSED: Final = ("_stcore/metrics", "_stcore/agent", "_stcore/script-health-check")
"""Addresses of Streamlit's that tell of the host or run its scripts; with all below them."""
HERE: Final = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names that health checks on this machine use."""


class ClosedAddresses:
    """Answers 404 where Streamlit would tell the host's business."""

    def __init__(self, app: ASGIApp, *, base: str, closed: Collection[str] = CLOSED) -> None:
        self._app = app
        self._base = f"{base}/"
        self._closed = tuple(closed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._is_closed(scope["path"]):
            await PlainTextResponse("Not found.", 404)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_closed(self, path: str) -> bool:
        asked = path.removeprefix(self._base).strip("/")
        return any(asked == one or asked.startswith(f"{one}/") for one in self._closed)


class BoundedUploads:
    """Refuses a file where its session, or all sessions together, hold as much as they may.

    Uploads stay in memory until their session ends. `held` tells how many files a session has,
    and how many all have, and None of what is no session; those on their way count as well.
    """

    def __init__(
        self, app: ASGIApp, *, base: str, held: Callable[[str], tuple[int, int] | None]
    ) -> None:
        self._app = app
        self._base = f"{base}/_stcore/upload_file/"
        self._held = held
        self._coming: Counter[str] = Counter()
        self._sessions: dict[str, set[str]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not (scope["type"] == "http" and scope["path"].startswith(self._base)) or (
            scope["method"] in ("DELETE", "OPTIONS")
        ):
            await self._app(scope, receive, send)
            return
        session = scope["path"].removeprefix(self._base).partition("/")[0]
        known = self._held(session)
        if known is None:
            await PlainTextResponse("There is no such session.", 400)(scope, receive, send)
            return
        own, all_ = known[0] + self._coming[session], known[1] + self._coming.total()
        of_address = self._of_address(reader_address(scope), session)
        if own >= MOST_UPLOADS or of_address >= MOST_UPLOADS_EACH or all_ >= MOST_UPLOADS_IN_ALL:
            log.warning("refused an upload: %d files of its session wait, %d of all", own, all_)
            refusal = PlainTextResponse("Too many files wait here already.", 429)
            await refusal(scope, receive, send)
            return
        self._coming[session] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._coming[session] -= 1
            self._coming += Counter()

    def _of_address(self, address: str, session: str) -> int:
        """How many files all sessions of an address hold, those that are over left out."""
        for known, sessions in list(self._sessions.items()):
            self._sessions[known] = {one for one in sessions if self._held(one) is not None}
            if not self._sessions[known]:
                del self._sessions[known]
        sessions = self._sessions.setdefault(address, set())
        sessions.add(session)
        return sum((self._held(one) or (0, 0))[0] + self._coming[one] for one in sessions)


class KnownHosts:
    """Answers for the host's own names only, and opens a WebSocket to its own pages only.

    `public_url` is OVERLAND_PUBLIC_URL; without one every name is the host's, for nothing tells
    which are. Health checks ask by a machine's number: `open_paths` answer under any name.
    `origins` are other pages that the host allows (Streamlit's server.corsAllowedOrigins).
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        public_url: str = "",
        origins: Collection[str] = (),
        open_paths: Collection[str] = (),
    ) -> None:
        self._app = app
        public = _host(public_url)
        self._hosts = HERE | {public} if public else frozenset()
        self._origins = {_host(origin) for origin in origins} | ({public} if public else set())
        self._open = frozenset(open_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refusal(scope)
        if not refusal:
            await self._app(scope, receive, send)
            return
        log.warning("refused %s: %s", clean_address(scope["path"]), clean_address(refusal))
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        await PlainTextResponse("This address is not served here.", 421)(scope, receive, send)

    def _refusal(self, scope: Scope) -> str:
        if scope["type"] not in ("http", "websocket") or scope["path"] in self._open:
            return ""
        headers = Headers(scope=scope)
        host = _host(f"//{headers.get('host', '')}")
        if self._hosts and host not in self._hosts:
            return f"the host {host!r} is not the one that OVERLAND_PUBLIC_URL names"
        origin = headers.get("origin") if scope["type"] == "websocket" else None
        own = _host(origin or "") == host and _is_port_of(origin or "", headers.get("host", ""))
        if origin is not None and not own and _host(origin) not in self._origins:
            return f"its page is of {_host(origin)!r}, and this host is called {host!r}"
        return ""


class Errors:
    """Turns an error into a plain answer 500, and logs it and slow answers by what was asked."""

    def __init__(self, app: ASGIApp, *, slow_s: float = SLOW_S) -> None:
        self._app = app
        self._slow_s = slow_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, started = time.monotonic(), False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception:
            log.exception("%s failed", asked(scope))
            if started:
                raise
            words = plain_words.answer(
                HTTPConnection(scope), lambda: _("Something went wrong here."), 500
            )
            await words(scope, receive, send)
        if (took := time.monotonic() - began) > self._slow_s:
            log.warning("%s took %.1f s", asked(scope), took)


def asked(scope: Scope) -> str:
    """Method and address of a request, for a log."""
    query = scope.get("query_string", b"").decode("latin-1")
    return f"{scope['method']} {clean_address(scope['path'] + ('?' if query else '') + query)}"


def _is_port_of(origin: str, host: str) -> bool:
    """Whether a page of that origin came from that port; a proxy may name none."""
    try:
        page, named = urlsplit(origin), urlsplit(f"//{host}").port
        usual = {"http": 80, "https": 443}.get(page.scheme)
        return named is None or named == (page.port or usual)
    except ValueError:
        return False


def _host(address: str) -> str:
    """The host of a web address, in lower case, without a port; "" if it has none."""
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""
