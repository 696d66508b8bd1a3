"""Ids of rows out of names and sentences in any script: of letters, and the same each time."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from overland.commands import new
from overland.drafting import desk, table_rows
from overland.drafting.draft_file import DraftFile, Stored
from overland.geocoding.index import open_index
from overland.story.ids import is_latin, new_id

GAZETTEER = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
ARABIC = (
    "الخرطوم، السودان - وصلت 40 سيارة إلى عطبرة يوم الثلاثاء. "
    "وقالت فاطمة الزروق: «مشينا ساعتين في الظلام»."
)


@pytest.fixture
def proposed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Stored]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    folder = tmp_path / "stories" / "trip"
    about = {"title": "Cars", "publisher": "Gazette", "published": "2026-05-14"}
    desk.add_text(folder, ARABIC, open_index(GAZETTEER), about)
    return DraftFile.read(folder).proposals


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        ("Жителі Щастя виїхали", "zhiteli-shchastya-viikhali"),
        ("Йод, объезд, ёлка", "yod-obezd-elka"),
        ("قافلة من الخرطوم", "qafla-mn-alkhrtwm"),
        ("٤٠ سيارة", "40-syara"),
        ("Été à Łódź", "ete-a-odz"),
        ("東京", "story"),
    ],
)
def test_an_id_is_spelled_out_of_cyrillic_and_arabic_letters(words: str, spelled: str) -> None:
    assert new_id(words, fallback="story") == spelled


def test_rows_of_an_arabic_text_are_named_by_what_where_and_when(proposed: list[Stored]) -> None:
    ids = {one.table: [o.cells["id"] for o in proposed if o.table == one.table] for one in proposed}
    assert "arrival-atbara-2026-05-12" in ids["events"]
    assert "atbara" in ids["places"]
    assert ids["counts"] == ["figure-40"]
    assert all(re.match(r"quote-\w+", name) for name in ids["quotes"])
    names = [one.cells["id"] for one in proposed]
    assert not any(re.fullmatch(r"(event|quote|figure)(-\d)?", name) for name in names)


def test_a_points_note_is_in_the_texts_language_and_its_record_is_found_again(
    proposed: list[Stored],
) -> None:
    notes = [one.cells["note"] for one in proposed if one.table == "places" and one.cells["note"]]
    assert notes
    assert all(note.startswith("النقطة: ") for note in notes)
    assert all(table_rows.record_of(note).startswith("GeoNames ") for note in notes)
    assert table_rows.record_of("Point : GeoNames 267008.") == "GeoNames 267008"
    assert table_rows.record_of("The camp lies here: nobody says where.") == ""


@pytest.mark.parametrize("name", ["Nukuʻalofa", "Puerto 1º de Mayo", "Łódź"])
def test_a_sign_that_is_of_no_script_makes_no_name_foreign(name: str) -> None:
    assert is_latin(name)
    assert not is_latin("أم درمان")
