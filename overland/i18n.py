"""Interface text in the reader's language, by gettext.

The language is a context variable: each script run and each request has its own, and nothing
passes a translator around. A language without a catalogue reads as English.
"""

from __future__ import annotations

import gettext as _gettext
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

LOCALE_FOLDER: Final = Path(__file__).parent / "locale"
LANGUAGES: Final = ("en", "ar", "ru")
RIGHT_TO_LEFT: Final = frozenset({"ar"})

_language: ContextVar[str] = ContextVar("language", default="en")


def use(language: str) -> None:
    """Read all text that follows, in this context, in `language`."""
    _language.set(language if language in LANGUAGES else "en")


def language() -> str:
    """The language in use: one of LANGUAGES."""
    return _language.get()


def text_language() -> str:
    """The language that interface text really comes out in: English where there is no catalogue."""
    return language() if type(_catalogue(language())) is not _gettext.NullTranslations else "en"


def direction() -> str:
    """ "rtl" or "ltr", for the text that is shown."""
    return "rtl" if text_language() in RIGHT_TO_LEFT else "ltr"


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    return _gettext.translation("overland", LOCALE_FOLDER, languages=[code], fallback=True)


def _(text: str) -> str:
    """`text` in the language in use."""
    return _catalogue(language()).gettext(text)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of the language in use that goes with `number`."""
    return _catalogue(language()).ngettext(singular, plural, number)


@dataclass(frozen=True, slots=True)
class Message:
    """A text that a table holds; `str` gives it in the language in use at that moment."""

    text: str

    def __str__(self) -> str:
        return _(self.text)


def N_(text: str) -> Message:  # the name by which pybabel finds texts for later
    """`text`, marked for translation and translated when it is shown."""
    return Message(text)
