"""A server of first HTML over one story, and its pages read as a browser reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

import streamlit
from starlette.applications import Starlette
from starlette.testclient import TestClient

from overland import config
from overland.server import prerender
from overland.server.pages import Entrance
from overland.story.loader import Catalog, load
from overland.story.models import Story
from overland.view import View
from tests.work import at_once

INDEX = Path(streamlit.__file__).with_name("static") / "index.html"
TABS = {"map": "Map", "evidence": "Evidence", "data": "Data", "about": "About"}


def picture(story: Story, view: View, size: str, theme: str) -> bytes:
    """A picture that says what was asked of it."""
    return f"{story.slug} {view.place} {size} {theme}".encode()


def one_story() -> Catalog:
    """The first story, and one that cannot be shown."""
    return Catalog((), {"syria-2013": load(config.stories() / "syria-2013")}, {"broken": ()})


def entrance(
    shelf: Catalog,
    draws: Callable[[Story, View, str, str], bytes] = picture,
    base: str = "",
    public_url: str = "",
) -> Entrance:
    template = prerender.template(INDEX.read_text("utf-8"), INDEX.parent)
    work = at_once(picture=draws)
    return Entrance(base, template, tuple(TABS), lambda: shelf, lambda: TABS, work, public_url)


@contextmanager
def client_of(shelf: Catalog) -> Iterator[TestClient]:
    """A client of a server with those stories."""
    app = Starlette(routes=entrance(shelf).routes())
    with TestClient(app, base_url="http://maps.example") as client:
        yield client


class Reading(HTMLParser):
    """What a program that follows links sees: elements, and the text outside script and style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._quiet = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        self._quiet += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._quiet -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.text += data

    def meta(self, name: str) -> str:
        """The content of the meta element of that name or property."""
        (content,) = [
            a["content"]
            for t, a in self.found
            if t == "meta" and name in (a.get("name"), a.get("property"))
        ]
        return content
