"""One cell of a table: what it says, as the type of its column, or how to write it.

What can be read one way only is read, and said so; what is a guess is proposed, and left to the
editor.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass

from overland.errors import InvalidDate
from overland.story import coordinates, dates, day_spellings
from overland.story.columns import FALSE, SLUG, TRUE, WEB_ADDRESS, Column
from overland.story.near import nearest

Cell = str | int | float | bool | tuple[str, ...] | None

_INTEGER = re.compile(r"[+-]?\d{1,15}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,20}(\.\d{0,40})?([eE][+-]?\d{1,3})?", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(?:([,.' ])\d{3})(?:\1\d{3})*", re.ASCII)
_RANGE = re.compile(r"(\d+)\s*[-–—]\s*(\d+)", re.ASCII)
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202d\u202e]")
"""Characters that nobody sees, and that change what is seen: controls, and what turns text about
(Unicode Standard Annex 9, overrides). Marks of direction and embeddings are not among them."""
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})


_FORMS = {
    WEB_ADDRESS: "Write the whole address, from https:// on and without a user, or empty the cell"
}


class BadCell(ValueError):
    """A cell that does not fit its column: the message, and the remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message, self.remedy = message, remedy
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a cell says. `note` is how it was read, where it is not written as it should be."""

    value: Cell
    note: str = ""


def read(column: Column, text: str) -> CellReading:
    """What a cell says. Raises BadCell."""
    plain = column.type == "string" and not column.enum and not column.pattern
    trimmed = text if plain else _SPACES.sub(" ", text).strip()
    if not trimmed:
        if column.required:
            raise BadCell("the cell is empty", f"Fill it in: {column.description}")
        return CellReading(None if column.type in ("integer", "number") else "")
    if plain:
        if found := hidden(text):
            raise BadCell(found, "Remove it")
        return CellReading(text)
    reading = _typed(column, trimmed)
    if trimmed != text and not reading.note:
        return CellReading(reading.value, "has white space around it, which is not read")
    return reading


def hidden(text: str) -> str:
    """What is wrong with a text that holds a character which nobody sees; "" for an honest one."""
    found = _HIDDEN.search(text)
    if not found:
        return ""
    turns = "turns about how the text is shown" if found[0] in "\u202d\u202e" else "is a control"
    return f"character {found.start() + 1} is U+{ord(found[0]):04X}, which {turns}"


def _typed(column: Column, text: str) -> CellReading:
    if column.enum:
        return _enumerated(column, text)
    if column.pattern and not re.fullmatch(column.pattern, text):
        remedy = _FORMS.get(column.pattern, column.description)
        raise BadCell("does not have the form of this column", remedy)
    match column.type:
        case "integer":
            return _integer(column, text)
        case "number":
            return _number(column, text)
        case "boolean":
            return _boolean(text)
        case "edtf":
            return CellReading(_date(text))
        case "id":
            return CellReading(_id(column, text))
        case "ids":
            return CellReading(tuple(text.split()))
    return CellReading(text)


def _enumerated(column: Column, text: str) -> CellReading:
    if text in column.enum:
        return CellReading(text)
    same = re.sub(r"[\s-]+", "_", text.casefold())
    if same in column.enum:
        return CellReading(same, f"is read as {same}")
    message = "is not one of the values that this column takes"
    raise BadCell(message, nearest(text, column.enum))


def _boolean(text: str) -> CellReading:
    if text not in TRUE + FALSE:
        raise BadCell("is neither true nor false", "Write true or false")
    return CellReading(text in TRUE)


def _id(column: Column, text: str) -> str:
    # A reference to a wrong id is a fault of that id, and told there.
    if column.references or re.fullmatch(SLUG, text):
        return text
    latin = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    proposed = "-".join(re.findall(r"[a-z0-9]+", latin))
    remedy = f"Write {proposed}, here and wherever it is named" if proposed else "Use a-z and 0-9"
    raise BadCell("is not an id: only a-z, 0-9 and single hyphens are", remedy)


def _date(text: str) -> str:
    try:
        dates.parse(text)
    except InvalidDate as error:
        proposed = day_spellings.proposed(text)
        if proposed:
            remedy = f"Write {proposed[0]}"
            if len(proposed) > 1:
                remedy = f"Is it {' or '.join(proposed)}? Write the one that it is"
        else:
            remedy = 'Write 2013-01-22, 2013-01, 2013-01-22~, 2013-01-22T14:30 or "/.."'
        raise BadCell("is not a date in EDTF (ISO 8601-2)", remedy) from error
    return text


def _integer(column: Column, text: str) -> CellReading:
    plain = text.translate(_MINUS)
    if _INTEGER.fullmatch(plain):
        return CellReading(_within(column, int(plain)))
    if _THOUSANDS.fullmatch(plain):
        value = int(re.sub(r"\D", "", plain))
        return CellReading(_within(column, value), f"is read as {value}")
    if whole := re.fullmatch(r"([+-]?\d{1,15})\.0+", plain, re.ASCII):
        value = int(whole[1])
        return CellReading(_within(column, value), f"is read as {value}")
    if bounds := _RANGE.fullmatch(plain):
        remedy = f"Write {bounds[1]} under minimum and {bounds[2]} under maximum"
        raise BadCell("is not a whole number", remedy)
    raise BadCell("is not a whole number", _in_digits(text) or "Write digits only")


def _number(column: Column, text: str) -> CellReading:
    plain = text.translate(_MINUS)
    if _NUMBER.fullmatch(plain):
        note = "" if plain == text else f"is read as {plain}"
        return CellReading(_within(column, float(plain)), note)
    if column.name in ("latitude", "longitude"):
        try:
            value = coordinates.read(text, column.name)
        except ValueError as error:
            raise BadCell("is not a number of degrees", str(error)) from error
        return CellReading(_within(column, value), f"is read as {value:g}")
    if re.fullmatch(r"\d+,(\d{1,2}|\d{4,})", plain, re.ASCII):
        value = float(plain.replace(",", "."))
        return CellReading(_within(column, value), f"is read as {value:g}")
    if re.fullmatch(r"\d{1,3},\d{3}", plain, re.ASCII):
        whole, part = plain.split(",")
        remedy = f"Write {whole}{part} if it is thousands, {whole}.{part} if it is a decimal comma"
        raise BadCell("is not a number", remedy)
    remedy = "Write digits only, with a point for decimals if any"
    raise BadCell("is not a number", _in_digits(text) or remedy)


def _within(column: Column, value: float) -> int | float:
    low = -math.inf if column.minimum is None else column.minimum
    high = math.inf if column.maximum is None else column.maximum
    if not math.isfinite(value) or not low <= value <= high:
        limits = f"{low:g}..{high:g}" if high < math.inf else f"{low:g} or more"
        raise BadCell(f"is outside {limits}", f"Check the value: {column.description}")
    return value


def _in_digits(text: str) -> str:
    """The remedy for a number in another script's digits; "" for anything else."""
    if not text.isdecimal() or text.isascii():
        return ""
    return "Write " + "".join(str(unicodedata.decimal(sign)) for sign in text)
