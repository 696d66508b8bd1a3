"""What an editor is led to by a decision: first what is left of the sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from overland.drafting import desk, groups
from overland.drafting.draft_file import DraftFile
from tests import drafted

TEXT = (
    "BEIRUT, Lebanon - Two ferries with about 1,300 people left Beirut on Monday. "
    "Buses took 80 of them from Qarnabil to Tyre on Tuesday."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    about = {"title": "Ferries leave", "publisher": "Gazette", "published": "2006-07-19"}
    return drafted.trip(tmp_path, monkeypatch, TEXT, about)


def test_behind_a_dropped_figure_comes_what_stands_before_it_in_its_sentence(folder: Path) -> None:
    found = DraftFile.read(folder)
    second = TEXT.index("Buses")
    first = [one for one in groups.ordered(found) if one.start < second]
    groups.drop(found, first[-1].id)
    now = DraftFile.read(folder)
    assert groups.following(now, first[-1].id) == now.get(first[0].id)


def test_behind_the_last_of_a_sentence_comes_the_next_one(folder: Path) -> None:
    found = DraftFile.read(folder)
    second = TEXT.index("Buses")
    here = [one.id for one in groups.ordered(found) if one.start < second]
    for name in here:
        groups.drop(DraftFile.read(folder), name)
    now = DraftFile.read(folder)
    following = groups.following(now, here[0])
    assert following is not None
    assert following.start >= second
    assert groups.following(now, "no-such") == groups.next_open(now)


def test_what_was_skipped_does_not_come_back_behind_the_next_decision(folder: Path) -> None:
    found = DraftFile.read(folder)
    first, second, third = groups.ordered(found)[:3]
    groups.drop(found, second.id)
    now = DraftFile.read(folder)
    assert groups.following(now, second.id) == now.get(first.id)
    assert groups.following(now, second.id, {first.id}) == now.get(third.id)


def test_figures_of_a_dropped_event_go_and_come_back_with_it(folder: Path) -> None:
    found = DraftFile.read(folder)
    event = next(one for one in found.open if one.table == "events")
    own = {
        one.id for one in found.open
        if one.table in ("counts", "quotes") and one.cells["event"] == event.cells["id"]
    }  # fmt: skip
    others = {one.id for one in found.open if one.table == "counts"} - own
    assert own
    assert others
    groups.drop(found, event.id)
    still = {one.id for one in DraftFile.read(folder).open}
    assert not own & still
    assert others <= still
    desk.undo(DraftFile.read(folder))
    back = DraftFile.read(folder)
    assert {event.id, *own} <= {one.id for one in back.open}
    assert {back.get(name).cells["event"] for name in own} == {event.cells["id"]}
