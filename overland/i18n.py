"""Interface text in the reader's language: gettext catalogues, and numbers and lists by CLDR.

The language is a context variable: each script run and each request has its own, and nothing
passes a translator around. A language is one catalogue, `locale/<code>/LC_MESSAGES/overland.po`,
read as it is: nothing has to be compiled.
"""

from __future__ import annotations

import gettext as _gettext
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final
from unicodedata import bidirectional

import langcodes
from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LOCALE_FOLDER: Final = Path(__file__).parent / "locale"
SOURCE: Final = "en"
LANGUAGES: Final = (
    SOURCE,
    *sorted(path.parts[-3] for path in LOCALE_FOLDER.glob("*/LC_MESSAGES/overland.po")),
)
"""Codes of the languages of the interface; the first is that of the source code."""
RIGHT_TO_LEFT: Final = frozenset(
    code for code in LANGUAGES if Locale.parse(code).text_direction == "rtl"
)
# CLDR's distances: below 10 one language in two regions or scripts, up to 40 one that its readers
# mostly read too (Belarusian and Russian, Catalan and Spanish, Wolof and French).
_SAME: Final = 10
_UNDERSTOOD: Final = 40
_LONGEST_TAG: Final = 80
_UNIT: Final = re.compile(r"(?<=\}) (?=(?:[km]?m|[kM]B|%|к?м|МБ|كم|م|ميغابايت)(?!\w))")
"""The space between a number that a text is given and its unit."""
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")

_language: ContextVar[str] = ContextVar("language", default=SOURCE)


def use(language: str) -> None:
    """Read all text that follows, in this context, in `language`; "" leaves it as it is."""
    if language:
        _language.set(language if language in LANGUAGES else SOURCE)


def language() -> str:
    """The language in use: one of LANGUAGES."""
    return _language.get()


def text_language() -> str:
    """The language that interface text comes out in, for a `lang` attribute."""
    return language()


def direction(code: str = "") -> str:
    """ "rtl" or "ltr": of a language, or of the one in use."""
    return "rtl" if (code or language()) in RIGHT_TO_LEFT else "ltr"


def locale() -> str:
    """The language in use with the land that CLDR thinks of first: "uk_UA"."""
    full = langcodes.Language.get(language()).maximize()
    return f"{full.language}_{full.territory}"


def own_name(code: str) -> str:
    """What a language calls itself: "العربية", "Русский"."""
    name = str(Locale.parse(code).get_display_name(code))
    return name[:1].upper() + name[1:]


def language_name(code: str) -> str:
    """What a language is called in the one in use; its tag where CLDR has no name for it."""
    try:
        return Locale.parse(code, sep="-").get_display_name(language()) or code
    except (ValueError, UnknownLocaleError):
        return code


@lru_cache(maxsize=512)
def nearest_language(tag: str) -> tuple[str, bool]:
    """Of LANGUAGES the one that readers of a BCP 47 tag read best, and whether it is the same.

    ("", False) for one of a language that is far from all of ours. Of a malformed tag the
    language that it begins with counts, if it begins with one.
    """
    try:
        code, distance = langcodes.closest_match(
            tag[:_LONGEST_TAG], list(LANGUAGES), max_distance=_UNDERSTOOD
        )
    except (LookupError, ValueError, RuntimeError):
        begun = _LANGUAGE.match(tag)
        return (nearest_language(begun[0])[0] if begun and begun[0] != tag else ""), False
    return (code, distance <= _SAME) if code in LANGUAGES else ("", False)


def preferred(accepted: str) -> str:
    """The language for an Accept-Language header: the first of its languages that is ours.

    Where none is, the one that the first understood of them is nearest to; English else.
    """
    found = [nearest_language(tag) for tag in _by_quality(accepted[:1000])]
    known = [code for code, same in found if same] or [code for code, _ in found if code]
    return known[0] if known else SOURCE


