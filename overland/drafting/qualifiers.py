"""The words that keep a figure from being exact, and the bounds that they leave."""

from __future__ import annotations

import re
from functools import lru_cache

from overland.drafting.date_patterns import either
from overland.drafting.lexicon import lexicon as lexicon_of
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.written_numbers import WrittenNumber

_UPPER = frozenset(
    {
        "up to",
        "at most",
        "no more than",
        "fewer than",
        "less than",
        "under",
        "just under",
        "nearly",
        "almost",
        "close to",
    }
)


_LOWER = frozenset({"more than", "over", "at least", "well over", "just over"})


_ABOUT = frozenset(
    {
        "about",
        "around",
        "some",
        "roughly",
        "approximately",
        "estimated",
        "circa",
        "perhaps",
        "possibly",
        "several",
        "a few",
    }
)


def figure_bounds(figure: WrittenNumber, qualifier: str) -> tuple[int | None, int | None]:
    low = None if figure.low is None else int(figure.low)
    high = None if figure.high is None else int(figure.high)
    if low is None or high is None:
        return None, None
    if low != high:
        return low, high
    if qualifier in _LOWER:
        return low, None
    if qualifier in _UPPER:
        return None, high
    if qualifier in _ABOUT:
        return None, None
    return low, high


@lru_cache
def _qualifiers(code: str) -> re.Pattern[str]:
    # "by more than 700" is one word with its "by" in Arabic.
    joined = "[وفبلك]?" if code == "ar" else ""
    return re.compile(
        rf"(?<!\w){joined}({either(lexicon_of(code).qualifiers)})[ \u00a0]*~?$", re.IGNORECASE
    )


def qualifier_before(line: str, figure: WrittenNumber, lexicon: DraftLexicon) -> tuple[int, str]:
    """Where the figure begins with its qualifier, and what that means."""
    start, meaning = figure.start, ""
    for _ in range(2):
        match = _qualifiers(lexicon.code).search(line[max(0, start - 40) : start])
        if not match:
            break
        word = " ".join(match[1].lower().split())
        start = max(0, start - 40) + match.start()
        meaning = meaning or lexicon.qualifiers[word]
    after = re.match(r" (or so|or more)\b", line[figure.end : figure.end + 10])
    if after and not meaning:
        meaning = lexicon.qualifiers.get(after[1], "")
    if meaning == "between":
        meaning = ""
    if meaning == "only":
        meaning = ""
    return start, meaning
