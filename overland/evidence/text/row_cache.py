"""Remembered answers for the texts of rows, which every check asks about again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, TypeVar, TypeVarTuple

_LONG: Final = 4000
"""Characters beyond which a text is a whole source, and no cell or sentence."""
_ROWS, _SOURCES = 8192, 4

Rest = TypeVarTuple("Rest")
Answer = TypeVar("Answer")


def remembered(function: Callable[[str, *Rest], Answer]) -> Callable[[str, *Rest], Answer]:
    """Remember what a function of a text gives: for many short ones, and the last few long ones.

    The function must depend on its arguments alone, and its answer must never be changed.
    """
    of_rows = lru_cache(maxsize=_ROWS)(function)
    of_sources = lru_cache(maxsize=_SOURCES)(function)

    @wraps(function)
    def ask(text: str, *rest: *Rest) -> Answer:
        return (of_sources if len(text) > _LONG else of_rows)(text, *rest)

    return ask
