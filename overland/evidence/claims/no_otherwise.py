"""A "no" of a headline that its source says without one: "not before June", "two are missing"."""

from __future__ import annotations

import re
from typing import Final

from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.negated_words import negated

_BEFORE: Final = {
    "en": re.compile(r"\b(?:not|no) (?:[\w'-]+ )*?(?:before|until)\b"),
    "de": re.compile(r"\b(?:nicht|kein\w*)\b.*?\bvor\b|\bvor\b.*?\b(?:nicht|kein\w*)\b"),
    "fr": re.compile(r"\bpas avant\b"),
    "es": re.compile(r"\bno .*?\bantes de(?:l)?\b"),
    "ru": re.compile(r"\bне .*?\bдо\b|\bдо .*?\bне\b"),
    "uk": re.compile(r"\bне .*?\bдо\b|\bдо .*?\bне\b"),
    "ar": re.compile(r"(?:لن|لا) .*?قبل"),
    "zh": re.compile(r"前.{0,4}[不未]"),
}
"""Language -> "not before"."""
_NEVER: Final = re.compile(r"(?!)")
_UMLAUTS: Final = str.maketrans("äöü", "aou")
_FEW: Final = 9
_BEHIND: Final = 4
"""Words behind "all but" in which it is told how many."""


def says_the_same(exact: str, headline: str, words: Lexicon) -> bool:
    """Whether an excerpt says in other words what a headline says with its "no"."""
    clean = lexicon.plain(headline)
    if _lost(exact, headline, words):
        return True
    if at_the_earliest(exact, words):
        return bool(_BEFORE.get(words.language, _NEVER).search(clean))
    left = excepted(exact, words)
    if left:
        return bool(left & set(numerals.numbers(headline, words.language)))
    short = words.has("length", exact) and words.has("off", exact)
    return short and any(words.has(key, headline) for key in ("reached", "arriving", "crossing"))


def _lost(exact: str, headline: str, words: Lexicon) -> bool:
    """Whether who lost something, by an excerpt, is without it in the headline."""
    lose = words.opposites.get("lose", (_NEVER, _NEVER))[0]
    clean = lexicon.plain(exact)
    verbs = stems(" ".join(lose.findall(f"{clean} {lexicon.plain(headline)}")), words.language)
    if not lose.search(clean):
        return False
    said = stems(clean.translate(_UMLAUTS), words.language)
    gone = [first for _no, first in negated(headline.translate(_UMLAUTS), words) if first]
    return bool(gone) and all(shared(one, said) and not shared(one, verbs) for one in gone)


def at_the_earliest(text: str, words: Lexicon) -> bool:
    """Whether something is to come at the earliest on a day: "öffnet frühestens im Juni"."""
    soonest = words.opposites.get("soonest", (_NEVER, _NEVER))[0]
    return bool(soonest.search(lexicon.plain(text)))


def excepted(exact: str, words: Lexicon) -> set[int | float]:
    """How many are left behind an "all but": of these alone may a headline say "not"."""
    found: set[int | float] = set()
    clean = lexicon.plain(exact)
    for match in words.pattern("exception").finditer(clean):
        clause = CLAUSE_MARK.split(clean[match.end() :])[0]
        near = " ".join(clause.split()[:_BEHIND]) if words.spaced else clean[: match.start()][-4:]
        found |= {n for n in numerals.numbers(near, words.language) if 0 < n <= _FEW}
    return found
