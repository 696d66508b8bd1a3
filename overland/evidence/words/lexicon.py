"""Words of a language that change what a sentence says: `languages/*.toml`, compiled.

A language without a file has no lexicon (`lexicon_of` gives None): what needs one is "not checked".
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

from overland.evidence.text.row_cache import remembered

FOLDER: Final = Path(__file__).parent / "languages"
_NO_SPACES: Final = frozenset({"zh", "ja", "th"})
_ARABIC_MARKS: Final = re.compile("[\u064b-\u065f\u0670\u0640]")
_NEVER: Final = re.compile(r"(?!)")
_DIGIT_ELSEWHERE: Final = re.compile(r"[^\D0-9]")
_REGIONS: Final = {"ar": ("ar-LB", "ar-IQ", "ar-DZ", "ar-MA"), "de": ("de-AT",)}
"""Language -> where it has other names of months: كانون الثاني in the Levant, Jänner in Austria."""
_PREFIXES: Final = {"ar": "[وفبلك]?(?:ال)?"}
"""Language -> what is written together with the word that follows."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of one language. `terms` is key of the file -> a pattern for plain text.

    `opposites` is the name of a pair -> its two sides; a name means the same in every language.
    `kinds` is a kind of people -> the terms that name it, and those that bear it out besides;
    `things` is the same of things that no paraphrase adds. `dealings` are verbs of what one does to
    another, by which it is told who does it.
    """

    language: str
    terms: Mapping[str, re.Pattern[str]]
    numbers: Mapping[str, Fraction]
    scales: Mapping[str, int]
    half: frozenset[str]
    joining: frozenset[str]
    articles: frozenset[str]
    dual: tuple[str, ...]
    opposites: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]
    kinds: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    things: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]
    dealings: Mapping[str, re.Pattern[str]]
    decimal: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    _asked: dict[str, re.Pattern[str]] = field(default_factory=dict)

    @property
    def spaced(self) -> bool:
        """Whether the language puts spaces between words."""
        return self.language not in _NO_SPACES

    def found(self, key: str, text: str) -> tuple[str, ...]:
        """The words of `text` that are terms of that key, in order."""
        return _terms(plain(text), key, self)

    def ends_with(self, key: str, before: str) -> str:
        """The term that `before`, as `plain` gives it, ends with; or ""."""
        found = ""
        for match in self.pattern(key).finditer(before):
            if not before[match.end() :].strip(" \"“„«'‘"):
                found = match[0]
        return found

    def has(self, key: str, text: str) -> bool:
        return bool(self.found(key, text))

    def without(self, key: str, text: str) -> str:
        """A text, as `plain` gives it, without the terms of that key: "every day" is no "every"."""
        return _without(plain(text), key, self)

    def pattern(self, key: str) -> re.Pattern[str]:
        """The terms of a key as a pattern for text that `plain` gave; none matches nothing."""
        # Asked for a hundred thousand times in a check: a plain dict is the quickest.
        found = self._asked.get(key)
        if found is None:
            found = self._asked[key] = self.terms.get(key, _NEVER)
        return found


class _Terms(Mapping[str, re.Pattern[str]]):
    """The patterns of a file, each made when it is asked for: a check needs some of them."""

    def __init__(self, content: Mapping[str, list[str]], language: str) -> None:
        self._content, self._language = content, language
        self._made: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, key: str) -> re.Pattern[str]:
        if key not in self._made:
            self._made[key] = pattern_of(self._content[key], self._language)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._content)

    def __len__(self) -> int:
        return len(self._content)


@remembered
def _terms(clean: str, key: str, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(match[0] for match in lexicon.pattern(key).finditer(clean))


@remembered
def _without(clean: str, key: str, lexicon: Lexicon) -> str:
    return lexicon.pattern(key).sub(" ", clean)


def lexicon_of(tag: str) -> Lexicon | None:
    """The lexicon of a language tag (BCP 47), by its primary subtag; None if there is none."""
    return _read(tag.split("-")[0].lower())


def known() -> tuple[str, ...]:
    """The languages that have a lexicon."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@remembered
def plain(text: str) -> str:
    """Text as terms are searched in: small letters, digits of any script as 0-9, no vowel marks.

    Not of the same length as the text.
    """
    return _ARABIC_MARKS.sub("", digits(squeezed(text))).casefold().replace("’", "'")


