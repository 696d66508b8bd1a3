"""A story's front in plain words, and who answers for it: falsehoods beside honest twins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.words import lexicon
from overland.story.models import Story
from tests.planted import untold
from tests.valley_story import STORY, TEXT, changed, told

_FRONT = "On 1 May 2020 two buses with about 30 people crossed into Lowland at Midpost."
_MORE = TEXT.replace(
    "In a statement,",
    "The war in the valley goes on. It was the first time they had crossed.\n\nIn a statement,",
)


def _with(title: str = STORY.title, description: str = _FRONT) -> Story:
    return replace(STORY, title=title, description=description)


def _claimed() -> Story:
    """The story as a party alone tells it."""
    events = tuple(
        replace(e, status="claimed", speaker="Petra Kovac, mayor") if e.status == "reported" else e
        for e in STORY.events
        if e.status != "headline"
    )
    return replace(STORY, events=events, description=_FRONT)


def _with_claims(status: str) -> Story:
    """Four rows of one speaker, the last of that status."""
    row = changed("not-evacuated").event("not-evacuated")
    assert row
    more = (replace(row, id=f"again-{n}", status="claimed") for n in range(3))
    story = changed("not-evacuated", status=status)
    return replace(story, events=(*story.events, *more))


_FIRST = f"{_FRONT} It was the first time they had crossed."

PLANTED: dict[str, tuple[Story, str, str]] = {
    "all of a people": (_with("All villagers leave the valley"), "title", "“all”"),
    "hundreds who only could follow": (
        *(_with("Hundreds of villagers leave the valley"), "title", "“hundreds”"),
    ),
    "what befell nobody": (_with("Two buses under fire"), "title", "“under fire”"),
    "the end of a war": (
        _with(description=f"After the end of the war in the valley: {_FRONT}"),
        *("description", "“end of”"),
    ),
    "the first time, by nobody's word": (_with(description=_FIRST), "description", "“first time”"),
    "claims alone, told as facts": (_claimed(), "description", "somebody's claim"),
    "an end in a headline": (
        changed("route", headline="The land route, presumably chosen at the end of the snow"),
        *("headline", "“end of”"),
    ),
    "one report among claims": (
        _with_claims("reported"),
        "status",
        "others are claims",
    ),
    "a report by somebody in office": (
        changed("exodus", status="reported", headline="The trip begins no exodus"),
        *("status", "somebody in office"),
    ),
}

HONEST: dict[str, Story] = {
    "claims of one speaker": _with_claims("claimed"),
    "hundreds who could follow": _with("Hundreds more villagers could follow two buses"),
    "some of a people": _with("Villagers leave the valley"),
    "a war that goes on": _with(description=f"From the war in the valley: {_FRONT}"),
    "the first time, by the paper's word": _with(
        description=f"{_FRONT} The Gazette calls it the first time they had crossed."
    ),
    "the first time, as reported": _with(
        description=f"{_FRONT} By one newspaper report it was the first time they had crossed."
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_falsehood_is_told_with_its_column_and_words(name: str) -> None:
    story, column, words = PLANTED[name]
    assert untold(told(story, _MORE), column, words) == []


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_front_of_the_same_kind_is_not(name: str) -> None:
    assert [str(problem) for problem in told(HONEST[name], _MORE)] == []


def test_a_front_that_says_whose_account_it_is_vouches_for_nothing() -> None:
    story = replace(_claimed(), description=f"By the account of the mayor: {_FRONT}")
    assert not [p for p in told(story, _MORE) if p.column == "description"]


@pytest.mark.parametrize("language", lexicon.known())
def test_every_language_has_words_for_harm_for_what_is_over_and_for_whose_account(
    language: str,
) -> None:
    words = lexicon.lexicon_of(language)
    assert words
    assert {"harm", "ending", "end_of", "account", "affirmation"} <= words.terms.keys()
