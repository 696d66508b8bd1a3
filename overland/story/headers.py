"""The first row of a table: which column each cell names, in whatever way it is spelt."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

from overland.errors import Problem, Severity
from overland.files import Tell
from overland.story import bounds
from overland.story.columns import Table

_MOST_MISSING = 3
"""More missing columns than these are told in one line."""

_OTHER_WORDS = {
    "lat": "latitude",
    "latitude_n": "latitude",
    "lon": "longitude",
    "long": "longitude",
    "lng": "longitude",
    "excerpt": "exact",
}


class TellHeaderFault(Protocol):
    """Where a check of the header puts what it finds: the column, what is wrong, and the remedy."""

    def __call__(
        self, name: str, message: str, remedy: str, severity: Severity = "problem", /
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Header:
    """The columns that are read: where each stands in a row, and its name in the schema."""

    names: tuple[str, ...]

    def cells(self, record: Sequence[str]) -> dict[str, str] | None:
        """The record by column; None where it has more cells with text, or fewer, than names."""
        named = list(record[: len(self.names)])
        if len(named) < len(self.names) or any(record[len(self.names) :]):
            return None
        return {name: cell for name, cell in zip(self.names, named, strict=True) if name}


def read(rows: Sequence[list[str]], table: Table, described: Collection[str], tell: Tell) -> Header:
    """The header of a table, of whose first rows `rows` are a few.

    What is wrong with it is told; no names at all mean that the table cannot be read.
    """
    written = [name.strip() for name in rows[0]] if rows else []
    while written and not written[-1]:
        written.pop()

    def fault(name: str, message: str, remedy: str, severity: Severity = "problem") -> None:
        tell(Problem(table.file, 1, name[:64], "", message, remedy, severity))

    if len(rows[0] if rows else ()) > bounds.COLUMNS:
        fault("", f"{len(rows[0]):,} columns; at most {bounds.COLUMNS} are read", "Remove some")
        return Header(())
    names = _known_names(written, table, described)
    if not _is_this_table(names, rows, table, fault):
        return Header(())
    spelt = [f"{old!r} as {new}" for old, new in zip(written, names, strict=True) if old != new]
    if spelt:
        message = f"columns are spelt otherwise: {', '.join(spelt[:6])} is how they are read"
        fault("", message, "Write them as they are read", "warning")
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        fault(name, "the column occurs twice", "Remove or rename one of them")
    if any(not name for name in names):
        at = names.index("") + 1
        fault("", f"column {at} has no name", "Name it, or remove the column", "warning")
    _tell_missing(names, table, described, fault)
    named = [name for name in names if name]
    return Header(tuple(names)) if len(set(named)) == len(named) else Header(())


def _known_names(written: list[str], table: Table, described: Collection[str]) -> list[str]:
    """Each name as the schema has it, where only case, signs or a common other word differ."""
    known = {column.name for column in table.columns}
    names = []
    for name in written:
        same = re.sub(r"[\s-]+", "_", name.casefold())
        same = _OTHER_WORDS.get(same, same)
        own = name in known or name in described
        names.append(same if not own and same in known and same not in written else name)
    return names


def _is_this_table(
    names: list[str], rows: Sequence[list[str]], table: Table, fault: TellHeaderFault
) -> bool:
    """Whether the first row is the header of this table; if not, what it is instead is told."""
    needed = [column.name for column in table.columns if not column.optional]

    def share(row: Sequence[str]) -> float:
        return len({*row} & {*needed}) / len(needed)

    if share(names) >= 0.34:
        return True
    for number, row in enumerate(rows[1:], start=2):
        if share([cell.strip().casefold() for cell in row]) >= 0.5:
            message = f"the header stands in row {number}, below a title"
            fault("", message, "Delete what is above it")
            return False
    here = ", ".join(name for name in names[:6] if name)[:120] or "nothing"
    remedy = (
        f"Its header is {','.join(needed)}. Another program's table comes in with overland import"
    )
    fault("", f"is not the header of this table: it has {here}", remedy)
    return False


def _tell_missing(
    names: list[str], table: Table, described: Collection[str], fault: TellHeaderFault
) -> None:
    known = {column.name for column in table.columns}
    extra = [name for name in names if name and name not in known and name not in described]
    missing = [c for c in table.columns if c.name not in names and not c.optional]
    if len(missing) > _MOST_MISSING:
        listed = ", ".join(column.name for column in missing)
        fault(missing[0].name, f"{len(missing)} columns are missing: {listed}", "Add them")
    else:
        for column in missing:
            close = get_close_matches(column.name, [name[:64] for name in extra], n=1)
            remedy = f"Is it the column {close[0]!r}?" if close else f"Add it: {column.description}"
            fault(column.name, "the column is missing", remedy)
    for name in extra:
        remedy = "Describe it in datapackage.json, or remove it"
        fault(name, "the column is not described", remedy, "warning")
