"""A word for its opposite: "ends" where the source says "began", in one language or in two."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Count, Event, Quote, Story

_TAKE: Final = "Take it from the source"
OF_SPEAKERS: Final = frozenset({"she"})
"""Pairs that are looked for in who speaks, and nowhere else."""
_PARAPHRASES: Final = frozenset({"go_on", "gone", "run", "dry", "unhurt", "sound", "service"})
"""Pairs of which one is "not" the other, and no more: "goes on" of what "did not stop"."""
_OF_TIMES: Final = frozenset({"early", "forenoon", "evening"})
_ARRIVE: Final = "arrive"
_OF_SHARES: Final = frozenset({"share"})
"""Pairs that a negation of their verb leaves as they are: "some do not", "most do"."""


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """The headline, the time and the speaker of a row beside the sentences of its excerpts."""
    own = lexicon.lexicon_of(story.language)
    if own is None or not isinstance(claim, Event | Count | Quote):
        return
    words, said = passage.words, passage.every_sentence
    if isinstance(claim, Event):
        for there, here in turned(said, words, claim.headline, own):
            message = f"says “{here}” where the source says “{there}”"
            yield guess(claim, "headline", claim.headline, message, _TAKE, here)
        for there, here in turned(passage.nearby, words, claim.time_note, own, _OF_TIMES):
            message = f"says “{here}” where the source says “{there}”"
            yield guess(claim, "time_note", claim.time_note, message, _TAKE, here)
    for there, here in turned(passage.nearby, words, claim.speaker, own, OF_SPEAKERS):
        message = f"says “{here}”, and the source speaks of who says it with “{there}”"
        yield guess(claim, "speaker", claim.speaker, message, _TAKE, here)


def turned(
    said: str, words: Lexicon, told: str, own: Lexicon, only: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str]]:
    """What is said and what is told instead, for each pair of which each has another side alone.

    Where one of the two clauses has a negation nothing is concluded: "did not stop" is "went on".
    """
    yield from _turned(lexicon.plain(said), words, lexicon.plain(told), own, only)


@lru_cache(maxsize=2048)
def denied_the_other(said: str, words: Lexicon, told: str, own: Lexicon) -> bool:
    """Whether one has "not" of what the other has as its opposite: "no herder stayed", "left"."""
    clean, other = lexicon.plain(said), lexicon.plain(told)
    for name, sides in own.opposites.items():
        for one, opposite in ((0, 1), (1, 0)) if name in words.opposites else ():
            here = sides[one].search(other)
            there = words.opposites[name][opposite].search(clean) if here else None
            if here is None or there is None:
                continue
            if _negated(other, here.start(), own) != _negated(clean, there.start(), words):
                return True
    return False


@lru_cache(maxsize=4096)
def _turned(
    clean: str, words: Lexicon, other: str, own: Lexicon, only: frozenset[str]
) -> tuple[tuple[str, str], ...]:
    found = []
    for name, sides in own.opposites.items():
        if name not in words.opposites or (name not in only if only else name in OF_SPEAKERS):
            continue
        if name in _PARAPHRASES:
            continue
        here = [side.search(other) for side in sides]
        if (here[0] is None) == (here[1] is None):
            continue
        there = [side.search(clean) for side in words.opposites[name]]
        for one, opposite in ((0, 1), (1, 0)):
            told_so, said_so = here[one], there[opposite]
            if told_so is None or said_so is None or there[one]:
                continue
            # "Left, and are now safe in Hilltown" is an arrival in other words.
            if name == _ARRIVE and one == 0 and words.spaced and words.has("come", clean):
                continue
            same = _negated(other, told_so.start(), own) == _negated(clean, said_so.start(), words)
            if same or name in _OF_SHARES:
                found.append((said_so[0], told_so[0]))
    return tuple(found)


def _negated(clean: str, at: int, words: Lexicon) -> bool:
    """Whether the clause in which a word stands has a negation; "not without" is none."""
    start = max((m.end() for m in CLAUSE_MARK.finditer(clean, 0, at)), default=0)
    behind = CLAUSE_MARK.search(clean, at)
    clause = clean[start : behind.start() if behind else len(clean)]
    lacking = words.pattern("without")
    return words.has("negation", lacking.sub(" ", clause)) != bool(lacking.search(clause))
