"""What of a source text the claims cover, and what they leave out."""

from __future__ import annotations

from overland.evidence.coverage import highlight, uncovered
from tests.small_story import STORY, TEXT, story_with


def test_sentences_that_tell_something_that_no_claim_covers_are_told() -> None:
    (left_out,) = uncovered(STORY, TEXT)
    assert left_out.text == "Officials said that more than 100 could follow."
    assert TEXT[left_out.start : left_out.end] == left_out.text
    assert left_out.signs == ("figure", "deed")


def test_each_sign_is_recognised() -> None:
    text = "It rained. He spoke on Monday. Forty fled. She said “no”. Nobody came."
    found = {passage.text: passage.signs for passage in uncovered(story_with(quotes=()), text)}
    assert found == {
        "He spoke on Monday.": ("date",),
        "Forty fled.": ("figure", "deed"),
        "She said “no”.": ("quotation", "deed"),
    }


def test_a_denial_an_arrest_or_an_arrival_in_plain_words_is_left_out_as_well() -> None:
    told = (
        "The officials denied it.",
        "The police were arrested.",
        "The group arrived in Baytown.",
    )
    text = f"It rained. {' '.join(told)} The sky was grey."
    assert tuple(passage.text for passage in uncovered(story_with(quotes=()), text)) == told


def test_a_date_or_an_address_on_a_line_of_its_own_is_no_passage() -> None:
    text = (
        "May 2, 2020\n\nOriginal url:\n\n<https://gazette.example/2020/05/02/report>\n\nIt rained."
    )
    assert uncovered(story_with(quotes=()), text) == ()


def test_a_text_of_which_nothing_is_claimed_is_left_out_whole() -> None:
    bare = story_with(places=(), events=(), counts=(), quotes=(), legs=())
    assert len(uncovered(bare, TEXT)) == 4


def test_segments_joined_are_the_text_and_carry_the_claims_found_there() -> None:
    segments = highlight(STORY, "gazette", TEXT)
    assert "".join(segment.text for segment in segments) == TEXT
    by_claim = {i: s.text for s in segments for i in s.claims}
    assert by_claim["riders"] == "about 30 people"
    shared = next(s for s in segments if s.text == "left Hilltown")
    assert shared.claims == ("hilltown", "set-out")


def test_claims_of_another_source_are_not_marked() -> None:
    assert {s.claims for s in highlight(STORY, "herald", TEXT)} == {()}


def test_an_excerpt_that_occurs_twice_marks_nothing() -> None:
    marked = {i for s in highlight(STORY, "gazette", f"{TEXT} {TEXT}") for i in s.claims}
    assert marked == set()


def test_an_empty_text_has_no_segments() -> None:
    assert highlight(STORY, "gazette", "") == ()
    assert uncovered(STORY, "") == ()
