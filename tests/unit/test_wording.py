"""What a row says beside its evidence: figures, headlines, words cut off, words never spoken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence import text_checks
from overland.evidence.claims import claim_checks, cuts
from overland.evidence.text import quotation_marks
from overland.evidence.text.normalise import fold
from overland.evidence.text.selector import find_excerpt
from overland.story.models import Evidence, Story
from tests.small_story import STORY as SMALL

TEXT = """The buses carried about 80 people. He could not say more.

"There is no plan to take everyone out," he said. Nobody spoke of "a rescue" here.

She understood that change was needed.
"""


@pytest.mark.parametrize(
    ("exact", "word"),
    [
        ("80 people", "about"),
        ("about 80 people", ""),
        ("say more", "not"),
        ("not say more", "could"),
        ("The buses", ""),
    ],
)
def test_a_word_that_turns_an_excerpt_and_stands_right_before_it_is_missed(
    exact: str, word: str
) -> None:
    found = find_excerpt(Evidence("s", exact), fold(TEXT))
    assert found
    assert cuts.cut_off(TEXT, found) == word


@pytest.mark.parametrize(
    ("exact", "quoted", "lost"),
    [
        ("There is no plan to take everyone out", True, ""),
        ("plan to take everyone out", True, "no"),
        ("a rescue", True, ""),
        ("understood that change was needed", False, "She"),
        ("he said", False, ""),
    ],
)
def test_only_words_between_quotation_marks_are_spoken_and_from_the_beginning(
    exact: str, quoted: bool, lost: str
) -> None:
    found = find_excerpt(Evidence("s", exact), fold(TEXT))
    assert found
    assert quotation_marks.in_quotation_marks(TEXT, found) is quoted
    assert quotation_marks.beheaded(TEXT, found) == lost


@pytest.mark.parametrize(("opening", "closing"), ["“”", "«»", "„“", '""'])
def test_quotation_marks_of_other_languages_count(opening: str, closing: str) -> None:
    text = f"He said: {opening}We leave today.{closing} They left."
    inside, outside = (
        find_excerpt(Evidence("s", w), fold(text)) for w in ("leave today", "They left")
    )
    assert inside
    assert outside
    assert quotation_marks.in_quotation_marks(text, inside)
    assert not quotation_marks.in_quotation_marks(text, outside)


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        ("He said ‘we don’t know where they are’ today", "know where they are", True),
        ('A 5"10 man came. Nobody quoted this sentence.', "Nobody quoted this", False),
        ("They felt “terrible” and the road was closed", "terrible” and the road", False),
        ('He said: "We leave." They left.', 'We leave."', True),
    ],
)
def test_apostrophes_inches_and_half_quoted_words_are_told_apart(
    text: str, words: str, quoted: bool
) -> None:
    found = find_excerpt(Evidence("s", words), fold(text))
    assert found
    assert quotation_marks.in_quotation_marks(text, found) is quoted


@pytest.mark.parametrize("said", ["about 90 people", "0 people", "bout 30 people", "30 peopl"])
def test_a_figure_that_is_not_in_its_excerpt_is_a_fault(said: str) -> None:
    riders = replace(SMALL.counts[0], as_written=said)
    (fault,) = claim_checks.against_excerpt(replace(SMALL, counts=(riders,)))
    assert (fault.column, fault.value) == ("as_written", said)


def test_a_number_in_a_headline_that_nothing_backs_is_a_fault() -> None:
    event = replace(SMALL.events[0], headline="Six buses leave with about 30 people")
    (fault,) = claim_checks.against_excerpt(replace(SMALL, events=(event,)))
    assert fault.column == "headline"
    assert "says 6," in fault.message


def test_a_name_that_the_source_does_not_have_is_a_fault() -> None:
    named = replace(SMALL.quotes[0], named=True, speaker="Elena Example")
    story: Story = replace(SMALL, quotes=(named,))
    assert named.evidence
    source = f'"{named.text}" said a driver.'
    faults = list(text_checks.against_text(story, {named.evidence.source: source}))
    assert [fault.column for fault in faults] == ["speaker"]
