"""Falsehoods made of the text's own words, each caught; and honest twins of the same kinds, none.

A word for its opposite, a cause or a speaker of something else, numbers and names that change
places, what limits a word left out, a row tied to another, a translation that says something else.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from overland.evidence.claims.figure_checks import turned_hedges
from overland.evidence.ground import place_checks
from overland.story.models import Relation, Story
from tests.planted import added
from tests.valley_story import STORY, TEXT, changed, told

_MORE = TEXT.replace(
    "In a statement,",
    "Deputy Interior Minister Dana Reed said the border had opened early on Friday near the "
    "airport.\n\nThe floods began in March, the council said.\n\nHighland sent the Coast Guard to "
    "protect Lowland from smugglers.\n\nThe trip would not have been possible without the work "
    "and the care of council staff who facilitated the movement out of the valley.\n\n"
    "Some of the farmers stayed at home.\n\nMore than 350 goats were counted.\n\nA shepherd guards "
    "the cows.\n\nLowland sheep were counted by Highland farmers.\n\nThe mules may come by air and "
    "sea.\n\nA second herd arrived in Baytown.\n\nIn a statement,",
)


def _lines(story: Story) -> list[str]:
    return [str(problem) for problem in told(story, _MORE)]


def _relation(note: str, kind: str = "disagree") -> Story:
    return replace(STORY, relations=(Relation("how-many", kind, note, ("riders", "villagers")),))


_OPEN = "the border had opened early on Friday near the airport"
_GUARD = "Highland sent the Coast Guard to protect Lowland from smugglers"
_STAFF = "staff who facilitated the movement out of the valley"
_REED = {"speaker": "Dana Reed, deputy interior minister", "status": "claimed"}

PLANTED: dict[str, tuple[Story, str, str]] = {
    "an opposite": (
        added("The floods ended", "The floods began"),
        *("headline", "“ended” where the source says “began”"),
    ),
    "an opposite of time": (
        added("The border opens", _OPEN, time_note="late on Friday", **_REED),
        *("time_note", "“late” where"),
    ),
    "an opposite beside “not without”": (
        added("Council staff hindered the movement out of the valley", _STAFF),
        *("headline", "“hindered” where the source says “facilitated”"),
    ),
    "a word of another sentence": (
        changed("onward", headline="The group is expected to be evacuated to Baytown"),
        *("headline", "says of something else"),
    ),
    "a noun that comes only later": (
        changed("route", headline="The land route, presumably chosen because of the harvest"),
        *("headline", "harvest"),
    ),
    "a reason that is none": (
        changed(
            "crossing",
            headline="Two buses with about 30 people cross because of the exodus",
        ),
        *("headline", "gives a reason"),
    ),
    "numbers that change places": (
        changed("crossing", headline="About 30 buses with two people cross into Lowland"),
        *("headline", "otherwise than its source"),
    ),
    "who and whom turned around": (
        added("Lowland sent the Coast Guard to protect Highland from smugglers", _GUARD),
        *("headline", "who and whom"),
    ),
    "deputy left out": (
        added(
            *("Reed says the border opened near the airport", _OPEN),
            speaker="Dana Reed, interior minister",
            status="claimed",
        ),
        *("speaker", "leaves out “deputy”"),
    ),
    "near left out": (
        added("Deputy minister Reed says the border opened at the airport", _OPEN, **_REED),
        *("headline", "leaves out “near”"),
    ),
    "again out of nowhere": (
        changed("crossing", headline="Two buses with about 30 people cross into Lowland again"),
        *("headline", "“again”"),
    ),
    "force out of nowhere": (
        changed("announced", headline="About 40 villagers to be forced out by bus, officials say"),
        *("headline", "“forced”"),
    ),
    "he for she": (
        changed("not-evacuated", speaker="Petra Kovac, mayor, as he calls himself"),
        *("speaker", "“he”"),
    ),
    "a figure of another event": (
        changed("hundreds", event="crossing"),
        *("event", "beside whose words the figure stands"),
    ),
    "a quotation of another event": (
        changed("home", event="exodus"),
        *("event", "somebody else speaks"),
    ),
    "another kind of event": (
        changed("crossing", kind="departure"),
        *("kind", "what its headline tells with “cross”"),
    ),
    "remaining without a word for it": (
        changed("riders", status="remaining"),
        *("status", "no word"),
    ),
    "what somebody says vouched for": (
        changed("not-evacuated", status="reported"),
        *("status", "this somebody says"),
    ),
    "figures of a relation swapped": (
        _relation("About 40 people are on the two buses that cross; about 30 were announced."),
        *("note", "to another"),
    ),
    "different figures as the same": (
        _relation("About 30 crossed, about 40 were announced.", "same"),
        *("kind", "not the same"),
    ),
    "another author": (changed("gazette", author="Ivan Petrov"), "author", "By Ana Writer"),
    "a number in a note": (
        changed("crossing", note="“Friday” is 1 May. The ride had lasted 9 hours."),
        *("note", "says 9"),
    ),
    "a denial taken back": (
        changed(
            "exodus",
            headline="Mayor Petra Kovac does not dismiss reports that the trip begins an exodus",
        ),
        *("headline", "takes the denial back"),
    ),
    "most for some": (
        added("Most of the farmers stayed at home", "Some of the farmers stayed at home"),
        *("headline", "“most” where the source says “some of”"),
    ),
    "families for people": (changed("riders", unit="families"), "unit", "counts “families”"),
    "an ambassador out of nowhere": (
        added("The ambassador guards the cows", "A shepherd guards the cows"),
        *("headline", "rank “ambassador”"),
    ),
    "an adjective of another noun": (
        added("Highland sheep were counted", "Lowland sheep were counted by Highland farmers"),
        *("headline", "“Highland” where the source says “Lowland”"),
    ),
    "another way to travel": (
        added("The mules may come by land and sea", "The mules may come by air and sea"),
        *("headline", "travel by road"),
    ),
    "leaves for arrives": (
        added("A second herd leaves Baytown", "A second herd arrived in Baytown"),
        *("headline", "“leaves” where the source says “arrived”"),
    ),
    "another place of the story": (
        changed("onward", headline="The group is expected to travel to Midpost"),
        *("headline", "names Midpost"),
    ),
    "the council of another place": (
        changed("announced", speaker="Council officials in Baytown"),
        *("speaker", "names Baytown"),
    ),
    "a mode that its note contradicts": (
        changed(
            *("to-the-bay",),
            basis="inferred",
            mode="rail",
            note="That it goes by bus is read from the buses.",
        ),
        *("mode", "not how"),
    ),
    "a mode left unknown that its note gives": (
        changed(
            *("to-the-bay",),
            basis="inferred",
            mode="unknown",
            note="That it goes by bus is read from the buses.",
        ),
        *("mode", "not how"),
    ),
    "the expected told as done on the front": (
        replace(STORY, description="On 1 May 2020 the group travelled to Baytown."),
        *("description", "tells as done"),
    ),
    "a city known to some metres": (
        changed("baytown", uncertainty_km=0.01),
        *("uncertainty_km", "wide"),
    ),
}

HONEST: dict[str, Story] = {
    "a mode that the source does not give": changed("to-the-bay", mode="unknown"),
    "help beside “not without”": added(
        "Council staff helped the movement out of the valley", _STAFF
    ),
    "the same word in another form": added("The floods begin", "The floods began"),
    "who and whom in the passive": added(
        "The Coast Guard was sent by Highland to protect Lowland", _GUARD
    ),
    "near in another word": added(
        "Deputy minister Reed says the border opened close to the airport", _OPEN, **_REED
    ),
    "the time that the source has": added(
        "The border opens", _OPEN, time_note="early on Friday", **_REED
    ),
    "the whole title of a deputy": added(
        "The deputy interior minister says the border opened", _OPEN, **_REED
    ),
    "the reason that the source has": changed(
        "route", headline="The land route, presumably chosen because of snow on the pass"
    ),
    "figures of a relation as they are": _relation(
        "About 30 people are on the two buses that cross; about 40 were announced."
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_falsehood_in_the_words_of_the_text_is_told(name: str) -> None:
    story, column, words = PLANTED[name]
    problems = [*told(story, _MORE), *place_checks.warnings(story, Path("nowhere"))]
    here = [p for p in problems if p.column == column and words in f"{p.value} {p.message}"]
    assert here, [str(problem) for problem in problems]
    assert all(problem.remedy for problem in here)


@pytest.mark.parametrize("name", HONEST)
def test_its_honest_twin_passes(name: str) -> None:
    assert _lines(HONEST[name]) == []


@pytest.mark.parametrize(
    ("told", "figure", "turned"),
    [
        ("fewer than 350 people", "more than 350 people", True),
        ("up to 700 people", "over 700 individuals", True),
        ("at least 350 people", "more than 350 people", False),
        ("no more than 20 goats", "up to 20 goats", False),
        ("fewer than 12 cows, of more than 350 animals", "more than 350 animals", False),
    ],
)
def test_at_most_is_not_told_for_at_least(told: str, figure: str, turned: bool) -> None:
    assert bool(list(turned_hedges(told, "en", figure, "en"))) is turned
