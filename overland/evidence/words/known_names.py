"""Names that are known for names: of countries, large cities, people and groups."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale

from overland.evidence.words import lexicon
from overland.geocoding.city_names import city_names

_FILE: Final = Path(__file__).parent / "languages" / "names.txt"
_FEWEST_PEOPLE: Final = 1_000_000
"""Of cities whose names are looked up: many a smaller one is named like a word (Bath, Essen)."""
_A_WORD: Final = frozenset(
    {
        *("aba", "bursa", "cali", "fortaleza", "kota", "lagos", "lima", "manila", "milan", "pest"),
        *("phoenix", "puebla", "queens", "salvador", "surat", "chad", "chile", "china", "cuba"),
        *("granada", "jersey", "turkey", "катар", "куба", "мали", "малі", "перу", "того", "чад"),
    }
)
"""Cities and countries whose names are words as well: a turkey, los lagos, "того"."""
_OF_PLACES: Final = ("burg", "dorf", "heim", "hausen", "furt", "ingen", "rode", "brück", "kirchen")
_LONG: Final = 6
"""Letters from which such an ending tells a name: "Heim" is a home."""
_FEWEST_ANYWHERE: Final = 15_000
"""Of cities behind a German preposition of place, where every noun has a capital letter."""


def is_a_name(word: str, language: str) -> bool:
    """Whether a word is the name of a country, of a large city, or of a person or a group."""
    clean = lexicon.plain(word)
    if clean in _A_WORD:
        return False
    if is_of_people(word) or clean in _territories(language):
        return True
    return word in city_names(_FEWEST_PEOPLE)


def is_of_people(word: str) -> bool:
    """Whether a word is the name of a person or a group, and no other word."""
    return lexicon.plain(word) in _people()


def is_a_name_in_german(word: str) -> bool:
    """Whether a German noun is a name; of small places the last part often tells it."""
    if is_a_name(word, "de") or word in city_names(_FEWEST_ANYWHERE):
        return True
    return len(word) >= _LONG and word.endswith(_OF_PLACES)


@cache
def _territories(language: str) -> frozenset[str]:
    """The countries, by CLDR, whose codes are of letters: 001 is the world."""
    names = Locale.parse(language).territories.items()
    return frozenset(lexicon.plain(name) for code, name in names if code.isalpha())


@cache
def _people() -> frozenset[str]:
    """Given names, family names of those who govern, and groups, that are no words as well."""
    return frozenset(lexicon.plain(_FILE.read_text(encoding="utf-8")).split())
