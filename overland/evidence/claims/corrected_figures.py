"""A figure that its source takes back at once: "he first said 80, then corrected it to 70"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, guess, language_of
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Count, Event, Story

_BEGINS: Final = 40
"""Letters of a sentence in which it says that it corrects what was said before."""


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline or a figure that has the number taken back, and not the one that stands."""
    if isinstance(claim, Event):
        column, value, language = "headline", claim.headline, story.language
    elif isinstance(claim, Count):
        column, value, language = "as_written", claim.as_written, language_of(story, claim)
    else:
        return
    own = lexicon.lexicon_of(language)
    told = numerals.numbers(value, language)
    if own is None or not told or own.has("corrected", value) or own.has("at_first", value):
        return
    for sentence in (*passage.every_sentence.split("\n"), *_and_the_next(passage)):
        taken_back, stands = corrected(sentence, passage.words) or (None, None)
        if taken_back in told and stands not in told:
            here, there = (numerals.said(n) for n in (taken_back, stands) if n is not None)
            message = f"says {here}, which the source takes back: it corrects it to {there}"
            yield guess(claim, column, value, message, "Give the number that stands", here)


def _and_the_next(passage: Passage) -> Iterator[str]:
    """The excerpt's sentence with the next one, where that begins by correcting it."""
    behind = passage.following
    mark = passage.words.pattern("corrected").search(lexicon.plain(behind))
    if mark and mark.start() <= _BEGINS:
        yield f"{passage.sentence} {behind}"


def corrected(sentence: str, words: Lexicon) -> tuple[int | float, int | float] | None:
    """The number that a sentence takes back and the one that it puts in its place, if it does."""
    clean = lexicon.plain(sentence)
    if mark := words.pattern("corrected").search(clean):
        before = list(numerals.numbers(clean[: mark.start()], words.language))
        behind = numerals.numbers(clean[mark.end() :], words.language)
        # "70, no: 700, sorry": what stands may stand before the word too.
        stands = behind[0] if behind else before.pop() if before else None
        others = [number for number in before if number != stands]
        if stands is not None and others:
            return others[-1], stands
    if mark := words.pattern("at_first").search(clean):
        behind = numerals.numbers(clean[mark.end() :], words.language)
        if len(behind) > 1 and behind[0] != behind[1]:
            return behind[0], behind[1]
    return None
