"""Words of a source's sentence beside the excerpt that a headline leaves out.

A doubt ("suggesting they were ...") and a first time, each where the headline tells the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, excerpts, guess
from overland.evidence.text.sentences import CLAUSE_MARK, SENTENCE_MARK
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Event, Story

_FEWEST: Final = 3
"""Words of a clause by which a headline is known to tell it."""
_MOST: Final = 0.6
"""The share of its words that such a headline has."""
_NO_DOUBT: Final = ("possible", "account")
_UNSURE: Final = ("doubt", "possible")


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline without the doubt, or the first time, of the clause that it tells."""
    words = passage.words
    if not passage.in_language_of(story) or not words.spaced:
        return
    if not isinstance(claim, Event) or claim.status in ("denied", "headline"):
        return
    told = stems(claim.headline, words.language)
    if not any(words.has(key, claim.headline) for key in _UNSURE):
        for word, clause in behind("doubt", passage.every_sentence, words):
            if _tells(told, clause, words):
                yield _left_out(claim, word)
                break
    first = any(words.has(key, claim.headline) for key in ("first_time", "superlative"))
    for word, clause in () if first else behind("first_time", excerpts(claim), words):
        if _tells(told, clause, words):
            yield _left_out(claim, word)
            break


def _left_out(event: Event, word: str) -> Fault:
    message = f"leaves out “{word}”, which its source says of this"
    return guess(event, "headline", event.headline, message, f"Keep “{word}”", word)


def behind(key: str, text: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    """Every word of a kind in a text, with the rest of its clause."""
    clean = lexicon.plain(text)
    for match in words.pattern(key).finditer(clean):
        # "Made it possible" is no doubt of what made it so, nor is "according to".
        if any(words.has(other, match[0]) for other in _NO_DOUBT):
            continue
        yield match[0], _clause(clean[match.end() :], words)


def _clause(behind: str, words: Lexicon) -> str:
    """The rest of a clause; in German a comma stands before the infinitive that belongs to it."""
    rest = behind.lstrip(" ,،")
    return (SENTENCE_MARK if words.language == "de" else CLAUSE_MARK).split(rest)[0]


def _tells(told: frozenset[str], clause: str, words: Lexicon) -> bool:
    own = stems(clause, words.language)
    found = shared(own, told)
    return len(found) >= _FEWEST and len(found) >= _MOST * len(own)
