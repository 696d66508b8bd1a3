"""A note settles a doubt by a reason, for the cell as it was, and each such doubt is listed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from overland.errors import Problem
from overland.evidence import lint, publication
from overland.evidence.doubts import answers
from overland.evidence.doubts.note_answers import note_answers
from overland.evidence.doubts.rows import Fault
from overland.evidence.verification import verify
from overland.evidence.whole import translation_checks
from overland.story.models import Story, Translation
from tests.falsehoods import PLANTED
from tests.planted import added
from tests.valley_story import STORY, TEXT, changed, told

DAY = date(2020, 6, 1)
_HOURS = "Two buses with about 30 people cross into Lowland after 3 hours"


def _crossing(note: str) -> Story:
    return changed("crossing", headline=_HOURS, note=f"“Friday” is 1 May. {note}")


@pytest.mark.parametrize(
    "note",
    [
        "",
        "headline: “3” is right.",
        "headline: “3” is really so, indeed.",
        "headline: “3” is right, yes it is right.",
        "headline: “3” was written so by us.",
        "headline: “3” is no mistake, and no error.",
        "headline: “3” is well known to everybody.",
        "headline: “3” buses, people and Lowland.",
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
    is_answered = any(one.column == "headline" for one in note_answers(note))
    assert all(("its answer gives no reason" in p.message) is is_answered for p in problems)


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


_REASON = "headline: “3” hours are what the editors counted."


def _answered(story: Story) -> list[tuple[str, int, str, str]]:
    """The doubts that notes answer, once the text has been compared."""
    checked = replace(story, verification=verify(story, {"gazette": TEXT}, DAY))
    found = (*publication.every_doubt(checked), *lint.every_doubt(checked))
    every = dict.fromkeys((p.file, p.row, p.column, p.value) for p in found if _is_answered(p))
    return list(every)


def _is_answered(one: Problem) -> bool:
    return one.severity == "answered"


@pytest.mark.parametrize(
    ("story", "listed"),
    [
        (STORY, []),
        (changed("crossing", note="No place: “Damascus” is the government."), []),
        (changed("crossing", note=f"“Friday” is 1 May. {_REASON}"), []),
        (_crossing("headline: “3” is right."), []),
        (_crossing(_REASON), [("events.csv", 5, "headline", "3")]),
        (_crossing(f"{_REASON} headline: “Two” are what one sees."),
         [("events.csv", 5, "headline", "3")]),
        (replace(STORY, title="All villagers cross", note="title: “all” of two buses are meant."),
         [("datapackage.json", 0, "title", "all")]),
    ],
)  # fmt: skip
def test_an_answer_is_listed_if_it_answers_a_doubt(
    story: Story, listed: list[tuple[str, int, str, str]]
) -> None:
    assert _answered(story) == listed


def _verified_twice(before: Story, after: Story) -> list[Problem]:
    """What is told of a story that was verified before it was changed, and again after."""
    record = verify(before, {"gazette": TEXT}, DAY)
    for _ in range(2):
        record = verify(after, {"gazette": TEXT}, DAY, record)
    checked = replace(after, verification=record)
    return [*publication.publication_check(checked), *lint.warnings(checked)]


@pytest.mark.parametrize(
    ("cells", "is_told"),
    [
        ({}, False),
        ({"time_note": "Friday afternoon"}, False),
        ({"headline": f"{_HOURS}  "}, False),
        ({"headline": _HOURS.replace("after", "in under")}, True),
        ({"headline": "Two buses with about 30 people cross into Lowland, 3 of them drunk"}, True),
        ({"headline": _HOURS.replace("after", "within"),
          "note": "“Friday” is 1 May. headline: “3” hours are what the drivers counted."}, False),
    ],
)  # fmt: skip
def test_an_answer_holds_for_the_cell_that_it_was_given_for(
    cells: dict[str, str], is_told: bool
) -> None:
    before = _crossing(_REASON)
    crossing = before.event("crossing")
    assert crossing
    row = replace(crossing, **cells)  # type: ignore[arg-type]
    events = tuple(row if one.id == "crossing" else one for one in before.events)
    found = [p for p in _verified_twice(before, replace(before, events=events)) if "3" in p.remedy]
    assert bool(found) is is_told, [str(p) for p in found]
    assert all("before the cell was changed" in p.message for p in found)
    assert all("in other words in its note: headline: “3”" in p.remedy for p in found)
    # A row of another name is the same row.
    named = tuple(replace(e, id="over") if e.id == "crossing" else e for e in events)
    renamed = _verified_twice(before, replace(before, events=named))
    assert any("before the cell" in p.message for p in renamed) is is_told


def test_an_answer_about_a_status_holds_for_what_its_row_claims() -> None:
    note = "“Friday” is 1 May. status: “dismissed” was a slip of the printer."
    before = changed("exodus", status="claimed", note=note)
    other = changed("exodus", **_REVERSED, note=note)
    assert [p for p in told(before) if p.column == "status"] == []
    assert [p for p in _verified_twice(before, other) if p.column == "status"]


def test_the_front_and_a_translation_are_asked_about_again() -> None:
    note = "title: “all” of two buses are meant. headline (ru): “4” is the number of the drivers."
    front = replace(STORY, title="All villagers cross", note=note)
    other = replace(front, title="All villagers of the valley are driven out")
    assert [p for p in _verified_twice(front, front) if p.column == "title"] == []
    assert [p for p in _verified_twice(front, other) if p.column == "title"]
    row = changed("crossing", note=f"“Friday” is 1 May. {note}")
    made = Translation("crossing", "headline", "ru", "4 автобуса с 30 людьми", "The editors")
    more = replace(made, text="4 солдата с 30 людьми")
    for now, is_told in ((made, False), (more, True)):
        record = verify(replace(row, translations=(made,)), {"gazette": TEXT}, DAY)
        story = replace(row, translations=(now,), verification=record)
        found = [p for p in translation_checks.warnings(story) if "says 4" in p.message]
        assert bool(found) is is_told


def test_a_record_is_as_it_was_without_answers() -> None:
    assert "answers" not in verify(STORY, {"gazette": TEXT}, DAY)
    record = verify(_crossing(_REASON), {"gazette": TEXT}, DAY)
    assert list(record["answers"]) == ["crossing"]  # type: ignore[call-overload]
    assert "answers" not in verify(STORY, {"gazette": TEXT}, DAY, record)


@pytest.mark.parametrize("damage", [5, [], "answers"])
def test_answers_of_which_the_record_is_damaged_are_asked_for_again(damage: object) -> None:
    story = _crossing(_REASON)
    record = {**verify(story, {"gazette": TEXT}, DAY), "answers": damage}
    again = replace(story, verification=verify(story, {"gazette": TEXT}, DAY, record))
    assert [p for p in told(story) if p.column == "headline"] == []
    assert [p for p in publication.publication_check(again) if p.column == "headline"]


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
    listed = any(column == "status" for _file, _row, column, _word in _answered(story))
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
