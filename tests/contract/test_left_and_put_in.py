"""What a row leaves out of its source or puts in, each told; honest rows of the same kinds, none.

Negations, causes, speakers, hedges of a register, spans of time, the front of a story, languages,
months, headings, licences, zones.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from overland.evidence import lint
from overland.evidence.claims import certainty, cuts
from overland.evidence.ground import place_checks
from overland.evidence.text.selector import Match
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import proper_names
from overland.story.models import Route, Story
from tests.planted import added, untold
from tests.valley_story import STORY, TEXT, changed, told

_MORE = TEXT.replace(
    "In a statement,",
    "Last month, Kovac met the farmers, with Governor Dana Reed saying that she understood the "
    "valley needed change and that she was not leaving.\n\nThe road was closed because of snow.\n\n"
    "Officials have several hundred villagers registered as living there.\n\nThe shepherd, not "
    "being authorized to talk about it, said nothing. It was the first time they had helped.\n\n"
    "In a statement,",
)


_CHANGE = "understood the valley needed change and that she was not leaving"
_REED = {"speaker": "Dana Reed, governor", "status": "claimed"}
_FRONT = "On 1 May 2020 two buses with about 30 people crossed into Lowland at Midpost. "
_LIVING = "several hundred villagers registered as living there"
_HELPED = "It was the first time they had helped"

PLANTED: dict[str, tuple[Story, str, str]] = {
    "a negation put in": (
        added(
            "Reed says that the valley needs no change and that she is not leaving",
            _CHANGE,
            **_REED,
        ),
        *("headline", "“no”"),
    ),
    "another speaker of the paragraph": (
        added(
            "Kovac says that the valley needs change and that she is not leaving",
            *(_CHANGE,),
            speaker="Petra Kovac, mayor",
            status="claimed",
        ),
        *("speaker", "“Reed”"),
    ),
    "despite for because of": (
        added("The road was closed despite snow", "The road was closed because of snow"),
        *("headline", "“despite” where the source says “because of”"),
    ),
    "registered left out": (
        added("Several hundred villagers live there", _LIVING),
        "headline",
        "“registered”",
    ),
    "an army out of nowhere": (
        changed("crossing", headline="Two buses with about 30 people cross under army escort"),
        *("headline", "“army”"),
    ),
    "a span of time out of nowhere": (
        changed("more", headline="Hundreds more could follow within days, the officials say"),
        *("headline", "“days”"),
    ),
    "a denial without what it denies": (
        changed("floods", headline="Council officials deny helping people leave"),
        *("headline", "the reason is what is denied"),
    ),
    "not cut from a note": (
        changed("crossing", note="“Friday” is 1 May. He was being authorized to talk about it."),
        *("note", "leaves out “not”"),
    ),
    "what the source is told to say, the verb behind": (
        changed("to-the-bay", note="That they reached the bay by night is told by the report."),
        *("note", "has the source say"),
    ),
    "a language that the words are not in": (
        changed("no-plan", language="fr", translated="yes"),
        "language",
        "these very words",
    ),
    "an arrival on the front": (
        replace(STORY, description=f"{_FRONT}They went on to Baytown."),
        "description",
        "as done",
    ),
    "a month that its note does not name": (
        changed("exodus", date="2020-04", note="“Last month” is May 2020."),
        *("date", "does not name"),
    ),
    "a title that is not the text's": (
        changed("gazette", title="Villagers Flee the Border at Midpost"),
        "title",
        "first line",
    ),
    "a zone of another country": (
        replace(changed("midpost", country="LB"), timezone="Asia/Tokyo"),
        *("overland.timezone", "JP"),
    ),
}

HONEST: dict[str, Story] = {
    "a negation of the source": added(
        "Reed says that the valley needs change and that she is not leaving", _CHANGE, **_REED
    ),
    "a cause in other words": added(
        "The road was closed due to snow", "The road was closed because of snow"
    ),
    "registered kept": added("Several hundred villagers are registered there", _LIVING),
    "a note with its not": changed(
        "crossing", note="“Friday” is 1 May. He was not being authorized to talk about it."
    ),
    "an arrival that is expected": replace(
        STORY, description=f"{_FRONT}They were expected to go on to Baytown."
    ),
    "not before, for the first time": added("They had not helped before", _HELPED),
    "rows in another order": replace(STORY, events=tuple(reversed(STORY.events))),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_falsehood_is_told_with_its_column_and_words(name: str) -> None:
    story, column, words = PLANTED[name]
    assert untold(told(story, _MORE), column, words) == []


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_row_of_the_same_kind_is_not(name: str) -> None:
    assert [str(problem) for problem in told(HONEST[name], _MORE)] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Officials do not rule out that more could follow"),
        ("de", "Es sei nicht ausgeschlossen, dass weitere folgen könnten"),
        ("ru", "Он не исключает, что будут ещё автобусы"),
        ("es", "No se descarta que lleguen más"),
    ],
)
def test_what_is_not_ruled_out_is_possible_and_no_denial(language: str, text: str) -> None:
    words = lexicon.lexicon_of(language)
    event = STORY.events[0]
    assert words
    assert "possible" in certainty.outlook(text, words)
    assert not list(certainty.of_denial(replace(event, status="forecast"), text, text, words))


def test_a_ship_that_is_due_to_leave_is_expected_and_what_was_due_to_rain_is_not() -> None:
    words = lexicon.lexicon_of("en")
    assert words
    assert "expected" in certainty.outlook("A ship is due to leave on Saturday", words)
    assert "expected" not in certainty.outlook("The delay was due to rain", words)


def test_what_was_to_leave_is_planned_and_who_was_to_blame_is_not() -> None:
    words = lexicon.lexicon_of("en")
    assert words
    assert "planned" in certainty.outlook("A convoy was to leave Mehar on Friday", words)
    assert not certainty.outlook("Nobody was to blame, the hill was to the north", words)


def test_a_condition_of_another_noun_does_not_limit_an_excerpt() -> None:
    text = "They took three hours to cross what until May were fields. It is open until May."
    assert cuts.cut_behind(text, Match(5, text.index(" to cross"))) == ""
    assert cuts.cut_behind(text, Match(text.index("It is"), text.index(" until May."))) == "until"


def test_a_share_of_people_is_no_number_of_them() -> None:
    share = "Knapp ein Drittel der Menschen"
    assert numerals.disagreement(share, "", None, None, "de") is None
    assert numerals.disagreement("Knapp 30 Menschen", "", 40, 50, "de")


def test_initials_with_stops_are_one_name() -> None:
    assert proper_names("veto in the U.N. Security Council", "en") == ("UN", "Security", "Council")


def test_a_line_made_of_openstreetmap_says_so() -> None:
    def with_rights(rights: str) -> Story:
        sources = ["OpenStreetMap (ODbL)"]
        properties = {"sources": sources, "rights": rights}
        line = Route("down", ((45.1, 7.1), (45.2, 7.4)), "drawn", 50, tuple(sources), properties)
        return replace(STORY, routes={"down": line})

    def faults(story: Story) -> list[str]:
        return [p.column for p in lint.warnings(story) if p.file == "routes.geojson"]

    assert faults(with_rights("In the public domain.")) == ["down.rights"]
    assert faults(with_rights("OpenStreetMap, ODbL 1.0")) == []


@pytest.mark.parametrize(("known_km", "told_so"), [(0.01, True), (1.0, False)])
def test_a_crossing_is_not_known_to_a_few_metres(known_km: float, told_so: bool) -> None:
    story = changed("midpost", uncertainty_km=known_km)
    found = [p.column for p in place_checks.warnings(story, Path("nowhere"))]
    assert ("uncertainty_km" in found) is told_so
