"""An answer to the check is told to readers without the name of its column."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.doubts.note_answers import without_columns
from overland.html import data_and_about
from overland.presentation import metadata, record, statements
from overland.story.models import Relation
from overland.ui import edit_told
from overland.view import View
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
        ("date: “الثلاثاء” – يسبق يوم النشر.", "يسبق يوم النشر."),
        ("headline: “3” – 4 were what they counted, “3” an error.",
         "4 were what they counted, “3” an error."),
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
    (told,) = record.about(story_with(sources=(source,)))["sources"]
    assert told["note"] == "It is our own report."


def test_what_the_editor_answered_of_a_row_is_told_in_its_statement_as_a_sentence() -> None:
    story = changed("crossing", note="date: “2020-05-01” The others go later.")
    event = next(one for one in story.events if one.id == "crossing")
    assert statements.statement(story, event).note.text == "The others go later."


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("The source gives no position", "The source gives no position."),
        ("the source gives no position.", "The source gives no position."),
        ("4 of them went later", "4 of them went later."),
        ("يسبق يوم النشر", "يسبق يوم النشر."),
        ("来源没有说", "来源没有说."),
    ],
)
def test_a_reason_that_was_typed_is_told_alone_in_every_script(why: str, told: str) -> None:
    answer = edit_told.PlainAnswer("note", ("position", "desk"), of_story=False)
    assert without_columns(f"About 15 km off. {answer.sentence(why)}") == f"About 15 km off. {told}"


def test_what_is_answered_of_a_source_without_title_is_no_machine_text_in_its_record() -> None:
    source = replace(SOURCE, title="", note="publisher: “The Desk” It is our own report.")
    made = metadata.linked_data(story_with(sources=(source,)), View(), "", "", ())
    assert made["@graph"][0]["citation"][0]["description"] == "It is our own report."


def test_what_is_answered_of_a_leg_is_told_among_the_limits_as_a_sentence() -> None:
    story = changed("down", basis="inferred", note="mode: “road” The buses took the only road.")
    page = data_and_about.about(story)
    assert "The buses took the only road." in page
    assert "mode:" not in page


def test_what_is_answered_of_a_relation_is_a_sentence_in_its_record() -> None:
    relation = Relation("apart", "disagree", "note: “3” Nobody says why.", ("crossing",))
    (made,) = record.about(replace(changed("crossing"), relations=(relation,)))["relations"]
    assert made["note"] == made["in_words"]["note"] == "Nobody says why."
