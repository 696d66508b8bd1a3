"""ASGI middleware: security headers on every answer, and Streamlit's own files compressed once.

Plain ASGI on purpose: Starlette's BaseHTTPMiddleware buffers streams. WebSockets pass through.
"""

from __future__ import annotations

import gzip
import posixpath
from collections.abc import Iterable
from urllib.parse import urlencode

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from overland.server import security_headers

COMPRESSIBLE = ("text/javascript", "application/javascript", "text/css")


class SecurityHeaders:
    """Adds the security headers to every answer; one already set is kept."""

    def __init__(
        self, app: ASGIApp, *, base: str, embedders: str, inline_hashes: Iterable[str]
    ) -> None:
        self._app = app
        self._component = f"{base}/component/"
        self._embedders = embedders
        self._inline_hashes = tuple(inline_hashes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = self._policy(scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                answer.setdefault("Content-Security-Policy", policy)
                for name, value in security_headers.STEADY_HEADERS.items():
                    answer.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _policy(self, scope: Scope) -> str:
        if scope["path"].startswith(self._component):
            return security_headers.component_policy(self._embedders)
        query = scope.get("query_string", b"").decode("latin-1")
        ancestors = security_headers.frame_ancestors(query, self._embedders)
        host = Headers(scope=scope).get("host", "")
        return security_headers.page_policy(host, ancestors, self._inline_hashes)


class KnownPages:
    """Sends a reader whose address names no page to the map, which says so (`?lost=...`).

    Streamlit would answer with a page whose own files are asked for beneath that address: a
    dialog at best, an empty page where the address has two parts.
    """

    RESERVED = ("_stcore", "static", "media", "component", "assets", "tiles", "api", "pictures")

    def __init__(self, app: ASGIApp, *, base: str, pages: Iterable[str]) -> None:
        self._app = app
        self._base = base
        self._pages = frozenset(pages)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        if scope.get("method") != "GET" or not self._is_lost(path, Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        asked = scope.get("query_string", b"").decode("latin-1")
        lost = urlencode({"lost": path.removeprefix(self._base).strip("/")[:80]})
        address = f"{self._base}/?{asked + '&' if asked else ''}{lost}"
        await RedirectResponse(address, 307)(scope, receive, send)

    def _is_lost(self, path: str, asked: Headers) -> bool:
        if not path.startswith(f"{self._base}/") or "text/html" not in asked.get("accept", ""):
            return False
        first, _, rest = path.removeprefix(f"{self._base}/").rstrip("/").partition("/")
        if first in self.RESERVED or "." in path.rpartition("/")[2]:
            return False
        return bool(rest) or first not in self._pages


class CompressStatic:
    """Serves Streamlit's scripts and styles gzipped, each compressed once per process.

    Streamlit leaves /static uncompressed (2.8 MB at first load) because compressing on every
    request costs more than it saves. Their names hold a hash of the body, so a compressed body
    is kept (about 3 MB if every file is asked for); conditional and range requests pass through.
    """

    def __init__(self, app: ASGIApp, *, base: str) -> None:
        self._app = app
        self._static = f"{base}/static/"
        self._kept: dict[str, tuple[Message, bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._applies(scope):
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if posixpath.normpath(path) != path:
            # Another spelling of a path that is kept already: keeping each would fill the memory.
            await self._app(scope, receive, send)
            return
        if path not in self._kept:
            await self._app(scope, receive, _Compressor(send, self._kept, path))
            return
        start, body = self._kept[path]
        await send({**start, "headers": list(start["headers"])})
        await send({"type": "http.response.body", "body": body})

    def _applies(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "GET":
            return False
        if not scope["path"].startswith(self._static):
            return False
        asked = Headers(scope=scope)
        plain = "if-none-match" not in asked and "range" not in asked
        return plain and "gzip" in asked.get("accept-encoding", "")


class _Compressor:
    """A `send` that gathers one answer, compresses it, keeps it and sends it on.

    An answer that is not a script or a style goes through untouched.
    """

    def __init__(self, send: Send, kept: dict[str, tuple[Message, bytes]], path: str) -> None:
        self._send = send
        self._kept = kept
        self._path = path
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _compressible(message):
            self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)
        else:
            await self._send(message)

    async def _finish(self, start: Message) -> None:
        body = await to_thread.run_sync(gzip.compress, bytes(self._body), 6)
        answer = MutableHeaders(scope=start)
        answer["Content-Encoding"] = "gzip"
        answer["Content-Length"] = str(len(body))
        answer.add_vary_header("Accept-Encoding")
        # The same entity in another coding: a strong tag would promise equal bytes.
        if "etag" in answer:
            answer["ETag"] = f"W/{answer['ETag']}"
        self._kept[self._path] = ({**start, "headers": list(start["headers"])}, body)
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _compressible(start: Message) -> bool:
    answer = Headers(raw=start["headers"])
    kind = answer.get("content-type", "").partition(";")[0].strip()
    return start["status"] == 200 and kind in COMPRESSIBLE and "content-encoding" not in answer
