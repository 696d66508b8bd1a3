"""A place's guessed role follows its legs until somebody decides on it, and never after."""

from __future__ import annotations

from pathlib import Path

import pytest

from overland.drafting import desk, groups, mending
from overland.drafting.draft_file import DraftFile, Stored
from overland.story.table_writer import TableText
from tests import drafted

TEXT = (
    "BEIRUT, Lebanon - Two ferries with about 1,300 people left Beirut on Monday. "
    "Buses took 80 of them from Qarnabil to Tyre on Tuesday. "
    "They crossed the border at Naqoura on Thursday. "
    "A lorry driver spoke in Sidon. On Friday they arrived in Jounieh."
)
ABOUT = {"title": "Ferries leave", "publisher": "Gazette", "published": "2006-07-22"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return drafted.trip(tmp_path, monkeypatch, TEXT, ABOUT)


def _place(folder: Path, name: str) -> Stored:
    found = DraftFile.read(folder).proposals
    return next(one for one in found if one.table == "places" and one.cells.get("id") == name)


def _written(folder: Path) -> dict[str, str]:
    rows = TableText.read(folder / "places.csv").rows()
    return {row["id"]: row["role"] for row in rows if row.get("id")}


def _leg_to(folder: Path, end: str) -> Stored:
    found = DraftFile.read(folder).open
    return next(one for one in found if one.cells.get("destination") == end)


def test_a_role_that_nobody_decided_on_goes_with_its_leg_and_comes_back_with_it(
    folder: Path,
) -> None:
    assert _place(folder, "qarnabil").cells["role"] == "origin"
    groups.drop(DraftFile.read(folder), _leg_to(folder, "tyre").id)
    left = _place(folder, "qarnabil")
    assert left.cells["role"] == "context"
    assert "role" in left.guessed
    desk.undo(DraftFile.read(folder))
    assert _place(folder, "qarnabil").cells["role"] == "origin"
    desk.redo(DraftFile.read(folder))
    assert _place(folder, "qarnabil").cells["role"] == "context"


def test_an_accepted_role_is_the_same_whatever_becomes_of_its_legs(folder: Path) -> None:
    names = ("beirut", "qarnabil", "tyre", "naqoura", "jounieh")
    groups.accept(folder, [_place(folder, name).id for name in names])
    accepted = _written(folder)
    assert accepted["naqoura"] == "crossing"
    found, last = DraftFile.read(folder), _leg_to(folder, "jounieh")
    mending.mend(found, last, "origin", "naqoura")
    assert _written(folder) == accepted
    groups.drop(DraftFile.read(folder), _leg_to(folder, "tyre").id)
    assert _written(folder) == accepted
    mending.mend(DraftFile.read(folder), _leg_to(folder, "jounieh"), "destination", "beirut")
    assert _written(folder) == accepted
    now = DraftFile.read(folder)
    while now.done and now.done[-1].table != "places":
        desk.undo(now)
    assert _written(folder) == accepted
    assert {_place(folder, name).cells["role"] for name in names} == set(accepted.values())


def test_a_mentioned_place_that_a_leg_is_given_has_its_role_as_long_as_the_leg(
    folder: Path,
) -> None:
    assert _place(folder, "sidon").cells["role"] == "context"
    last = _leg_to(folder, "jounieh")
    mending.mend(DraftFile.read(folder), last, "origin", "sidon")
    assert _place(folder, "sidon").cells["role"] == "origin"
    groups.drop(DraftFile.read(folder), last.id)
    assert _place(folder, "sidon").cells["role"] == "context"


def test_a_crossing_from_which_a_leg_goes_on_stays_one(folder: Path) -> None:
    assert _place(folder, "naqoura").cells["role"] == "crossing"
    last = _leg_to(folder, "jounieh")
    mending.mend(DraftFile.read(folder), last, "origin", "naqoura")
    assert _place(folder, "naqoura").cells["role"] == "crossing"
    groups.drop(DraftFile.read(folder), last.id)
    assert _place(folder, "naqoura").cells["role"] == "crossing"


def test_a_role_that_somebody_wrote_stays_when_its_leg_is_dropped(folder: Path) -> None:
    start = _place(folder, "qarnabil")
    mending.mend(DraftFile.read(folder), start, "role", "incident")
    groups.drop(DraftFile.read(folder), _leg_to(folder, "tyre").id)
    assert _place(folder, "qarnabil").cells["role"] == "incident"


def test_a_place_that_a_mended_leg_goes_on_from_is_a_stop(folder: Path) -> None:
    found = DraftFile.read(folder)
    mending.mend(found, _leg_to(folder, "tyre"), "destination", "beirut")
    roles = {o.cells["id"]: o.cells["role"] for o in found.open if o.table == "places"}
    assert roles["beirut"] == "stop"
    assert roles["tyre"] == "context"
