"""The words right behind the numbers and shares of a text, which say what they count."""

from __future__ import annotations

import re
from typing import Final

from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.lexicon import Lexicon

_WORD: Final = re.compile(r"[^\s,;:!?()“”«»„\"]+")


def behind_numbers(
    text: str, words: Lexicon, within: int, shares: tuple[str, ...] = ("part",)
) -> dict[float | str, tuple[str, ...]]:
    """Number, or "share" -> so many words behind it; without spaces between words, its clause.

    `shares` are the keys of words that count without a number: "most".
    """
    found: dict[float | str, tuple[str, ...]] = {}
    if not words.spaced:
        for clause in CLAUSE_MARK.split(lexicon.plain(text)):
            for one in numerals.numbers(clause, words.language):
                found.setdefault(one, (clause,))
        return found
    tokens = _WORD.findall(lexicon.plain(text))
    for at in range(len(tokens)):
        behind = tuple(tokens[at + 1 : at + 1 + within])
        # Of "thirty two" the last word is the end of the number.
        last = numerals.numbers(" ".join(tokens[max(at - 1, 0) : at + 1]), words.language)
        own = numerals.numbers(tokens[at], words.language)
        more = numerals.numbers(" ".join(tokens[at : at + 2]), words.language)
        if any(words.pattern(key).fullmatch(tokens[at]) for key in shares):
            found.setdefault("share", behind)
        elif own and last and last[-1] > 1 and (len(more) != 1 or more == own):
            found.setdefault(last[-1], behind)
    return found
