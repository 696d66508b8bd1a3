"""Rows and columns of any spreadsheet or separated text, with the header found among them."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook

from overland.i18n import _
from overland.importing.imported import Unreadable
from overland.importing.imported_file import LARGEST_UNPACKED, File

MOST_ROWS = 10_000
MOST_COLUMNS = 200
MOST_CELLS = 20_000_000
"""Of a sheet, empty ones too: a library holds them all."""
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"')
_SEPARATORS = (",", ";", "\t", "|")
_LOOK_FOR_HEADER = 8
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb")


@dataclass(frozen=True)
class Sheet:
    """A table: its header, and records with the row number that a spreadsheet shows."""

    name: str
    header: tuple[str, ...]
    records: tuple[tuple[int, dict[str, str]], ...]
    skipped: tuple[str, ...] = ()


def origin_of(sheet: Sheet, number: int) -> str:
    """Where a record stands, in words."""
    return _("{sheet}, row {row}").format(sheet=sheet.name, row=number)


def is_workbook(file: File) -> bool:
    return file.ending in _WORKBOOKS or file.data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def sheets(file: File) -> list[Sheet]:
    """Every sheet that has a header and a record. Raises Unreadable."""
    if is_workbook(file):
        return [s for name, rows in _workbook(file) if (s := _sheet(_sheet_name(file, name), rows))]
    found = _sheet(file.name, _separated(file))
    return [found] if found else []


def _workbook(file: File) -> list[tuple[str, list[list[str]]]]:
    if file.data.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(file.data)) as packed:
                size = sum(part.file_size for part in packed.infolist())
                if size <= LARGEST_UNPACKED:
                    _check_extent(file.name, packed)
        except zipfile.BadZipFile as error:
            told = _("{file} is a damaged workbook. Save it again")
            raise Unreadable(told.format(file=file.name)) from error
        if size > LARGEST_UNPACKED:
            told = _("{file} unpacks to {n:.0f} MB; at most {most} MB are read. Split it")
            most = LARGEST_UNPACKED // 10**6
            raise Unreadable(told.format(file=file.name, n=size / 1e6, most=most))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(file.data))
        return [
            (name, _cells(_sheet_name(file, name), book.get_sheet_by_name(name).to_python()))
            for name in book.sheet_names
        ]
    except (CalamineError, ValueError, OSError) as error:
        told = _("{file} cannot be read as a workbook: {error}")
        raise Unreadable(told.format(file=file.name, error=error)) from error


def _sheet_name(file: File, name: str) -> str:
    return _("{file}, sheet {sheet}").format(file=file.name, sheet=name)


def _check_extent(name: str, packed: zipfile.ZipFile) -> None:
    """Raises Unreadable where a sheet reaches so far that its empty cells would fill the memory."""
    for part in packed.namelist():
        if not part.startswith("xl/worksheets/"):
            continue
        if part.endswith(".bin"):
            told = _("{file} is a binary workbook. Save it as .xlsx")
            raise Unreadable(told.format(file=name))
        row, column = 0, b""
        for cell in _CELL.finditer(packed.read(part)):
            row = max(row, int(cell[2]))
            column = max(column, cell[1], key=lambda letters: (len(letters), letters))
        width = sum((letter - 64) * 26**at for at, letter in enumerate(reversed(column)))
        if row * width > MOST_CELLS:
            told = _(
                "{file}, {sheet}: cells reach to column {column} and row {row:,}. Delete what "
                "stands far from the table"
            )
            sheet = part.rpartition("/")[2]
            raise Unreadable(told.format(file=name, sheet=sheet, column=column.decode(), row=row))


def _cells(name: str, rows: Sequence[Sequence[object]]) -> list[list[str]]:
    if len(rows) > MOST_ROWS:
        raise _too_many(name, f"{len(rows):,}", [_text(cell) for cell in rows[MOST_ROWS]])
    return [[_text(cell) for cell in row[:MOST_COLUMNS]] for row in rows]


def _too_many(name: str, number: str, row: Sequence[str]) -> Unreadable:
    """The first row that is not read is told: there the file is split."""
    value = " | ".join(cell for cell in row if cell)[:60]
    told = _(
        "{file} has {n} rows; at most {most:,} are read. Split it before row {row:,}, {value!r}"
    )
    return Unreadable(
        told.format(file=name, n=number, most=MOST_ROWS, row=MOST_ROWS + 1, value=value)
    )


def unstored_formulas(file: File) -> tuple[str, ...]:
    """Cells of an xlsx workbook with a formula whose result nobody has stored: they read empty."""
    if not file.data.startswith(b"PK"):
        return ()
    told = []
    with zipfile.ZipFile(io.BytesIO(file.data)) as packed:
        for part in packed.namelist():
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part):
                text = packed.read(part).decode("utf-8", "replace")
                sheet = part.removeprefix("xl/worksheets/").removesuffix(".xml")
                told += [
                    _("{file}, {sheet}, cell {cell}: the formula {formula!r} has no stored result "
                      "and reads as empty. Open the file in a spreadsheet program, save it, and "
                      "import it again").format(
                        file=file.name, sheet=sheet, cell=cell, formula=f"={formula[:60]}"
                    )
                    for cell, formula in _UNSTORED.findall(text)[:_MOST_FORMULAS]
                ]  # fmt: skip
    return tuple(told)


_UNSTORED = re.compile(
    r'<c r="([A-Z]{1,3}\d{1,7})"[^<>]*><f[^<>]*>([^<>]*)</f>(?:<v ?/>|<v></v>)?</c>'
)
_MOST_FORMULAS = 10


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.10f}".rstrip("0").rstrip(".")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.hour == cell.minute == 0 else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return " ".join(str(cell).replace("\u00a0", " ").split()) if cell is not None else ""


def _separated(file: File) -> list[list[str]]:
    text = file.text.lstrip("\ufeff")
    lines = [line for line in text.splitlines(keepends=True)[:20] if line.strip()]
    if not lines:
        raise Unreadable(_("{file} is empty").format(file=file.name))
    separator = max(_SEPARATORS, key=lambda sign: _regular(lines, sign))
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if len(rows) >= MOST_ROWS:
                raise _too_many(file.name, _("more than {n:,}").format(n=MOST_ROWS), row)
            rows.append([_text(cell) for cell in row[:MOST_COLUMNS]])
    except csv.Error as error:
        told = _("{file}, row {row}: {error}. Look for an open quotation mark")
        raise Unreadable(told.format(file=file.name, row=len(rows) + 1, error=error)) from error
    return rows


def _regular(lines: list[str], sign: str) -> tuple[int, int]:
    """How evenly a sign divides the lines: the number of rows alike, then of columns.

    Inside quotation marks it divides nothing: a note may hold any number of them.
    """
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign))
    except csv.Error:
        return 0, 0
    return max(((rows, width) for width, rows in widths.items() if width > 1), default=(0, 0))


def _sheet(name: str, rows: list[list[str]]) -> Sheet | None:
    """The table in rows: a title above it, an HXL row and empty rows and columns are left out."""
    skipped: list[str] = []
    at = _header_at(rows)
    if at is None:
        return None
    skipped += [
        _("{sheet}, row {row}: {value!r} is no header").format(
            sheet=name, row=number + 1, value=" ".join(filter(None, rows[number]))[:60]
        )
        for number in range(at)
        if any(rows[number])
    ]
    header = tuple(cell.strip() for cell in rows[at])
    records: list[tuple[int, dict[str, str]]] = []
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        if not any(row):
            continue
        if not records and all(cell.startswith("#") for cell in row if cell):
            told = _("{sheet}, row {row}: HXL hashtags, not a record")
            skipped.append(told.format(sheet=name, row=number))
            continue
        cells = {title: cell for title, cell in zip(header, row, strict=False) if title}
        records.append((number, cells))
    return Sheet(name, header, tuple(records), tuple(skipped)) if records else None


def _header_at(rows: list[list[str]]) -> int | None:
    """The first of the rows that is nearly as full as the fullest, and holds words."""
    head = rows[:_LOOK_FOR_HEADER]
    fullest = max((sum(map(bool, row)) for row in rows[:50]), default=0)
    for number, row in enumerate(head):
        filled = [cell for cell in row if cell]
        words = [cell for cell in filled if not cell.replace(".", "").replace("-", "").isdigit()]
        full = len(filled) >= max(1, fullest * 0.6) and len(words) >= len(filled) * 0.8
        if filled and full and not all(cell.startswith("#") for cell in filled):
            return number
    return None
