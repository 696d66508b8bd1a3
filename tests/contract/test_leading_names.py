"""A name that begins a sentence and stands nowhere in the source is told; other words are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.evidence import leading_names, lexicon
from tests.planted import added_today, told_today
from tests.valley_story import STORY, told

SENTENCES: dict[str, tuple[str, list[str], list[str]]] = {
    "en": (
        "Two buses left the mill on Tuesday.",
        ["Hezbollah stops two buses", "Aleppo buses leave the mill", "Ivanov's buses leave"],
        ["Buses leave the mill", "Departure of two buses from the mill", "Around two buses leave"],
    ),
    "de": (
        "Zwei Busse verließen die Mühle am Dienstag.",
        ["Hamburg schickt zwei Busse", "Russland schickt zwei Busse"],
        ["Abfahrt von zwei Bussen an der Mühle", "Busse verlassen die Mühle"],
    ),
    "fr": (
        "Deux autocars ont quitté le moulin mardi.",
        ["Hezbollah arrête deux autocars", "Lyon envoie deux autocars"],
        ["Départ de deux autocars du moulin", "Moulin : deux autocars partent"],
    ),
    "es": (
        "Dos autobuses salieron del molino el martes.",
        ["Petrov detiene dos autobuses", "Rusia envía dos autobuses"],
        ["Salida de dos autobuses del molino", "Autobuses salen del molino"],
    ),
    "ru": (
        "Два автобуса покинули мельницу во вторник.",
        ["Лавров остановил два автобуса", "Германия отправила два автобуса"],
        ["Отъезд двух автобусов от мельницы", "Автобусы покинули мельницу"],
    ),
    "uk": (
        "Два автобуси покинули млин у вівторок.",
        ["Петренко зупинив два автобуси", "Німеччина надіслала два автобуси"],
        ["Від'їзд двох автобусів від млина", "Автобуси покинули млин"],
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
    for more, word in (("Hezbollah stopped them.", "Hezbollah"), ("They crossed.", "")):
        story = replace(STORY, description=f"{first} {more}")
        lines = [str(p) for p in told(story) if "begins with" in p.message]
        assert bool(lines) == bool(word), lines


def test_a_word_that_the_story_has_with_a_small_letter_is_no_name() -> None:
    found = leading_names.of_text("Kestrel stops buses", "en", "Two buses", lambda: ())
    assert list(found) == ["Kestrel"]
    found = leading_names.of_text("Kestrel stops buses", "en", "Two buses", lambda: {"kestrel"})
    assert list(found) == []


def test_words_of_the_languages_own_lists_are_no_names() -> None:
    for tag in lexicon.known():
        words = lexicon.lexicon_of(tag)
        assert words
        for number in list(words.numbers)[:20]:
            told_so = f"{number.capitalize()} has"
            assert list(leading_names.of_text(told_so, tag, "–", lambda: ())) == []
