"""Falsehoods beside honest rows that look like them: each of the first is told, none of the second.

What somebody could not do, words that a note lends, names that begin alike, days reckoned from
another, what a note says that the source says, in Chinese too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from overland.evidence.claims import certainty
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import absent
from overland.story.models import Story
from tests.planted import added, untold
from tests.small_story import SOURCE, story_with
from tests.valley_story import STORY, TEXT, changed, told

_MORE = TEXT.replace(
    "In a statement,",
    "Herders could not explain the delay.\n\nOfficials of the mill could explain the delay "
    "later.\n\nFarmers evacuated the cows in March.\n\nHilltown wants a bridge.\n\nThe guides walk "
    "south along the river.\n\nIn a statement,",
)


_DELAY = "Herders could not explain the delay"
_LEFT = "Council officials in Hilltown announced on Thursday"

PLANTED: dict[str, tuple[Story, str, str]] = {
    "what somebody could not do, told as a forecast": (
        added("Herders could not explain the delay", _DELAY, status="forecast"),
        *("status", "no word"),
    ),
    "what somebody could not do, told as done": (
        added("Herders explain the delay", _DELAY),
        *("headline", "“not”"),
    ),
    "what may be, told as done": (
        added("Officials of the mill explain the delay", "mill could explain the delay later"),
        *("status", "“could”"),
    ),
    "a verb that only the note has": (
        added(
            "Council officials in Hilltown evacuated on Thursday",
            *(_LEFT,),
            note="No place. The officials evacuated.",
        ),
        *("headline", "“evacuated”"),
    ),
    "a name that begins as a word of the source does": (
        added("The guides walk along the river at Southampton", "guides walk south along"),
        *("headline", "Southampton"),
    ),
    "a day that its note does not reckon to": (
        changed("announced", note="The report is of Saturday 2 May 2020; “Friday” is 1 May."),
        *("date", "its reasoning says"),
    ),
    "the same weekday of the week before": (
        changed("announced", date="2020-04-23", note="Its “Thursday” is Thursday 30 April 2020."),
        *("date", "its reasoning says"),
    ),
}

HONEST: dict[str, Story] = {
    "what somebody could not do": added("Herders could not explain the delay", _DELAY),
    "a word that the note explains": added(
        "The Lowland council wants a bridge",
        "Hilltown wants a bridge",
        note="No place. “Hilltown” here means the council.",
    ),
    "a form of a name": added("Hilltowners want a bridge", "Hilltown wants a bridge"),
    "a day reckoned from another": changed(
        "announced",
        note="The report is of Saturday 2 May 2020; “Thursday” is two days before.",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_falsehood_is_told_with_its_column_and_words(name: str) -> None:
    story, column, words = PLANTED[name]
    assert untold(told(story, _MORE), column, words) == []


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_row_that_looks_like_it_is_not(name: str) -> None:
    assert [str(problem) for problem in told(HONEST[name], _MORE)] == []


@pytest.mark.parametrize(
    ("language", "could_not", "could"),
    [
        ("en", "They could not cross", "They could cross"),
        ("de", "Sie können die Grenze nicht passieren", "Sie können die Grenze passieren"),
        ("ru", "Колонна не могла пройти", "Колонна могла не пройти"),
        ("uk", "Вони не могли виїхати", "Вони могли виїхати"),
    ],
)
def test_what_somebody_could_not_do_is_not_foretold(
    language: str, could_not: str, could: str
) -> None:
    words = lexicon.lexicon_of(language)
    assert words
    assert not certainty.outlook(could_not, words)
    assert "possible" in certainty.outlook(could, words)


def test_a_name_is_known_by_its_forms_and_not_by_four_letters() -> None:
    text = "The trip began in Syria. Russians waited at the embassy. It marched south to Beirut."
    names = ("Tripoli", "Syrian", "Russia", "Embassy", "Southampton", "Beirut", "Marchand")
    assert absent(names, text, "en") == ("Tripoli", "Southampton", "Marchand")
    assert absent(("Сирии", "Бейрут"), "сирийский и бейрутский порты", "ru") == ()


@pytest.mark.parametrize(
    ("note", "found"),
    [("报道说四辆大巴离开山城。", False), ("报道说四辆大巴已经抵达首都机场。", True)],
)
def test_a_chinese_note_says_of_its_source_what_it_says(note: str, found: bool) -> None:
    text = "四辆大巴离开山城。乘客拒绝评论。"
    event = replace(
        *(STORY.events[0],),
        place="",
        status="reported",
        headline="四辆大巴离开山城",
        note=note,
        evidence=replace(STORY.events[0].evidence, exact="四辆大巴离开山城"),  # type: ignore[type-var]
    )
    empty: dict[str, Any] = {"places": (), "legs": (), "counts": (), "quotes": ()}
    source = replace(SOURCE, language="zh", title="", published="", url="")
    story = story_with(
        sources=(source,), language="zh", title=event.headline, events=(event,), **empty
    )
    assert any("has the source say" in problem.message for problem in told(story, text)) is found
