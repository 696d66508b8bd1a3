"""Doubts that a note answers: each with its word, and whether the note says why.

An answer names the column and quotes the word: headline: “3” hours are what the editors counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import Final

from overland.evidence import lexicon
from overland.evidence.content_words import shared, stems
from overland.evidence.note_answers import note_answers
from overland.evidence.quotation_marks import quotations
from overland.evidence.rows import Fault, excerpts, items, row_of, table_of
from overland.story.models import Count, Event, Leg, Place, Quote, Story

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
        columns = {field.name for field in fields(item)}
        for answer in note_answers(getattr(item, "note", "")):
            if answer.column.partition(" ")[0] in columns:
                where = table_of(item), row_of(story, item)
                yield AnsweredDoubt(*where, answer.column, answer.word)


def settled(story: Story, fault: Fault) -> bool:
    """Whether a note answers a doubt by a reason, or by words that the row's excerpts have."""
    item = fault.item
    if not fault.answered or not isinstance(item, Place | Event | Count | Quote | Leg):
        return fault.answered
    said = stems(excerpts(item), story.language)
    if any(shared(stems(word, story.language), said) for word in fault.answers):
        return True
    return any(_reasoned(sentence, story.language) for sentence in fault.sentences)


def _reasoned(sentence: str, language: str) -> bool:
    for start, end in reversed(quotations(sentence)):
        sentence = sentence[:start] + " " + sentence[end:]
    reason = sentence.partition(":")[2]
    words = lexicon.lexicon_of(language)
    if words is None:
        return len(reason.split()) >= _FEWEST_OF_ANY
    return len(stems(words.without("affirmation", reason), language)) >= _FEWEST
