"""What an editor chose in the text, or said of a place, is taken as it was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from overland.drafting import chosen_rows, desk, groups, mending, same_country
from overland.drafting.draft_file import DraftFile, Stored
from overland.geocoding.index import open_index
from overland.story.table_writer import TableText
from overland.ui import edit_tables
from tests import drafted

TEXT = (
    "BEIRUT, Lebanon - Four buses left Beirut and reached Byblos on Monday. They went on, late, "
    "through the hills to Batroun. The buses drove from Batroun to Tripoli. The last of them was "
    "to reach Sidon by Friday, then leave for Tyre. People had fled Samar, an official said."
)
ABOUT = {"title": "Convoy", "publisher": "Gazette", "published": "2024-06-14"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return drafted.trip(tmp_path, monkeypatch, TEXT, ABOUT)


def _made(folder: Path, words: str, table: str) -> Stored:
    found, index = DraftFile.read(folder), open_index(drafted.TABLE)
    name = chosen_rows.propose(found, index, "gazette", words, TEXT.index(words), table)
    return DraftFile.read(folder).get(name)


def _leg(folder: Path, name: str) -> Stored:
    return next(o for o in DraftFile.read(folder).proposals if o.cells.get("id") == name)


def _positions(folder: Path) -> list[str]:
    legs = [o for o in DraftFile.read(folder).proposals if o.table == "legs"]
    legs = [o for o in legs if o.state != "dropped"]
    return [o.cells["exact"] for o in sorted(legs, key=lambda o: int(o.cells["position"]))]


def test_a_chosen_leg_stands_where_the_text_tells_of_it(folder: Path) -> None:
    before = _positions(folder)
    made = _made(folder, "went on, late, through the hills to Batroun", "legs")
    now = _positions(folder)
    assert [one for one in now if one != made.cells["exact"]] == before
    at = [TEXT.index(one) for one in now]
    assert at == sorted(at)
    assert now[-1] != made.cells["exact"]
    desk.undo(DraftFile.read(folder))
    assert _positions(folder) == before


def test_a_leg_chosen_behind_accepted_ones_moves_their_rows_on_and_undo_moves_them_back(
    folder: Path,
) -> None:
    for one in [o for o in DraftFile.read(folder).open if o.table == "legs"]:
        if not groups.lacking(one):
            desk.accept(folder, one.id)
    before = (folder / "legs.csv").read_text(encoding="utf-8")
    places = [row["position"] for row in TableText.read(folder / "legs.csv").rows()]
    assert len(places) > 1
    made = _made(folder, "went on, late, through the hills to Batroun", "legs")
    mending.mend(DraftFile.read(folder), made, "origin", "byblos")
    desk.accept(folder, made.id)
    rows = TableText.read(folder / "legs.csv").rows()
    at = [int(row["position"]) for row in rows]
    assert at == sorted(set(at))
    assert [row["id"] for row in rows].index("byblos-batroun") == 1
    for _decision in range(3):
        desk.undo(DraftFile.read(folder))
    assert (folder / "legs.csv").read_text(encoding="utf-8") == before
    for _decision in range(3):
        desk.redo(DraftFile.read(folder))
    assert TableText.read(folder / "legs.csv").rows() == rows


@pytest.mark.parametrize(
    ("words", "kind", "place", "status"),
    [
        ("reach Sidon", "arrival", "sidon", "planned"),
        ("was to reach Sidon by Friday", "arrival", "sidon", "planned"),
        ("reached Byblos", "arrival", "byblos", "reported"),
        ("leave for Tyre", "departure", "", "reported"),
        ("fled Samar", "background", "samar", "reported"),
    ],
)
def test_an_event_of_chosen_words_has_the_place_that_they_lead_to(
    folder: Path, words: str, kind: str, place: str, status: str
) -> None:
    made = _made(folder, words, "events")
    assert (made.cells["kind"], made.cells["place"], made.cells["status"]) == (kind, place, status)
    assert not (place and made.cells["note"])


def test_a_place_that_is_said_to_be_an_area_waits_for_no_point(folder: Path) -> None:
    found = DraftFile.read(folder)
    samar = next(o for o in found.open if o.cells.get("name") == "Samar")
    assert groups.lacking(samar) == ["latitude", "longitude"]
    mending.mend(found, samar, "kind", "area")
    assert groups.lacking(found.get(samar.id)) == []
    tyre = next(o for o in found.open if o.cells.get("name") == "Tyre")
    assert tyre.cells["latitude"]
    mending.mend(found, tyre, "kind", "area")
    now = DraftFile.read(folder).get(tyre.id)
    # The point of the town, that nobody chose, is not that of the district.
    assert (now.cells["latitude"], now.cells["note"], groups.lacking(now)) == ("", "", [])
    desk.undo(DraftFile.read(folder))
    assert DraftFile.read(folder).get(tyre.id).cells == tyre.cells


def test_that_no_point_is_known_is_an_answer_although_there_are_candidates(folder: Path) -> None:
    found = DraftFile.read(folder)
    samar = next(o for o in found.open if o.cells.get("name") == "Samar")
    assert samar.candidates
    mending.without_point(found, samar)
    now = DraftFile.read(folder)
    assert groups.lacking(now.get(samar.id)) == []
    assert now.get(samar.id) not in same_country.waiting(now, now.get(samar.id))
    desk.accept(folder, samar.id)
    row = next(r for r in TableText.read(folder / "places.csv").rows() if r["id"] == "samar")
    assert row["latitude"] == ""
    desk.undo(DraftFile.read(folder))
    desk.undo(DraftFile.read(folder))
    assert DraftFile.read(folder).get(samar.id) == samar


def test_a_position_that_is_typed_moves_the_other_legs_along_and_undo_moves_them_back(
    folder: Path,
) -> None:
    ready = [o for o in DraftFile.read(folder).open if o.table == "legs"]
    desk.accept(folder, next(o.id for o in ready if not groups.lacking(o)))
    made = _made(folder, "to reach Sidon by Friday", "legs")
    before, rows = _positions(folder), (folder / "legs.csv").read_bytes()
    mending.mend(DraftFile.read(folder), made, "position", "1")
    now = _positions(folder)
    assert now == [made.cells["exact"], *(one for one in before if one != made.cells["exact"])]
    held = [o.cells["position"] for o in DraftFile.read(folder).proposals if o.table == "legs"]
    assert len(held) == len({*held})
    assert (folder / "legs.csv").read_bytes() != rows
    mending.mend(
        DraftFile.read(folder), DraftFile.read(folder).get(made.id), "position", str(len(now))
    )
    assert _positions(folder)[-1] == made.cells["exact"]
    assert desk.undo(DraftFile.read(folder)) == made.id
    assert _positions(folder) == now
    desk.undo(DraftFile.read(folder))
    assert _positions(folder) == before
    assert (folder / "legs.csv").read_bytes() == rows


def test_a_position_in_the_sheet_makes_room_as_one_in_a_form_does(folder: Path) -> None:
    desk.accept_all(DraftFile.read(folder), [
        o.id for o in DraftFile.read(folder).open if o.table == "legs" and not groups.lacking(o)
    ])  # fmt: skip
    table = TableText.read(folder / "legs.csv")
    legs = sorted(table.rows(), key=lambda row: int(row["position"]))
    ids = [row["id"] for row in table.rows()]
    row = str(ids.index(legs[-1]["id"]))
    told = {"edited_rows": {row: {"position": legs[0]["position"]}}}
    edit_tables.apply(table, told, ids)
    now = table.rows()
    assert [row["id"] for row in now] == [legs[-1]["id"], *(row["id"] for row in legs[:-1])]
    assert len({row["position"] for row in now}) == len(now) > 1
    assert now == sorted(now, key=lambda row: int(row["position"]))
