"""Days, kinds, tenses and roles that the words of a source do not bear out, beside honest twins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.story.models import Relation, Story
from tests.planted import added, untold
from tests.valley_story import STORY, TEXT, changed, told

_MORE = TEXT.replace(
    "In a statement,",
    "On Friday a ferry left the pier with over 900 sacks. The crew took on 40 barrels of oil in "
    "the early afternoon. A second ferry is moving stone to the bay.\n\n"
    "The pilot spoke of 80 crates. He later corrected it to 70 crates.\n\nIn a statement,",
)


def _barrels(time_note: str, note: str = "No place.") -> Story:
    exact = "took on 40 barrels of oil in the early afternoon"
    return added("The crew takes on 40 barrels of oil", exact, time_note=time_note, note=note)


def _part(whole: str, part: str) -> Story:
    relation = Relation("part", "part_of", "Some of them.", (whole, part))
    return replace(STORY, relations=(relation,))


def _role(role: str) -> Story:
    return replace(changed("baytown", role=role), legs=(), relations=())


PLANTED: dict[str, tuple[Story, Story, str, str]] = {
    "the weekday of the sentence before": (
        _barrels("Thursday, early afternoon"),
        _barrels("Friday, early afternoon"),
        *("time_note", "weekday"),
    ),
    "the very day of an expected leg": (
        changed("to-the-bay", date="2020-05-02"),
        changed("to-the-bay", date="", note="By which road, and when, is not said."),
        *("date", "2020-05-02"),
    ),
    "what was done as a part of what was announced": (
        _part("villagers", "riders"),
        replace(STORY, relations=()),
        *("kind", "announced"),
    ),
    "a part that is more than the whole": (
        _part("buses", "riders"),
        replace(STORY, relations=()),
        *("kind", "less than its part"),
    ),
    "nearly for over": (
        added("A ferry leaves the pier with nearly 900 sacks", "left the pier with over 900 sacks"),
        added("A ferry leaves the pier with over 900 sacks", "left the pier with over 900 sacks"),
        *("headline", "nearly"),
    ),
    "has moved for is moving": (
        added("A second ferry has moved stone to the bay", "is moving stone to the bay"),
        added("A second ferry moves stone to the bay", "is moving stone to the bay"),
        *("headline", "has moved"),
    ),
    "a figure that the next sentence takes back": (
        added("The pilot speaks of 80 crates", "The pilot spoke of 80 crates"),
        added(
            "The pilot speaks of 80 crates, later corrected to 70 crates",
            "The pilot spoke of 80 crates. He later corrected it to 70 crates",
        ),
        *("headline", "takes back"),
    ),
    "a start to which they go, without legs": (
        _role("origin"),
        _role("destination"),
        *("role", "the other way"),
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_falsehood_is_told_with_its_column_and_words(name: str) -> None:
    false, _honest, column, words = PLANTED[name]
    assert untold(told(false, _MORE), column, words) == []


@pytest.mark.parametrize("name", PLANTED)
def test_its_honest_twin_is_not(name: str) -> None:
    _false, honest, column, words = PLANTED[name]
    assert not [p for p in told(honest, _MORE) if p.column == column and words in p.message]
    assert [str(p) for p in told(honest, _MORE) if p.file != "relations.csv"] == []
