"""Quotation marks by language, as CLDR gives them (its `delimiters`; Babel leaves them out)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_HIGH: Final = ("“", "”")
_LOW: Final = ("„", "“")
_ANGLES: Final = ("«", "»")
_MARKS: Final[Mapping[str, tuple[str, str]]] = {
    "ar": ("”", "“"),
    "az": _ANGLES,
    "be": _ANGLES,
    "bg": _LOW,
    "ca": _ANGLES,
    "cs": _LOW,
    "de": _LOW,
    "el": _ANGLES,
    "es": _ANGLES,
    "et": _LOW,
    "fa": _ANGLES,
    "fi": ("”", "”"),
    "fr": ("« ", " »"),
    "he": ("”", "”"),
    "hr": ("„", "”"),
    "hu": ("„", "”"),
    "hy": _ANGLES,
    "is": _LOW,
    "it": _ANGLES,
    "ja": ("「", "」"),
    "ka": _LOW,
    "kk": _ANGLES,
    "ku": _ANGLES,
    "lt": _LOW,
    "nb": _ANGLES,
    "nl": ("‘", "’"),
    "no": _ANGLES,
    "pl": ("„", "”"),
    "ro": ("„", "”"),
    "ru": _ANGLES,
    "sk": _LOW,
    "sl": _LOW,
    "sq": _ANGLES,
    "sr": ("„", "”"),
    "sv": ("”", "”"),
    "uk": _ANGLES,
}
"""By language; those of English for one that is not listed."""


def marks(language: str) -> tuple[str, str]:
    """The opening and the closing mark of a language (BCP 47)."""
    return _MARKS.get(language.partition("-")[0].lower(), _HIGH)


def quoted(text: str, language: str) -> str:
    """`text` between the marks of the language that it is in."""
    opening, closing = marks(language)
    return f"{opening}{text}{closing}"
