"""A CSV file -> rows of typed cells, and every Problem found on the way.

Rows are numbered as a spreadsheet numbers them: the header is row 1, and a record whose cells
hold line breaks is still one row.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from rapidfuzz import fuzz, process

from overland.errors import InvalidDate, Problem, Severity
from overland.files import Tell, read_text
from overland.story import columns, dates
from overland.story.columns import Column, Table
from overland.story.schemas import TABLES

LONGEST_CELL = 20_000
MOST_COLUMNS = 200
MOST_ROWS = 10_000

Cell = str | int | float | bool | tuple[str, ...] | None
_INTEGER = re.compile(r"[+-]?\d{1,15}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,20}(\.\d{0,40})?([eE][+-]?\d{1,3})?", re.ASCII)


class _Bad(ValueError):
    """A cell that does not fit its column: the message, and the remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message, self.remedy = message, remedy
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Row:
    """One record. A cell that did not fit its column is absent from `cells`."""

    table: Table
    number: int
    raw: dict[str, str]
    cells: dict[str, Cell]

    def text(self, column: str) -> str:
        return self.raw.get(column, "")

    def problem(
        self, column: str, message: str, remedy: str, severity: Severity = "problem"
    ) -> Problem:
        value = self.text(column)
        return Problem(self.table.file, self.number, column, value, message, remedy, severity)


def texts(
    folder: Path, present: Collection[str], names: Collection[str], tell: Tell
) -> dict[str, str]:
    """The text of each of these files that can be read; an optional table may be absent."""
    optional = {table.file for table in TABLES.values() if table.optional} | {"conflicts.csv"}
    found: dict[str, str] = {}
    for name in names:
        if name in present or name not in optional:
            text = read_text(folder / name, tell)
            if text is not None:
                found[name] = text
    return found


def parse(text: str | None, table: Table, described: Collection[str], tell: Tell) -> list[Row]:
    """Every readable row of a table. `described` are the extra columns that the story explains."""
    if text is None:
        return []
    records = _records(text, table, tell)
    header = next(records, (1, []))[1]
    if not _check_header(header, table, described, tell):
        return []
    rows = [
        _row(table, number, header, record, tell)
        for number, record in records
        if _fits(table, number, header, record, tell)
    ]
    if not rows and not table.may_be_empty:
        message = "the table has no rows"
        tell(Problem(table.file, 0, "", "", message, f"Add a row: {table.row}"))
    return rows


def nearest(value: str, known: Collection[str]) -> str:
    """ "Did you mean ...?", or what may be written."""
    # A table of wrong cells asks this once a cell: the choice and the value are kept short.
    choice = sorted(known)[:1_000]
    found = process.extractOne(value[:64].lower(), choice, scorer=fuzz.ratio, score_cutoff=60)
    if found:
        return f"Did you mean {found[0]!r}?"
    some = ", ".join(choice[:12])
    return f"Use one of: {some}" if some else "There is none to name yet"


def _records(text: str, table: Table, tell: Tell) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for record in reader:
            number += 1
            if number > MOST_ROWS:
                message = f"more than {MOST_ROWS:,} rows"
                tell(Problem(table.file, number, "", "", message, "Split the story"))
                return
            yield number, record
    except csv.Error as error:
        message = f"not CSV: {error} (near line {reader.line_num} of the file)"
        remedy = "Look for a quotation mark that is not closed or not doubled"
        tell(Problem(table.file, number + 1, "", "", message, remedy))


def _check_header(header: list[str], table: Table, described: Collection[str], tell: Tell) -> bool:
    def fault(name: str, message: str, remedy: str, severity: Severity = "problem") -> None:
        tell(Problem(table.file, 1, name[:64], "", message, remedy, severity))

    if len(header) > MOST_COLUMNS:
        fault("", f"{len(header):,} columns; at most {MOST_COLUMNS} are read", "Remove some")
        return False
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        fault("", "the columns are not separated by commas", "Save the file with commas")
        return False
    known = {column.name for column in table.columns}
    for name in sorted({name for name in header if header.count(name) > 1}):
        fault(name, "the column occurs twice", "Remove or rename one of them")
    extra = [name for name in header if name not in known and name not in described]
    for column in table.columns:
        if column.name not in header and not column.optional:
            close = get_close_matches(column.name, [name[:64] for name in extra], n=1)
            remedy = f"Is it the column {close[0]!r}?" if close else f"Add it: {column.description}"
            fault(column.name, "the column is missing", remedy)
    for name in extra:
        remedy = "Describe it in datapackage.json, or remove it"
        fault(name, "the column is not described", remedy, "warning")
    return len(set(header)) == len(header)


