"""A CSV file -> rows of typed cells, and every Problem found on the way.

Rows are numbered as a spreadsheet numbers them: the header is row 1, and a record whose cells
hold line breaks is still one row.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from overland.errors import Problem, Severity
from overland.files import Tell, read_text
from overland.story import bounds, cells, headers, lost_text
from overland.story.cells import BadCell, Cell, CellReading
from overland.story.columns import Column, Table
from overland.story.headers import Header
from overland.story.schemas import TABLES
from overland.story.table_writer import separator_of

LONGEST_CELL = 20_000
NO_ROWS = "the table has no rows"
_LOOK_AT = 6
"""Rows in which a header may stand below a title."""

_MOST_KNOWN, _LONGEST_KNOWN = 20_000, 100
"""Cells of a column whose reading is kept, and how long each may be."""
_SEPARATORS = {";": "semicolons", "\t": "tabs"}
_NUMBER = re.compile(r"[+-]?\d{1,20}(\.\d{0,40})?", re.ASCII)


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
        if name not in present and name not in optional and (beside := _beside(name, present)):
            remedy = f"{beside!r} lies beside it: save that as CSV UTF-8 under the name {name}"
            tell(Problem(name, 0, "", "", "the file is missing", remedy))
        elif name in present or name not in optional:
            text = read_text(folder / name, tell)
            if text is not None:
                found[name] = text
    return found


def _beside(name: str, present: Collection[str]) -> str:
    """A file that the editor may have saved under another name or in another format."""
    stem = name.removesuffix(".csv")
    alike = re.compile(rf"(?:.*[^a-z])?{stem}(?:[^a-z].*)?\.\w{{2,4}}|{stem}\.?", re.IGNORECASE)
    return next((other for other in sorted(present) if alike.fullmatch(other)), "")


def parse(text: str | None, table: Table, described: Collection[str], tell: Tell) -> list[Row]:
    """Every readable row of a table. `described` are the extra columns that the story explains."""
    if text is None:
        return []
    separator = separator_of(text)
    records = _records(text, separator, table, tell)
    first = list(islice(records, _LOOK_AT))
    header = headers.read([record for _, record in first], table, described, tell)
    if not header.names:
        return []
    if separator in _SEPARATORS:
        message = f"the columns are separated by {_SEPARATORS[separator]}, and read so"
        remedy = "Save the file with commas, so that every program reads it"
        tell(Problem(table.file, 1, "", "", message, remedy, "warning"))
    reader = _RowReader(table, header, tell)
    rows = [row for number, record in first[1:] if (row := reader.row(number, record))]
    rows += [row for number, record in records if (row := reader.row(number, record))]
    reader.finish()
    if not rows and not table.may_be_empty:
        tell(Problem(table.file, 0, "", "", NO_ROWS, f"Add a row: {table.row}"))
    return rows


class _RowReader:
    """Makes rows of records. What many cells have alike is told once, by `finish`."""

    def __init__(self, table: Table, header: Header, tell: Tell) -> None:
        self._table = table
        self._header = header
        self._tell = tell
        self._notes: dict[tuple[str, str], list[Problem]] = {}
        self._empty: list[int] = []
        read = [c for c in table.columns if c.name in header.names or c.optional]
        # A missing column is told once, for the header. What a cell says follows from column and
        # text: most of a long table says the same again.
        self._columns: list[tuple[Column, dict[str, Cell]]] = [(column, {}) for column in read]
        columns = {name: table.column(name) for name in header.names if name}
        self._texts = [(n, c) for n, c in columns.items() if lost_text.may_be_in(c)]

    def row(self, number: int, record: list[str]) -> Row | None:
        """The record as a row; None, and what is wrong with it, where it is none."""
        if not any(cell.strip() for cell in record):
            self._empty.append(number)
            return None
        for empty in self._empty:
            self._fault(empty, "the row is empty", "Delete it")
        self._empty.clear()
        raw = self._header.cells(record)
        if raw is None:
            self._tell_ragged(number, record)
            return None
        if number == 2 and _is_hxl(record):
            self._fault(number, "the row holds HXL tags, not values", "Delete the row")
            return None
        long = [name for name, cell in raw.items() if len(cell) > LONGEST_CELL]
        for name in long:
            message = f"the cell is longer than {LONGEST_CELL:,} characters"
            self._tell(Problem(self._table.file, number, name, "", message, "Shorten it"))
        return None if long else self._read(number, raw)

    def finish(self) -> None:
        """Tell what was kept to be told once."""
        if self._empty:
            count = len(self._empty)
            message = f"{count} empty rows at the end" if count > 1 else "an empty row at the end"
            self._fault(self._empty[0], f"{message}, not read", "Delete what is empty", "warning")
        for problems in self._notes.values():
            first = problems[0]
            more = f" (so are {len(problems) - 1} more below)" if len(problems) > 1 else ""
            self._tell(
                Problem(
                    first.file,
                    first.row,
                    first.column,
                    first.value,
                    first.message + more,
                    first.remedy,
                    first.severity,
                )
            )

    def _read(self, number: int, raw: dict[str, str]) -> Row:
        row = Row(self._table, number, raw, {})
        for column, known in self._columns:
            text = raw.get(column.name, "")
            if text in known:
                row.cells[column.name] = known[text]
                continue
            try:
                reading = self._read_cell(row, column, text)
            except BadCell as bad:
                remedy = _swapped(column, raw) or bad.remedy
                self._tell(row.problem(column.name, bad.message, remedy))
                continue
            if not reading.note and len(known) < _MOST_KNOWN and len(text) < _LONGEST_KNOWN:
                known[text] = reading.value
        for name, described in self._texts:
            text = raw[name]
            if lost_text.is_plain(text):
                continue
            for doubt in lost_text.doubts(text, described):
                problem = row.problem(name, doubt.message, doubt.remedy, doubt.severity)
                self._notes.setdefault((name, doubt.message), []).append(problem)
        return row

    def _read_cell(self, row: Row, column: Column, text: str) -> CellReading:
        reading = cells.read(column, text)
        row.cells[column.name] = reading.value
        if reading.note:
            remedy = "Write it so: other programs read the file as well"
            problem = row.problem(column.name, reading.note, remedy, "warning")
            kind = reading.note if "white space" in reading.note else column.name
            self._notes.setdefault((column.name, kind), []).append(problem)
            if isinstance(reading.value, str):
                row.raw[column.name] = reading.value
            elif isinstance(reading.value, tuple):
                row.raw[column.name] = " ".join(reading.value)
        return reading

    def _tell_ragged(self, number: int, record: list[str]) -> None:
        names = len(self._header.names)
        more = "more" if len(record) > names else "fewer"
        self._fault(
            number,
            f"{len(record)} cells, {more} than the {names} columns of the header",
            "Put a cell that holds a comma in quotation marks; keep the commas of empty cells",
        )

    def _fault(
        self, number: int, message: str, remedy: str, severity: Severity = "problem"
    ) -> None:
        self._tell(Problem(self._table.file, number, "", "", message, remedy, severity))


def _records(
    text: str, separator: str, table: Table, tell: Tell
) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    number, most = 0, bounds.rows(table.file)
    try:
        for record in reader:
            number += 1
            if number > most + 1:  # with the header
                left = sum(1 for _record in reader) + number - 1
                message = f"{left:,} rows; at most {most:,} are read"
                tell(Problem(table.file, number, "", "", message, bounds.REMEDY))
                return
            yield number, record
    except csv.Error as error:
        message = f"not CSV: {error} (near line {reader.line_num} of the file)"
        remedy = "Look for a quotation mark that is not closed or not doubled"
        tell(Problem(table.file, number + 1, "", "", message, remedy))


def _is_hxl(record: list[str]) -> bool:
    """Whether a row is the tags of the Humanitarian Exchange Language: #adm1, #date+start."""
    tags = [cell for cell in record if cell.strip()]
    return all(re.fullmatch(r"#[a-z][a-z0-9_+]*", cell.strip(), re.IGNORECASE) for cell in tags)


def _swapped(column: Column, raw: dict[str, str]) -> str:
    """A latitude beyond 90 is most often a longitude in the wrong column."""
    if column.name not in ("latitude", "longitude"):
        return ""
    latitude, longitude = raw.get("latitude", ""), raw.get("longitude", "")
    if not (_NUMBER.fullmatch(latitude) and _NUMBER.fullmatch(longitude)):
        return ""
    if abs(float(latitude)) > 90 and abs(float(longitude)) <= 90:
        return "Are latitude and longitude swapped?"
    return ""
