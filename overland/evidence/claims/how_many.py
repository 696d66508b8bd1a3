"""Numbers told without a figure: one bus where the source has several; "some" left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims.passages import Passage, headline_to_compare
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Story

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d\w*|[^\w\s]")
_PLURALS: Final = ("s", "es", "x", "n", "en", "e", "er")
"""Endings of several, in the languages that say "a" before one."""
_ENDING: Final = 3
"""Letters in which two forms of a noun may differ."""
_BEHIND: Final = 3
"""Words behind a number or a share in which its noun begins."""
_CHARACTERS: Final = 2
"""Of a noun, in a language without spaces between words."""
_SHARES: Final = ("part", "several", "every")


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts."""
    words, said = passage.words, passage.every_sentence
    if not headline_to_compare(claim, story, passage):
        return
    for here, there in _numbers_changed(claim.headline, said, passage):
        message = f"says “{here}” where the source says “{there}”"
        remedy = "Tell one or several as the source does"
        yield guess(claim, "headline", claim.headline, message, remedy, here)
    for share, noun in _share_left_out(claim.headline, said, words):
        message = f"leaves out “{share}”, which its source says of “{noun}”"
        yield guess(claim, "headline", claim.headline, message, f"Keep “{share}”", share)


class _Nouns:
    """The nouns of a text that it has one of, behind "a" or "one", or several of, behind a number.

    Of "one of the buses" there is one.
    """

    def __init__(self, text: str, words: Lexicon) -> None:
        self._words = words
        self.one: dict[str, str] = {}
        self.several: dict[str, str] = {}
        tokens = _WORD.findall(lexicon.plain(text))
        self.all = frozenset(tokens)
        for at, token in enumerate(tokens):
            number = numerals.numbers(token, words.language)
            one = words.pattern("single").fullmatch(token) is not None
            # "An hour and a half" is no one hour.
            half = words.half & {*tokens[at + 2 : at + 2 + _BEHIND]}
            if one and half and words.has("measure", " ".join(tokens[at + 1 : at + 2])):
                continue
            if (one or (number and number[0] > 1)) and (noun := self._noun(tokens[at + 1 :])):
                (self.one if one else self.several).setdefault(noun, f"{token} {noun}")

    def _noun(self, behind: list[str]) -> str:
        """The word right behind a number, or behind "of the"."""
        skipped = self._words.pattern("partitive")
        noun = next((word for word in behind[:_BEHIND] if not skipped.fullmatch(word)), "")
        return noun if _is_noun(noun, self._words) else ""

    def plural_of(self, noun: str) -> str:
        """The plural of a noun, where the text has it."""
        forms = {f"{noun}{ending}" for ending in _PLURALS} - {noun}
        if noun.endswith("y"):
            forms.add(f"{noun[:-1]}ies")
        return next(iter(sorted(forms & self.all)), "")

    def counts_one(self, noun: str) -> bool:
        return any(_same(noun, other) for other in self.one)

    def counted(self, noun: str) -> str:
        return next((told for other, told in self.several.items() if _same(noun, other)), "")


def _numbers_changed(told: str, said: str, passage: Passage) -> Iterator[tuple[str, str]]:
    words = passage.words
    # Without spaces, and without a plural, a noun tells nothing of how many.
    if words.spaced:
        near = _Nouns(passage.nearby, words)
        yield from _number_changed(_Nouns(told, words), _Nouns(said, words), near)


def _number_changed(told: _Nouns, said: _Nouns, near: _Nouns) -> Iterator[tuple[str, str]]:
    """What is told and what is said, where one is of one thing and the other of several."""
    for noun, one in told.one.items():
        several = said.counted(noun) or said.plural_of(noun)
        if several and not near.counts_one(noun) and noun not in near.all:
            yield one, several
    for noun, one in said.one.items():
        several = told.plural_of(noun)
        if several and noun not in told.all and several not in near.all:
            yield several, one


def _is_noun(word: str, words: Lexicon) -> bool:
    """Whether a word may name what is counted: no number, as "third" is, nor a short word."""
    number = numerals.numbers(word, words.language) or words.has("superlative", word)
    return word[:1].isalpha() and not number and bool(stems(word, words.language))


def _same(one: str, other: str) -> bool:
    """Whether two words may be forms of one noun."""
    shorter = min(len(one), len(other))
    alike = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    return alike >= max(shorter - _ENDING, min(4, shorter))


def _share_left_out(told: str, said: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    """ "Some of the Russians" told as "the Russians": the share, and what it is a share of."""
    if any(words.has(key, told) for key in _SHARES):
        return
    here = stems(told, words.language)
    clean = lexicon.plain(said)
    for match in words.pattern("part").finditer(clean):
        behind = _WORD.findall(clean[match.end() :])[: _BEHIND + 1]
        if not words.spaced:
            counted = words.pattern("function").sub("", clean[match.end() :])
            behind = [counted[:_CHARACTERS]]
        skipped = words.pattern("partitive")
        noun = next((word for word in behind if not skipped.fullmatch(word)), "")
        if _is_noun(noun, words) and stems(noun, words.language) <= here:
            yield match[0], noun
            return
