"""Passages: the sentences of a paragraph that are decided together, as long as they hold little."""

from __future__ import annotations

from pathlib import Path

import pytest

from overland.drafting import groups, source_texts
from overland.drafting.draft_file import DraftFile
from tests import drafted

TEXT = (
    "Two ferries with about 1,300 people left Beirut on Monday. They reached Larnaca on Tuesday. "
    "A spokesman, Karim Haddad, said that 40 people were ill.\n\n"
    "Buses took 80 of them from Larnaca to Paphos on Wednesday."
)
ABOUT = {"title": "Ferries leave", "publisher": "Gazette", "published": "2006-07-21"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return drafted.trip(tmp_path, monkeypatch, TEXT, ABOUT)


def begins(found: DraftFile) -> dict[str, str]:
    """Proposal -> the first words of its passage."""
    told = groups.by_passage(found)
    first: dict[tuple[int, int], int] = {}
    for one in found.proposals:
        first[told[one.id]] = min(one.start, first.get(told[one.id], one.start))
    return {one.id: TEXT[first[told[one.id]] :][:20] for one in found.proposals}


def test_sentences_of_a_paragraph_that_hold_little_are_one_passage(folder: Path) -> None:
    found = DraftFile.read(folder)
    held = {name: [*begins(found).values()].count(name) for name in begins(found).values()}
    assert len(held) == 3
    assert max(held.values()) <= groups.MOST_TOGETHER
    second = next(one for one in found.proposals if one.cells.get("name") == "Paphos")
    shown = groups.beside(found, second)
    assert {one.start >= TEXT.index("Buses") for one in shown if one.table != "places"} == {True}


def test_a_passage_stays_the_same_while_it_is_decided_on(folder: Path) -> None:
    before = groups.by_passage(DraftFile.read(folder))
    while (one := groups.next_open(DraftFile.read(folder))) is not None:
        groups.drop(DraftFile.read(folder), one.id)
        assert groups.by_passage(DraftFile.read(folder)) == before


def test_where_the_text_is_not_at_hand_a_passage_is_as_long(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_texts, "get", lambda name: "")
    held = [*groups.by_passage(DraftFile.read(folder)).values()]
    assert max(held.count(one) for one in held) <= groups.MOST_TOGETHER
