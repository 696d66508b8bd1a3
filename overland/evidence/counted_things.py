"""Things that a figure is of: "40 tonnes of sugar" where the source has flour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence import lexicon, numerals
from overland.evidence.content_words import absent, bare, in_a_compound, shared, stems
from overland.evidence.kinds_of_people import same_kind
from overland.evidence.lexicon import Lexicon
from overland.evidence.passages import Passage
from overland.evidence.rows import Fault, guess
from overland.evidence.sentences import CLAUSE_MARK
from overland.story.models import Claim, Event, Story

_WORD: Final = re.compile(r"[^\s,;:!?()“”«»„\"]+")
_NEAR: Final = 3
"""Words behind a number in which its noun stands."""
_FAR: Final = 6
"""Words behind it in the source in which that noun may stand."""
_ROOT: Final = 3
"""Letters in which two cases of an Arabic word agree."""
_GENERIC: Final = ("persons", "groups", "road", "rail", "air", "sea", "percent", "rate")
"""What may be told in another word of its kind: people as passengers, buses as coaches."""


def of_claim(story: Story, claim: Claim, passage: Passage, known: str) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts; `known` is what all texts say."""
    words = passage.words
    if not isinstance(claim, Event) or lexicon.lexicon_of(story.language) is not words:
        return
    there = _behind_numbers(passage.every_sentence, words, _FAR)
    for number, behind in _behind_numbers(claim.headline, words, _NEAR).items():
        noun, said = _noun(behind, words), _noun(there.get(number, ()), words)
        if not noun or not said or not absent((noun,), known, words.language):
            continue
        if shared(stems(said, words.language), stems(claim.headline, words.language)):
            continue
        alike = in_a_compound(noun, known, words.language) or _same_root(noun, said, words)
        # Kinds of people have tables, and a check, of their own.
        people = words.has("persons", said) or same_kind(noun, said, words)
        if alike or people or any(words.has(key, noun) for key in _GENERIC):
            continue
        message = f"counts “{noun}” where the source counts “{said}”"
        yield guess(claim, "headline", claim.headline, message, "Say what it counts", noun)


def _same_root(one: str, other: str, words: Lexicon) -> bool:
    """آخرون and آخرين are one word in two cases."""
    return words.language == "ar" and bare(one, words)[:_ROOT] == bare(other, words)[:_ROOT]


def _behind_numbers(text: str, words: Lexicon, within: int) -> dict[float | str, tuple[str, ...]]:
    """Number, or "share" -> the words right behind it in its clause."""
    found: dict[float | str, tuple[str, ...]] = {}
    for clause in CLAUSE_MARK.split(lexicon.plain(text)) if words.spaced else ():
        tokens = _WORD.findall(clause)
        for at in range(len(tokens)):
            # Of "thirty two" the last word is the end of the number.
            last = numerals.numbers(" ".join(tokens[max(at - 1, 0) : at + 1]), words.language)
            own = numerals.numbers(tokens[at], words.language)
            more = numerals.numbers(" ".join(tokens[at : at + 2]), words.language)
            if words.pattern("part").fullmatch(tokens[at]):
                found.setdefault("share", tuple(tokens[at + 1 : at + 1 + within]))
            elif own and last and last[-1] > 1 and (len(more) != 1 or more == own):
                found.setdefault(last[-1], tuple(tokens[at + 1 : at + 1 + within]))
    return found


def _noun(behind: tuple[str, ...], words: Lexicon) -> str:
    """The first word that carries content and is no measure: "flour" of "tonnes of flour"."""
    function = words.pattern("function")
    for word in behind:
        if function.fullmatch(word) or words.pattern("measure").fullmatch(word):
            continue
        if not word[0].isalpha() or not stems(word, words.language):
            return ""
        return word
    return ""
