"""Excerpts that are another row's, masked by a row's further ones; hours that no source gives."""

from __future__ import annotations

import pytest

from overland.story.models import FurtherEvidence, Story
from tests.planted import added, untold
from tests.valley_story import TEXT, changed, told

_OWN = "crossed into Lowland at the Midpost border crossing"
_OTHERS = "presumably chosen because of snow"


def _row(exact: str, further: str, supports: str = "headline") -> Story:
    beside = (FurtherEvidence("gazette", further, supports=supports),)
    return changed("crossing", exact=exact, further=beside)


@pytest.mark.parametrize("exact", [_OTHERS, "the harvest was lost"])
def test_a_further_excerpt_does_not_mask_the_rows_own(exact: str) -> None:
    assert untold(told(_row(exact, _OWN)), "exact", "shares no word") == []


@pytest.mark.parametrize(
    ("supports", "exact", "wrong"),
    [
        ("headline", "the harvest was lost", True),
        ("headline", "about 30 people, mostly women and children", False),
        ("", "the harvest was lost", True),
        ("place", "Midpost border crossing", False),
    ],
)
def test_each_further_excerpt_is_of_its_row(supports: str, exact: str, wrong: bool) -> None:
    lines = [str(p) for p in told(_row(_OWN, exact, supports)) if "shares no word" in p.message]
    assert bool(lines) is wrong, lines


def _at(when: str) -> Story:
    headline = "The herders left the mill"
    return added(headline, headline, time_note=when)


_TIMES = [
    ("It was quiet for nearly two years.", "Friday, about 2 p.m.", True),
    ("It was quiet for nearly two years.", "Friday, 14:00", True),
    ("They set out at two in the afternoon.", "Friday, about 2 p.m.", False),
    ("They set out at two.", "Friday, 14:00", False),
    ("They set out at two o'clock.", "Friday, 14:00", False),
]


@pytest.mark.parametrize(("sentence", "when", "wrong"), _TIMES)
def test_a_number_of_years_is_no_hour(sentence: str, when: str, wrong: bool) -> None:
    text = f"{TEXT}\n\nThe herders left the mill. {sentence}"
    lines = [str(p) for p in told(_at(when), text) if p.column == "time_note"]
    assert bool(lines) is wrong, lines