def _by_quality(accepted: str) -> list[str]:
    weighed: list[tuple[float, int, str]] = []
    for part in accepted.split(","):
        tag, _, parameter = part.partition(";")
        value = parameter.strip().removeprefix("q=")
        try:
            quality = float(value) if value else 1.0
        except ValueError:
            quality = 0.0
        if tag.strip() and tag.strip() != "*" and quality > 0:
            weighed.append((-quality, len(weighed), tag.strip()))
    return [tag for _, _, tag in sorted(weighed)]


def isolated(text: str) -> str:
    """`text`, between isolates where letters in it run the other way than the language in use.

    Without them it would pull figures and dates beside it along. What has letters of both runs as
    that language does, even if a name in the other begins it.
    """
    own, against = {"L"}, {"R", "AL"}
    first = "\u2068"
    if direction() == "rtl":
        own, against, first = against, own, "\u2067"
    elif text.isascii():
        return text
    kinds = {bidirectional(letter) for letter in text}
    if kinds.isdisjoint(against):
        return text
    return f"\u2068{text}\u2069" if kinds.isdisjoint(own) else f"{first}{text}\u2069"


def figures_in_order(text: str) -> str:
    """Figures that are read from the left in every language: coordinates, one after the other."""
    return f"\u2066{text}\u2069" if direction() == "rtl" else text


def line(*parts: str, between: str = " · ") -> str:
    """The parts that say something, one after another, each in a direction of its own."""
    return between.join(isolated(part) for part in parts if part)


def comma() -> str:
    """What stands between the parts of a phrase, with its space: "، " in Arabic."""
    return "، " if language() == "ar" else ", "


def semicolon() -> str:
    """What stands between parts that have commas of their own, with its space."""
    return "؛ " if language() == "ar" else "; "


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    if code == SOURCE:
        return _gettext.NullTranslations()
    with (LOCALE_FOLDER / code / "LC_MESSAGES" / "overland.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)


class _Pseudo(_gettext.NullTranslations):
    """Every text between brackets: what stands without them has not gone through a catalogue."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"


_pseudo: list[_Pseudo] = []


@contextmanager
def pseudo_language() -> Iterator[None]:
    """Mark every text that comes from a catalogue, in the whole process: for tests."""
    _pseudo.append(_Pseudo())
    try:
        yield
    finally:
        _pseudo.pop()


def translations() -> _gettext.NullTranslations:
    """The catalogue in use; what was said by one is not to be shown where another is."""
    return _pseudo[-1] if _pseudo else _catalogue(language())


def _(text: str) -> str:
    """`text` in the language in use, a unit on the line of its number."""
    return _UNIT.sub("\u00a0", translations().gettext(text))


def pgettext(context: str, text: str) -> str:
    """`text` in the language in use, where one English word has several meanings."""
    return translations().pgettext(context, text)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of the language in use that goes with `number`, a unit on the line of its number."""
    return _UNIT.sub("\u00a0", translations().ngettext(singular, plural, number))


def number(value: float, digits: int | None = None) -> str:
    """A number as the language in use writes it, with at most `digits` decimals."""
    pattern = None if digits is None else "#,##0" + ("." + "#" * digits if digits else "")
    return str(format_decimal(value, pattern, locale=language()))


def listed(items: Sequence[str]) -> str:
    """ "a, b and c", as the language in use says it."""
    return str(format_list(list(items), locale=language()))


def alternatives(items: Sequence[str]) -> str:
    """ "a, b or c", as the language in use says it."""
    return str(format_list(list(items), style="or", locale=language()))


@dataclass(frozen=True, slots=True)
class Message:
    """A text that a table holds; `str` gives it in the language in use at that moment."""

    text: str

    def __str__(self) -> str:
        return _(self.text)


def N_(text: str) -> Message:  # the name by which pybabel finds texts for later
    """`text`, marked for translation and translated when it is shown."""
    return Message(text)


NOT_SPOKEN: Final = N_(
    "This page is not there in the language “{value}”. You read it in: {language}."
)
