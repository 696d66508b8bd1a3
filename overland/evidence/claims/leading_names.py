"""Names that begin a sentence and stand nowhere in the source: "Aleppo stops four buses".

Every first word has a capital letter. One that no text has is taken for a name only where it is
a known one (`known_names`): what stands beside it tells no name from a noun.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Final

from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import CASELESS, absent
from overland.evidence.words.known_names import is_a_name, is_of_people
from overland.evidence.words.lexicon import Lexicon

_FIRST: Final = re.compile(
    r"(?:^|[.!?:;…]\s+|[„“«\"]\s*)(?P<word>[^\W\d_][\w’'-]*)(?P<own>['’]s)?(?: (?P<next>[\w’'-]+))?"
)


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
        common = not is_of_people(word) and is_common(word, words)
        if common or not is_a_name(word, words.language):
            continue
        if absent((word,), known, language) and lexicon.plain(word) not in own():
            yield word


def is_common(word: str, words: Lexicon) -> bool:
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
