"""Proposals apart from the tables, and what becomes of them."""

from __future__ import annotations

import argparse
import shutil
from datetime import date
from pathlib import Path

import pytest

from overland import config
from overland.commands import check, import_, new
from overland.drafting import desk, draft_file, mending, table_rows
from overland.drafting.draft import draft
from overland.drafting.draft_file import DraftFault, DraftFile, Stored
from overland.drafting.table_rows import About
from overland.geocoding import ledger
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
TEXT = """BEIRUT, Lebanon - Two ferries with about 1,300 people left Beirut on Monday.

"We are ready," said Karim Haddad, a spokesman. Buses from Tyre reached Beirut on Tuesday.
"""
PLACE = {"id": "tyre", "name": "Tyre", "kind": "town", "role": "origin", "basis": "stated",
         "source": "gazette", "exact": "Tyre"}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    return tmp_path / "stories" / "trip"


@pytest.fixture
def one(folder: Path) -> DraftFile:
    found = DraftFile(folder)
    found.add([Stored("", "places", PLACE, "text"), Stored("", "places", {"id": "x"}, "text")])
    return found


def _rows(folder: Path, table: str = "places") -> list[str]:
    return (folder / f"{table}.csv").read_text().splitlines()[1:]


def test_an_accepted_proposal_is_a_row_and_undo_takes_it_out(folder: Path, one: DraftFile) -> None:
    before = _rows(folder)
    assert one.accept("p1") == "tyre"
    assert _rows(folder)[-1].startswith("tyre,Tyre,town")
    assert one.undo() == "p1"
    assert _rows(folder) == before
    assert one.redo() == "p1"
    assert DraftFile.read(folder).get("p1").state == "accepted"


def test_a_row_that_lacks_a_cell_is_not_written(folder: Path, one: DraftFile) -> None:
    with pytest.raises(DraftFault, match="name, kind, role, basis"):
        one.accept("p2")
    assert _rows(folder) == []


def test_accepting_with_other_cells_is_kept_as_a_change(folder: Path, one: DraftFile) -> None:
    one.accept("p1", {"role": "destination"})
    stored = DraftFile.read(folder).get("p1")
    assert (stored.state, stored.cells["role"]) == ("changed", "destination")


def test_words_that_say_a_row_again_become_further_evidence(folder: Path, one: DraftFile) -> None:
    one.accept("p1")
    one.add([Stored("", "places", {**PLACE, "id": "sour", "exact": "Sour"}, "text")])
    one.same_as("p3", "tyre")
    assert _rows(folder, "evidence") == ["tyre,gazette,Sour,,,"]
    one.undo()
    assert _rows(folder, "evidence") == []


def test_a_reference_to_a_row_that_is_not_there_is_told(folder: Path, one: DraftFile) -> None:
    event = {"id": "e", "date": "2006-07-17", "place": "tyre", "kind": "departure",
             "status": "reported", "headline": "Buses leave", "basis": "stated"}  # fmt: skip
    one.add([Stored("", "events", event, "text")])
    with pytest.raises(DraftFault, match=r"“tyre” is not in places\.csv yet"):
        one.accept("p3")


def test_every_decision_is_undone_in_turn(folder: Path, one: DraftFile) -> None:
    one.accept("p1")
    one.drop("p2")
    one.undo()
    one.undo()
    with pytest.raises(DraftFault, match="nothing to undo"):
        one.undo()
    assert [p.state for p in DraftFile.read(folder).proposals] == ["open", "open"]


def test_a_cell_that_is_typed_as_it_was_is_no_step_to_undo(folder: Path, one: DraftFile) -> None:
    one.change("p1", {"note": "seen from the quay"})
    one.change("p1", {"note": "seen from the quay"})
    one.undo()
    assert "seen from the quay" not in DraftFile.read(folder).get("p1").cells.values()


@pytest.mark.slow
def test_a_draft_becomes_rows_whose_excerpts_stand_in_the_text(folder: Path) -> None:
    found = draft(TEXT, open_index(TABLE), date(2006, 7, 19))
    rows = table_rows.rows(TEXT, found, About("gazette", "The Gazette", "2006-07-19"))
    assert {row.table for row in rows} == {"places", "events", "counts", "quotes", "legs"}
    assert all(row.cells["exact"] in TEXT for row in rows)
    events = {row.cells["id"] for row in rows if row.table == "events"}
    assert all(row.cells["event"] in events for row in rows if row.table == "counts")


