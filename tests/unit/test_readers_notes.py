"""An answer to the check is told to readers without the name of its column."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.doubts.note_answers import without_columns
from overland.html import data_and_about
from overland.presentation import statements
from tests.small_story import SOURCE, story_with
from tests.valley_story import changed


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("publisher: “The Desk” It is our own report.", "It is our own report."),
        ("Nobody says where. date: “2024” The others go later.",
         "Nobody says where. The others go later."),
        ("headline: “3” hours are what the editors counted.",
         "“3” hours are what the editors counted."),
        ("headline (ru): “3”, “4” Редакция считала.", "Редакция считала."),
        ("date: “الثلاثاء” يسبق يوم النشر.", "“الثلاثاء” يسبق يوم النشر."),
        ("Said on 3 May: “Go”, he said.", "Said on 3 May: “Go”, he said."),
        ("第一句。第二句。", "第一句。第二句。"),
        ("One.\n\nTwo. ", "One.\n\nTwo. "),
        ("One.\n\nTwo. date: “2024” The others go later.",
         "One.\n\nTwo. The others go later."),
        ("第一句。date: “2024”第二句。", "第一句。“2024”第二句。"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_reader_is_told_the_reason_and_no_column(note: str, told: str) -> None:
    assert without_columns(note) == told


def test_what_the_editor_answered_of_a_source_is_told_on_about_as_a_sentence() -> None:
    source = replace(SOURCE, note="publisher: “The Desk” It is our own report.")
    page = data_and_about.about(story_with(sources=(source,)))
    assert "It is our own report." in page
    assert "publisher:" not in page


def test_what_the_editor_answered_of_a_row_is_told_in_its_statement_as_a_sentence() -> None:
    story = changed("crossing", note="date: “2020-05-01” The others go later.")
    event = next(one for one in story.events if one.id == "crossing")
    assert statements.statement(story, event).note.text == "The others go later."
