"""Figures that disagree are proposed as a relation, and accepted with what they are told of."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from overland.commands import new
from overland.drafting import desk, groups
from overland.drafting.draft_file import DraftFile
from overland.geocoding.index import open_index
from overland.story.table_writer import TableText

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    return tmp_path / "stories" / "trip"


def drafted(folder: Path, text: str) -> list[tuple[str, ...]]:
    about = {"title": "T", "publisher": "Wire", "published": "2016-08-23"}
    desk.add_text(folder, text, open_index(TABLE), about)
    found = DraftFile.read(folder)
    words = {one.cells["id"]: one.cells.get("as_written", "") for one in found.open}
    relations = [one for one in found.open if one.cells.get("kind") == "disagree"]
    return [tuple(words[name] for name in one.cells["members"].split()) for one in relations]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Seventy-seven workers reached Baku. The emergency office put the number of evacuees "
            "at about 80. Six people were hurt and 12 children were ill.",
            [("Seventy-seven workers", "about 80")],
        ),
        (
            "Unas 60 personas salieron de Tiro. La policía registró a 57 personas, entre ellas al "
            "menos 55 vecinos.",
            [("Unas 60 personas", "57 personas")],
        ),
        (
            "Около 80 жителей вышли из Куляба. До города доехали 77 человек, в том числе 70 детей.",
            [("Около 80 жителей", "77 человек")],
        ),
        (
            "On the day that 80 people left Tyre another 75 people were in the port and waited.",
            [],
        ),
        (
            "Ten buses left the city of Tyre. Nine people and nine trucks were left behind.",
            [],
        ),
        (
            "Three men are missing, police said. Villagers told reporters that seven were missing.",
            [("Three men", "seven")],
        ),
        (
            "Police said 60 people remain in Tyre, among them two women. The board's director, Ann "
            "Lee, gave a lower figure of 52.",
            [("60 people", "52")],
        ),
        (
            "La Marina cifró en siete los heridos. La Defensoría del Pueblo habló de once heridos.",
            [("siete los heridos", "once heridos")],
        ),
        (
            "Police said that 12 people had died. The hospital spoke of 30 injured people.",
            [],
        ),
        (
            "About 300 passengers reached Tyre, the navy said. The ship had left Beirut with 312 "
            "passengers.",
            [],
        ),
        ("Twenty people left Tyre. About 80 people reached Sidon.", []),
        ("Eighty people left Tyre. On Friday 77 people are expected to leave Sidon.", []),
    ],
)
def test_two_figures_near_each_other_for_one_thing_are_proposed_as_disagreeing(
    folder: Path, text: str, pairs: list[tuple[str, ...]]
) -> None:
    assert drafted(folder, text) == pairs


def test_the_relation_waits_for_its_figures_and_goes_with_one_that_is_dropped(
    folder: Path,
) -> None:
    drafted(folder, "Seventy-seven people left Tyre. The army said about 80 people left Tyre.")
    found = DraftFile.read(folder)
    relation = groups.ordered(found)[-1]
    assert relation.table == "relations"
    waiting = groups.accept_one(found, relation)
    assert waiting is not None
    assert waiting.table in ("events", "counts", "places")
    figures = [one for one in groups.referred(found, relation) if one.table == "counts"]
    assert len(figures) == 2
    groups.drop(found, figures[0].id)
    found = DraftFile.read(folder)
    assert found.get(relation.id).state == "dropped"
    desk.undo(found)
    desk.accept(folder, relation.id)
    rows = TableText.read(folder / "relations.csv").rows()
    assert [row["kind"] for row in rows] == ["disagree"]
    known = {row["id"] for row in TableText.read(folder / "counts.csv").rows()}
    assert set(rows[0]["members"].split()) <= known
