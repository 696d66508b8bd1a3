"""Bounds of a story's size.

Within them a story is read, checked, drawn and served; beyond them it is refused with the number,
the bound and the remedy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from overland.files import LARGEST_FILE

PLACES: Final = 10_000
LEGS: Final = 1_000
STATEMENTS: Final = 120_000
"""Rows of one table of events, figures or quotations, and of what belongs to such rows."""
ROWS: Final = 10_000
"""Rows of any other table."""
POINTS: Final = 200_000
"""Points of one line."""
ALL_POINTS: Final = 500_000
"""Points of all lines together."""
COLUMNS: Final = 200

_ROWS: Final[Mapping[str, int]] = {
    "places.csv": PLACES,
    "legs.csv": LEGS,
    **dict.fromkeys(
        ("events.csv", "counts.csv", "quotes.csv", "evidence.csv", "names.csv", "translations.csv"),
        STATEMENTS,
    ),
}


def rows(file: str) -> int:
    """How many rows a table may have."""
    return _ROWS.get(file, ROWS)


def table() -> Iterator[tuple[str, int, str]]:
    """What is bounded, by how much, and what to do beyond it."""
    for file, most in _ROWS.items():
        yield f"rows of {file}", most, REMEDY
    yield "rows of any other table", ROWS, REMEDY
    yield "columns of a table", COLUMNS, "remove some"
    yield "points of a leg's line", POINTS, SIMPLER
    yield "points of all lines of a story", ALL_POINTS, SIMPLER
    yield "bytes of a file", LARGEST_FILE, REMEDY


REMEDY: Final = "Split the story"
SIMPLER: Final = "Simplify the line: ten metres are finer than any map here shows"
