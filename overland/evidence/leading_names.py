"""Names that begin a sentence and stand nowhere in the source: "Hezbollah stops four buses".

Every first word has a capital letter. One that no text has is taken for a name where a list of
places has it, or where the words beside it show that it is none of the language's nouns.
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
_FEWEST_PEOPLE: Final = {"de": 100_000}
"""Language -> of cities whose names are looked up; German nouns have a capital as well."""
_SMALL_TOWN: Final = 15_000
_NO_NAME: Final = {
    "en": re.compile(r".*(?:[^s]s|ing|ed|ly|ion|ment|ness|ity|ism|er|or|ist|ance|ence|age|ure|th)"),
    "fr": re.compile(
        r".*(?:[sx]|ions?|ment|té|eur|euse|ée|age|ance|ence|ure|isme|iste|ie|é|er|ir)"
    ),
    "es": re.compile(
        r".*(?:s|ión|dad|mente|or|ora|aje|ancia|encia|ura|ismo|ista|ía|ada|ado|[aei]r)"
    ),
}
"""Language -> first words that are common nouns, or no nouns, by their endings."""
_DOES: Final = {
    "en": re.compile(r"[a-z]{2,}[^s\W]s|[a-z]{3,}ed|has|is|was|will|led|took|sent|met|held|won"),
    "fr": re.compile(r"a|est|va|fait|dit|\w{3,}(?:e|it|a|ait)|prend|attend|envoie|part|vend"),
    "es": re.compile(r"ha|es|va|\w{3,}(?:a|e|ó)|dio|hizo"),
}
"""Language -> what follows at once where somebody of that name does something."""
_FAMILY: Final = {
    "ru": re.compile(r"\w{2,}(?:[оеё]ва?|енко|чук|швили)"),
    "uk": re.compile(r"\w{2,}(?:[ое]ва?|[їєи]в|енко|чук|швілі)"),
}
"""Language -> endings of family names; few nouns that end so begin a sentence."""
_NOUN: Final = re.compile(
    "остров|основа|голова|корова|вдова|дрова|слова|здоров|покров|право|кров|острів|любов|розмова"
    "|мова|готова?|здорово|трава|глава"
)
"""Nouns with such an ending."""


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
        behind = match["next"] or ""
        # Two capitalised words in a row are told by `proper_names`.
        if not word[0].isupper() or behind[:1].isupper():
            continue
        if not absent((word,), known, language) or _is_common(word, words):
            continue
        named = _is_a_place(word, words) or _does(word, behind, words)
        if named and lexicon.plain(word) not in own():
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
    if lexicon.plain(word) in _territories(words.language):
        return True
    return word in city_names(_FEWEST_PEOPLE.get(words.language, _SMALL_TOWN))


@cache
def _territories(language: str) -> frozenset[str]:
    return frozenset(map(lexicon.plain, Locale.parse(language).territories.values()))


def _does(word: str, behind: str, words: Lexicon) -> bool:
    """Whether a word without an article, in the singular, does something at once."""
    family = _FAMILY.get(words.language)
    if family:
        return bool(family.fullmatch(word)) and not _NOUN.fullmatch(lexicon.plain(word))
    none, does = _NO_NAME.get(words.language), _DOES.get(words.language)
    return bool(none and does and not none.fullmatch(word.casefold()) and does.fullmatch(behind))
