"""What is still to come has the day that it names, or the time from publication on."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from overland.commands import new
from overland.drafting import desk
from overland.drafting.draft_file import DraftFile, Stored
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    return tmp_path / "stories" / "trip"


def _last(folder: Path, words: str, language: str, published: str = "2024-03-04") -> Stored:
    about = {"title": "T", "publisher": "Wire", "published": published}
    desk.add_text(folder, words, open_index(TABLE), about, language)
    return [one for one in DraftFile.read(folder).open if one.table == "events"][-1]


@pytest.mark.parametrize(
    ("words", "language", "date"),
    [
        ("Some of the buses will go on to Lilongwe.", "en", "2024-03-04/.."),
        ("From Harare the buses are to go on to Blantyre.", "en", "2024-03-04/.."),
        ("From Harare, which they reached on 3 March 2024 and where they rested, the buses are to "
         "go on to Blantyre.", "en", "2024-03-04/.."),
        ("The first bus is due in Blantyre on Thursday.", "en", "2024-03-07"),
        ("The first is due on Thursday.", "en", "2024-03-07"),
        ("They were due in Blantyre on Friday 1 March.", "en", "2024-03-01"),
        ("Los autobuses saldrán hacia Quito.", "es", "2024-03-04/.."),
        ("Автобусы отправятся в Ереван.", "ru", "2024-03-04/.."),
        # What had been planned, or may have been, is not to come.
        ("The buses had planned to go on to Lilongwe.", "en", "/2024-03-04"),
        ("Some of the buses may have gone on to Lilongwe.", "en", "/2024-03-04"),
        ("Some of the buses went on to Lilongwe.", "en", "/2024-03-04"),
    ],
)  # fmt: skip
def test_what_is_to_come_is_dated_ahead(folder: Path, words: str, language: str, date: str) -> None:
    event = _last(folder, words, language)
    assert event.cells["date"] == date
    assert ("date" in event.guessed) == ("/" in date)


def test_what_is_to_come_has_no_date_where_the_day_of_publication_is_not_known(
    folder: Path,
) -> None:
    event = _last(folder, "Some of the buses will go on to Lilongwe.", "en", "")
    assert not event.cells["date"]
    assert "date" in event.lacks
