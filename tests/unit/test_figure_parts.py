"""A figure that is a part of another one, and whoever gives a figure that was chosen."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from overland.commands import new
from overland.drafting import chosen_rows, desk, groups, text
from overland.drafting.draft_file import DraftFile, Stored
from overland.geocoding.index import open_index
from overland.story.table_writer import TableText

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    return tmp_path / "stories" / "trip"


def _drafted(folder: Path, words: str, language: str = "en") -> list[Stored]:
    about = {"title": "T", "publisher": "Wire", "published": "2016-08-23"}
    desk.add_text(folder, words, open_index(TABLE), about, language)
    return DraftFile.read(folder).open


def _chosen(folder: Path, words: str) -> Stored:
    draft = DraftFile.read(folder)
    name = chosen_rows.propose(draft, open_index(TABLE), "wire", words, 0, "counts")
    return DraftFile.read(folder).get(name)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (
            "Five buses with 312 passengers, 41 of them children, left Tyre on Monday.",
            ["312 passengers", "41 of them children"],
        ),
        (
            "Some 312 passengers left Tyre. Among them were 41 children and 12 drivers.",
            ["Some 312 passengers", "41 children", "12 drivers"],
        ),
        (
            "The buses took 312 people to Tyre, including at least 41 children.",
            ["312 people", "at least 41 children"],
        ),
        (
            "Cinco buses con 312 pasajeros, 41 de ellos niños, salieron de Tiro el lunes.",
            ["312 pasajeros", "41 de ellos niños"],
        ),
        # Nobody is a part of twenty cars.
        ("Five people came to Tyre in 20 cars, three of them children.", ["Five people", "three"]),
        ("Twenty buses left Tyre. Another 12 people, and 40 children, left Sidon.", []),
    ],
)
def test_a_part_is_proposed_to_stand_to_its_whole(
    folder: Path, words: str, parts: list[str]
) -> None:
    found = _drafted(folder, words, "es" if words.startswith("Cinco") else "en")
    said = {one.cells["id"]: one.cells.get("as_written", "") for one in found}
    (*told,) = (one for one in found if one.cells.get("kind") == "part_of")
    members = [said[name] for one in told for name in one.cells["members"].split()]
    assert len(members) == len(parts)
    assert all(member.startswith(part) for member, part in zip(members, parts, strict=True))
    assert all({"kind", "members"} <= set(one.guessed) for one in told)


def test_a_part_and_its_whole_go_in_together(folder: Path) -> None:
    _drafted(folder, "Buses with 312 people, 41 of them children, left Tyre on Monday.")
    (relation,) = (one for one in DraftFile.read(folder).open if one.table == "relations")
    desk.accept(folder, relation.id)
    (row,) = TableText.read(folder / "relations.csv").rows()
    known = [one["id"] for one in TableText.read(folder / "counts.csv").rows()]
    assert row["members"].split() == known
    groups.drop(DraftFile.read(folder), relation.id)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("At least 60 people, two of them with infants, waited in Tyre.", "people"),
        ("Five buses left Tyre, two of them empty.", "buses"),
        ("The buses left Tyre on Monday. Two of them were empty.", ""),
    ],
)
def test_what_two_of_them_counts_is_what_they_are(folder: Path, words: str, unit: str) -> None:
    found = _drafted(folder, words)
    (two,) = (one for one in found if one.cells.get("as_written", "").lower() == "two of them")
    assert two.cells["unit"] == unit
    assert "unit" in two.guessed
    assert ("unit" in two.lacks) == (not unit)


STAMPED = "The border office said it had stamped 287 people by 6 p.m. "


@pytest.mark.parametrize(
    ("told", "words", "speaker"),
    [
        (
            'The Congress of Unions put the number on board at "about 340".',
            'The Congress of Unions put the number on board at "about 340"',
            "The Congress of Unions",
        ),
        ("The Congress of Unions gave about 340.", "about 340", "The Congress of Unions"),
        ("The Congress of Unions had about 340.", "about 340", ""),
        ("The Congress of Unions said about 340 were on board.", "p.m. The Congress of Unions "
         "said about 340", "The Congress of Unions"),
    ],
)  # fmt: skip
def test_a_chosen_figure_is_given_by_whoever_its_own_sentence_names(
    folder: Path, told: str, words: str, speaker: str
) -> None:
    _drafted(folder, STAMPED + told)
    made = _chosen(folder, words)
    assert made.cells["speaker"] == speaker
    assert (made.cells["qualifier"], made.cells["minimum"]) == ("about", "")
    assert "unit" in made.guessed  # nobody says of what there were 340
    assert ("speaker" in made.guessed) == (speaker not in words or not speaker)
    assert ("speaker" in made.lacks) == (not speaker)


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("It left by 6 p.m. The union stayed.", 2),
        ("It left the U.S. On Friday it came back.", 2),
        ("It left at 6 p.m. Monday. It stayed.", 2),
        ("The U.S. Embassy paid at 6 a.m. GMT.", 1),
    ],
)
def test_a_sentence_ends_behind_an_abbreviation_where_another_one_begins(
    words: str, sentences: int
) -> None:
    assert len(text.parse(words).sentences) == sentences
