"""Text damaged by a spreadsheet: letters that are lost, and formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from overland.errors import Severity
from overland.story.columns import Column

_QUESTIONS_ONLY = re.compile(r"[?\s.,'-]*+")
_QUESTIONS = re.compile(r"\?{4,}|\w\?{2,}\w")
_FORMULA = re.compile(r"[=@\t\r]|[+-][^\d\s].*[(!]|[+-][\d.]+[-+*/^&].*", re.DOTALL)
_SUSPECT = re.compile(r"\A[=@\t\r+-]|\?\?|\ufffd")
_SAVE = "Write the words again, and save as CSV UTF-8: Excel's plain CSV has no other letters"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is wrong with a text, or may be, and what to do."""

    message: str
    remedy: str
    severity: Severity = "problem"


def may_be_in(column: Column | None) -> bool:
    """Whether a column holds text that anybody writes, and so may lose."""
    return column is None or (column.type == "string" and not column.enum and not column.pattern)


def is_plain(text: str) -> bool:
    """Whether nothing of a text can be doubted: most are told by one look."""
    return not _SUSPECT.search(text)


def doubts(text: str, column: Column | None) -> Iterator[Doubt]:
    """What looks lost or dangerous in a cell of text."""
    if not may_be_in(column):
        return
    if "\ufffd" in text or ("??" in text and _QUESTIONS_ONLY.fullmatch(text)):
        yield Doubt("its letters were lost when the file was saved", _SAVE)
    elif _QUESTIONS.search(text):
        yield Doubt("may have lost letters when the file was saved", _SAVE, "warning")
    if _FORMULA.match(text):
        remedy = "Begin it with a word or a quotation mark, unless the source's words begin so"
        yield Doubt("begins as a formula does: a spreadsheet would run it", remedy, "warning")
