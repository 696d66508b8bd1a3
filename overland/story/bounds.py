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
MEMBERS: Final = 20_000
"""Rows that all relations of a story name together."""
EVIDENCE: Final = 200
"""Further excerpts that bear one row out: every page that shows the row shows them all."""
COLUMNS: Final = 200
TEXT: Final = 2_000
"""Characters of a text of the descriptor."""
TEXTS: Final[Mapping[str, int]] = {"title": 300, "description": 5_000}
"""Characters of those of its texts that are not as long as others."""

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
    yield "members of all relations", MEMBERS, REMEDY
    yield "further excerpts of one row", EVIDENCE, FEWER
    yield "columns of a table", COLUMNS, "remove some"
    yield "characters of a title", TEXTS["title"], SHORTER
    yield "characters of a description", TEXTS["description"], SHORTER
    yield "characters of any other text of the descriptor", TEXT, SHORTER
    yield "points of a leg's line", POINTS, SIMPLER
    yield "points of all lines of a story", ALL_POINTS, SIMPLER
    yield "bytes of a file", LARGEST_FILE, REMEDY


REMEDY: Final = "Split the story"
FEWER: Final = "Keep those that bear it out best"
SHORTER: Final = "Shorten it"
SIMPLER: Final = "Simplify the line: ten metres are finer than any map here shows"
