"""What is kept between runs, and nothing else is: the shelf of stories, until a file changes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from stat import S_ISREG

import streamlit as st

from overland import config
from overland.evidence.publication import gate
from overland.story.loader import Shelf, discover


def shelf() -> Shelf:
    """Every story, readable or not."""
    return _shelf(_state(str(config.data())))


@st.cache_resource(max_entries=2, show_spinner=False)
def _shelf(state: str) -> Shelf:
    return withheld(discover(config.stories()))


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
    """A digest of path, size and time of change of every file of every story and its ground.

    The files are looked at once a second at most, however many readers there are.
    """
    digest = hashlib.sha256()
    for path in sorted(Path(folder).glob("*/*/*")):
        try:
            status = path.stat()
        except FileNotFoundError:
            continue  # replaced at this moment: the next look finds its successor
        if S_ISREG(status.st_mode):
            digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
