"""A name that begins a sentence and stands nowhere in the source is told; other words are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence.claims import leading_names
from overland.evidence.words import lexicon
from tests.planted import added_today, told_today
from tests.valley_story import STORY, told

SENTENCES: dict[str, tuple[str, list[str], list[str]]] = {
    "en": (
        "Two buses left the mill on Tuesday.",
        [
            *("Aleppo buses leave the mill", "Russia stops two buses"),
            *("Tariq stops two buses", "Hezbollah stops two buses"),
        ],
        [
            "Buses leave the mill",
            "Departure of two buses from the mill",
            "Around two buses leave",
            "Food is handed out",
            "Traffic is stopped",
            "Storm has closed the mill",
            "Mud was at the mill",
            "Earthquake hits the mill",
            "Grain is at the mill",
            "Blaze took the mill",
            "Row has two buses leave",
            "Orange buses leave",
            "Split buses leave",
            "Mobile buses leave",
            "Nice buses leave",
            "Sale of the mill",
            "Bath is at the mill",
            "Turkey was eaten at the mill",
            "World sees two buses leave",
        ],
    ),
    "de": (
        "Zwei Busse verließen die Mühle am Dienstag.",
        ["Hamburg schickt zwei Busse", "Russland schickt zwei Busse", "Klaus stoppt zwei Busse"],
        [
            "Abfahrt von zwei Bussen an der Mühle",
            "Busse verlassen die Mühle",
            "Essen wird verteilt",
            "Man verlässt die Mühle",
            "Siegen ist ihr Ziel",
        ],
    ),
    "fr": (
        "Deux autocars ont quitté le moulin mardi.",
        ["Madrid envoie deux autocars", "Russie : deux autocars partent", "Macron part du moulin"],
        [
            "Départ de deux autocars du moulin",
            "Moulin : deux autocars partent",
            "Tempête ferme le moulin",
            "Tours du moulin en autocar",
        ],
    ),
    "es": (
        "Dos autobuses salieron del molino el martes.",
        [
            "Madrid detiene dos autobuses",
            "Rusia envía dos autobuses",
            "Wagner detiene dos autobuses",
        ],
        ["Salida de dos autobuses del molino", "Autobuses salen del molino"],
    ),
    "ru": (
        "Два автобуса покинули мельницу во вторник.",
        ["Германия отправила два автобуса", "Путин отправил два автобуса"],
        [
            "Отъезд двух автобусов от мельницы",
            "Автобусы покинули мельницу",
            "Ровно в полдень автобусы покинули мельницу",
            "Мирный день у мельницы",
            "Буря у мельницы",
            "Того автобуса нет",
        ],
    ),
    "uk": (
        "Два автобуси покинули млин у вівторок.",
        ["Німеччина надіслала два автобуси", "Оксана надіслала два автобуси"],
        [
            "Від'їзд двох автобусів від млина",
            "Автобуси покинули млин",
            "Чергова колона покинула млин",
            "Зимова дорога від млина",
            "Суми й автобуси",
            "Рівне число автобусів",
        ],
    ),
}
FALSE = [(tag, row[0], told) for tag, row in SENTENCES.items() for told in row[1]]
HONEST = [(tag, row[0], told) for tag, row in SENTENCES.items() for told in row[2]]


def _lines(language: str, sentence: str, headline: str) -> list[str]:
    story = added_today(language, headline, sentence.rstrip("."))
    return [str(p) for p in told_today(story, sentence) if "begins with" in p.message]


@pytest.mark.parametrize(("language", "sentence", "headline"), FALSE)
def test_a_name_that_begins_a_headline_is_told(language: str, sentence: str, headline: str) -> None:
    assert _lines(language, sentence, headline)


@pytest.mark.parametrize(("language", "sentence", "headline"), HONEST)
def test_an_honest_first_word_is_not(language: str, sentence: str, headline: str) -> None:
    assert _lines(language, sentence, headline) == []


def test_a_name_that_begins_a_description_or_its_second_sentence_is_told() -> None:
    first = "On 1 May 2020 two buses with about 30 people crossed into Lowland."
    for more, word in (("Russia stopped them.", "Russia"), ("They crossed.", "")):
        story = replace(STORY, description=f"{first} {more}")
        lines = [str(p) for p in told(story) if "begins with" in p.message]
        assert bool(lines) == bool(word), lines


def test_a_word_that_the_story_has_with_a_small_letter_is_no_name() -> None:
    found = leading_names.of_text("Paris stops buses", "en", "Two buses", lambda: ())
    assert list(found) == ["Paris"]
    found = leading_names.of_text("Paris stops buses", "en", "Two buses", lambda: {"paris"})
    assert list(found) == []


def test_words_of_the_languages_own_lists_are_no_names() -> None:
    for tag in lexicon.known():
        words = lexicon.lexicon_of(tag)
        assert words
        for number in list(words.numbers)[:20]:
            told_so = f"{number.capitalize()} has"
            assert list(leading_names.of_text(told_so, tag, "–", lambda: ())) == []


@pytest.mark.parametrize(
    ("headline", "wrong"),
    [
        ("Zwei Busse kommen aus Hamburg", True),
        ("Zwei Busse kommen aus Bad Rothenburg", True),
        ("Zwei Busse kommen von Klaus", True),
        ("Zwei Busse kommen aus Rothenburg", True),
        ("Zwei Busse kommen von Nachbarn", False),
        ("Zwei Busse kommen nach Sonnenaufgang", False),
        ("Zwei Busse kommen aus Protest", False),
        ("Zwei Busse kommen bei Nebel", False),
    ],
)
def test_a_german_noun_behind_a_preposition_is_a_name_if_it_is_known_for_one(
    headline: str, wrong: bool
) -> None:
    sentence = "Zwei Busse kamen zur Mühle."
    lines = told_today(added_today("de", headline, sentence.rstrip(".")), sentence)
    assert bool([p for p in lines if "has the name" in p.message]) == wrong, lines
