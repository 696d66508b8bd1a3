"""Falsehoods planted in an honest story, each caught; and honest changes of the same kind, none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from overland.story.models import FurtherEvidence, Relation, Story
from tests.falsehoods import PLANTED, Cells
from tests.valley_story import STORY, TEXT, changed, told

FRONT: dict[str, tuple[str, str, str]] = {
    "the largest in the title": ("title", "The largest crossing", "largest"),
    "a number in the title": ("title", "Eleven buses to Midpost", "says 11"),
    "a number of the story for what it is not of": ("title", "Forty buses", "says 40 buses"),
    "a place in the title": ("title", "Two buses flee from Aleppo", "Aleppo"),
    "a number in the description": (
        *("description", "On 1 May 2020 two buses with about 300 people crossed into Lowland."),
        "says 300",
    ),
    "soldiers in the description": (
        *("description", "On 1 May 2020 two buses with about 30 soldiers crossed into Lowland."),
        "soldiers",
    ),
    "people of a kind that no source has": (
        *("description", "On 1 May 2020 two buses with about 30 surgeons crossed into Lowland."),
        "surgeons",
    ),
    "about dropped in the description": (
        *("description", "On 1 May 2020 two buses with 30 people crossed into Lowland."),
        "about",
    ),
    "another day in the description": (
        *("description", "On 9 June 2020 two buses with about 30 people crossed into Lowland."),
        "day",
    ),
    "a time of day in the description": (
        *("description", "At 06:15 two buses with about 30 people crossed into Lowland."),
        "time of day",
    ),
}

HONEST: dict[str, tuple[str, Cells]] = {
    "a figure": ("riders", {"as_written": "about 30 people", "exact": "carrying about 30 people"}),
    "another headline": ("crossing", {"headline": "Two buses carry about 30 people into Lowland"}),
    "people in another word": ("riders", {"unit": "passengers"}),
    "the start of the journey": ("hilltown", {"role": "origin"}),
    "a number in figures": ("crossing", {"headline": "2 buses cross with some 30 people"}),
    "a denial in other words": (
        *("exodus", {"headline": "Petra Kovac rejects that an exodus from the valley begins"}),
    ),
    "expected in other words": ("onward", {"headline": "The group is due to travel to Baytown"}),
    "could kept": ("more", {"headline": "Officials say that hundreds more may follow"}),
    "a title before a name": ("no-plan", {"speaker": "Petra Kovac", "role": "The mayor"}),
    "the paper as speaker": ("buses", {"speaker": "Ana Writer, The Gazette"}),
    "a role in other words": (
        "home",
        {"speaker": "a driver", "role": "Driver of one of the buses"},
    ),
    "initials of a name": (
        *("floods", {"headline": "Officials deny helping people leave because of flood warnings"}),
    ),
    "a place in an adjective": (
        *("crossing", {"headline": "Two buses with about 30 people cross the Lowland border"}),
    ),
    "a kind of people that the source names": (
        *("crossing", {"headline": "Two buses with about 30 people, mostly women, cross"}),
    ),
    "the time that the source has": ("crossing", {"time_note": "14:30"}),
    "a note with the source's words": (
        *("crossing", {"note": "Friday is 1 May. “mostly women and children”, says the paper."}),
    ),
    "a month alone": ("gazette", {"published": "2020-05"}),
    "an address with another ending": (
        *("gazette", {"url": "https://www.gazette.example/2020/05/02/villagers-cross-the-border/"}),
    ),
    "an excerpt with the reason": (
        "floods",
        {
            "exact": "they were helping people leave because of the flood warnings",
            "status": "denied",
        },
    ),
    "a guess that the note answers": (
        "crossing",
        {
            "headline": "Two buses with about 30 people cross, 3 hours after they set out",
            "note": "“Friday” is 1 May. headline: “3” hours are what the editors counted.",
        },
    ),
    "a part of the day that the source has": ("crossing", {"time_note": "Friday afternoon"}),
    "a unit in other words": ("riders", {"unit": "travellers on the buses"}),
    "a rank that the source gives": ("exodus", {"speaker": "Mayor Kovac"}),
    "an order of the editors": (*("to-the-bay", {"journey": "Second trip"}),),
    "a day in the headline": (
        *("crossing", {"headline": "On Friday 1 May two buses with about 30 people cross"}),
    ),
}


def describe(story: Story, text: str = TEXT) -> list[str]:
    return [str(problem) for problem in told(story, text)]


def test_the_honest_story_passes() -> None:
    assert describe(STORY) == []


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_falsehood_is_told_with_its_row_and_words(name: str) -> None:
    row, cells, column, words = PLANTED[name]
    problems = told(changed(row, **cells))
    here = [p for p in problems if p.column == column and words in f"{p.value} {p.message}"]
    assert here, [str(problem) for problem in problems]
    assert all(problem.row > 1 and problem.remedy for problem in here)


@pytest.mark.parametrize("name", FRONT)
def test_a_falsehood_on_the_front_is_told(name: str) -> None:
    field, value, words = FRONT[name]
    problems = told(replace(STORY, **{field: value}))  # type: ignore[arg-type]
    here = [p for p in problems if (p.file, p.column) == ("datapackage.json", field)]
    assert any(words in problem.message for problem in here), [str(p) for p in problems]


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_change_of_the_same_kind_passes(name: str) -> None:
    row, cells = HONEST[name]
    assert describe(changed(row, **cells)) == []


def test_a_guess_withholds_no_story_and_a_certain_falsehood_does() -> None:
    guesses = told(changed("onward", status="reported"))
    assert {problem.severity for problem in guesses} == {"warning"}
    certain = told(
        changed("home", text="snow on the northern pass", exact="snow on the northern pass")
    )
    assert "problem" in {problem.severity for problem in certain}


def test_in_a_language_that_is_not_known_no_words_are_judged() -> None:
    story = changed("gazette", language="sw")
    judged = [p for p in told(story) if p.file != "sources.csv" and "weekday" not in p.message]
    assert [str(problem) for problem in judged if problem.severity == "problem"] == []


def test_relations_of_kinds_other_than_disagreement_are_judged_too() -> None:
    whole = Relation("whole", "part_of", "The 90 are a part.", ("villagers", "riders"))
    assert any("says 90" in line for line in describe(replace(STORY, relations=(whole,))))


def _further(row_id: str, exact: str, supports: str = "headline", **cells: Any) -> Story:
    excerpt = FurtherEvidence("gazette", exact, supports=supports, row=7)
    return changed(row_id, further=(excerpt,), **cells)


FURTHER: dict[str, tuple[Story, str, str]] = {
    "cut off before": (
        _further("crossing", "the beginning of an exodus from the valley"),
        *("events.csv", "dismissed"),
    ),
    "would, told as done": (
        _further("crossing", "40 villagers would be taken out"),
        *("events.csv", "would"),
    ),
    "a negation cut off": (_further("crossing", "evacuated, she said"), "evidence.csv", "not"),
    "a reason cut off": (
        _further("floods", "The officials denied that they were helping people leave"),
        *("evidence.csv", "because"),
    ),
}


@pytest.mark.parametrize("name", FURTHER)
def test_a_falsehood_in_a_further_excerpt_is_told_with_its_row(name: str) -> None:
    story, file, word = FURTHER[name]
    here = [p for p in told(story) if p.file == file and word in f"{p.message}"]
    assert here, describe(story)
    assert {p.row for p in here if p.file == "evidence.csv"} <= {7}


def test_a_further_excerpt_may_name_the_place_and_the_speaker() -> None:
    moved = changed("announced", exact="about 40 villagers would be taken out by bus")
    assert describe(moved) == []
    story = _further("more", "Council officials in Hilltown announced", "speaker")
    assert describe(story) == []


def test_a_name_of_a_speaker_in_another_case_or_language_is_no_falsehood() -> None:
    story = changed("no-plan", speaker="Petra Kovacs")
    assert [p for p in told(story) if p.severity == "problem"] == []
    foreign = replace(STORY, language="ru")
    spoken = replace(foreign.quotes[0], speaker="Петра Ковач", named=True)
    known = told(replace(foreign, quotes=(spoken, *foreign.quotes[1:])))
    assert [p for p in known if p.file == "quotes.csv" and "that name" in p.message] == []
