"""Negations put in or left out: "needs no change" where the source has "needs change"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from overland.evidence import certainty, lexicon
from overland.evidence.content_words import shared, stems
from overland.evidence.lexicon import Lexicon
from overland.evidence.passages import Passage
from overland.evidence.quotation_marks import marks_left_out
from overland.evidence.rows import Fault, guess
from overland.evidence.sentences import CLAUSE_MARK
from overland.story.models import Claim, Event, Story

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_REACH: Final = 3
"""Words behind a negation of which it may be."""
_CHARACTERS: Final = 2
"""Of what is negated, in a language without spaces between words."""
_RUN: Final = 4
"""Words of the source in a row by which a note is known to give them."""
BEFORE: Final = frozenset({"en", "ru", "uk", "ar", "zh"})
"""Languages whose negation stands right before what it is of."""


def of_claim(
    story: Story, claim: Claim, passage: Passage, texts: Mapping[str, str]
) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts, a note beside all texts."""
    words = passage.words
    if lexicon.lexicon_of(story.language) is not words:
        return
    if isinstance(claim, Event) and claim.status != "denied":
        yield from _put_in(claim, passage.every_sentence, words)
    if claim.note:
        yield from _cut_from_note(claim, texts, words)


def _put_in(event: Event, said: str, words: Lexicon) -> Iterator[Fault]:
    """A word that the headline negates and the source's sentence says, and nowhere negates."""
    if words.language not in BEFORE or certainty.refuses(said, words):
        return
    if words.has("first_time", said):
        return
    known = stems(said, words.language)
    negated = frozenset(w for _n, one in _negated(said, words) for w in one)
    for negation, first in _negated(event.headline, words):
        # Nobody "could reach" what nobody "reached".
        if words.has("ability", event.headline) and words.has("negation", said):
            continue
        if first and shared(first, known) and not shared(first, negated):
            message = f"says “{negation}” of what the source's sentence says without it"
            remedy = "Take the sense from the source"
            yield guess(event, "headline", event.headline, message, remedy, negation)
            return


def _negated(text: str, words: Lexicon) -> Iterator[tuple[str, frozenset[str]]]:
    """Each negation, with the first word that carries content behind it in its clause."""
    for clause in CLAUSE_MARK.split(lexicon.plain(text)):
        for match in words.pattern("negation").finditer(clause):
            behind = _WORD.findall(clause[match.end() :])[:_REACH]
            if not words.spaced:
                behind = [clause[match.end() :][:_CHARACTERS]]
            yield match[0], _first(behind, words)
            # "Could not stand up" says "not" of "stand up".
            if behind and words.pattern("ability").fullmatch(behind[0]):
                yield match[0], _first(behind[1:], words)


def _first(behind: list[str], words: Lexicon) -> frozenset[str]:
    return next((own for word in behind if (own := stems(word, words.language))), frozenset())


def _cut_from_characters(claim: Claim, texts: Mapping[str, str], words: Lexicon) -> Iterator[Fault]:
    """The same, where nothing stands between words: eight characters are four of them."""
    note = lexicon.plain(marks_left_out(claim.note))
    for text in texts:
        clean = lexicon.plain(text)
        for match in words.pattern("negation").finditer(clean):
            run = CLAUSE_MARK.split(clean[match.end() : match.end() + 2 * _RUN])[0]
            at = note.find(run) if len(run) == 2 * _RUN else -1
            if at >= 0 and not words.has("negation", note[max(at - 2 * _REACH, 0) : at]):
                message = f"leaves out “{match[0]}”, which stands right before “{run}”"
                yield guess(claim, "note", claim.note, message, f"Keep “{match[0]}”", match[0])
                return


def _cut_from_note(claim: Claim, texts: Mapping[str, str], words: Lexicon) -> Iterator[Fault]:
    """Words that a note takes from the source without the "not" that stands right before them."""
    if not words.spaced:
        yield from _cut_from_characters(claim, texts, words)
        return
    note = f" {' '.join(_WORD.findall(lexicon.plain(marks_left_out(claim.note))))} "
    for text in texts:
        for negation, run in _negated_runs(text, words):
            if (at := note.find(f" {run} ")) >= 0:
                if words.has("negation", " ".join(note[:at].split()[-_REACH:])):
                    continue
                message = f"leaves out “{negation}”, which stands right before “{run}”"
                yield guess(claim, "note", claim.note, message, f"Keep “{negation}”", negation)
                return


@lru_cache(maxsize=16)
def _negated_runs(text: str, words: Lexicon) -> tuple[tuple[str, str], ...]:
    """Each negation of a text, with the words in a row that stand right behind it."""
    clean = lexicon.plain(text)
    found = []
    for match in words.pattern("negation").finditer(clean):
        behind = CLAUSE_MARK.split(clean[match.end() : match.end() + 120])[0]
        run = _WORD.findall(behind)[:_RUN]
        if len(run) == _RUN:
            found.append((match[0], " ".join(run)))
    return tuple(found)
