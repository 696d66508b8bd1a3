"""Countries and their people that are named by two words: the Netherlands and the Dutch."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from overland.evidence import lexicon

_FILE: Final = Path(__file__).parent / "languages" / "peoples.txt"
_LONG: Final = 5
"""Letters from which a word of the Latin alphabet is the beginning of a name."""


def are_named(name: str, text: str, language: str) -> bool:
    """Whether a text has the country or the people of a name, in whichever of their words."""
    word = lexicon.plain(name)
    groups = _groups().get(language.split("-")[0], ())
    return any(group.match(word) and group.search(lexicon.plain(text)) for group in groups)


def _pattern(begins: str) -> str:
    """The beginning of a name goes on; a short word does not, but may be several: Turks."""
    short = begins.isascii() and len(begins) < _LONG
    return rf"{re.escape(begins)}s?(?!\w)" if short else re.escape(begins)


@cache
def _groups() -> dict[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        language, *begins = lexicon.plain(line).split()
        if language != "#":
            words = "|".join(map(_pattern, begins))
            found.setdefault(language, []).append(re.compile(rf"(?<!\w)(?:{words})"))
    return {language: tuple(groups) for language, groups in found.items()}
