"""The API of a host over one story, asked as an ASGI server asks it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message

from overland.server.api import Api, PathTricks
from overland.server.http_cache import AnswerCache
from overland.story import loader
from overland.story.filter import Filter
from overland.story.loader import Catalog
from overland.story.models import Story
from tests import stories
from tests.exports import Exports
from tests.work import at_once

KML = f"/api/stories/{stories.SLUG}.kml"


NOON = 1_600_000_000


def in_a_loop_of_its_own(ask: Callable[..., Awaitable[Any]], *arguments: object) -> Any:
    """What a coroutine gives. In a thread: the browser's own loop may be running in this one."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(anyio.run, ask, *arguments).result()


class Host:
    """A host with its stories in a folder; it counts what it was asked to make."""

    def __init__(self, root: Path, exports: Exports) -> None:
        self.root = root
        self.exports = exports
        self.made: list[str] = []
        self.spoken: list[str] = []
        self.found = loader.discover(root / "stories")
        self.kept = AnswerCache()

    def reread(self) -> None:
        self.found = loader.discover(self.root / "stories")

    def shelf(self) -> Catalog:
        return self.found

    def export(self, name: str, story: Story, _wanted: Filter, language: str) -> bytes:
        self.spoken.append(language)
        self.made.append(f"{story.slug}.{name}")
        return self.exports.of(self.root / "stories" / story.slug, name)

    def client(self, base: str = "") -> TestClient:
        api = Api(base, self.shelf, at_once(export=self.export), self.kept)
        tricks = Middleware(PathTricks, base=base)
        return TestClient(Starlette(routes=api.routes(), middleware=[tricks]))


def raw(host: Host, base: str, path: str) -> tuple[int, bytes]:
    """What an ASGI server would get for a path that no client would send as it is."""
    api = Api(base, host.shelf, at_once(export=host.export), host.kept)
    tricks = Middleware(PathTricks, base=base)
    return raw_app(Starlette(routes=api.routes(), middleware=[tricks]), path)


def raw_app(app: ASGIApp, path: str) -> tuple[int, bytes]:
    answered: tuple[int, bytes] = in_a_loop_of_its_own(asked, app, path)
    return answered


async def asked(app: ASGIApp, path: str) -> tuple[int, bytes]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": b"",
        "root_path": "",
        "query_string": b"",
        "headers": [],
    }
    await app(scope, receive, send)
    return sent[0]["status"], b"".join(m.get("body", b"") for m in sent[1:])
