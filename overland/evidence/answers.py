"""Doubts that a note answers: each with its word, and whether the note says why.

An answer names the column and quotes the word: headline: “3” hours are what the editors counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import Final

from overland.evidence import lexicon
from overland.evidence.content_words import shared, stems
from overland.evidence.quotation_marks import quotations
from overland.evidence.rows import Fault, excerpts, items, row_of, table_of
from overland.story.models import Count, Event, Leg, Place, Quote, Story

_OPENING: Final = '[“«„"]'
_BEGINNING: Final = r"(?:^|(?<=[.;!?؛۔]\s)|(?<=[。；！？]))"
"""Of a sentence: "No place: “Damascus” here is the government" answers nothing."""
_SENTENCE: Final = re.compile(r"(?<=[.;!?؛۔])\s+|(?<=[。；！？])")
_FEWEST: Final = 2
"""Words that carry content, without which "is right" is no reason."""
_FEWEST_OF_ANY: Final = 4
"""The same where the language is not known."""


@dataclass(frozen=True, slots=True)
class AnsweredDoubt:
    """A doubt that a note answers."""

    file: str
    row: int
    column: str
    word: str

    def as_dict(self) -> dict[str, str | int]:
        return asdict(self)


def answered(story: Story) -> tuple[AnsweredDoubt, ...]:
    """What notes say of a column of their own row and a word of it, in the order of the tables."""
    return tuple(_answered(story))


def _answered(story: Story) -> Iterator[AnsweredDoubt]:
    for item in items(story):
        note = getattr(item, "note", "")
        columns = "|".join(field.name for field in fields(item))
        spans = quotations(note)
        for match in re.finditer(rf"{_BEGINNING}({columns}):\s+(?={_OPENING})", note):
            word = next((note[a:b] for a, b in spans if a >= match.end()), "")
            yield AnsweredDoubt(table_of(item), row_of(story, item), match[1], word)


def settled(story: Story, fault: Fault) -> bool:
    """Whether a note answers a doubt by a reason, or by words that the row's excerpts have."""
    item = fault.item
    if not fault.answered or not isinstance(item, Place | Event | Count | Quote | Leg):
        return fault.answered
    said = stems(excerpts(item), story.language)
    if any(shared(stems(word, story.language), said) for word in fault.answers):
        return True
    sentences = (s for s in _SENTENCE.split(item.note) if re.search(rf"\b{fault.column}\b", s))
    return any(_reasoned(sentence, story.language) for sentence in sentences)


def _reasoned(sentence: str, language: str) -> bool:
    for start, end in reversed(quotations(sentence)):
        sentence = sentence[:start] + " " + sentence[end:]
    reason = sentence.partition(":")[2]
    words = lexicon.lexicon_of(language)
    if words is None:
        return len(reason.split()) >= _FEWEST_OF_ANY
    return len(stems(words.without("affirmation", reason), language)) >= _FEWEST
