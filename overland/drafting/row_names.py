"""The name of a draft's row for an editor: its own name or its words, and not its id."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from overland.drafting.draft_file import DraftFile, Stored
from overland.story.columns import Table
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText

_LONGEST = 60
_CALLED_BY = ("name", "headline", "as_written", "text")


def row_names(found: DraftFile) -> dict[str, str]:
    """Id -> what the row is called; a leg by both its ends."""
    places = {one.cells.get("id", ""): one.cells.get("name", "") for one in found.proposals}
    return {
        one.cells.get("id", ""): _called(one.table, one.cells, places) for one in found.proposals
    }


def row_name(found: DraftFile, one: Stored) -> str:
    """What the row of one proposal is called."""
    return row_names(found).get(one.cells.get("id", ""), "")


def name_at(folder: Path, table: Table, number: int) -> str:
    """What the row of a story's table is called that a spreadsheet counts so; "" if none is."""
    path, places = folder / table.file, folder / TABLES["places"].file
    if not path.exists():
        return ""
    known = TableText.read(places).rows() if places.exists() else []
    names = {row.get("id", ""): row.get("name", "") for row in known}
    return _called(table.name, TableText.read(path).row_at(number), names)


def _called(table: str, cells: Mapping[str, str], places: Mapping[str, str]) -> str:
    if table == "legs":
        ends = (cells.get(end, "") for end in ("origin", "destination"))
        return " – ".join(places.get(end) or end or "…" for end in ends)
    told = (cells[column] for column in _CALLED_BY if cells.get(column))
    words = next(told, cells.get("id", ""))
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
