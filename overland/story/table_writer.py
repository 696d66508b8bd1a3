"""A CSV table as it is written: change one row, and every other byte of the file stays.

Order, columns of the story's own, quotation marks, line ends, the byte order mark and the
separator are the file's own, so that the diff of one decision is one line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from overland import files
from overland.errors import OverlandError, Problem

_MARK = "\ufeff"
_SEPARATORS = (",", ";", "\t")


class TableNotWritable(OverlandError):
    """A table that cannot be changed as asked: the file, the row and what is wrong with it."""


@dataclass(slots=True)
class _Record:
    """The cells of a row as they are written, quotation marks included, and its line end."""

    cells: list[str]
    end: str

    @property
    def blank(self) -> bool:
        return self.cells == [""]


class TableText:
    """The text of a CSV file whose first row is its header."""

    def __init__(self, text: str, name: str = "the table") -> None:
        """Raises TableNotWritable where the text is not CSV."""
        self.name = name
        self._mark = _MARK if text.startswith(_MARK) else ""
        body = text.removeprefix(_MARK)
        self.separator = separator_of(body)
        self._records = list(_records(body, self.separator, name))
        if not self._records:
            raise TableNotWritable(f"{name}: there is no header. Write one")
        self._line_end = next((r.end for r in self._records if r.end), "\n")

    @classmethod
    def read(cls, path: Path) -> Self:
        """The table in a file. Raises TableNotWritable where it cannot be read."""
        faults: list[Problem] = []
        text = files.read_text(path, faults.append)
        if text is None:
            raise TableNotWritable("; ".join(str(fault) for fault in faults))
        mark = _MARK if path.read_bytes().startswith(_MARK.encode()) else ""
        return cls(mark + text, path.name)

    def write(self, path: Path) -> None:
        """Put the table in place of the file, atomically."""
        files.replace(path, self.text())

    def text(self) -> str:
        """The whole file, byte order mark included."""
        rows = (self.separator.join(record.cells) + record.end for record in self._records)
        return self._mark + "".join(rows)

    @property
    def header(self) -> list[str]:
        return [_value(cell) for cell in self._records[0].cells]

    def rows(self) -> list[dict[str, str]]:
        """Every row that is not blank, as column -> cell."""
        header = self.header
        return [
            dict(zip(header, (_value(cell) for cell in record.cells), strict=False))
            for record in self._records[1:]
            if not record.blank
        ]

    def row_at(self, number: int) -> dict[str, str]:
        """The row that a spreadsheet numbers so: the header is row 1. Empty if there is none."""
        if not 1 < number <= len(self._records):
            return {}
        cells = (_value(cell) for cell in self._records[number - 1].cells)
        return dict(zip(self.header, cells, strict=False))

    def set(self, row_id: str, changes: Mapping[str, str]) -> None:
        """Change cells of one row; cells that hold the value already are left as they are."""
        record = self._records[self._at(row_id)]
        for column, value in changes.items():
            index = self._column(column)
            record.cells += [""] * (index + 1 - len(record.cells))
            if _value(record.cells[index]) != value:
                quoted = record.cells[index].startswith('"') and value != ""
                record.cells[index] = self._cell(value, quoted=quoted)

    def insert(self, row: Mapping[str, str], after: str | None = None) -> None:
        """Add a row after the one with that id, as the last one, or as the first one ("").

        Columns left out are empty.
        """
        header = self.header
        for column in row:
            self._column(column)
        own = row.get("id", "")
        if own and self.has(own):
            raise TableNotWritable(f"{self.name}: {own!r} is there already. Use another id")
        at = self._last() + 1 if after is None else self._at(after) + 1 if after else 1
        quoted = all(cell.startswith('"') for cell in self._records[0].cells)
        cells = [self._cell(row.get(column, ""), quoted=quoted) for column in header]
        before = self._records[at - 1]
        before.end = before.end or self._line_end
        self._records.insert(at, _Record(cells, self._line_end))

    def delete(self, row_id: str) -> None:
        """Take one row out."""
        del self._records[self._at(row_id)]

    def has(self, row_id: str) -> bool:
        return any(row.get("id") == row_id for row in self.rows())

    def add_column(self, name: str, before: str | None = None, value: str = "") -> None:
        """Add a column with one value in every row, before another one or as the last one."""
        at = len(self._records[0].cells) if before is None else self._column(before)
        for index, record in enumerate(self._records):
            if not record.blank:
                record.cells.insert(at, self._cell(value if index else name))

    def replace(self, column: str, was: str, now: str) -> None:
        """Write another value into every cell of a column that holds one."""
        at = self._column(column)
        for record in self._records[1:]:
            if at < len(record.cells) and _value(record.cells[at]) == was:
                record.cells[at] = self._cell(now)

    def drop_column(self, name: str) -> None:
        """Take a column and all its cells out."""
        at = self._column(name)
        for record in self._records:
            if at < len(record.cells) and not record.blank:
                del record.cells[at]

    def _column(self, name: str) -> int:
        header = self.header
        if name not in header:
            known = ", ".join(header)
            raise TableNotWritable(f"{self.name}: there is no column {name!r}, only {known}")
        return header.index(name)

    def _at(self, row_id: str) -> int:
        column = self._column("id")
        places = [
            at
            for at, record in enumerate(self._records)
            if at and column < len(record.cells) and _value(record.cells[column]) == row_id
        ]
        if len(places) != 1:
            times = f"{len(places)} rows have" if places else "no row has"
            raise TableNotWritable(f"{self.name}: {times} the id {row_id!r}")
        return places[0]

    def _last(self) -> int:
        """The last record that is not blank."""
        return max(at for at, record in enumerate(self._records) if not record.blank or not at)

    def _cell(self, value: str, *, quoted: bool = False) -> str:
        needed = any(sign in value for sign in (self.separator, '"', "\r", "\n"))
        needed |= value != value.strip()
        return '"' + value.replace('"', '""') + '"' if quoted or needed else value


def new_table(header: Sequence[str], line_end: str = "\n") -> TableText:
    """A table with a header and no rows."""
    return TableText(",".join(header) + line_end)


def separator_of(text: str) -> str:
    """The sign between the columns of the header: a comma, a semicolon or a tab."""
    header = re.split(r"[\r\n]", text, maxsplit=1)[0]
    return max(_SEPARATORS, key=header.count)


def _records(text: str, separator: str, name: str) -> list[_Record]:
    cell = re.compile(rf'("(?:[^"]|"")*"|[^"{separator}\r\n][^{separator}\r\n]*|)')
    end = re.compile(rf"{separator}|\r\n|\r|\n|\Z")
    records: list[_Record] = []
    at, cells = 0, list[str]()
    while at < len(text) or cells:
        match = cell.match(text, at)
        stop = end.match(text, match.end()) if match else None
        if match is None or stop is None:
            message = "a quotation mark is not closed, not doubled or in the wrong place"
            raise TableNotWritable(f"{name} row {len(records) + 1}: {message}")
        cells.append(match[0])
        at = stop.end()
        if stop[0] != separator:
            records.append(_Record(cells, stop[0]))
            cells = []
    return records


def _value(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
