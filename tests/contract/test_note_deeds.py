"""Notes that add what somebody did, or what for, each beside an honest note of the same sentence.

`note_deeds.toml`: language -> a report's sentence, a false note, an honest one.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from overland.errors import Problem
from tests.planted import added_today, told_today
from tests.valley_story import STORY, changed, told

_FILE = Path(__file__).with_name("note_deeds.toml")
_ROWS = tomllib.loads(_FILE.read_text(encoding="utf-8"))
CASES = [(language, *row) for language, rows in _ROWS.items() for row in rows]


def _told(language: str, sentence: str, note: str) -> list[Problem]:
    exact = sentence.rstrip(".。")
    problems = told_today(added_today(language, exact, exact, note=note), sentence)
    return [p for p in problems if p.column == "note"]


@pytest.mark.parametrize(("language", "sentence", "false", "honest"), CASES)
def test_a_note_adds_no_deed_and_no_purpose(
    language: str, sentence: str, false: str, honest: str
) -> None:
    found = _told(language, sentence, false)
    assert any("which no sentence of a source does" in p.message for p in found), found
    assert all("; or say why in its note: note: “" in p.remedy for p in found)
    assert [str(p) for p in _told(language, sentence, honest)] == []


@pytest.mark.parametrize("row", ["midpost", "down", "riders"])
def test_nor_does_that_of_another_table(row: str) -> None:
    note = "The drivers were paid by a bakery."
    assert any("“paid bakery”" in p.message for p in told(changed(row, note=note)))


def test_that_of_a_relation_may_tell_what_its_rows_do() -> None:
    note = "About 30 crossed; about 40 were to be taken out. The harvest was blessed by a priest."
    story = replace(STORY, relations=(replace(STORY.relations[0], note=note),))
    found = [p.message for p in told(story) if "no sentence of a source" in p.message]
    assert len(found) == 1
    assert "blessed" in found[0]


@pytest.mark.parametrize(
    "note",
    [
        "The point was taken from a map.",
        "Named as the town of a council.",
        "The editors know that the drivers were paid.",
        "People whom the council moved.",
    ],
)
def test_what_the_editors_did_and_what_is_no_deed_is_not_told(note: str) -> None:
    problems = told(changed("midpost", note=note))
    assert not [p for p in problems if "which no sentence of a source does" in p.message]
