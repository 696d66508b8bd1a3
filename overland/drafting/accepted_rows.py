"""Rows of accepted proposals: complete, where one belongs, and whether it is there already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from overland import files
from overland.errors import OverlandError
from overland.i18n import _
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText, new_table


class DraftFault(OverlandError):
    """A proposal that cannot be decided on as asked, or a draft.json that is damaged."""


def table_text(folder: Path, name: str) -> TableText:
    """A table of a story's folder, or an empty one where its file is not there."""
    path = folder / TABLES[name].file
    if path.exists():
        return TableText.read(path)
    return new_table([column.name for column in TABLES[name].columns])


def complete(folder: Path, table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """The cells that the table has. Raises DraftFault for what is missing."""
    columns = TABLES[table].columns
    row = {column.name: cells.get(column.name, "") for column in columns}
    missing = [c.name for c in columns if c.required and not row[c.name]]
    for column in columns:
        target = column.references
        if target and target != "*" and row[column.name] and target != "sources":
            known = {found.get("id") for found in table_text(folder, target).rows()}
            if row[column.name] not in known:
                words = _("“{id}” is not in {table}.csv yet. Accept its proposal first, or choose "
                          "another")  # fmt: skip
                raise DraftFault(words.format(id=row[column.name], table=target))
    if missing:
        words = _("{table}: {columns} must be filled in first")
        raise DraftFault(words.format(table=table, columns=", ".join(missing)))
    if row.get("basis") == "inferred" and not row.get("note"):
        raise DraftFault(_("Say in the note from what it is concluded."))
    return row


def stands_behind(table: str, text: TableText, row: Mapping[str, str]) -> str | None:
    """The id of the row behind which an event stands by its date, and a leg by its position.

    "" is first, None last. A table that is not in that order is left to its editor.
    """
    order = _ORDERS.get(table)
    if order is None:
        return None
    days = [(one.get("id", ""), order(one)) for one in text.rows()]
    earlier = [name for name, day in days if day <= order(row)]
    ordered = [day for _, day in days] == sorted(day for _, day in days)
    if not ordered or len(earlier) == len(days):
        return None
    return earlier[-1] if earlier else ""


def _day(row: Mapping[str, str]) -> str:
    """What dates sort by here: the day itself, or the last one of "until"."""
    return row.get("date", "").lstrip("/").split("/")[0].rstrip("~?%")


def _position(row: Mapping[str, str]) -> str:
    """A leg's position, in as many digits as any story has; "" stands first."""
    position = row.get("position", "")
    return position.zfill(6) if position.isdigit() else ""


_ORDERS: Final[Mapping[str, Callable[[Mapping[str, str]], str]]] = {
    "events": _day,
    "legs": _position,
}


def there(text: TableText, row: Mapping[str, str]) -> bool:
    """Whether the table has a row of these cells."""
    cells = {name: value for name, value in row.items() if name in text.header}
    return any(all(one.get(name, "") == cells[name] for name in cells) for one in text.rows())


def without(text: TableText, row: Mapping[str, str]) -> TableText:
    """A table without ids, without one row of these cells."""
    rows = text.rows()
    kept, gone = [], False
    for one in rows:
        same = all(one.get(column, "") == value for column, value in row.items())
        if same and not gone:
            gone = True
        else:
            kept.append(one)
    new = new_table(text.header)
    for one in kept:
        new.insert(one)
    return new


# A table and draft.json change one after the other: whoever was killed between the two decides
# again, and finds the row there, or gone, already.
def put_in(folder: Path, table: str, row: Mapping[str, str]) -> None:
    """Write a row into its table, unless it stands there."""
    with files.alone(folder):
        text = table_text(folder, table)
        known = set(text.header)
        cells = {name: value for name, value in row.items() if name in known}
        if there(text, cells):
            return
        text.insert(cells, stands_behind(table, text, cells))
        text.write(folder / TABLES[table].file)


def take_out(folder: Path, table: str, row: Mapping[str, str]) -> None:
    """Take a row out of its table, if it stands there."""
    with files.alone(folder):
        text = table_text(folder, table)
        if "id" in row and text.has(row["id"]):
            text.delete(row["id"])
        elif "id" not in row:
            text = without(text, row)
        text.write(folder / TABLES[table].file)


def set_cells(folder: Path, table: str, row: Mapping[str, str]) -> None:
    """Write cells of the row that `row` names by its id, if it stands there."""
    with files.alone(folder):
        text = table_text(folder, table)
        if text.has(row["id"]):
            text.set(row["id"], {name: value for name, value in row.items() if name != "id"})
            text.write(folder / TABLES[table].file)
