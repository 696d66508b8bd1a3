"""What a front, or a headline, tells as so and rows deny, doubt or foretell; with honest twins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.story.models import Story
from tests.planted import added, untold
from tests.valley_story import STORY, TEXT, told

_FRONT = STORY.description
_MORE = TEXT.replace(
    "In a statement,",
    "The clerk of the council said the village was simply closing its mill, suggesting the millers "
    "were mostly men living where the snow is deepest. It was the first time Lowland had helped "
    "millers leave the valley since the start of the snow.\n\nIn a statement,",
)


def _titled(title: str) -> Story:
    return replace(STORY, title=title)


def _told_of(sentence: str) -> Story:
    return replace(STORY, description=f"{_FRONT} {sentence}")


def _clerk(headline: str) -> Story:
    exact = "the village was simply closing its mill"
    return added(headline, exact, status="claimed", speaker="The clerk of the council")


def _first(headline: str) -> Story:
    return added(headline, "the first time Lowland had helped millers leave the valley")


def _with_the_first(sentence: str) -> Story:
    rows = _first("Lowland helps millers leave the valley, a first").events
    return replace(_told_of(sentence), events=rows)


PLANTED: dict[str, tuple[Story, str, str]] = {
    "a denial in a title": (_titled("Exodus from the valley begins"), "title", "dismisses"),
    "a denial in a description": (
        _told_of("The trip is the beginning of an exodus from the valley."),
        *("description", "dismisses"),
    ),
    "a denied reason": (
        _told_of("Officials help people because of flood warnings."),
        *("description", "deny"),
    ),
    "a negation of a row": (
        _told_of("There is a plan to empty the valley."),
        *("description", "“no”"),
    ),
    "could in a title": (_titled("Hundreds more follow from the valley"), "title", "could"),
    "would in a title": (_titled("About 40 villagers taken out by bus"), "title", "would"),
    "expected in a description": (
        _told_of("The group travels to Baytown."),
        *("description", "expected"),
    ),
    "presumably in a description": (
        _told_of("The land route was chosen because of snow on the northern pass."),
        *("description", "presumably"),
    ),
    "another first in a description": (
        _told_of("By The Gazette's report it was the last time Lowland had helped."),
        *("description", "last time"),
    ),
    "an arrival reported": (
        _told_of("They were expected to board a ferry; their arrival is reported."),
        *("description", "arrival is reported"),
    ),
    "the first time in a description": (
        _with_the_first("The Gazette: Lowland helps millers leave the valley since the snow."),
        *("description", "first time"),
    ),
    "a suggestion in a headline": (
        _clerk(
            "The clerk says the village is simply closing its mill, whose millers are mostly men "
            "living where the snow is deepest"
        ),
        *("headline", "suggesting"),
    ),
    "the first time in a headline": (
        _first("Lowland has helped millers leave the valley since the start of the snow"),
        *("headline", "first time"),
    ),
}

HONEST: dict[str, Story] = {
    "a title with who denies": _titled("No exodus from the valley, says the mayor"),
    "a title that asks": _titled("An exodus from the valley?"),
    "a title without the denied": _titled("Villagers on the road from the valley"),
    "could kept": _titled("Hundreds more could follow from the valley"),
    "a title with an infinitive": _titled("About 40 villagers to be taken out by bus"),
    "a road that was taken": _titled("Villagers travelling into Lowland"),
    "the reason denied, told so": _told_of("Officials deny that flood warnings are the reason."),
    "the first time in a description": _with_the_first(
        "The Gazette: for the first time Lowland helps millers leave the valley since the snow."
    ),
    "no arrival reported": _told_of("They were expected to board a ferry; no arrival is reported."),
    "expected, told so": _told_of("The group was expected to board a ferry."),
    "presumably kept": _told_of("The land route was presumably chosen because of snow."),
    "the first time kept": _told_of(
        "By The Gazette's report it was the first time Lowland had helped millers leave."
    ),
    "a suggestion kept": _clerk(
        "The clerk says the village is simply closing its mill, suggesting that the millers are "
        "mostly men living where the snow is deepest"
    ),
    "a headline of the other clause": _clerk("The clerk says the village is closing its mill"),
    "the first time in other words": _first("Lowland helps millers leave the valley, a first"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_left_out_is_told_with_its_word(name: str) -> None:
    story, column, words = PLANTED[name]
    assert untold(told(story, _MORE), column, words) == []


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_twin_is_not(name: str) -> None:
    assert [str(problem) for problem in told(HONEST[name], _MORE)] == []
