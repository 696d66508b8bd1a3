"""One told for several, "some" left out, another name, what a note makes the source say; twins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.whole import translation_checks
from overland.story.models import Story, Translation
from tests.planted import added, untold
from tests.valley_story import STORY, TEXT, changed, told

_MORE = TEXT.replace(
    "In a statement,",
    "Some of the farmers inside the barn closed the doors.\n\nDeputy Interior Minister Dana Reed "
    "spoke near the airport.\n\nThe Interior Department approved a request of the Council "
    "Department for Highland citizens.\n\nThe navy trained in March.\n\nIn a statement,",
)


_CURTAINS = "Some of the farmers inside the barn closed the doors"
_APPROVED = "The Interior Department approved a request"
_INTERIOR = "Dana Reed, Interior Department"

PLANTED: dict[str, tuple[Story, str, str]] = {
    "a bus for two buses": (
        changed("crossing", headline="A bus with about 30 people crosses into Lowland"),
        *("headline", "“a bus” where the source says “two buses”"),
    ),
    "officials for an official": (
        added("Officials of the council wait for the buses", "an official from the Hilltown"),
        *("headline", "“officials” where the source says “an official”"),
    ),
    "some left out": (
        added("The farmers inside the barn close the doors", _CURTAINS),
        *("headline", "leaves out “some”"),
    ),
    "ministers where there is a deputy": (
        changed("no-plan", speaker="Interior ministers in Hilltown", role=""),
        *("speaker", "leaves out “deputy”"),
    ),
    "another department": (
        added(
            *("The Council Department says it approved a request", _APPROVED),
            speaker=_INTERIOR,
        ),
        *("headline", "lets “Council” speak"),
    ),
    "foreign citizens": (
        added("A request for foreign citizens is approved", "request of the Council Department"),
        *("headline", "“foreign”"),
    ),
    "a carrier of words from two sentences": (
        changed("to-the-bay", carrier="Lowland navy"),
        *("carrier", "no sentence of the source has together"),
    ),
    "near left out of a place's note": (
        changed(
            "midpost", exact="spoke near the airport", note="The source has it at the airport."
        ),
        *("note", "leaves out “near”"),
    ),
    "a note that has the source say what it does not": (
        changed("midpost", note="The source says that the ferry sank at Midpost in winter."),
        *("note", "no sentence of it says"),
    ),
}

HONEST: dict[str, Story] = {
    "a bus of two": changed(
        "crossing", headline="Two buses with about 30 people cross into Lowland, one after a ride"
    ),
    "the official": added(
        "The council's official waits for the buses", "an official from the Hilltown"
    ),
    "some in other words": added("Several farmers inside the barn close the doors", _CURTAINS),
    "the department itself": added(
        *("The Interior Department says it approved a request", _APPROVED), speaker=_INTERIOR
    ),
    "a carrier of the sentence": changed("to-the-bay", carrier="the ferry"),
    "a note on what the source says": changed(
        "midpost", note="The source says that the buses crossed at the Midpost border crossing."
    ),
    "a note on what it says not": changed(
        "midpost", note="The source does not say on which side the ferry waited in winter."
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_falsehood_of_number_and_name_is_told(name: str) -> None:
    story, column, words = PLANTED[name]
    assert untold(told(story, _MORE), column, words) == []


@pytest.mark.parametrize("name", HONEST)
def test_its_honest_twin_passes(name: str) -> None:
    assert [str(problem) for problem in told(HONEST[name], _MORE)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Большинство россиян задёргивают занавески, чтобы их не видели", "большинство"),
        ("Россияне задёргивают занавески", "leaves out “some of”"),
        ("Некоторые россияне задёргивают занавески, чтобы их не видели", ""),
        ("Часть россиян задёргивает занавески, чтобы их не видели", ""),
    ],
)
def test_a_translation_keeps_a_share(text: str, words: str) -> None:
    event = STORY.event("crossing")
    assert event
    said = "Some of the Russians close the curtains so as not to be seen"
    story = replace(
        STORY,
        events=(*STORY.events, replace(event, id="more-2", headline=said)),
        translations=(Translation("more-2", "headline", "ru", text),),
    )
    lines = [str(problem) for problem in translation_checks.warnings(story)]
    assert any(words in line for line in lines) if words else lines == []
