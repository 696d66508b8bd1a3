"""An excerpt that is not in its source: the passage that comes nearest, and what differs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from overland.evidence.text.normalise import Folded, Span, fold, is_word
from overland.evidence.text.selector import occurrences
from overland.story.models import Evidence

FAINTEST = 60.0
"""Score (0-100, rapidfuzz partial ratio) below which a passage is not near at all."""

_BESIDE = 40
"""Characters beside the nearest window that may belong to the passage."""

_WORDS = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the excerpt, and what the source has in their place; either may be ""."""

    excerpt: str
    source: str

    def __str__(self) -> str:
        if not self.source:
            return f"the excerpt has {_named(self.excerpt)}, the source does not"
        if not self.excerpt:
            return f"the source also has {_named(self.source)}"
        return f"the source has {_named(self.source)} where the excerpt has {_named(self.excerpt)}"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """The nearest passage: offsets into the text (end exclusive), its words, a score of 100.

    `part` says which part of the selector differs: exact, prefix or suffix.
    """

    start: int
    end: int
    passage: str
    score: float
    part: str
    differences: tuple[Difference, ...]

    def __str__(self) -> str:
        what = "; ".join(str(difference) for difference in self.differences)
        where = "" if self.part == "exact" else f" ({self.part})"
        return f"nearest passage: {self.passage!r}{where}: {what or 'only the spacing differs'}"


def nearest_passage(evidence: Evidence, folded: Folded) -> NearMiss | None:
    """The passage most like the excerpt; None if nothing is (score below FAINTEST)."""
    context = _wrong_context(evidence, folded)
    if context:
        return context
    exact = fold(evidence.exact).text
    if not exact or not folded.text:
        return None
    # Words differing in case only are near: scores are taken of lower case.
    found = fuzz.partial_ratio_alignment(exact.lower(), _lower(folded.text), score_cutoff=FAINTEST)
    if found is None or len(exact) > len(folded.text):
        return None
    (start, end), differing = _aligned(exact, folded.text, (found.dest_start, found.dest_end))
    span = folded.span(start, end) if start < end else None
    if span is None:
        return None
    return NearMiss(*span, folded.original[slice(*span)], found.score, "exact", differing)


def differences(excerpt: str, source: str) -> tuple[Difference, ...]:
    """What differs between two passages, word by word."""
    words, others = _WORDS.findall(excerpt), _WORDS.findall(source)
    return tuple(
        Difference(" ".join(words[a:b]), " ".join(others[c:d]))
        for tag, a, b, c, d in _opcodes(words, others)
        if tag != "equal"
    )


def _aligned(exact: str, text: str, window: Span) -> tuple[Span, tuple[Difference, ...]]:
    """The words in or beside the window that stand for those of the excerpt.

    The fuzzy match is a window as long as the excerpt: where a word was dropped it is too short.
    """
    low, high = _whole_words(text, max(window[0] - _BESIDE, 0), min(window[1] + _BESIDE, len(text)))
    words, found = _WORDS.findall(exact), list(_WORDS.finditer(text, low, high))
    codes = _opcodes(words, [match[0] for match in found])
    first, last = 0, len(found)
    if codes[0][0] != "equal":
        first = max(codes[0][4] - codes[0][2], 0)
    if codes[-1][0] != "equal":
        last = min(codes[-1][3] + codes[-1][2] - codes[-1][1], len(found))
    if first >= last:
        return (0, 0), ()
    span = (found[first].start(), found[last - 1].end())
    return span, differences(exact, text[slice(*span)])


def _opcodes(words: list[str], others: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, words, others, autojunk=False).get_opcodes()


def _wrong_context(evidence: Evidence, folded: Folded) -> NearMiss | None:
    """The words are there; the prefix or the suffix is what does not fit."""
    bare = Evidence(evidence.source, evidence.exact)
    match = next(occurrences(bare, folded), None)
    if match is None:
        return None
    for part, words in (("prefix", evidence.prefix), ("suffix", evidence.suffix)):
        one = Evidence(evidence.source, evidence.exact, **{part: words})
        if not words or next(occurrences(one, folded), None):
            continue
        text = folded.original
        found = _beside(text, match.start, match.end, part, words)
        passage = text[match.start : match.end]
        return NearMiss(match.start, match.end, passage, 100.0, part, found)
    return None


def _beside(text: str, start: int, end: int, part: str, words: str) -> tuple[Difference, ...]:
    """What differs between a prefix or suffix and the words that really stand there.

    As many words are looked at, or one more: whichever makes less of a difference.
    """
    reach = 40 * (len(words.split()) + 1)
    candidates = []
    for count in (len(words.split()), len(words.split()) + 1):
        if part == "prefix":
            beside = text[max(start - reach, 0) : start].split()[-count:]
        else:
            beside = text[end : end + reach].split()[:count]
        candidates.append(differences(fold(words).text, fold(" ".join(beside)).text))
    return min(candidates, key=lambda found: len("".join(d.excerpt + d.source for d in found)))


def _lower(text: str) -> str:
    """Lower case, length unchanged: some letters have a longer lower case."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the words that it cuts, and take the white space off its ends."""
    while start and is_word(text[start - 1]) and is_word(text[start]):
        start -= 1
    while end < len(text) and is_word(text[end - 1]) and is_word(text[end]):
        end += 1
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _named(words: str) -> str:
    """The words in guillemets; a lone mark by its Unicode name too, since marks look alike."""
    if len(words) == 1 and not words.isalnum():
        return f"«{words}» ({unicodedata.name(words, 'unnamed').lower()})"
    return f"«{words}»"
