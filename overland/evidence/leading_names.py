"""Names that begin a sentence and stand nowhere in the source: "Aleppo stops four buses".

Every first word has a capital letter. One that no text has is taken for a name only where it is
that of a country or of a large city: what stands beside it tells no name from a noun.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Final

from babel import Locale

from overland.evidence import lexicon, numerals
from overland.evidence.content_words import CASELESS, absent
from overland.evidence.lexicon import Lexicon
from overland.geocoding.city_names import city_names

_FIRST: Final = re.compile(
    r"(?:^|[.!?:;…]\s+|[„“«\"]\s*)(?P<word>[^\W\d_][\w’'-]*)(?P<own>['’]s)?(?: (?P<next>[\w’'-]+))?"
)
_FEWEST_PEOPLE: Final = 1_000_000
"""Of cities whose names are looked up: many a smaller one is named like a word (Bath, Essen)."""
_A_WORD: Final = frozenset(
    {
        "aba",
        "bursa",
        "cali",
        "fortaleza",
        "kota",
        "lagos",
        "lima",
        "manila",
        "milan",
        "pest",
        "phoenix",
        "puebla",
        "queens",
        "salvador",
        "surat",
        "chad",
        "chile",
        "china",
        "cuba",
        "granada",
        "jersey",
        "turkey",
        "катар",
        "куба",
        "мали",
        "малі",
        "перу",
        "того",
        "чад",
    }
)
"""Cities and countries whose names are words as well: a turkey, los lagos, "того"."""


def of_text(
    told: str, language: str, known: str, own: Callable[[], Collection[str]]
) -> Iterator[str]:
    """The names that begin a sentence of `told` and stand neither in `known` nor small in `own`.

    `own` gives the words that the story's own cells have with a small letter.
    """
    words = lexicon.lexicon_of(language)
    if words is None or words.language in CASELESS:
        return
    for match in _FIRST.finditer(told):
        word = match["word"].removesuffix("'s").removesuffix("’s")
        # Two capitalised words in a row are told by `proper_names`.
        if not word[0].isupper() or (match["next"] or "")[:1].isupper():
            continue
        if not _is_a_place(word, words) or _is_common(word, words):
            continue
        if absent((word,), known, language) and lexicon.plain(word) not in own():
            yield word


def _is_common(word: str, words: Lexicon) -> bool:
    """Whether the language's own lists have a word: a number, a rank, "around", "nobody"."""
    clean = lexicon.plain(word)
    calendar = clean in words.months or clean in words.weekdays or clean in words.half
    numbered = calendar or bool(numerals.numbers(word, words.language))
    return numbered or bool(_any_term(words).fullmatch(clean))


@cache
def _any_term(words: Lexicon) -> re.Pattern[str]:
    sides = (side for pair in words.opposites.values() for side in pair)
    kinds = (lexicon.pattern_of((*n, *m), words.language) for n, m in words.kinds.values())
    return re.compile("|".join(p.pattern for p in (*words.terms.values(), *sides, *kinds)))


def _is_a_place(word: str, words: Lexicon) -> bool:
    clean = lexicon.plain(word)
    if clean in _A_WORD:
        return False
    return clean in _territories(words.language) or word in city_names(_FEWEST_PEOPLE)


@cache
def _territories(language: str) -> frozenset[str]:
    """The countries, by CLDR, whose codes are of letters: 001 is the world."""
    names = Locale.parse(language).territories.items()
    return frozenset(lexicon.plain(name) for code, name in names if code.isalpha())
