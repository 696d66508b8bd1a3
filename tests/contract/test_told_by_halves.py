"""Quotations without their ground, arrivals put elsewhere, translations that add; honest twins.

Half a hundred and half a dozen in the languages that say them, and German words joined in one.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from overland.evidence.whole import translation_checks
from overland.evidence.words import numerals
from overland.evidence.words.content_words import in_a_compound
from overland.evidence.words.lexicon import lexicon_of
from overland.story.models import Quote, Story, Translation
from tests.valley_story import STORY, TEXT, changed, told, words

_MORE = TEXT.replace(
    "In a statement,",
    '"Since the ferry has come, and some of you want to go, we will take you along," Kovac said. '
    '"We will wait here unless the road is closed," she said.\n\nIn a statement,',
)


def _quoted(text: str) -> Story:
    quote = changed("no-plan").quotes[0]
    more: Quote = replace(quote, id="more-2", text=text, evidence=words(text))
    return replace(STORY, quotes=(*STORY.quotes, more))


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("we will take you along", "since"),
        ("We will wait here", "unless"),
        ("Since the ferry has come, and some of you want to go, we will take you along", ""),
        ("We will wait here unless the road is closed", ""),
        ("There is no plan to empty the valley", ""),
    ],
)
def test_a_quotation_keeps_the_ground_of_what_it_says(text: str, left_out: str) -> None:
    found = [p.message for p in told(_quoted(text), _MORE) if p.column == "text"]
    assert [f"“{left_out} …”" in message for message in found] == ([True] if left_out else [])


@pytest.mark.parametrize(
    ("place", "headline", "elsewhere"),
    [
        ("hilltown", "The group is expected to travel to Baytown", True),
        ("baytown", "The group is expected to travel to Baytown", False),
        ("hilltown", "The group of Hilltown is expected to travel to Baytown", False),
    ],
)
def test_an_arrival_stands_where_its_headline_has_it(
    place: str, headline: str, elsewhere: bool
) -> None:
    story = changed("onward", place=place, headline=headline)
    found = [p for p in told(story) if "its headline has it in Baytown" in p.message]
    assert bool(found) is elsewhere


_NOTE = "They spoke, “not being authorized to talk to the media”, of the trip."
_FIRST = "It was the first time they had crossed"


@pytest.mark.parametrize(
    ("column", "original", "language", "text", "wrong"),
    [
        ("headline", "Two buses cross", "ru", "Два автобуса под огнём", "под огнём"),
        ("headline", "Two buses under fire", "ru", "Два автобуса под огнём", ""),
        ("headline", "They lost their houses", "ru", "Они лишились родных", "родных"),
        ("headline", "They lost their relatives", "ru", "Они лишились родных", ""),
        ("headline", _FIRST, "fr", "C'était la deuxième fois qu'ils passaient", "first time"),
        ("headline", _FIRST, "fr", "Ils n'avaient jamais passé la frontière", ""),
        ("headline", "They shield the town", "es", "Castigan a la ciudad", "shield"),
        ("headline", "They shield the town", "es", "Protegen a la ciudad", ""),
        ("note", _NOTE, "ru", "Они говорили, «имея право общаться со СМИ», о поездке.", "not"),
        ("note", _NOTE, "ru", "Они говорили, «не имея права общаться со СМИ», о поездке.", ""),
    ],
)
def test_a_translation_adds_no_harm_and_leaves_out_no_first_time_and_no_quoted_not(
    column: str, original: str, language: str, text: str, wrong: str
) -> None:
    made = Translation("crossing", column, language, text, "The editors")
    story = replace(changed("crossing", **{column: original}), translations=(made,))
    found = [problem.message for problem in translation_checks.warnings(story)]
    assert [f"“{wrong}”" in message for message in found] == ([True] if wrong else [])


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("uk", "ще пів тисячі дітей", 500),
        ("uk", "з півтисячі людей", 500),
        ("uk", "пів сотні", 50),
        ("ru", "около полутысячи человек", 500),
        ("ru", "полсотни автобусов", 50),
        ("en", "half a thousand people", 500),
        ("en", "half a dozen buses", 6),
        ("fr", "une demi-douzaine de cars", 6),
        ("es", "medio centenar de personas", 50),
        ("de", "ein halbes Dutzend Busse", 6),
        ("de", "ein halbes Tausend", 500),
        ("ar", "نصف ألف", 500),
        ("zh", "半百", 50),
    ],
)
def test_half_of_a_number_is_read(language: str, text: str, number: int) -> None:
    assert numerals.readings(text, language) == {Fraction(number)}
    assert numerals.disagreement(text, "", number, number, language) is None


@pytest.mark.parametrize(
    ("word", "text", "same"),
    [
        ("Busse", "Zwei Reisebusse fuhren ab", True),
        ("Heimbewohnern", "Die Bewohner eines Pflegeheims", True),
        ("Soldaten", "Zwei Reisebusse fuhren ab", False),
        ("Rat", "Der Vorrat reicht", False),
    ],
)
def test_german_words_joined_in_one_are_the_word_at_their_end(
    word: str, text: str, same: bool
) -> None:
    assert in_a_compound(word, text, "de") is same
    assert not in_a_compound(word, text, "en")


@pytest.mark.parametrize(("name", "told_so"), [("Анна Лаврова", True), ("Петра Ковач", False)])
def test_a_speaker_has_one_name_in_a_language(name: str, told_so: bool) -> None:
    names = {"exodus": "Петра Ковач, мэр", "not-evacuated": "Петра Ковач, мэр", "no-plan": name}
    made = [Translation(item, "speaker", "ru", text, "The editors") for item, text in names.items()]
    story = replace(STORY, translations=tuple(made))
    rows = [p.row for p in translation_checks.warnings(story) if "is not the name" in p.message]
    assert rows == ([4] if told_so else [])


@pytest.mark.parametrize(("journey", "told_so"), [("The army trip", True), ("The trip", False)])
def test_a_journey_is_called_by_no_people_of_whom_the_source_is_silent(
    journey: str, told_so: bool
) -> None:
    found = [p for p in told(changed("down", journey=journey)) if p.column == "journey"]
    assert bool(found) is told_so


def test_to_settle_somebody_in_a_place_is_a_movement_in_chinese() -> None:
    words_of_chinese = lexicon_of("zh")
    assert words_of_chinese
    assert words_of_chinese.has("motion", "安置在喀什的三所学校")
