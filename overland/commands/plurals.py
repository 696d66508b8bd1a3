"""Counted things in a command's lines: "1 row", "2 rows"."""

from __future__ import annotations


def number_of(number: int, singular: str, plural: str = "") -> str:
    """The number with its noun; the plural is the noun with an s unless it is given."""
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"
