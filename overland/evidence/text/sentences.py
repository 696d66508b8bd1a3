"""Sentences and paragraphs of a text, told apart by their marks, in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from overland.evidence.text.normalise import Span

# A sentence ends at its full stop, question or exclamation mark, at a blank line, or before an item
# of a list. A run of marks is looked at once, from its beginning: a text may be full of them.
_END: Final = re.compile(
    r"(?<![.!?…。！？؟])[.!?…。！？؟]++[\"”’'»)\]」』]*+(?=\s|$)|(?<=[。！？])[」』”]?|\n\s*\n"
    r"|\n(?=[^\S\n]*[-*•–—][^\S\n])"
)
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|Prof|Jr|Sr|No|vs|approx|ca|bzw|Nr"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|тыс|млн|млрд|г|гг|ул|им|Sra|Ud|M|Mme"
    r"|a\.m|p\.m)|\b[^\W\d_])\.$"
)
NO_END: Final = (
    r"(?!(?<=\d[.,:])\d)(?<!\b[^\W\d_]\.)(?<!\b[Mm]r\.)(?<!\b[Mm]rs\.)(?<!\b[Mm]s\.)(?<!\b[Dd]r\.)"
)
"""Behind a mark that ends nothing: the last dot of "U.S." and "Dr.", the comma of "1,000"."""
INSIDE: Final = rf"(?:[^.;:!?]|[.:](?!{NO_END}))"
"""A character inside a clause with its commas, for a pattern that goes on to the clause's end."""
SENTENCE_MARK: Final = re.compile(rf"[;.!?؛؟。；！？]{NO_END}")
CLAUSE_MARK: Final = re.compile(rf"[,;:—–.!?،؛؟。，；：！？、]{NO_END}")
"""What ends a clause, in the writings that sources come in."""


@dataclass(frozen=True)
class Sentences:
    """The sentences of one text as spans, in order."""

    text: str
    spans: tuple[Span, ...]
    _starts: tuple[int, ...]

    def around(self, start: int, end: int) -> Span:
        """From the beginning of the sentence that holds `start` to the end of that with `end`."""
        first, last = self.number(start), self.number(max(start, end - 1))
        if not self.spans:
            return start, end
        return min(start, self.spans[first][0]), max(end, self.spans[last][1])

    def before(self, start: int) -> Span:
        """The sentence before the one that holds `start`; empty at the text's beginning."""
        number = self.number(start)
        return self.spans[number - 1] if number else (0, 0)

    def number(self, at: int) -> int:
        """Which sentence holds a character, or is the last to begin before it; from 0."""
        return max(bisect_right(self._starts, at) - 1, 0)


@lru_cache(maxsize=16)
def sentences(text: str) -> Sentences:
    """The sentences of a text. Abbreviations ("Mr.", "J.", "a.m.") end none."""
    spans = tuple(_spans(text))
    return Sentences(text, spans, tuple(start for start, _ in spans))


def paragraph(text: str, start: int, end: int) -> Span:
    """The paragraph around a span; a blank line ends one."""
    first = text.rfind("\n\n", 0, start)
    last = text.find("\n\n", end)
    return (0 if first < 0 else first + 2), (len(text) if last < 0 else last)


def _spans(text: str) -> Iterator[Span]:
    start = 0
    for match in _END.finditer(text):
        stop = text[match.start() : match.start() + 1] == "."
        behind = text[match.end() : match.end() + 3].strip()[:1]
        if stop and (
            _ABBREVIATED.search(text, max(start, match.start() - 8), match.start() + 1)
            and (behind.isupper() or behind.isdigit() or behind.islower())
        ):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