def _fits(table: Table, number: int, header: list[str], record: list[str], tell: Tell) -> bool:
    def fault(message: str, remedy: str) -> bool:
        tell(Problem(table.file, number, "", "", message, remedy))
        return False

    if not any(record):
        return fault("the row is empty", "Delete it")
    if len(record) != len(header):
        more = "more" if len(record) > len(header) else "fewer"
        return fault(
            f"{len(record)} cells, {more} than the {len(header)} columns of the header",
            "Put a cell that holds a comma in quotation marks; keep the commas of empty cells",
        )
    long = [name for name, cell in zip(header, record, strict=True) if len(cell) > LONGEST_CELL]
    for name in long:
        message = f"the cell is longer than {LONGEST_CELL:,} characters"
        tell(Problem(table.file, number, name, "", message, "Shorten it"))
    return not long


def _row(table: Table, number: int, header: list[str], record: list[str], tell: Tell) -> Row:
    raw = dict(zip(header, record, strict=True))
    row = Row(table, number, raw, {})
    for column in table.columns:
        text = raw.get(column.name, "")
        if column.name not in raw and not column.optional:
            continue  # told once, for the header
        try:
            row.cells[column.name] = _value(column, text)
        except _Bad as bad:
            remedy = _swapped(column, text, raw) or bad.remedy
            tell(row.problem(column.name, bad.message, remedy))
    return row


def _value(column: Column, text: str) -> Cell:
    if not text:
        if column.required:
            raise _Bad("the cell is empty", f"Fill it in: {column.description}")
        return None if column.type in ("integer", "number") else ""
    if column.enum and text not in column.enum:
        raise _Bad("is not one of the values that this column takes", nearest(text, column.enum))
    if column.pattern and not re.fullmatch(column.pattern, text):
        raise _Bad("does not have the form of this column", column.description)
    match column.type:
        case "integer" | "number":
            return _number(column, text)
        case "boolean":
            if text not in columns.TRUE + columns.FALSE:
                raise _Bad("is neither true nor false", "Write true or false")
            return text in columns.TRUE
        case "edtf":
            try:
                dates.parse(text)
            except InvalidDate as error:
                raise _Bad(
                    f"is not a date: {error}", 'Write 2013-01-22, 2013-01, 2013-01-22~ or "/.."'
                ) from error
        case "id":
            if not re.fullmatch(columns.SLUG, text):
                raise _Bad("is not an id", "Use a-z, 0-9 and single hyphens, such as beirut-port")
        case "ids":
            return tuple(text.split())
    return text


def _number(column: Column, text: str) -> int | float:
    whole = column.type == "integer"
    if not (_INTEGER if whole else _NUMBER).fullmatch(text):
        kind = "whole number" if whole else "number"
        raise _Bad(f"is not a {kind}", "Write digits only, with a point for decimals if any")
    value = int(text) if whole else float(text)
    low = -math.inf if column.minimum is None else column.minimum
    high = math.inf if column.maximum is None else column.maximum
    if not math.isfinite(value) or not low <= value <= high:
        limits = f"{low:g}..{high:g}" if high < math.inf else f"{low:g} or more"
        raise _Bad(f"is outside {limits}", f"Check the value: {column.description}")
    return value


def _swapped(column: Column, text: str, raw: dict[str, str]) -> str:
    """A latitude beyond 90 is most often a longitude in the wrong column."""
    if column.name not in ("latitude", "longitude"):
        return ""
    latitude, longitude = raw.get("latitude", ""), raw.get("longitude", "")
    if not (_NUMBER.fullmatch(latitude) and _NUMBER.fullmatch(longitude)):
        return ""
    if abs(float(latitude)) > 90 and abs(float(longitude)) <= 90:
        return "Are latitude and longitude swapped?"
    return ""
