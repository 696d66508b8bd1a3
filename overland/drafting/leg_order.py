"""The order of a draft's legs: that of their days where each has one, else that of the words.

A report tells first who arrived, and only then the way that they had come.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_DAY: Final = len("2013-01-22")


def positions(days: Sequence[str], before: int = 0) -> list[int]:
    """The position of each leg by the days of their sentences; `before` legs stand already."""
    dated = all(len(day) == _DAY for day in days)
    order = sorted(range(len(days)), key=lambda at: (days[at] if dated else "", at))
    rank = {at: number for number, at in enumerate(order, start=before + 1)}
    return [rank[at] for at in range(len(days))]
