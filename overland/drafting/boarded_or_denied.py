"""Movements of English words that begin where people got on, and those that are only denied."""

from __future__ import annotations

import re
from typing import Final

from overland.drafting.text import Sentence, Word

_LOADED: Final = frozenset(
    ("loaded", "boarded", "herded", "packed", "crammed", "bundled", "boarding")
)
_NEAR: Final = 6
"""Words before a place within which it is told that they got on there."""
_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed)|dismiss(?:es|ed)) [^,;.]*?(?:\bthat\s*)?$"
)


def is_boarded(lead: Word, tokens: tuple[Word, ...]) -> bool:
    """ "Loaded onto trucks in Agadez": they leave from there."""
    before = [t.lower for t in tokens if t.end <= lead.start][-_NEAR:]
    return lead.lower in ("in", "at", "outside") and bool(_LOADED & set(before))


def is_denied(sentence: Sentence, bounds: tuple[int, int]) -> bool:
    """Whether a clause is only denied: "denied reports that they would go on to Beirut"."""
    that = sentence.text[: bounds[0]].rstrip()
    return that.endswith("that") and bool(_DENIED.search(that))