@pytest.mark.slow
def test_open_proposals_keep_a_story_from_a_strict_check(tmp_path: Path) -> None:
    copy = tmp_path / "stories" / "syria-2013"
    shutil.copytree(config.stories() / "syria-2013", copy)
    strict = argparse.Namespace(root=tmp_path, slugs=["syria-2013"], strict=True)
    told = {(p.file, p.message) for p in check.run(strict).problems if p.severity == "problem"}
    drafted = DraftFile(copy)
    text = (TEXT, open_index(TABLE), date(2006, 7, 19))
    drafted.add(table_rows.rows(TEXT, draft(*text), About("moscow-times")))
    waiting = len(drafted.open)
    again = {(p.file, p.message) for p in check.run(strict).problems if p.severity == "problem"}
    assert again - told == {("draft.json", f"{waiting} proposals are open")}
    for proposal in drafted.open:
        drafted.drop(proposal.id)
    after = {(p.file, p.message) for p in check.run(strict).problems if p.severity == "problem"}
    assert after == told


def test_a_damaged_draft_is_told(folder: Path) -> None:
    (folder / "draft.json").write_text('{"proposals": [{"id": 1}]}')
    with pytest.raises(DraftFault, match=r"draft\.json"):
        draft_file.open_in(folder)


def test_an_imported_place_waits_with_the_weakest_standing(folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "list.csv"
    sheet.write_text("place,lat,lon\nTyre,33.27,35.2\n")
    arguments = argparse.Namespace(
        root=tmp_path, slug="trip", files=[sheet], date_order="", column=[], show=False
    )
    assert import_.run(arguments).clean
    waiting = draft_file.open_in(folder)
    assert [(p.cells["basis"], p.cells["role"]) for p in waiting] == [("background", "context")]
    assert _rows(folder) == []


def test_a_dateline_is_neither_where_nor_when_something_happened() -> None:
    text = (
        "NICOSIA, July 21 - Two ferries left Beirut, Lebanon, for Larnaca, Cyprus, on Thursday.\n\n"
        '"We slept on the deck," said Maria Haddad, a teacher from Tyre.\n'
    )
    found = draft(text, open_index(TABLE), date(2006, 7, 21))
    rows = table_rows.rows(text, found, About("gazette", "The Gazette", "2006-07-21"))
    (left,) = (row.cells for row in rows if row.table == "events")
    assert (left["date"], left["place"]) == ("2006-07-20", "beirut")
    assert left["headline"].startswith("Two ferries")
    assert [row.cells["event"] for row in rows if row.table == "quotes"] == [left["id"]]
    roles = {row.cells["name"]: row.cells["role"] for row in rows if row.table == "places"}
    assert (roles["Beirut"], roles["Larnaca"]) == ("origin", "destination")
    words = {row.cells["name"]: row.cells["exact"] for row in rows if row.table == "places"}
    assert "left Beirut" in words["Beirut"]
    assert "Friday" not in left["time_note"]


def test_an_accepted_event_stands_where_its_date_puts_it(folder: Path, one: DraftFile) -> None:
    told = {"kind": "departure", "status": "reported", "headline": "Buses leave", "basis": "stated"}
    days = {"c": "2006-07-21", "a": "2006-07-19", "b": "/2006-07-20"}
    events = [{"id": name, "date": day, **told} for name, day in days.items()]
    one.add([Stored("", "events", cells, "text") for cells in events])
    for proposal in one.open:
        if proposal.table == "events":
            one.accept(proposal.id)
    assert [row.split(",")[0] for row in _rows(folder, "events")] == ["a", "b", "c"]


def test_a_place_that_the_story_has_is_not_proposed_again() -> None:
    found = draft(TEXT, open_index(TABLE), date(2006, 7, 19))
    about = About("gazette", known={"Beirut": "beirut-city", "Lebanon": "lebanon"})
    rows = table_rows.rows(TEXT, found, about)
    assert [row.cells["name"] for row in rows if row.table == "places"] == ["Tyre"]
    assert {row.cells["destination"] for row in rows if row.table == "legs"} >= {"beirut-city"}


def test_a_decision_that_was_killed_between_two_files_is_made_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = {"kind": "city", "role": "waypoint", "latitude": "33.27", "longitude": "35.2"}
    DraftFile(folder).add([Stored("", "places", PLACE | point, "text")])

    def killed(self: DraftFile) -> None:
        raise KeyboardInterrupt

    for decide, state, rows in (
        (lambda: desk.accept(folder, "p1"), "accepted", 1),
        (lambda: desk.undo(DraftFile.read(folder)), "open", 0),
        (lambda: desk.redo(DraftFile.read(folder)), "accepted", 1),
    ):
        with monkeypatch.context() as broken:
            broken.setattr(DraftFile, "write", killed)
            with pytest.raises(KeyboardInterrupt):
                decide()
        decide()
        assert DraftFile.read(folder).get("p1").state == state
        assert len(_rows(folder)) == rows
        assert len(ledger.read(folder / ledger.FILE)) == rows


def test_a_text_whose_drafting_was_killed_has_one_source(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    about = {"title": "Ferries leave", "publisher": "Gazette", "published": "2006-07-19"}
    with monkeypatch.context() as broken:
        broken.setattr(DraftFile, "add", lambda self, new: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            desk.add_text(folder, TEXT, open_index(TABLE), about)
    desk.add_text(folder, TEXT, open_index(TABLE), about)
    assert len(_rows(folder, "sources")) == 1
    desk.add_text(folder, "Another text of Beirut.", open_index(TABLE), about)
    assert len(_rows(folder, "sources")) == 2


def test_a_leg_whose_means_nobody_gives_says_so_and_can_be_accepted(folder: Path) -> None:
    about = {"title": "Out", "publisher": "Gazette", "published": "2006-07-19"}
    told = "On Monday the families travelled from Tyre to Sidon."
    desk.add_text(folder, told, open_index(TABLE), about)
    (leg,) = (one for one in DraftFile.read(folder).open if one.table == "legs")
    assert (leg.cells["mode"], leg.lacks) == ("unknown", ())
    assert "mode" in leg.guessed
    desk.accept(folder, leg.id)
    assert any(",unknown," in row for row in _rows(folder, "legs"))


def test_a_leg_is_named_by_the_ends_that_it_is_given(folder: Path) -> None:
    leg = {"id": "to-sidon", "position": "1", "destination": "sidon", "mode": "road",
           "status": "reported", "basis": "stated"}  # fmt: skip
    found = DraftFile(folder)
    found.add([Stored("", "legs", leg, "text")])
    mending.mend(found, found.get("p1"), "origin", "tyre")
    assert found.get("p1").cells["id"] == "tyre-sidon"
    mending.mend(found, found.get("p1"), "id", "mine")
    mending.mend(found, found.get("p1"), "origin", "beirut")
    assert found.get("p1").cells["id"] == "mine"


def test_only_a_row_that_says_nearly_the_same_is_offered_as_the_same(
    folder: Path, one: DraftFile
) -> None:
    one.accept("p1")
    other = Stored("", "places", {**PLACE, "id": "corinto", "name": "Corinto"}, "text")
    assert desk.repeated_row(folder, other) == ""
    again = Stored("", "places", {**PLACE, "id": "tyre-2", "name": "Tyre"}, "text")
    assert desk.repeated_row(folder, again) == "tyre"


def test_open_proposals_are_told_of_a_story_that_other_faults_keep_from_being_read(
    tmp_path: Path,
) -> None:
    story = tmp_path / "stories" / "trip"
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    text = (TEXT, open_index(TABLE), date(2006, 7, 19))
    DraftFile(story).add(table_rows.rows(TEXT, draft(*text), About("gazette")))
    for strict, severity in ((True, "problem"), (False, "warning")):
        arguments = argparse.Namespace(root=tmp_path, slugs=["trip"], strict=strict)
        told = {p.file: p.severity for p in check.run(arguments).problems}
        assert told["datapackage.json"] == "problem"
        assert told["draft.json"] == severity
