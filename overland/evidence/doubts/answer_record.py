"""For which cells the answers of a story's notes were given.

In the verification record, `answers`: of each row, for each sentence that answers (its SHA-256)
and each column that it begins with, the SHA-256 of that cell and of what its row claims. Whoever
changes the cell afterwards and leaves the answer as it was is asked again; an answer in other
words is a new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from overland.evidence.doubts.note_answers import note_answers
from overland.evidence.doubts.rows import STORY_FILE, Item, excerpts, items
from overland.evidence.text.normalise import sha256_of
from overland.story.models import Claim, Evidence, Story

PART: Final = "answers"
_UNKNOWN: Final = "not known"
_CLAIMED: Final = ("headline", "as_written", "text", "name", "origin", "destination")
"""What a row claims: an answer about its status or its day is none about another claim."""

Cells = dict[str, dict[str, str]]
"""Of one row: the hash of a sentence -> column -> the hash of the cell."""


def given(story: Story, before: Mapping[str, object]) -> dict[str, Cells]:
    """The part of the record; a sentence that it has already keeps the cell it was given for."""
    known = _part(before)
    damaged = PART in before and not isinstance(before[PART], Mapping)
    gone = [cells for key, cells in known.items() if key not in {k for k, _item in _noted(story)}]
    found: dict[str, Cells] = {}
    for key, item in _noted(story):
        for answer in note_answers(note_of(story, item)):
            said = sha256_of(answer.sentence)
            # A row that has got another id is the same row.
            old = next((c[said] for c in (known.get(key, {}), *gone) if said in c), {})
            cell = old.get(answer.column) or sha256_of(_cell(story, item, answer.column))
            # Of a part that somebody has damaged nobody knows what its answers were given for.
            cell = _UNKNOWN if damaged else cell
            found.setdefault(key, {}).setdefault(said, {})[answer.column] = cell
    return found


def is_older(story: Story, item: Item, column: str, sentence: str) -> bool:
    """Whether an answer was given before its cell was changed."""
    key = STORY_FILE if item is None else item.id
    cells = _part(story.verification or {}).get(key, {})
    was = cells.get(sha256_of(sentence), {}).get(column)
    return bool(was) and was != sha256_of(_cell(story, item, column))


def note_of(story: Story, item: Item) -> str:
    """The note in which doubts about a row are answered, or about the story itself."""
    return story.note if item is None else str(getattr(item, "note", ""))


def _noted(story: Story) -> Iterator[tuple[str, Item]]:
    yield STORY_FILE, None
    for item in items(story):
        yield item.id, item


def _cell(story: Story, item: Item, column: str) -> str:
    """The words that an answer is about, and those of the row's claim; each cell on a line."""
    name, _, language = column.partition(" ")
    key = story.slug if item is None else item.id
    cells = [str(getattr(item, own, "")) for own in _CLAIMED] if item else []
    if language:
        tag = language.strip("()")
        every = (one for one in story.translations if one.language == tag)
        cells += [one.text for one in every if (one.item, one.column) == (key, name)]
        others = (one for one in story.names if (one.item, one.language) == (key, tag))
        cells += [one.name for one in others if name == "name"]
    elif name == "note":
        cells.append(beside_answers(note_of(story, item)))
    elif name == "exact":
        cells.append(excerpts(item) if isinstance(item, Claim) else "")
    else:
        cells += _own(story, item, name)
    # A full stop more makes no other claim.
    return "\n".join(cell.strip().rstrip(".") for cell in cells)


def _own(story: Story, item: Item, name: str) -> Iterator[str]:
    """A cell of the row, of its line or of its corrections."""
    value = getattr(story if item is None else item, name, "")
    yield from (value.source, value.exact) if isinstance(value, Evidence) else (str(value),)
    if item is None:
        return
    if route := story.routes.get(item.id):
        yield str(getattr(route, name, route.properties.get(name, "")))
    yield from (str(getattr(one, name, "")) for one in story.corrections if one.item == item.id)


def beside_answers(note: str) -> str:
    """A note without its answers."""
    for answer in note_answers(note):
        note = note.replace(answer.sentence, "", 1)
    return note


def _part(record: Mapping[str, object]) -> dict[str, Cells]:
    """The part as it was read; whatever a person has made of it otherwise counts as nothing."""
    part = record.get(PART)
    found: dict[str, Cells] = {}
    for key, sentences in part.items() if isinstance(part, Mapping) else ():
        for said, cells in sentences.items() if isinstance(sentences, Mapping) else ():
            if isinstance(cells, Mapping):
                found.setdefault(key, {})[said] = {str(c): str(cell) for c, cell in cells.items()}
    return found
