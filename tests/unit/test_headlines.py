"""Headlines that drafting gives to events, and the excerpts beneath them."""

from __future__ import annotations

import pytest

from overland.drafting import clauses
from overland.drafting.event_kinds import kind
from overland.drafting.headlines import headline
from overland.drafting.row_parts import excerpt_end

LEFT = "Two chartered buses with 76 teachers and their families left the Ethiopian town of Mekelle"


def test_a_short_sentence_is_its_headline() -> None:
    assert headline("A third bus turned back to Mekelle.", "en") == (
        "A third bus turned back to Mekelle."
    )


@pytest.mark.parametrize(
    ("rest", "kept"),
    [
        (" on Tuesday and reached Semera in the Afar region after a drive of 14 hours and a rest "
         "of two", " on Tuesday and reached Semera in the Afar region"),
        (", where drivers who had come from Semera in the Afar region waited for all of them for "
         "14 hours", ""),
    ],
)  # fmt: skip
def test_a_long_sentence_ends_with_a_clause_and_nothing_is_to_be_typed(
    rest: str, kept: str
) -> None:
    assert headline(f"{LEFT}{rest}.", "en") == LEFT + kept


@pytest.mark.parametrize(
    "rest",
    [
        ", but nobody said whether they had reached Semera",
        ", and were expected in Semera on Friday",
        ", according to the Swedish embassy",
    ],
)
def test_what_takes_back_foretells_or_says_who_tells_it_is_not_cut_off(rest: str) -> None:
    assert headline(f"{LEFT}{rest}.", "en") == f"{LEFT}{rest}."


def test_a_list_is_not_cut_at_its_commas() -> None:
    told = headline(
        "A convoy carrying American citizens, locally employed staff of the embassy, nationals of "
        "allied countries, their immediate family members and many others arrived at Port Sudan.",
        "en",
    )
    assert told.endswith("…")


def test_two_nouns_are_no_clause() -> None:
    told = headline("Buses, lorries, cars, vans, " * 8 + "and teachers left.", "en")
    assert told.endswith("…")


def test_an_excerpt_ends_with_a_clause_or_between_two_words() -> None:
    sentence = (
        LEFT + " on Tuesday and reached Semera in the Afar region after a drive of 14 hours, "
    )
    sentence += "the Swedish embassy in Addis Ababa said."
    assert sentence[: excerpt_end(sentence)].endswith("a drive of 14 hours")
    without = sentence.replace(",", " and")
    assert without[: excerpt_end(without)].endswith("embassy in Addis")
    assert excerpt_end(LEFT) == len(LEFT)


def test_of_a_movement_what_is_to_come_says_more_than_who_remains() -> None:
    told = "Eighteen people remained in Semera and were expected to fly on Thursday"
    assert clauses.status(told, "en", moves=True) == "expected"
    assert clauses.status(told, "en") == "remaining"


def test_those_who_crossed_make_no_crossing_of_what_they_do_next() -> None:
    assert (
        kind("A ship is due to leave for Jeddah with some of those who crossed.", "en")
        == "departure"
    )
    assert kind("They crossed on Monday.", "en") == "crossing"


def test_who_says_it_behind_the_last_comma_gives_way_to_the_whole_of_what_is_said() -> None:
    claim = (
        "A state ferry carrying 212 passengers and 48 vehicles turned back toward Ketchikan on "
        "Sunday after a storm closed the harbour at Wrangell"
    )
    told = f"{claim}, the Alaska Marine Highway System said Monday."
    assert headline(told, "en") == claim
    # What is no speaker is no way to shorten it.
    longer = f"{claim}, and those who had cars on board were the last to be let off."
    assert headline(longer, "en") != claim


def test_what_is_to_come_is_cut_off_only_where_the_whole_has_no_room() -> None:
    left = (
        "Three coaches hired by the provincial government brought 96 nursing students out of the "
        "flooded town of Chokwe on Wednesday night"
    )
    assert headline(f"{left}, and were due in Maputo on Thursday, officials said.", "en") == left
