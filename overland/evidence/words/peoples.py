"""Countries and their people that are named by two words: the Netherlands and the Dutch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from overland.evidence.words import lexicon

_FILE: Final = Path(__file__).parent / "languages" / "peoples.txt"
_Names = tuple[re.Pattern[str], re.Pattern[str]]
"""Those in any letters, as `plain` gives them, and those that begin with a capital, as written."""


def are_named(name: str, text: str, language: str) -> bool:
    """Whether a text has the country or the people of a name, in whichever of their words.

    A name may be one word of two ("States"); the text has to have both.
    """
    return any(
        _has(words, name) and _has(whole, text)
        for words, whole in _groups().get(language.split("-")[0], ())
    )


def _has(names: _Names, text: str) -> bool:
    any_letters, written = names
    return bool(any_letters.search(lexicon.plain(text)) or written.search(lexicon.squeezed(text)))


@cache
def _groups() -> dict[str, tuple[tuple[_Names, _Names], ...]]:
    """Language -> of each people the words that their names have, and the names."""
    found: dict[str, list[tuple[_Names, _Names]]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        language, _colon, names = line.partition(": ")
        if not line.startswith("#"):
            whole = names.split(", ")
            words = (word for name in whole for word in name.split())
            both = _names(words, language), _names(whole, language)
            found.setdefault(language, []).append(both)
    return {language: tuple(groups) for language, groups in found.items()}


def _names(terms: Iterable[str], language: str) -> _Names:
    given = tuple(terms)
    small = [term for term in given if not term[0].isupper()]
    any_letters = lexicon.pattern_of(small, language) if small else re.compile(r"(?!)")
    written = "|".join(_as_written(term) for term in given if term[0].isupper()) or "(?!)"
    return any_letters, re.compile(rf"(?<!\w)(?:{written})")


def _as_written(term: str) -> str:
    words = re.escape(term.rstrip("*")).replace(r"\ ", r"\s+")
    return words if term.endswith("*") else rf"{words}(?!\w)"
