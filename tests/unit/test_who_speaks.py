"""Who speaks beside a quotation: no place, and nobody of the sentence before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import process_time

import pytest

from overland.evidence import verification
from overland.evidence.publication import publication_check
from overland.story.models import Evidence, Quote
from tests.valley_story import SOURCE, STORY


def _told(text: str, words: str, speaker: str, language: str = "en", note: str = "") -> list[str]:
    """What is told of the speaker of a quotation, after its text was compared."""
    quote = Quote(
        *("said", "", speaker, "", False, words, language, "unknown", "", "stated", note),
        evidence=Evidence("gazette", words),
    )
    story = replace(
        STORY,
        language=language,
        sources=(replace(SOURCE, language=language),),
        events=(),
        counts=(),
        quotes=(quote,),
        legs=(),
        relations=(),
    )
    record = verification.verify(story, {"gazette": text}, date(2020, 6, 1))
    found = publication_check(replace(story, verification=record))
    return [p.message for p in found if p.column == "speaker"]


_DENIED = (
    "The Moldovan labour ministry denied a report on Ukrainian television that a bus had "
    'come under fire {}. "All three vehicles arrived undamaged," it said in a statement.'
)
_UNDAMAGED = "All three vehicles arrived undamaged,"


@pytest.mark.parametrize("where", ["near Odesa", "in the Odesa region", "as Ivan Petrov wrote"])
def test_nobody_speaks_who_is_named_in_the_sentence_before(where: str) -> None:
    assert _told(_DENIED.format(where), _UNDAMAGED, "The Moldovan labour ministry") == []


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", 'A spokesman near Odesa said: "{}"', "A spokesman"),
        ("en", 'A guard at the Palanca said: "{}"', "A guard"),
        ("en", 'A teacher from Stefan Voda said: "{}"', "A teacher"),
        ("en", 'Hilltown said through a guard: "{}"', "A guard"),
        ("es", "Un portavoz en Odesa dijo: «{}»", "Un portavoz"),
        ("es", "Un portavoz cerca de Odesa dijo: «{}»", "Un portavoz"),
        ("fr", "Un médecin près de Marseille a déclaré : « {} »", "Un médecin"),
        ("fr", "Un médecin à Marseille a déclaré : « {} »", "Un médecin"),
        ("ru", "Водитель в Одессе сказал: «{}»", "Водитель"),
        ("ru", "Водитель около Одессы сказал: «{}»", "Водитель"),
        ("uk", "Водій біля Одеси сказав: «{}»", "Водій"),
        ("uk", "Водій у Одесі сказав: «{}»", "Водій"),
        ("de", "Ein Fahrer bei Odessa sagte: „{}“", "Ein Fahrer"),
    ],
)
def test_a_place_is_no_speaker(language: str, text: str, speaker: str) -> None:
    words = "Odin dva tri"
    assert _told(text.format(words), words, speaker, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", 'The driver waited. Ivan Petrov said: "{}"', "Ivan"),
        ("en", 'The driver waited. In Hilltown Ivan Petrov said: "{}"', "Ivan"),
        ("en", 'The driver waited. Near Odesa, Petrov said: "{}"', "Petrov"),
        ("en", 'The driver waited. In Odesa Petrov said: "{}"', "Petrov"),
        ("en", 'The driver waited, according to Petrov, who said: "{}"', "Petrov"),
        ("es", "El conductor esperó. En Odesa, Petrov dijo: «{}»", "Petrov"),
        ("ru", "Водитель ждал. В Одессе Петров сказал: «{}»", "Петров"),
    ],
)
def test_who_speaks_beside_a_place_is_told(language: str, text: str, name: str) -> None:
    words = "Odin dva tri"
    speaker = {"en": "The driver", "es": "El conductor", "ru": "Водитель"}[language]
    assert any(f"“{name}”" in one for one in _told(text.format(words), words, speaker, language))


def test_a_note_settles_who_speaks_as_the_remedy_words_it() -> None:
    text = 'The driver waited. Petrov said: "We go home now"'
    note = "speaker: “Petrov” is a place; the driver’s words are quoted."
    assert _told(text, "We go home now", "The driver")
    assert _told(text, "We go home now", "The driver", note=note) == []


def test_a_run_of_capital_letters_is_no_long_work() -> None:
    text = f'{"Told " * 5_000}. The driver said: "We go home now"'
    began = process_time()
    _told(text, "We go home now", "The driver")
    assert process_time() - began < 5
