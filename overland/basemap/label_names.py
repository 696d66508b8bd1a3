"""Names of the ground's labels in the language of the page that shows them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from babel import Locale

_NAMED: Final = {"ar": "name_ar", "ru": "name_ru"}
"""Languages in whose writing the ground has names of its own."""


def name_of(label: Mapping[str, Any], language: str) -> str:
    """A label's name; "" where it has none in the language's writing, and is left out.

    A country's is CLDR's in every language. Towns have no Ukrainian names: they stay in Latin.
    """
    if field := _NAMED.get(language):
        return label.get(field) or ""
    english = str(label["name"])
    if label["kind"] != "country":
        return english
    code = _codes().get(english, "")
    return str(Locale.parse(language, sep="-").territories.get(code, english))


@cache
def _codes() -> Mapping[str, str]:
    """English name of a country -> its code."""
    named = Locale.parse("en").territories
    return {str(name): str(code) for code, name in named.items() if len(code) == 2}
