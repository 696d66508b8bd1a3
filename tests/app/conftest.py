"""The page Edit on a new story of its own."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from overland import config
from overland.commands import new
from overland.drafting import desk
from overland.geocoding.index import open_index

GAZETTEER = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
TEXT = "BEIRUT, Lebanon - Two ferries with about 1,300 people left Beirut on Monday."
ABOUT = {"title": "Ferries leave", "publisher": "Gazette", "published": "2006-07-19"}


@pytest.fixture
def new_trip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a new story, in a data folder of its own, with editing turned on."""
    monkeypatch.setenv("OVERLAND_DATA", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    monkeypatch.setenv(config.EDIT, "1")
    monkeypatch.setenv(config.EDIT_SECRET, "open sesame")
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    return tmp_path / "stories" / "trip"


@pytest.fixture
def folder(new_trip: Path) -> Path:
    """A story with a draft, and editing turned on."""
    desk.add_text(new_trip, TEXT, open_index(GAZETTEER), ABOUT)
    return new_trip
