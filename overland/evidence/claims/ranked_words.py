"""Ranks of a thing on a story's front: "the last time" where every text has "the first time"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.words import lexicon
from overland.evidence.words.lexicon import Lexicon

_WORD: Final = re.compile(r"[^\W\d_]+")


def turned(told: str, known: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    """ "The last time" where every text has "the first time" alone."""
    here = _ranked(told, words)
    there = _ranked(known, words) if here else {}
    for noun, ranks in here.items():
        for word in ranks - there.get(noun, ranks):
            yield f"{word} {noun}", f"{min(there[noun])} {noun}"


def _ranked(text: str, words: Lexicon) -> dict[str, set[str]]:
    """Noun -> the superlatives and ordinals that stand right before it."""
    clean = lexicon.plain(text)
    found: dict[str, set[str]] = {}
    for match in words.pattern("superlative").finditer(clean) if words.spaced else ():
        if noun := _WORD.match(clean, match.end() + 1):
            found.setdefault(noun[0], set()).add(match[0])
    return found
