"""A row's note as readers are told it: an answer to the check without the name of its column."""

from __future__ import annotations

from dataclasses import replace

from overland.evidence.doubts import note_answers
from overland.story.models import LocalText


def for_readers(note: LocalText) -> LocalText:
    """The note in words for a reader; the tables and their ledger keep it as it was written."""
    return replace(note, text=note_answers.without_columns(note.text))
