"""The excerpt of a proposal, as an editor chooses it among the words of its source."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import pytest

from overland.commands import new
from overland.drafting import dateline, desk, mending
from overland.drafting.draft_file import DraftFault, DraftFile
from overland.drafting.text import Sentence
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
TEXT = (
    "BEIRUT, Lebanon - Two ferries with about 1,300 people left Beirut on Monday. "
    "Buses took 80 of them from Qarnabil to Tyre on Tuesday."
)
ABOUT = {"title": "Ferries leave", "publisher": "Gazette", "published": "2006-07-19"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    desk.add_text(tmp_path / "stories" / "trip", TEXT, open_index(TABLE), ABOUT)
    return tmp_path / "stories" / "trip"


def test_an_excerpt_is_words_of_the_source_and_nothing_else(folder: Path) -> None:
    found = DraftFile.read(folder)
    event = next(one for one in found.open if one.table == "events")
    mending.mend(found, event, "exact", "about  1,300 people\nleft Beirut")
    mended = DraftFile.read(folder).get(event.id)
    assert mended.cells["exact"] == "about 1,300 people left Beirut"
    assert TEXT[mended.start : mended.end] == mended.cells["exact"]
    assert mended.cells["prefix"] == ""  # it stands there once
    mending.mend(found, mended, "exact", "Beirut")
    (start, cells) = (found.get(event.id).start, found.get(event.id).cells)
    assert start == TEXT.index("Beirut on Monday")
    assert cells["prefix"] == ""  # "BEIRUT" is another word
    with pytest.raises(DraftFault, match="do not stand in the text"):
        mending.mend(found, found.get(event.id), "exact", "three ferries")
    assert found.get(event.id).cells["exact"] == "Beirut"


def test_a_byline_of_capitals_without_end_is_no_long_work() -> None:
    began = time.process_time()
    for letters in ("A" * 5_000, "A b " * 2_000, "AAA " * 2_000, "By " * 2_000):
        dateline.end(Sentence(f"By {letters}", 0, len(letters), 0), [])
    assert time.process_time() - began < 1
