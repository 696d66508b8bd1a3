"""ASGI middleware: security headers on every answer, and Streamlit's own files compressed once.

Plain ASGI on purpose: Starlette's BaseHTTPMiddleware buffers streams. WebSockets pass through.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from urllib.parse import urlencode

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from overland.assets.gzipped import gzipped
from overland.server import security_headers
from overland.server.files_routes import ROOT_FILES

COMPRESSIBLE = ("text/javascript", "application/javascript", "text/css")


class SecurityHeaders:
    """Adds the security headers to every answer; one already set is kept."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        base: str,
        embedders: str,
        inline_hashes: Iterable[str],
        https: bool = False,
    ) -> None:
        self._app = app
        self._base = base
        self._https = https
        self._component = f"{base}/component/"
        self._live = f"{base}/live/"
        self._embedders = embedders
        self._inline_hashes = tuple(inline_hashes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = self._policy(scope)
        steady = security_headers.steady(self._is_shared(scope), self._https)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                answer.setdefault("Content-Security-Policy", policy)
                for name, value in steady.items():
                    answer.setdefault(name, value)
                if self._https:
                    _secure_cookies(message)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _is_shared(self, scope: Scope) -> bool:
        """Whether other sites may show the answer: pictures, data, and pages made to be framed."""
        path = scope["path"].removeprefix(self._base)
        embedded = b"embed=true" in scope.get("query_string", b"").lower()
        return embedded or path.startswith(("/pictures/", "/api/", "/oembed"))

    def _policy(self, scope: Scope) -> str:
        if scope["path"].startswith(self._component):
            return security_headers.component_policy(self._embedders)
        if scope["path"].startswith(self._live):
            return security_headers.map_policy(self._embedders)
        query = scope.get("query_string", b"").decode("latin-1")
        ancestors = security_headers.frame_ancestors(query, self._embedders)
        host = Headers(scope=scope).get("host", "")
        return security_headers.page_policy(host, ancestors, self._inline_hashes)


def _secure_cookies(message: Message) -> None:
    """Have the browser send cookies over https only: behind a proxy Streamlit cannot know."""
    message["headers"] = [
        (name, value + b"; Secure")
        if name.lower() == b"set-cookie" and b"secure" not in value.lower()
        else (name, value)
        for name, value in message["headers"]
    ]


class KnownPages:
    """Sends a reader whose address names no page to the map, which says so (`?lost=...`), and one
    whose address has another word for `embed=true` to that: Streamlit's own part knows no other.

    Streamlit would answer with a page whose own files are asked for beneath that address: a
    dialog at best, an empty page where the address has two parts. A program is told 404.
    """

    EMBEDDED = ("embed", "embed=", "embed=1", "embed=yes", "embed=on")
    RESERVED = (
        *("_stcore", "static", "media", "component"),
        *("assets", "tiles", "api", "pictures", "live"),
    )
    FILES = (*ROOT_FILES, "favicon.png", "manifest.json")

    def __init__(self, app: ASGIApp, *, base: str, pages: Iterable[str]) -> None:
        self._app = app
        self._base = base
        self._pages = frozenset(pages)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        if scope.get("method") not in ("GET", "HEAD") or not self._is_lost(path):
            framed = self._embedding(path, scope.get("query_string", b"").decode("latin-1"))
            onward = RedirectResponse(framed, 307) if framed else self._app
            await onward(scope, receive, send)
            return
        reads = "text/html" in Headers(scope=scope).get("accept", "")
        if not reads or "." in path.rpartition("/")[2]:
            await PlainTextResponse("Not found.", 404)(scope, receive, send)
            return
        asked = scope.get("query_string", b"").decode("latin-1")
        lost = urlencode({"lost": path.removeprefix(self._base).strip("/")[:80]})
        address = f"{self._base}/?{asked + '&' if asked else ''}{lost}"
        await RedirectResponse(address, 307)(scope, receive, send)

    def _embedding(self, path: str, query: str) -> str:
        """The page's address with `embed=true` where it says so in another word; else ""."""
        name = path.removeprefix(f"{self._base}/").rstrip("/")
        parts = query.split("&")
        if not path.startswith(f"{self._base}/") or name not in self._pages:
            return ""
        said = ["embed=true" if part.lower() in self.EMBEDDED else part for part in parts]
        return f"{self._base}/{name}?{'&'.join(said)}" if said != parts else ""

    def _is_lost(self, path: str) -> bool:
        if not path.startswith(f"{self._base}/"):
            return False
        first, _, rest = path.removeprefix(f"{self._base}/").rstrip("/").partition("/")
        if first in self.RESERVED or (first in self.FILES and not rest):
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
        plain = bytes(self._body)
        answer = MutableHeaders(scope=start)
        body = await to_thread.run_sync(gzipped, plain, answer["content-type"])
        if body is None:
            await self._send(start)
            await self._send({"type": "http.response.body", "body": plain})
            return
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
