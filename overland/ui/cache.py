"""What is kept between runs, and nothing else is: the shelf of stories, until a file changes."""

from __future__ import annotations

import streamlit as st

from overland import home
from overland.dataset import Shelf, discover
from overland.exports import FORMATS
from overland.gate import gate
from overland.models import Story

_State = tuple[tuple[str, int, int], ...]


def shelf() -> Shelf:
    """Every story, readable or not."""
    return _shelf(_state())


def export(name: str, story: Story) -> bytes:
    """A story in an export format."""
    return _exported(name, story.slug, _state(), story)


@st.cache_data(max_entries=64, show_spinner=False)
def _exported(name: str, slug: str, state: _State, _story: Story) -> bytes:
    return FORMATS[name].export(_story)


def warm() -> None:
    """Read the stories before the first reader comes."""
    shelf()


@st.cache_resource(max_entries=2, show_spinner=False)
def _shelf(state: _State) -> Shelf:
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


def _state() -> _State:
    """Path, size and time of change of every file of every story."""
    return tuple(
        sorted(
            (str(path), status.st_size, status.st_mtime_ns)
            for path in home.stories().glob("*/*")
            if path.is_file() and (status := path.stat())
        )
    )
