"""Doubts that a note answers: each with its words, and whether the note says why.

An answer names the column and quotes the word: headline: “3” hours are what the editors counted.
It stands in the note of the row; of title, description and summary in the story's own note.
An answered doubt is a Problem of the severity "answered", with the word for its value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from overland.errors import Problem
from overland.evidence.doubts.answer_record import is_older, note_of
from overland.evidence.doubts.note_answers import APART, note_answers
from overland.evidence.doubts.rows import STORY_FILE, Fault, Item, beginning, problem, table_of
from overland.evidence.text.quotation_marks import quotations
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import stems
from overland.story.models import Story

_FEWEST: Final = 2
"""Words that carry content, without which "is right" is no reason."""
_FEWEST_OF_ANY: Final = 4
"""The same where the language is not known."""
NO_REASON: Final = "; its answer gives no reason"
OLDER: Final = "; its answer was given before the cell was changed"


def doubts(story: Story, faults: Iterable[Fault]) -> Iterator[Problem]:
    """Faults with file and row; of a guess that a note answers one for each of its words."""
    for fault in faults:
        if settled(story, fault):
            for word in fault.answers:
                cell = (fault.column, word, fault.message, "")
                yield problem(story, fault.item, *cell, "answered", fault.further)
        else:
            told = as_told(story, fault)
            cell = (told.column, told.value, told.message, told.remedy)
            yield problem(story, told.item, *cell, told.severity, told.further)


def doubt_of(story: Story, told: Problem, item: Item, column: str = "") -> Problem:
    """A doubt that is no fault of one cell with a note, as it is to be told or as answered."""
    words = (beginning(told.value),) if told.value else ()
    cell = (column or told.column, told.value, told.message, told.remedy)
    fault = Fault(item, *cell, told.severity, words)
    if settled(story, fault):
        return replace(
            told, column=fault.column, value=fault.answers[0], remedy="", severity="answered"
        )
    fault = as_told(story, fault, told.file)
    return replace(told, message=fault.message, remedy=fault.remedy)


def open_ones(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """What no note answers."""
    return tuple(one for one in found if one.severity != "answered")


def settled(story: Story, fault: Fault) -> bool:
    """Whether a note answers each word of a guess by a reason, given for the cell as it is."""
    if fault.severity != "warning" or not fault.answers:
        return False
    return all(any(_answering(story, fault, word)) for word in fault.answers)


def as_told(story: Story, fault: Fault, file: str = "") -> Fault:
    """A fault as it is told: of a guess why its answer is none, and how it is answered."""
    if fault.severity != "warning" or not fault.answers:
        return fault
    if fault.item is None:
        where = f"overland.note of {STORY_FILE}"
    elif file in ("", table_of(fault.item)):
        where = "its note"
    else:
        where = f"the note of its row in {table_of(fault.item)}"
    named = ", ".join(f"“{word}”" for word in fault.answers)
    lack, again = "", ""
    for word in fault.answers:
        if (said := _sentences(story, fault, word)) and not any(_answering(story, fault, word)):
            older = any(_reasoned(sentence, _cell(fault), story.language) for sentence in said)
            lack, again = (OLDER, " in other words") if older else (NO_REASON, "")
    remedy = f"{fault.remedy}; or say why{again} in {where}: {fault.column}: {named} ..."
    return replace(fault, message=f"{fault.message}{lack}", remedy=remedy)


def _answering(story: Story, fault: Fault, word: str) -> Iterator[bool]:
    """Of each sentence that answers a fault by one word, whether it holds."""
    for sentence in _sentences(story, fault, word):
        given_before = is_older(story, fault.item, fault.column, sentence)
        yield not given_before and _reasoned(sentence, _cell(fault), story.language)


def _sentences(story: Story, fault: Fault, word: str) -> tuple[str, ...]:
    """The sentences of a note that answer a fault by one word."""
    return tuple(
        answer.sentence
        for answer in note_answers(note_of(story, fault.item))
        if answer.column == fault.column and lexicon.plain(answer.word) == lexicon.plain(word)
    )


def _cell(fault: Fault) -> str:
    """What a reason has to go beyond: of a note nothing, for the reason stands in it."""
    return "" if fault.column.startswith("note") else fault.value


def _reasoned(sentence: str, cell: str, language: str) -> bool:
    """Whether an answer says more than that it is so, and more than the cell has itself."""
    for start, end in reversed(quotations(sentence)):
        sentence = sentence[:start] + " " + sentence[end:]
    reason = sentence.partition(":")[2].replace(APART, " ")
    words = lexicon.lexicon_of(language)
    if words is None:
        return len(reason.split()) >= _FEWEST_OF_ANY
    said = stems(words.without("affirmation", reason), language)
    return len(said) >= _FEWEST and bool(said - stems(cell, language))
