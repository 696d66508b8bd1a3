"""What is kept between runs, and nothing else is: the shelf of stories, until a file changes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import streamlit as st

from overland import home, i18n, pictures
from overland import view as views
from overland.dataset import Shelf, discover
from overland.exports import FORMATS
from overland.first_page import SIZES, Asked, page
from overland.gate import gate
from overland.models import Story
from overland.pictures.style import Theme
from overland.view import View


def shelf() -> Shelf:
    """Every story, readable or not."""
    return _shelf(_state(str(home.stories())))


def export(name: str, story: Story) -> bytes:
    """A story in an export format."""
    return _exported(name, story.slug, i18n.language(), _state(str(home.stories())), story)


@st.cache_data(max_entries=64, show_spinner=False)
def _exported(name: str, slug: str, language: str, state: str, _story: Story) -> bytes:
    return FORMATS[name].export(_story)


def picture(story: Story, view: View, size: str, theme: Theme) -> bytes:
    """The map of a view as an SVG of a size, or as the card for links if `size` is ""."""
    return _pictured(size, theme, views.href(view), _state(str(home.stories())), story, view)


@st.cache_data(max_entries=256, show_spinner=False)
def _pictured(
    size: str, theme: Theme, address: str, state: str, _story: Story, _view: View
) -> bytes:
    if not size:
        return pictures.preview_png(_story, _view)
    width, height = SIZES[size]
    return pictures.svg(_story, _view, width, height, theme=theme, furnished=False).encode()


def first_page(template: str, asked: Asked) -> str:
    """The HTML that a link answers with."""
    key = (asked.name, asked.page_url, asked.base_url, asked.embedded, *asked.notices)
    return _first_page(key, i18n.language(), _state(str(home.stories())), template, asked)


@st.cache_data(max_entries=256, show_spinner=False)
def _first_page(
    key: tuple[object, ...], language: str, state: str, _template: str, _asked: Asked
) -> str:
    return page(_template, _asked)


def warm() -> None:
    """Read the stories, and draw what their links show first, before the first reader comes."""
    for story in shelf().stories.values():
        view = View(story=story.slug, version=story.version)
        for size in SIZES:
            picture(story, view, size, "light")


@st.cache_resource(max_entries=2, show_spinner=False)
def _shelf(state: str) -> Shelf:
    return withheld(discover(home.stories()))


def withheld(found: Shelf) -> Shelf:
    """The shelf without the stories whose evidence does not hold: they are kept back, with why."""
    reasons = {
        slug: problems
        for slug, story in found.stories.items()
        if (problems := tuple(p for p in gate(story) if p.severity == "problem"))
    }
    kept = {slug: story for slug, story in found.stories.items() if slug not in reasons}
    return Shelf(found.reports, kept, {**found.broken, **reasons})


@st.cache_resource(ttl=1, max_entries=4, show_spinner=False)
def _state(folder: str) -> str:
    """A digest of path, size and time of change of every file of every story.

    The files are looked at once a second at most, however many readers there are.
    """
    digest = hashlib.sha256()
    for path in sorted(Path(folder).glob("*/*")):
        if path.is_file():
            status = path.stat()
            digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
