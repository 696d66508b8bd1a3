"""A note settles a doubt by a reason or by the row's excerpts, and check tells each such answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from overland.errors import Problem
from overland.evidence import answers, translation_checks
from overland.evidence.rows import Fault
from overland.story.models import Story, Translation
from tests.falsehoods import PLANTED
from tests.planted import added
from tests.valley_story import STORY, TEXT, changed, told

_HOURS = "Two buses with about 30 people cross into Lowland after 3 hours"


def _crossing(note: str) -> Story:
    return changed("crossing", headline=_HOURS, note=f"“Friday” is 1 May. {note}")


@pytest.mark.parametrize(
    "note",
    [
        "",
        "headline: “3” is right.",
        "headline: “3” is really so, indeed.",
        "headline: “3”. The place is where they crossed on that day.",
        "The headline has “3” in it, as everybody knows.",
        "Of the headline: “3” hours are what the editors counted.",
        "It is long. The 3 of the headline: “3” hours as the editors counted them.",
    ],
)
def test_a_doubt_stands_where_its_note_gives_no_reason(note: str) -> None:
    problems = [p for p in told(_crossing(note)) if p.column == "headline"]
    assert problems
    assert all("in its note: headline: “3”" in p.remedy for p in problems)
    is_answered = any(one.column == "headline" for one in answers.answered(_crossing(note)))
    assert all(("(in two words or more)" in p.remedy) is is_answered for p in problems)


@pytest.mark.parametrize(
    "note",
    [
        "headline: “3” hours are what the editors counted.",
        "headline: “3” is right; the editors counted the hours.",
    ],
)
def test_a_doubt_is_settled_by_a_reason(note: str) -> None:
    assert not [p for p in told(_crossing(note)) if p.column == "headline"]


_OFFERED = re.compile(r"say why in its note: (?P<column>[^:]+): “(?P<word>.*)” \.\.\.", re.DOTALL)


@pytest.mark.parametrize("name", PLANTED)
def test_an_answer_as_the_remedy_words_it_settles_the_doubt_and_raises_none(name: str) -> None:
    row, cells, *_ = PLANTED[name]
    story = changed(row, **cells)
    before = told(story)
    seen = {(p.column, p.message) for p in before}
    for doubt in before:
        if offered := _OFFERED.search(doubt.remedy):
            answer = f"{offered['column']}: “{offered['word']}” was read in the printed issue."
            after = told(_noted(story, doubt, answer))
            again = [p for p in after if (p.file, p.row) == (doubt.file, doubt.row)]
            assert (doubt.column, doubt.message) not in {(p.column, p.message) for p in again}
            assert {(p.column, p.message) for p in after} <= seen, answer


def _noted(story: Story, doubt: Problem, answer: str) -> Story:
    """The story with an answer behind the note of the row that a doubt is about."""
    table = doubt.file.removesuffix(".csv")
    rows = [
        replace(row, note=f"{row.note} {answer}".strip())
        if story.row_number(table, row.id) == doubt.row
        else row
        for row in getattr(story, table)
    ]
    changes: dict[str, Any] = {table: tuple(rows)}
    return replace(story, **changes)


@pytest.mark.parametrize(
    ("carrier", "note", "doubted"),
    [
        ("Aeroflot", "carrier: “Aeroflot” is right.", True),
        ("a ferry of the port authority", "carrier: “a ferry of the port authority”.", False),
    ],
)
def test_a_name_is_settled_by_an_excerpt_that_has_it(
    carrier: str, note: str, doubted: bool
) -> None:
    exact = "expected to travel to Baytown and board a ferry that the port authority sent"
    story = changed("to-the-bay", carrier=carrier, note=f"By which road? {note}", exact=exact)
    assert any(p.column == "carrier" for p in told(story)) is doubted


def test_each_answer_is_told_with_its_row_column_and_word() -> None:
    assert answers.answered(STORY) == ()
    note = "No place: “Damascus” is the government. Its headline: “a war”."
    said = changed("crossing", note=note)
    assert answers.answered(said) == ()
    story = changed("crossing", note="headline: “3” hours. It was Friday.")
    assert [one.as_dict() for one in answers.answered(story)] == [
        {"file": "events.csv", "row": 5, "column": "headline", "word": "3"}
    ]


def test_a_reason_in_a_language_that_is_not_known_is_four_words_long() -> None:
    def settled(note: str) -> bool:
        story = replace(changed("crossing", note=note), language="ka")
        event = story.event("crossing")
        assert event
        return answers.settled(story, Fault(event, *_DOUBT, "warning", ("3",)))

    assert not settled("headline: “3” სწორია.")
    assert settled("headline: “3” ასე დათვალეს ჟურნალისტებმა იმ დღეს.")


_DOUBT = ("headline", "", "", "")


_REVERSED = {
    "status": "claimed",
    "headline": "Mayor Petra Kovac confirms an exodus from the valley",
}


@pytest.mark.parametrize(
    "note",
    [
        "Of the status: “dismissed” was a slip of the printer.",
        "status: “dismissed” was a slip of the printer.",
    ],
)
def test_whatever_silences_a_doubt_is_listed(note: str) -> None:
    story = changed("exodus", **_REVERSED, note=f"“Friday” is 1 May. {note}")
    of_status = any(p.column == "status" for p in told(story))
    listed = any(one.column == "status" for one in answers.answered(story))
    assert of_status is not listed


@pytest.mark.parametrize("note", ["date: “2020-05-03”", "date: “2020-05-03” is right."])
def test_a_day_is_not_settled_without_a_reason(note: str) -> None:
    story = changed("crossing", date="2020-05-03", time_note="Friday", note=note)
    assert any(p.column == "date" for p in told(story))


@pytest.mark.parametrize(("column", "doubted"), [("headline", True), ("headline (ru)", False)])
def test_a_translation_is_answered_by_its_column_and_language(column: str, doubted: bool) -> None:
    note = f"“Friday” is 1 May. {column}: “4” is the number of the men who drove them."
    story = changed("crossing", note=note)
    made = Translation("crossing", "headline", "ru", "4 автобуса с 30 людьми", "The editors")
    found = translation_checks.warnings(replace(story, translations=(made,)))
    assert any("says 4" in problem.message for problem in found) is doubted


_DONT = "Council officials don’t have a further list of villagers at this moment"


@pytest.mark.parametrize(
    ("word", "is_told"), [("", True), ("don", True), ("don't", False), ("don’t", False)]
)
def test_a_word_with_an_apostrophe_is_offered_whole_and_taken_with_either(
    word: str, is_told: bool
) -> None:
    note = f"No place. headline: “{word}” was left out in the printed issue." if word else "–"
    story = added(_DONT.replace(" don’t", ""), _DONT, note=note)
    remedies = [p.remedy for p in told(story, f"{TEXT}\n\n{_DONT}.\n") if p.column == "headline"]
    assert bool(remedies) is is_told
    assert all(remedy.endswith("headline: “don't” ...") for remedy in remedies)
