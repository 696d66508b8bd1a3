"""Outlooks clause by clause: "will follow" of what "could follow", whatever else "could" be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims import certainty
from overland.evidence.claims.passages import Passage, headline_to_compare
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon, moods
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Event, Story

_ALIKE: Final = 2
"""Words that two clauses have in common which tell the same."""
_TOLD: Final = 0.6
"""Of the words of a row's clause, those that a clause of the front has."""


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A clause of a headline that foretells what the same clause of its source says may be."""
    words = passage.words
    if not headline_to_compare(claim, story, passage):
        return
    if found := _turned(claim.headline, passage.every_sentence, words, 0):
        yield _fault(claim, "headline", claim.headline, *found)


def of_front(story: Story) -> Iterator[Fault]:
    """The same of the front, beside the headlines of what may be."""
    words = lexicon.lexicon_of(story.language)
    if words is None:
        return
    for column, value in story.front:
        for event in story.events:
            if found := _turned(value, event.headline, words, _TOLD):
                yield _fault(None, column, value, *found)
                break


def of_translation(said: str, own: Lexicon, told: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    """A clause that foretells, where its original has one more that says what may be."""
    there = [found for clause in _clauses(said, own) if (found := _may_be(clause, own))]
    clauses = _clauses(told, words)
    here = sum(bool(_may_be(clause, words)) for clause in clauses)
    # With none at all, or in other parts, the whole is compared (`translation_checks`).
    if here and here < len(there) and any(_foretells(clause, words) for clause in clauses):
        yield f"leaves out “{there[0]}”, which its original says in each clause", there[0]


def _turned(told: str, said: str, words: Lexicon, part: float) -> tuple[str, str] | None:
    """The word that foretells, and that of the source's clause, if another has the same words."""
    may_be = [clause for clause in _clauses(said, words) if _may_be(clause, words)]
    surer = stems(
        " ".join(certainty.outlook(said, words).get(key, "") for key in ("planned", "expected")),
        words.language,
    )
    for clause in _clauses(told, words):
        word = certainty.outlook(clause, words).get("planned", "")
        if surer or not word or not _foretells(clause, words):
            continue
        own = stems(clause, words.language)
        for other in may_be:
            theirs = stems(other, words.language) - stems(_may_be(other, words), words.language)
            alike = len(shared(theirs, own))
            if alike >= max(_ALIKE, part * len(theirs)):
                return word, _may_be(other, words)
    return None


def _clauses(text: str, words: Lexicon) -> list[str]:
    """The clauses of a text, those that an "and" joins parted too."""
    if not words.spaced:
        return [clause for clause in CLAUSE_MARK.split(text) if clause.strip()]
    joins = "|".join(map(re.escape, sorted(words.joining)))
    clean = re.sub(rf"(?<!\w)(?:{joins})(?!\w)", ",", text) if joins else text
    return [clause for clause in CLAUSE_MARK.split(clean) if clause.strip()]


def _may_be(clause: str, words: Lexicon) -> str:
    return certainty.outlook(clause, words).get("possible", "")


def _foretells(clause: str, words: Lexicon) -> bool:
    if _may_be(clause, words) or words.has("negation", clause):
        return False
    return moods.will_be(clause, words) or "planned" in certainty.outlook(clause, words)


def _fault(item: Event | None, column: str, value: str, word: str, said: str) -> Fault:
    message = f"says “{word}” where the source says “{said}”"
    return guess(item, column, value, message, f"Keep “{said}”", said)
