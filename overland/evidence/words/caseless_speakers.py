"""Speakers in a language without capital letters: who is named behind a verb of speech."""

from __future__ import annotations

from typing import Final

from overland.evidence.words import lexicon
from overland.evidence.words.content_words import CASELESS, shared, stems
from overland.evidence.words.lexicon import Lexicon

_BEHIND: Final = 4
"""Words behind a verb of speech in which who speaks is told: "said the volunteer Salma Haddad"."""
_FEWEST: Final = 2
"""Of them, without which it may be a title alone: "said the official"."""


def is_somebody_else(speaker: frozenset[str], outside: str, words: Lexicon) -> bool:
    """Whether a paragraph without its quotations has somebody speak, and no word of a speaker."""
    if words.language not in CASELESS or not words.spaced or not speaker:
        return False
    if shared(speaker, stems(outside, words.language)):
        return False
    clean = lexicon.plain(outside)
    return any(
        len(stems(" ".join(clean[match.end() :].split()[:_BEHIND]), words.language)) >= _FEWEST
        for match in words.pattern("attribution").finditer(clean)
    )
