"""Kinds of claim check by the words of their own message, each with a falsehood and its twin.

Where two checks tell one falsehood, a test by column and word alone would pass without one of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from overland.story.models import Story
from tests.planted import added, untold
from tests.valley_story import STORY, TEXT, changed, told, words

_MORE = TEXT.replace(
    "In a statement,",
    "All the herders came down on Thursday morning. The walk took nine hours. The council tried "
    "to sell their cows. The port asked the herders to sell their goats. "
    "The mayor of the port fed 200 herders a day.\n\n"
    "It was the first time that the herders came down.\n\nIn a statement,",
)
_CAME = "herders came down on Thursday morning"
_ASKED = "The port asked the herders to sell their goats"
_TRIED = "The council tried to sell their cows"
_FED = "The mayor of the port fed 200 herders a day"


def _herders(headline: str, exact: str = _CAME, **cells: Any) -> Story:
    return added(headline, exact, **{"note": "–", "date": "2020-04", **cells})


PLANTED: dict[str, tuple[Story, Story, str, str]] = {
    "somebody whom nobody names speaks in a note": (
        changed("crossing", note="“Friday” is 1 May. So Boris Ivanov said."),
        changed("crossing", note="“Friday” is 1 May. So the Gazette said."),
        *("note", "has the name “Boris Ivanov”"),
    ),
    "a negation that the excerpt has not": (
        _herders("The herders never come down"),
        _herders("The herders come down"),
        *("headline", "“never”, and the excerpt does not"),
    ),
    "what was tried, told as done": (
        *(_herders("The council sells their cows", _TRIED),),
        _herders("The council tries to sell their cows", _TRIED),
        *("headline", "leaves out “tried”, which its source says"),
    ),
    "what somebody was asked to do, told as done": (
        *(_herders("The herders sell their goats", _ASKED),),
        _herders("The port asks the herders to sell their goats", _ASKED),
        *("headline", "leaves out “asked the herders to”, which its source says"),
    ),
    "what is a day, told of all": (
        _herders("The mayor of the port fed 200 herders", _FED),
        _herders("The mayor of the port fed 200 herders a day", _FED),
        *("headline", "leaves out “a day”, which its source says"),
    ),
    "days for hours": (
        _herders("The walk takes nine days", "The walk took nine hours"),
        _herders("The walk takes nine hours", "The walk took nine hours"),
        *("headline", "says “days” where the source says “hours”"),
    ),
    "the day of a leg that nobody gives": (
        *(changed("to-the-bay", date="2020-05-03"), changed("to-the-bay", date="")),
        *("date", "is a day that the words of its source do not give"),
    ),
    "the day of a leg on which nothing of it happens": (
        *(changed("down", date="2020-05-02"), changed("down", date="2020-05-01")),
        *("date", "is not a day of its events"),
    ),
    "another weekday in a headline": (
        *(_herders("The herders come down on Monday"),),
        _herders("The herders come down on Thursday"),
        *("headline", "names another weekday than the words of its source"),
    ),
    "a weekday in the note of the time": (
        *(_herders("The herders come down", time_note="Sunday"),),
        _herders("The herders come down", time_note="Thursday"),
        *("time_note", "names a weekday that no source of the row names"),
    ),
    "relatives of whom nobody tells": (
        _herders("The herders and their relatives come down"),
        _herders("The herders of the valley come down"),
        *("headline", "“relatives”, and its source tells of no such people"),
    ),
    "some for all": (
        *(_herders("Some herders come down"), _herders("All herders come down")),
        *("headline", "says “some” where the source says “all”"),
    ),
    "another part of the day": (
        _herders("The herders come down", time_note="Thursday evening"),
        _herders("The herders come down", time_note="Thursday morning"),
        *("time_note", "says “evening”, which the words of its source do not"),
    ),
    "a quotation without its first word": (
        changed("no-plan", text="is no plan to empty the valley"),
        changed("no-plan", text="There is no plan to empty the valley"),
        *("text", "leaves out"),
    ),
    "a number that no row has, of what none counts": (
        replace(STORY, title="Eleven miles to Midpost"),
        replace(STORY, title="By bus to Midpost"),
        *("title", "says 11, which no row of the story says"),
    ),
    "a rank turned around in a title": (
        *(replace(STORY, title="The third time to Midpost"), STORY),
        *("title", "says “third time” where the source says “first time”"),
    ),
}
"""What is planted, its honest twin, the column and words of the message."""


@pytest.mark.parametrize("name", PLANTED)
def test_a_falsehood_is_told_by_its_own_check(name: str) -> None:
    false, _twin, column, message = PLANTED[name]
    assert untold(told(false, _MORE), column, message) == []


@pytest.mark.parametrize("name", PLANTED)
def test_its_honest_twin_is_told_by_none(name: str) -> None:
    assert [str(problem) for problem in told(PLANTED[name][1], _MORE)] == []


def test_a_quotation_by_somebody_whom_the_source_calls_otherwise_is_told() -> None:
    """ "There" is beside no name: of who stays unnamed the words are compared."""
    text = _MORE.replace(
        "In a statement,",
        '"We came down," one heard at the mill, where the guides rest.\n\nIn a statement,',
    )
    first = changed("home").quotes[-1]

    def quoted(speaker: str) -> Story:
        cells: dict[str, Any] = {"id": "down-2", "text": "We came down", "role": "at the mill"}
        more = replace(first, **cells, speaker=speaker, evidence=words('"We came down,"'))
        return replace(STORY, quotes=(*STORY.quotes, more))

    assert untold(told(quoted("a smith"), text), "speaker", "has no word of how") == []
    assert [str(problem) for problem in told(quoted("somebody at the mill"), text)] == []
