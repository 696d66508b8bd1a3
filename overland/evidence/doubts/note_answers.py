"""Answers to doubts in a note: the columns that a sentence begins with, and the words it quotes.

headline: “3” hours are what the editors counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from overland.evidence.text.normalise import Span
from overland.evidence.text.quotation_marks import quotations
from overland.evidence.text.sentences import NO_END

_COLUMNS: Final = re.compile(r"(?P<columns>[a-z_]+(?: \([a-z-]+\))?(?:, [a-z_]+)*):\s+(?=[“«„\"])")
_SENTENCE: Final = re.compile(
    rf"(?<=[.!?۔]){NO_END}\s+|(?<=[。！？])|(?:(?<=[;؛])\s+|(?<=；))(?={_COLUMNS.pattern})"
)
"""A semicolon ends an answer where the next one begins: the reason may go on behind it."""


_QUOTED: Final = re.compile(r"(?:[“«„\"][^”»“\"]*[”»“\"],?\s*)+")
"""What an answer quotes of its cell, in front of its reason."""
APART: Final = "–"
"""Behind what an answer quotes, where its reason is a sentence of its own that no letter shows."""


@dataclass(frozen=True, slots=True)
class NoteAnswer:
    """One column and one word that a note speaks of, and the sentence in which it does."""

    column: str
    word: str
    sentence: str


@lru_cache(maxsize=1024)
def note_answers(note: str) -> tuple[NoteAnswer, ...]:
    """Every answer of a note, in its order. Of a translation the column is "headline (ru)"."""
    return tuple(_answers(note))


def _answers(note: str) -> Iterator[NoteAnswer]:
    spans = quotations(note)
    for start, end in _sentences(note, spans):
        sentence = note[start:end]
        match = _COLUMNS.match(sentence)
        if match is None:
            continue
        words = [note[a:b] for a, b in spans if start <= a < end]
        for column in match["columns"].split(", "):
            yield from (NoteAnswer(column, word, sentence) for word in words)


@lru_cache(maxsize=1024)
def without_columns(note: str) -> str:
    """A note without the names of columns by which its answers are found.

    Words that an answer quotes stay where its sentence goes on from them: headline: “3” hours are
    what the editors counted. In front of a sentence of its own they are for the check alone, of a
    script without capitals with a dash behind them.
    What stands between sentences stays as it is.
    """
    spans = quotations(note)
    told: list[str] = []
    until = 0
    for start, end in _sentences(note, spans):
        sentence = note[start:end]
        match = _COLUMNS.match(sentence)
        if match:
            sentence = sentence[match.end() :]
            reason = _QUOTED.sub("", sentence, count=1)
            apart = reason.startswith(APART)
            reason = reason.removeprefix(APART).lstrip()
            sentence = reason if apart or reason[:1].isupper() else sentence
        told += note[until:start], sentence
        until = end
    return "".join(told)


def _sentences(note: str, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The sentences of a note; a full stop within quotation marks ends none."""
    start = 0
    for match in _SENTENCE.finditer(note):
        if not any(a < match.start() <= b for a, b in spans):
            yield start, match.start()
            start = match.end()
    yield start, len(note)
