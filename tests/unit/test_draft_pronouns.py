"""Who "she" may be: offered to a person, and taken by nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from overland.drafting import mending, pronouns
from overland.drafting.draft_file import DraftFile
from overland.drafting.row_parts import is_name
from tests import drafted

TEXT = (
    "Two ferries left Beirut on Monday, said Karim Haddad, a spokesman.\n\n"
    '"We are ready," said Mona Aoun, a nurse. "Nobody was hurt."\n\n'
    '"There were 40 of us," she said on Tuesday. "It rained," the driver said.'
)
ABOUT = {"title": "Ferries leave", "publisher": "Gazette", "published": "2006-07-21"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return drafted.trip(tmp_path, monkeypatch, TEXT, ABOUT)


def test_the_names_before_a_pronoun_are_offered_the_nearest_first(folder: Path) -> None:
    found = DraftFile.read(folder)
    she = [one for one in found.open if one.cells.get("speaker") == "she"]
    assert {one.table for one in she} == {"counts", "quotes"}
    assert {tuple(pronouns.named_before(found, one)) for one in she} == {
        ("Mona Aoun", "Karim Haddad")
    }
    others = [one for one in found.open if one not in she]
    assert {tuple(pronouns.named_before(found, one)) for one in others} == {()}


def test_a_name_that_is_chosen_for_a_pronoun_is_a_named_persons(folder: Path) -> None:
    found = DraftFile.read(folder)
    one = next(q for q in found.open if q.table == "quotes" and q.cells["speaker"] == "she")
    assert one.cells["named"] == "false"
    mending.mend(found, one, "speaker", "Mona Aoun")
    assert DraftFile.read(folder).get(one.id).cells["named"] == "true"


@pytest.mark.parametrize(
    ("speaker", "named"),
    [
        ("Margarida Mapandzene", True),
        ("The governor of Gaza province, Margarida Mapandzene", True),
        ("Karim al-Haddad", True),
        ("Ursula von der Leyen", True),
        ("Патриція Лагос", True),
        ("كريم حداد", True),
        ("A nurse at Chokwe", False),
        ("The Foreign Ministry", False),
        ("El alcalde", False),
        ("officials", False),
        ("INGD", False),
    ],
)
def test_somebody_is_named_by_a_first_and_a_last_name(speaker: str, *, named: bool) -> None:
    assert is_name(speaker) is named
