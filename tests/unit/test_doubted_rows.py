"""A row that its source contradicts says so wherever its words are said to be found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from overland.evidence import verification
from overland.presentation.evidence_lines import evidence_lines
from overland.story.models import Story
from tests.outputs import FILES, Outputs
from tests.valley_story import TEXT, changed

_DOUBT = "the check doubts this statement"


def _checked(story: Story) -> Story:
    record = verification.verify(story, {"gazette": TEXT}, date(2020, 6, 1))
    return replace(story, verification=record)


def _lines(story: Story) -> list[str]:
    crossing = story.event("crossing")
    assert crossing
    return [line.checked for line in evidence_lines(story, crossing)]


HONEST = _checked(changed("crossing"))
FALSE = _checked(changed("crossing", headline="Two buses with about 30 people cross from Aleppo"))


def test_words_that_are_found_do_not_bear_out_a_row_that_is_doubted() -> None:
    assert _lines(HONEST) == ["words found in the source on 1 June 2020"]
    assert _lines(FALSE) == [f"words found in the source on 1 June 2020 · {_DOUBT}"]


def test_a_doubt_that_a_note_answers_is_none() -> None:
    note = "“Friday” is 1 May. headline: “Aleppo” is what the drivers call Hilltown."
    headline = "Two buses with about 30 people cross from Aleppo"
    assert _DOUBT not in str(_lines(_checked(changed("crossing", headline=headline, note=note))))


SAID = Outputs(FALSE)


@pytest.mark.parametrize("name", ["panel", "table", *FILES])
def test_every_output_with_the_evidence_says_so(name: str) -> None:
    assert _DOUBT in SAID[name]
    # "About" explains the words, and is no row.
    found = SAID[name].count(f"words found in the source on 1 June 2020 · {_DOUBT}")
    assert found >= 1, SAID[name][:2000]
