"""The order of a draft's legs: that of their days where each has one, else that of the words.

A report tells first who arrived, and only then the way that they had come.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from overland.drafting.proposals import LegProposal

_DAY: Final = len("2013-01-22")


def positions(days: Sequence[str], before: int = 0) -> list[int]:
    """The position of each leg by the days of their sentences; `before` legs stand already."""
    days = [day[:_DAY] if day[:1].isdigit() else "" for day in days]  # of more days the first
    dated = all(len(day) == _DAY for day in days)
    order = sorted(range(len(days)), key=lambda at: (days[at] if dated else "", at))
    rank = {at: number for number, at in enumerate(order, start=before + 1)}
    return [rank[at] for at in range(len(days))]


def days(legs: Sequence[LegProposal], told: Sequence[str]) -> list[str]:
    """The days of legs; of one that goes on "from there", without a day, that of the one before."""
    found: list[str] = []
    for leg, day in zip(legs, told, strict=True):
        onward = found and leg.origin and leg.origin not in leg.exact
        found.append(found[-1] if onward and len(day) != _DAY else day)
    return found
