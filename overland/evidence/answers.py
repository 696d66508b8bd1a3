"""Doubts that a note answers: each with its words, and whether the note says why.

An answer names the column and quotes the word: headline: “3” hours are what the editors counted.
It stands in the note of the row; of title, description and summary in the story's own note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from typing import Final

from overland.errors import Problem
from overland.evidence import lexicon
from overland.evidence.content_words import shared, stems
from overland.evidence.note_answers import note_answers
from overland.evidence.quotation_marks import quotations
from overland.evidence.rows import (
    STORY_FILE,
    Fault,
    Item,
    beginning,
    excerpts,
    items,
    problem,
    row_of,
    table_of,
)
from overland.story.models import Count, Event, Leg, Place, Quote, Story

_FEWEST: Final = 2
"""Words that carry content, without which "is right" is no reason."""
_FEWEST_OF_ANY: Final = 4
"""The same where the language is not known."""
_OF_STORY: Final = frozenset(
    {"title", "description", "summary", "timezone", "latitude", "marks", "published"}
)
_BESIDE: Final = frozenset(
    {"method", "error_m", "sources", "marks", "rights", "published", "was", "now", "why", "version"}
)
"""Columns of what belongs to a row and has no note: its line, its corrections."""


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
    for answer in note_answers(story.note):
        if answer.column.partition(" ")[0] in _OF_STORY | _BESIDE:
            yield AnsweredDoubt(STORY_FILE, 0, answer.column, answer.word)
    for item in items(story):
        columns = {field.name for field in fields(item)} | _BESIDE
        for answer in note_answers(getattr(item, "note", "")):
            if answer.column.partition(" ")[0] in columns:
                where = table_of(item), row_of(story, item)
                yield AnsweredDoubt(*where, answer.column, answer.word)


def doubts(story: Story, faults: Iterable[Fault]) -> Iterator[Problem]:
    """Faults with file and row, without the guesses that a note answers."""
    for fault in faults:
        if not settled(story, fault):
            remedy = remedy_of(story, fault)
            cell = (fault.column, fault.value, fault.message, remedy)
            yield problem(story, fault.item, *cell, fault.severity, fault.further)


def doubt_of(story: Story, told: Problem, item: Item, column: str = "") -> Problem | None:
    """A doubt that is no fault of one cell with a note: as it is to be told, or None."""
    words = (beginning(told.value),) if told.value else ()
    cell = (column or told.column, told.value, told.message, told.remedy)
    fault = Fault(item, *cell, told.severity, words)
    if settled(story, fault):
        return None
    return replace(told, remedy=remedy_of(story, fault, told.file))


def settled(story: Story, fault: Fault) -> bool:
    """Whether a note answers each word of a guess by a reason, or by words of its excerpts."""
    if fault.severity == "problem" or not fault.answers:
        return False
    item = fault.item
    said: frozenset[str] = frozenset()
    # That an excerpt has its own words says nothing for it.
    if fault.column != "exact" and isinstance(item, Place | Event | Count | Quote | Leg):
        said = stems(excerpts(item), story.language)
    return all(_settles(story, fault, word, said) for word in fault.answers)


def remedy_of(story: Story, fault: Fault, file: str = "") -> str:
    """What to do about a fault; of a guess also how it is answered."""
    if fault.severity == "problem" or not fault.answers:
        return fault.remedy
    if fault.item is None:
        where = f"overland.note of {STORY_FILE}"
    elif file in ("", table_of(fault.item)):
        where = "its note"
    else:
        where = f"the note of its row in {table_of(fault.item)}"
    # An answer that is told again gives no reason: not one of two words.
    again = any(_sentences(story, fault, word) for word in fault.answers)
    how = " (in two words or more)" if again else ""
    named = ", ".join(f"“{word}”" for word in fault.answers)
    return f"{fault.remedy}; or say why{how} in {where}: {fault.column}: {named} ..."


def _settles(story: Story, fault: Fault, word: str, said: frozenset[str]) -> bool:
    sentences = _sentences(story, fault, word)
    if sentences and shared(stems(word, story.language), said):
        return True
    return any(_reasoned(sentence, story.language) for sentence in sentences)


def _sentences(story: Story, fault: Fault, word: str) -> tuple[str, ...]:
    """The sentences of a note that answer a fault by one word."""
    note = story.note if fault.item is None else getattr(fault.item, "note", "")
    return tuple(
        answer.sentence
        for answer in note_answers(note)
        if answer.column == fault.column and lexicon.plain(answer.word) == lexicon.plain(word)
    )


def _reasoned(sentence: str, language: str) -> bool:
    for start, end in reversed(quotations(sentence)):
        sentence = sentence[:start] + " " + sentence[end:]
    reason = sentence.partition(":")[2]
    words = lexicon.lexicon_of(language)
    if words is None:
        return len(reason.split()) >= _FEWEST_OF_ANY
    return len(stems(words.without("affirmation", reason), language)) >= _FEWEST
