"""Every guess says how it is answered in the tables, and so answered it is told no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from overland.errors import Problem
from overland.evidence.doubts.rows import beginning
from overland.evidence.ground import water_checks
from overland.story.models import Evidence, Story, Translation
from tests import doubts
from tests.contract import (
    test_beyond_source,
    test_each_kind_told,
    test_front_claims,
    test_front_words,
    test_fronts_of_languages,
    test_legs_on_water,
    test_planted_falsehoods,
    test_surer_than_made,
    test_translated_cells,
    test_whose_claim,
    test_words_without_a_source,
)
from tests.contract.test_stories_of_today import _report
from tests.falsehoods import PLANTED
from tests.unit import test_place_checks
from tests.valley_story import STORY, TEXT, changed

_ENGLISH: list[tuple[str, Story]] = [
    *((name, case[0]) for name, case in test_beyond_source.PLANTED.items()),
    *((name, case[0]) for name, case in test_each_kind_told.PLANTED.items()),
    *((name, case[0]) for name, case in test_front_claims.PLANTED.items()),
    *((name, case[0]) for name, case in test_front_words.PLANTED.items()),
    *((name, case[0]) for name, case in test_surer_than_made.PLANTED.items()),
    *((name, case[0]) for name, case in test_whose_claim.PLANTED.items()),
    *((name, case[0]) for name, case in test_words_without_a_source.PLANTED.items()),
]
CASES: dict[str, Story] = {
    **{name: changed(row, **cells) for name, (row, cells, *_) in PLANTED.items()},
    **{
        name: replace(STORY, **{column: value})  # type: ignore[arg-type]
        for name, (column, value, _words) in test_planted_falsehoods.FRONT.items()
    },
    **{f"{number}. {name}": story for number, (name, story) in enumerate(_ENGLISH)},
    **{
        f"{what}, {language}": replace(
            STORY, translations=(Translation(*test_translated_cells.SAID[what], language, both[1]),)
        )
        for language, cells in test_translated_cells.IN_OTHER_LANGUAGES.items()
        for what, both in cells.items()
    },
    "a zone of elsewhere": replace(STORY, timezone="Asia/Tokyo"),
    "a map without a point": replace(
        STORY, places=tuple(replace(p, latitude=None, longitude=None) for p in STORY.places)
    ),
    "a source that nothing cites": replace(
        STORY, sources=(*STORY.sources, replace(STORY.sources[0], id="unread", title="Another"))
    ),
    "a title in another language": replace(
        STORY, translations=(Translation("valley", "title", "ru", "90 автобусов в Мидпост"),)
    ),
}


def _settle(story: Story, text: str, folder: Path) -> list[Problem]:
    """What is told of a story whose every doubt has been answered as its remedy says."""
    for _ in range(8):
        told = doubts.strict(story, text, folder)
        open_ends = [p for p in told if doubts.offered(p)]
        if not open_ends:
            return told
        story = doubts.answered(story, open_ends[0])
    return told


@pytest.mark.parametrize("name", CASES)
def test_an_answered_doubt_is_told_no_more(name: str, tmp_path: Path) -> None:
    text = f"{TEXT}\n\nThe herders come down every year, in April 2020, as they always do.\n"
    left = _settle(CASES[name], text, tmp_path)
    assert [str(p) for p in left if p.severity == "warning"] == []


@pytest.mark.parametrize(("language", "name"), test_fronts_of_languages.CASES)
def test_a_front_is_answered_in_each_language(language: str, name: str, tmp_path: Path) -> None:
    where, false, _honest = test_fronts_of_languages._case(language, name)
    story = test_fronts_of_languages._with(language, where, false)
    more = test_fronts_of_languages._more(language)["paragraphs"]
    text = "\n\n".join((*_report(language)["paragraphs"], *more))
    assert doubts.strict(story, text, tmp_path)
    left = _settle(story, text, tmp_path)
    assert [str(p) for p in left] == []


@pytest.mark.parametrize("case", test_legs_on_water.FALSE)
def test_a_leg_on_the_wrong_element_is_answered(case: str, tmp_path: Path) -> None:
    mode, one, two, _words = test_legs_on_water.FALSE[case]
    story = test_legs_on_water._story(mode, one, two)
    (doubt,) = water_checks.warnings(story)
    told = [p for p in doubts.strict(story, TEXT, tmp_path) if p.message == doubt.message]
    assert told
    for one_more in told:
        story = doubts.answered(story, one_more)
    left = doubts.strict(story, TEXT, tmp_path)
    assert [str(p) for p in left if p.message == doubt.message] == []


def test_a_length_and_a_height_are_answered(tmp_path: Path) -> None:
    story = test_place_checks.drawn(250)
    test_place_checks.with_a_pass(tmp_path, 2929)
    told = test_place_checks.told(story, tmp_path)
    assert len(told) == 2
    note = "published: “250 km” is by the old road. marks: “2929 m” is the summit over that road."
    assert test_place_checks.told(replace(story, note=note), tmp_path) == []


_ALL = "All villagers cross the border at Midpost"


@pytest.mark.parametrize(
    ("title", "note", "is_told"),
    [
        (_ALL, "", True),
        (_ALL, "title: “all” is right.", True),
        (_ALL, "title: “all” of those on the two buses are meant.", False),
        (_ALL, "description: “all” of those on the two buses are meant.", True),
        ("Every villager crosses the border", "title: “all” of the two buses are meant.", True),
    ],
)
def test_an_answer_holds_for_the_words_that_it_was_given_for(
    title: str, note: str, is_told: bool, tmp_path: Path
) -> None:
    told = doubts.strict(replace(STORY, title=title, note=note), TEXT, tmp_path)
    assert any(p.column == "title" for p in told) is is_told, [str(p) for p in told]


def test_each_of_several_words_is_answered(tmp_path: Path) -> None:
    headline = "Two buses with about 30 people cross into Lowland after 3 hours and 7 halts"

    def told_with(note: str) -> list[Problem]:
        story = changed("crossing", headline=headline, note=f"“Friday” is 1 May. {note}")
        return [p for p in doubts.strict(story, TEXT, tmp_path) if "says 3, 7" in p.message]

    (both,) = told_with("")
    assert "headline: “3”, “7” ..." in both.remedy
    assert told_with("headline: “3” hours are what the editors counted.")
    assert not told_with("headline: “3”, “7” are what the editors counted.")


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("no-plan", {"text": "plan to empty the valley", "exact": "plan to empty the valley"}),
        ("no-plan", {"speaker": "Petra Maria Kovac"}),
        ("riders", {"as_written": "30 people", "exact": "30 people", "qualifier": ""}),
        ("crossing", {"note": "“Friday” is 1 May. “The council forced them to go”, he said."}),
    ],
)
def test_what_may_be_right_withholds_no_story(
    row: str, cells: dict[str, str | Evidence], tmp_path: Path
) -> None:
    told = doubts.strict(changed(row, **cells), TEXT, tmp_path)
    assert told
    assert {problem.severity for problem in told} == {"warning"}


@pytest.mark.parametrize(
    ("label", "severity"),
    [
        ("Kovac", "warning"),
        ("Petra Kovac", "warning"),
        ("Mayor Petra Kovac", "warning"),
        ("Background", "problem"),
        ("Kovac said on Friday", "problem"),
        ("The council said on Friday", "problem"),
    ],
)
def test_a_label_is_a_speaker_and_nothing_else(label: str, severity: str, tmp_path: Path) -> None:
    said = "We will rebuild each house in the valley"
    told = doubts.strict(
        changed("no-plan", text=said, exact=said), f"{TEXT}\n\n{label}: {said}.\n", tmp_path
    )
    assert severity in {p.severity for p in told if p.file == "quotes.csv"}
    assert severity == "problem" or {p.severity for p in told} == {"warning"}


def test_an_answer_to_one_word_with_an_apostrophe_is_none_to_another() -> None:
    assert beginning("п'ятниця") == "п'ятниця"
    assert beginning("п’яний") == "п’яний"
    assert beginning("L'armée") == "L'armée"
    assert beginning("‘We leave’, he said") == "We leave"
    assert beginning("the herders' mill") == "the herders"


def test_an_interview_without_marks_is_told_and_withholds_no_story(tmp_path: Path) -> None:
    text = f"{TEXT}\n\nKovac: We will rebuild each house in the valley.\n"
    said = "We will rebuild each house in the valley"
    (doubt,) = doubts.strict(changed("no-plan", text=said, exact=said), text, tmp_path)
    assert "quotation marks" in doubt.message
    assert doubt.severity == "warning"
    story = doubts.answered(changed("no-plan", text=said, exact=said), doubt)
    assert doubts.strict(story, text, tmp_path) == []
