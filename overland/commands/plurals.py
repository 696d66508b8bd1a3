"""Wording of a command's lines: "1 row", "2 rows", a file's name once."""

from __future__ import annotations


def number_of(number: int, singular: str, plural: str = "") -> str:
    """The number with its noun; the plural is the noun with an s unless it is given."""
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"


def after_name(told: str, name: str) -> str:
    """What is told of a file without its name, which stands before it already."""
    return told.removeprefix(name).lstrip(" :,") if told.startswith(name) else told
