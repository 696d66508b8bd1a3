"""Faults that reading a story's folder tells, and cells to put them in."""

from __future__ import annotations

from pathlib import Path

from overland.errors import Problem
from overland.story import loader
from tests import stories


def faults(folder: Path) -> list[str]:
    return [str(problem) for problem in loader.inspect(folder).problems]


def located(folder: Path, file: str, row: int, column: str) -> Problem:
    """The one problem told there; fails with the whole report if there is none, or several."""
    told = loader.inspect(folder).problems
    here = [p for p in told if (p.file, p.row, p.column) == (file, row, column)]
    assert len(here) == 1, [str(problem) for problem in told]
    return here[0]


def set_cell(folder: Path, table: str, row: int, column: str, value: str) -> None:
    """Write `value` into a cell; `row` as a spreadsheet counts."""
    path = folder / f"{table}.csv"
    rows = stories.read_table(path)
    rows[row - 2][column] = value
    stories.write_table(path, rows)
