"""A story that holds nothing yet but the proposals of a text."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import pytest

from overland.commands import new
from overland.drafting import desk
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[1] / "data" / "gazetteer" / "places.csv"


def trip(
    folder: Path, monkeypatch: pytest.MonkeyPatch, text: str, about: Mapping[str, str]
) -> Path:
    """The story's folder; what an editor types is kept below `folder` too."""
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "own"))
    new.run(argparse.Namespace(root=folder, slug="trip"))
    story = folder / "stories" / "trip"
    desk.add_text(story, text, open_index(TABLE), about)
    return story
