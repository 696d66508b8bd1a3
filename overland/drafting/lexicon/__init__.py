"""The registry of languages: a language's code, and the module with its words.

To add a language: a module with `LEXICON`, and its line in LANGUAGES.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import cast

from overland.drafting.lexicon.words import DraftLexicon
from overland.errors import WrongUse

LANGUAGES: dict[str, str] = {
    "en": "overland.drafting.lexicon.english",
    "ru": "overland.drafting.lexicon.russian",
    "uk": "overland.drafting.lexicon.ukrainian",
    "fr": "overland.drafting.lexicon.french",
    "es": "overland.drafting.lexicon.spanish",
    "de": "overland.drafting.lexicon.german",
    "ar": "overland.drafting.lexicon.arabic",
}


@lru_cache
def lexicon(code: str) -> DraftLexicon:
    """The words of a language. Raises WrongUse for one that has none."""
    if code not in LANGUAGES:
        raise WrongUse(f"no words for the language {code!r}. Known: {', '.join(LANGUAGES)}")
    return cast(DraftLexicon, import_module(LANGUAGES[code]).LEXICON)
