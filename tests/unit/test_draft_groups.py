"""Proposals that are decided together: all of a sentence, shown before and undone at once."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import pytest

from overland.commands import check, new
from overland.drafting import desk, groups, guesses, mending
from overland.drafting.draft_file import DraftFault, DraftFile
from overland.geocoding import ledger
from overland.geocoding.index import open_index
from overland.story import unfinished
from overland.story.table_writer import TableText
from tests import drafted

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
TEXT = (
    "BEIRUT, Lebanon - Two ferries with about 1,300 people left Beirut on Monday. "
    "Buses took 80 of them from Qarnabil to Tyre on Tuesday."
)
ABOUT = {"title": "Ferries leave", "publisher": "Gazette", "published": "2006-07-19"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return drafted.trip(tmp_path, monkeypatch, TEXT, ABOUT)


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    path = folder / f"{table}.csv"
    return [row for row in TableText.read(path).rows() if row.get("id")] if path.exists() else []


def test_proposals_are_met_sentence_by_sentence(folder: Path) -> None:
    found = DraftFile.read(folder)
    second = TEXT.index("Buses")
    order = [one.start >= second for one in groups.ordered(found)]
    assert order == sorted(order)
    assert groups.next_open(found) == groups.ordered(found)[0]


def test_all_of_a_sentence_goes_in_by_one_decision_and_comes_out_by_one(folder: Path) -> None:
    found = DraftFile.read(folder)
    before = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    first = groups.ordered(found)[0]
    group = groups.ready(found, [first, *groups.beside(found, first)])
    assert {one.table for one in group} >= {"places", "events", "counts"}
    groups.accept(folder, [one.id for one in group])
    now = DraftFile.read(folder)
    assert {one.state for one in now.proposals if one.id in {o.id for o in group}} == {"accepted"}
    assert rows(folder, "counts")
    assert ledger.read(folder / ledger.FILE)
    left = len(now.open)
    desk.undo(now)
    again = DraftFile.read(folder)
    assert len(again.open) == len(found.open)
    assert rows(folder, "counts") == rows(folder, "places") == []
    assert before["events.csv"] == (folder / "events.csv").read_bytes()
    assert ledger.read(folder / ledger.FILE) == {}
    desk.redo(again)
    assert rows(folder, "counts")
    assert len(DraftFile.read(folder).open) == left


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("fails_at", [1, 2, 3, 4])
def test_a_fault_in_the_middle_of_a_group_leaves_the_story_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    found = DraftFile.read(folder)
    first = groups.ordered(found)[0]
    names = [one.id for one in groups.ready(found, [first, *groups.beside(found, first)])]
    assert len(names) >= 4
    before = written(folder)
    rest = iter(range(1, 99))

    def full(self: TableText, path: Path) -> None:
        if next(rest) == fails_at:
            raise OSError("No space left on device")
        write(self, path)

    write = TableText.write
    with monkeypatch.context() as patch:
        patch.setattr(TableText, "write", full)
        with pytest.raises(OSError, match="No space"):
            groups.accept(folder, names)
    assert ledger.read(folder / ledger.FILE) == {}
    assert {**written(folder), ledger.FILE: b""} == {**before, ledger.FILE: b""}
    groups.accept(folder, names)
    assert {DraftFile.read(folder).get(name).state for name in names} == {"accepted"}


def test_a_row_and_the_rows_that_it_refers_to_come_out_by_one_undo(folder: Path) -> None:
    before = written(folder)
    leg = next(one for one in DraftFile.read(folder).open if one.table == "legs" and not one.lacks)
    desk.accept(folder, leg.id)
    assert rows(folder, "places")
    desk.undo(DraftFile.read(folder))
    assert rows(folder, "places") == rows(folder, "legs") == []
    assert before["legs.csv"] == (folder / "legs.csv").read_bytes()


def test_nothing_goes_in_that_was_not_shown_beside_it(folder: Path) -> None:
    for one in DraftFile.read(folder).open:
        found = DraftFile.read(folder)
        if found.get(one.id).state != "open":
            continue
        shown = {one.id, *(other.id for other in groups.beside(found, one))}
        group = groups.ready(found, [found.get(name) for name in sorted(shown)])
        groups.accept(folder, [member.id for member in group])
        now = DraftFile.read(folder)
        went_in = {o.id for o in found.open} - {o.id for o in now.open}
        assert went_in <= shown
        assert went_in == {member.id for member in group}


def test_a_place_without_a_known_point_goes_in_with_its_sentence_and_a_choice_of_points_waits(
    folder: Path,
) -> None:
    found = DraftFile.read(folder)
    village = next(one for one in found.open if one.cells.get("name") == "Qarnabil")
    found.change(village.id, {"latitude": "", "longitude": ""})
    (none,) = (one for one in DraftFile.read(folder).open if one.id == village.id)
    lacks = ("latitude", "longitude")
    several = replace(none, lacks=lacks, candidates=({"name": "A"}, {"name": "B"}))
    assert groups.lacking(replace(none, lacks=lacks, candidates=())) == []
    imported = replace(none, lacks=("exact", *lacks), candidates=(), cells={"name": "A"})
    assert groups.lacking(imported) == ["exact"]
    assert groups.lacking(several) == [*lacks]


def test_what_lacks_a_cell_and_what_refers_to_it_stay_open(folder: Path) -> None:
    found = DraftFile.read(folder)
    village = next(one for one in found.open if one.cells.get("name") == "Qarnabil")
    found.change(village.id, {"latitude": "", "longitude": ""})
    found = DraftFile.read(folder)
    lacking = [one for one in found.open if groups.lacking(one)]
    kept = {o.id for o in found.open if any(r in lacking for r in groups.referred(found, o))}
    going = {one.id for one in groups.ready(found, found.open)}
    assert lacking
    assert not going & (kept | {one.id for one in lacking})


def test_a_place_that_is_dropped_is_named_by_no_open_proposal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    folder = tmp_path / "stories" / "trip"
    text = "BEIRUT, Lebanon - Two ferries left Beirut for Tyre on Monday."
    desk.add_text(
        folder, text, open_index(TABLE), {"publisher": "Gazette", "published": "2006-07-19"}
    )
    found = DraftFile.read(folder)
    tyre = next(one for one in found.open if one.cells.get("name") == "Tyre")
    groups.drop(found, tyre.id)
    now = DraftFile.read(folder)
    assert "tyre" not in {value for one in now.open for value in one.cells.values()}
    (leg,) = (one for one in now.open if one.table == "legs")
    assert groups.lacking(leg) == ["destination"]
    desk.undo(now)
    (leg,) = (one for one in DraftFile.read(folder).open if one.table == "legs")
    assert leg.cells["destination"] == "tyre"


@pytest.mark.parametrize(
    "passing", ["passed Tyre at noon", "passed through Tyre", "drove via Tyre", "passed by Tyre"]
)
def test_a_place_that_was_only_passed_is_on_the_way_and_no_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passing: str
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="way"))
    story = tmp_path / "stories" / "way"
    text = f"BEIRUT, Lebanon - The convoy left Sidon on Tuesday, {passing} and reached Naqoura."
    desk.add_text(story, text, open_index(TABLE), ABOUT)
    roles = {
        o.cells["id"]: o.cells["role"]
        for o in DraftFile.read(story).proposals
        if o.table == "places"
    }
    assert roles["tyre"] == "passed"
    assert (roles["sidon"], roles["naqoura"]) == ("origin", "destination")


def test_a_leg_is_mended_where_the_table_of_places_is_away(folder: Path) -> None:
    found = DraftFile.read(folder)
    leg = next(one for one in found.open if one.cells.get("destination") == "tyre")
    (folder / "places.csv").unlink()
    mending.mend(found, leg, "destination", "")
    assert DraftFile.read(folder).get(leg.id).cells["destination"] == ""


def test_what_names_a_row_follows_when_the_row_is_called_otherwise(folder: Path) -> None:
    found = DraftFile.read(folder)
    event = next(one for one in found.open if one.table == "events")
    figures = [one.id for one in found.open if one.cells.get("event") == event.cells["id"]]
    assert figures
    for typed in ("", "leave"):
        if typed:
            mending.mend(found, found.get(event.id), "id", typed)
        else:
            with pytest.raises(DraftFault, match="it stays"):
                mending.mend(found, event, "id", typed)
    assert {found.get(name).cells["event"] for name in figures} == {"leave"}
    assert "event" in found.get(figures[0]).guessed  # the same guess, called otherwise
    other = next(one for one in found.open if one.table == "places")
    with pytest.raises(DraftFault, match="another row’s"):
        mending.mend(found, other, "id", "leave")
    desk.accept_all(found, [figures[0]])
    assert [row["event"] for row in rows(folder, "counts")] == ["leave"]
    desk.undo(found)
    desk.undo(found)
    assert {found.get(name).cells["event"] for name in figures} == {event.cells["id"]}


def test_a_cell_that_was_guessed_is_told_of_until_somebody_touches_it(folder: Path) -> None:
    found = DraftFile.read(folder)
    place = next(one for one in found.open if one.table == "places" and "role" in one.guessed)
    mending.mend(found, place, "kind", "port")
    assert list(guesses.untouched(folder)) == []
    desk.accept_all(found, [place.id])
    told = {(one.id, name) for one, names in guesses.untouched(folder) for name in names}
    assert (place.id, "role") in told
    assert (place.id, "kind") not in told
    (problem,) = check._guessed(unfinished.story(folder), folder)
    assert f"places {place.cells['id']}: role" in problem.message
    assert problem.severity == "warning"  # it is told, and keeps nobody from publishing
    table = TableText.read(folder / "places.csv")
    table.set(place.cells["id"], {"role": "crossing"})
    table.write(folder / "places.csv")
    told = {(one.id, name) for one, names in guesses.untouched(folder) for name in names}
    assert (place.id, "role") not in told