def squeezed(text: str) -> str:
    """Text with one space between words, its letters as they are."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def digits(text: str) -> str:
    """Digits of every script as 0-9; the length stays."""
    return _DIGIT_ELSEWHERE.sub(lambda found: str(unicodedata.digit(found[0])), text)


@cache
def _read(language: str) -> Lexicon | None:
    path = FOLDER / f"{language}.toml"
    if not re.fullmatch("[a-z]{2,3}", language) or not path.is_file():
        return None
    content: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    locale = Locale.parse(language)
    return Lexicon(
        language=language,
        terms=_Terms({k: v for k, v in content.items() if isinstance(v, list) and v}, language),
        numbers={
            plain(word): Fraction(value)
            for value, words in content.get("numbers", {}).items()
            for word in words
        },
        scales=_by_word(content.get("scales", {})),
        half=frozenset(map(plain, content.get("half", {}).get("words", ()))),
        joining=frozenset(map(plain, content.get("and", ()))),
        articles=frozenset(map(plain, content.get("articles", ()))),
        dual=tuple(content.get("dual", ())),
        opposites=_patterns(content.get("opposites", {}), language),
        kinds=_pairs(content.get("kinds", {})),
        things=_patterns(content.get("things", {}), language),
        dealings={k: pattern_of(v, language) for k, v in content.get("dealings", {}).items()},
        decimal=decimal_mark(language),
        months=_calendar(locale.months) | _months_of(_REGIONS.get(language, ())),
        weekdays=_calendar(locale.days) | _by_word(content.get("weekdays", {})),
    )


def _by_word(content: Mapping[str, Any]) -> dict[str, int]:
    return {plain(word): int(value) for value, words in content.items() for word in words}


def _patterns(
    content: Mapping[str, Any], language: str
) -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        name: (pattern_of(one, language), pattern_of(other, language))
        for name, (one, other) in content.items()
    }


def _pairs(content: Mapping[str, Any]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {name: (tuple(one), tuple(other)) for name, (one, other) in content.items()}


def decimal_mark(tag: str) -> str:
    """What stands before the decimals in a language, by CLDR; "." where it is not known."""
    try:
        mark = str(get_decimal_symbol(Locale.parse(tag, sep="-"), numbering_system="latn"))
    except (UnknownLocaleError, ValueError, KeyError):
        return "."
    return mark if mark in ".," else "."


def _months_of(tags: Iterable[str]) -> dict[str, int]:
    return {
        name: number
        for tag in tags
        for name, number in _calendar(Locale.parse(tag, sep="-").months).items()
    }


def _calendar(names: Any) -> dict[str, int]:
    """Every name of a month or weekday, in full and short forms -> its number.

    Months count from 1, weekdays from 0 (Monday), as Python does. Abbreviations of fewer than
    three letters are left out: they are words of their own.
    """
    numbers: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in names[context][width].items():
                word = plain(str(name)).rstrip(".")
                if len(word) > 2 or width == "wide":
                    numbers.setdefault(word, int(number))
    return numbers


def pattern_of(terms: Iterable[str], language: str) -> re.Pattern[str]:
    """Terms of a file as a pattern for text that `plain` gave."""
    # Longer terms first: "no more than" holds "more than".
    parts = [_term(plain(term), language) for term in sorted(terms, key=len, reverse=True)]
    return re.compile("|".join(parts))


def _term(term: str, language: str) -> str:
    """`*` at an end goes on with letters, inside with words; a sign (`~`) has no word's edge."""
    words = re.escape(term.strip("*")).replace(r"\ ", r"\s+")
    if r"\*\s+" in words:  # "kam* an": the end of a German verb ends the clause
        words = words.replace(r"\*\s+", r"\w*(?:\s+[\w-]+){0,6}?\s+")
        return rf"(?<!\w){words}(?!\w)(?=\s*(?:[.,;:!?»”“\"]|$|(?:und|oder)\b))"
    if language in _NO_SPACES:
        return words
    starts = r"\w*" if term.startswith("*") else rf"(?<!\w){_PREFIXES.get(language, '')}"
    ends = r"\w*" if term.endswith("*") else r"(?!\w)"
    if not term.strip("*")[:1].isalnum() and not term.startswith("*"):
        starts = ""
    return f"{starts}{words}{ends if term.strip('*')[-1:].isalnum() else ''}"
