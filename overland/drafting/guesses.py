"""Cells of accepted rows that stand as a draft guessed them: no words gave them, nobody touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from overland.drafting import accepted_rows
from overland.drafting.draft_file import DraftFile, Stored


def untouched(folder: Path) -> Iterator[tuple[Stored, list[str]]]:
    """Accepted proposals, each with its guessed cells that its row still has as they were guessed.

    Raises DraftFault for a draft.json that is damaged.
    """
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for one in DraftFile.read(folder).proposals:
        if one.state not in ("accepted", "changed") or not one.guessed:
            continue
        if one.table not in rows:
            table = accepted_rows.table_text(folder, one.table)
            rows[one.table] = {row.get("id", ""): row for row in table.rows()}
        row = rows[one.table].get(one.cells.get("id", ""), {})
        same = [name for name in one.guessed if row.get(name) and row[name] == one.cells.get(name)]
        if same:
            yield one, same


def confirm(folder: Path) -> None:
    """Take all of them for right, as one decision: a person says that they have read them."""
    found = DraftFile.read(folder)
    with found.together(lambda _step: None):
        for one, _columns in untouched(folder):
            found.confirm(one.id)
