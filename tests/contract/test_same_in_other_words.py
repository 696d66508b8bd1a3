"""Honest headlines that say the same in other words, each beside a falsehood of its shape."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.claims import certainty
from overland.evidence.words import lexicon
from tests.planted import added
from tests.valley_story import STORY, TEXT, told

PAIRS = [
    (
        "Most herders refused to comment and those who did speak said that they were going home. "
        "Later the guides talked. They were heading to the barn.",
        "Most herders refuse to comment; those who do sing were evacuated home",
        "Most herders refuse to comment; those who do talk say that they are heading home",
    ),
    (
        "The herders said that the sale was the beginning of a bad year.",
        "Herders say that the sale ended a bad year",
        "Herders say that the sale marks the beginning of a bad year",
    ),
]


@pytest.mark.parametrize(("text", "false", "honest"), PAIRS)
def test_one_word_of_going_speaking_and_being_for_another(
    text: str, false: str, honest: str
) -> None:
    sentence = text.split(". ")[0]
    exact = sentence.rstrip(".")
    one, other = (told(added(h, exact), f"{TEXT}\n\n{text}") for h in (false, honest))
    assert [str(problem) for problem in other if "something else" in problem.message] == []
    assert [problem for problem in one if "says “" in problem.message]


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Talks made possible the conditions under which thousands could leave", False),
        ("Talks make it possible to leave", False),
        ("It is possible that thousands leave", True),
        ("Thousands could leave", True),
    ],
)
def test_what_is_made_possible_is_so(text: str, open_: bool) -> None:
    words = lexicon.lexicon_of("en")
    assert words
    assert ("possible" in certainty.outlook(text, words)) is open_


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Two buses arrived at Midpost, the police said.", False),
        ("Two buses arrived at Baytown, the police said.", True),
    ],
)
def test_who_arrives_in_one_place_has_not_arrived_in_another(sentence: str, wrong: bool) -> None:
    story = replace(STORY, description=f"{STORY.description} {sentence}")
    lines = [str(p) for p in told(story) if "tells as done" in p.message]
    assert bool(lines) is wrong, lines
