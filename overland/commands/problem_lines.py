"""Problems as a command tells them: a line each, and the same of very many rows counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from overland.errors import Problem

MOST_ALIKE: Final = 10
"""How many of one message about a column are told row by row."""


def lines(problems: Sequence[Problem]) -> Iterator[str]:
    """In their order; what is beyond MOST_ALIKE stands where the last of its kind would."""
    rows: dict[tuple[str, ...], list[int]] = {}
    for one in problems:
        rows.setdefault(_kind(one), []).append(one.row)
    seen: Counter[tuple[str, ...]] = Counter()
    for one in problems:
        kind = _kind(one)
        seen[kind] += 1
        alike = rows[kind]
        if seen[kind] <= MOST_ALIKE or len(alike) == MOST_ALIKE + 1:
            yield _line(one)
        elif seen[kind] == len(alike):
            yield _line(replace(one, row=0, value="", remedy=_more(alike[MOST_ALIKE:])))


def _more(rows: Sequence[int]) -> str:
    where = f" in rows {min(rows)} to {max(rows)}" if min(rows) else ""
    return f"And {len(rows):,} more{where}: `--json` has each"


def _kind(problem: Problem) -> tuple[str, ...]:
    return problem.file, problem.column, problem.message, problem.severity


def _line(problem: Problem) -> str:
    return f"warning: {problem}" if problem.severity == "warning" else str(problem)
