"""Lists of words, written as running text."""

from __future__ import annotations


def word_list(text: str) -> tuple[str, ...]:
    """The words of a text, as white space divides them."""
    return tuple(text.split())
