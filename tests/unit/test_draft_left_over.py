"""What is left of a draft when all passages were gone through: dropped at once, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from overland.drafting import desk, groups, left_over, row_names
from overland.drafting.draft_file import DraftFile, Stored
from tests import drafted

TEXT = (
    "BEIRUT, Lebanon - Two ferries with about 1,300 people left Beirut on Monday.\n\n"
    "Buses left Tyre on Tuesday. Another 40 people reached Sidon."
)
ABOUT = {"title": "Ferries leave", "publisher": "Gazette", "published": "2006-07-19"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return drafted.trip(tmp_path, monkeypatch, TEXT, ABOUT)


def gone_through(folder: Path) -> DraftFile:
    """The draft once each passage's key was pressed."""
    while ready := groups.ready(found := DraftFile.read(folder), found.open):
        group = groups.ready(found, [ready[0], *groups.beside(found, ready[0])])
        groups.accept(folder, [one.id for one in group])
    return found


def test_what_a_passages_key_would_take_is_never_among_what_is_left(folder: Path) -> None:
    found = DraftFile.read(folder)
    assert left_over.left_over(found) == []
    first = groups.ordered(found)[0]
    groups.accept(
        folder, [o.id for o in groups.ready(found, [first, *groups.beside(found, first)])]
    )
    assert left_over.left_over(DraftFile.read(folder)) == []
    everything = [one.id for one in DraftFile.read(folder).open]
    assert left_over.left_over(DraftFile.read(folder), everything)


def test_all_that_is_left_goes_by_one_decision_and_comes_back_by_one(folder: Path) -> None:
    found = gone_through(folder)
    left = left_over.left_over(found)
    assert {one.table for one in left} == {"legs"}
    assert all(groups.lacking(one) for one in left)
    left_over.drop_all(found, [one.id for one in left])
    assert DraftFile.read(folder).open == []
    desk.undo(DraftFile.read(folder))
    assert {one.id for one in DraftFile.read(folder).open} == {one.id for one in left}


def test_what_a_passage_leaves_comes_when_there_is_no_other(folder: Path) -> None:
    found = DraftFile.read(folder)
    first, second = groups.ordered(found)[:2]
    others = {one.id for one in found.open} - {first.id, second.id}
    following = groups.following(found, first.id, {second.id})
    assert following is not None
    assert following.id in others
    last = groups.following(found, first.id, {second.id, *others})
    assert last is not None


def test_a_passage_is_gone_back_to_when_its_last_row_is_dropped(folder: Path) -> None:
    found = DraftFile.read(folder)
    passage = groups.by_passage(found)
    own = [
        o for o in groups.ordered(found) if passage[o.id] == passage[groups.ordered(found)[0].id]
    ]
    groups.drop(found, own[-1].id)
    now = DraftFile.read(folder)
    following = groups.following(now, own[-1].id, {one.id for one in own})
    assert following is not None
    assert passage[following.id] == passage[own[0].id]


def test_a_row_goes_in_with_those_it_refers_to_unless_one_of_them_lacks_something(
    folder: Path,
) -> None:
    found = DraftFile.read(folder)
    figure = next(one for one in found.open if one.cells.get("as_written") == "about 1,300 people")
    needed = groups.referred(found, figure)
    assert needed
    assert groups.accept_one(found, figure, alone=True) == needed[0]
    assert groups.accept_one(found, figure) is None
    accepted = {o.id for o in DraftFile.read(folder).proposals if o.state == "accepted"}
    assert accepted == {figure.id, *(one.id for one in needed)}


def relation_of(found: DraftFile) -> Stored:
    return next(one for one in found.proposals if one.table == "relations")


def test_a_relation_is_decided_with_the_last_of_its_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The army said 77 people left Tyre.\n\nThe mayor said about 80 people left Tyre."
    story = drafted.trip(tmp_path, monkeypatch, text, ABOUT)
    found = DraftFile.read(story)
    relation = relation_of(found)
    figures = [one for one in found.open if one.cells["id"] in relation.cells["members"].split()]
    passage = groups.by_passage(found)
    assert passage[relation.id] == passage[figures[-1].id] != passage[figures[0].id]


def test_a_row_is_called_by_its_name_or_words_and_a_leg_by_its_ends(folder: Path) -> None:
    found = DraftFile.read(folder)
    called = {row_names.row_name(found, one) for one in found.proposals}
    assert {"Beirut", "Tyre – …", "… – Sidon", "about 1,300 people"} <= called
    assert max(map(len, called)) <= 60
