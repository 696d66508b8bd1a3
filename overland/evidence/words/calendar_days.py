"""Days that a text names: "22 January 2013", "January 22", "22.01.2013", "2013年1月22日"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from overland.evidence.text.row_cache import remembered
from overland.evidence.words import lexicon
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.number_words import chinese_number

_ISO: Final = re.compile(r"(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_NUMERIC: Final = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_CHINESE_MONTH: Final = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月(?!\s*\d)")
_CHINESE_FIGURE: Final = re.compile(r"[〇零一二三四五六七八九十]+(?=\s*[年月日号])")
_CHINESE_DAY: Final = re.compile(r"(?<![\d年])(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
_CHINESE: Final = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
_YEAR_BEHIND: Final = r"(?:,?\s+(?:de\s+|del\s+)?(?P<year>\d{4})(?!\d))?"


@remembered
def days(text: str, language: str) -> frozenset[date]:
    """Every full date; one in figures counts as day and month either way round."""
    words = lexicon.lexicon_of(language)
    clean = _in_figures(lexicon.plain(text), words)
    found: set[date] = set()
    for pattern in (_ISO, _CHINESE):
        for year, month, day in pattern.findall(clean):
            found |= _day(int(year), int(month), int(day))
    for one, other, year in _NUMERIC.findall(clean):
        found |= _day(int(year), int(other), int(one)) | _day(int(year), int(one), int(other))
    if words:
        for month, day, of_year in _named(clean, words):
            found |= _day(of_year, month, day) if of_year else set()
    return frozenset(found)


@remembered
def days_of_months(text: str, language: str) -> frozenset[tuple[int, int]]:
    """Every (month, day) that is named in words, with a year or without."""
    words = lexicon.lexicon_of(language)
    if words is None:
        return frozenset()
    clean = _in_figures(lexicon.plain(text), words)
    found = {(int(month), int(day)) for month, day in _CHINESE_DAY.findall(clean)}
    found |= {(day.month, day.day) for day in days(text, language)} if not words.spaced else set()
    return frozenset({(m, d) for m, d, _ in _named(clean, words)} | found)


def months(text: str, language: str) -> frozenset[tuple[int, int]]:
    """Every (year, month) that is named in words: "December 2012", 2012年12月."""
    words = lexicon.lexicon_of(language)
    if words is None:
        return frozenset()
    if not words.spaced:
        named = _CHINESE_MONTH.findall(_in_figures(lexicon.plain(text), words))
        return frozenset((int(year), int(month)) for year, month in named)
    names = "|".join(sorted(map(re.escape, words.months), key=len, reverse=True))
    found = re.findall(rf"(?<!\w)({names})\.?\s+(?:de\s+)?(\d{{4}})(?!\d)", lexicon.plain(text))
    return frozenset((int(year), words.months[month]) for month, year in found)


@remembered
def weekdays(text: str, language: str) -> frozenset[int]:
    """The weekdays in the words, Monday as 0."""
    words = lexicon.lexicon_of(language)
    if words is None:
        return frozenset()
    clean = lexicon.plain(text)
    return frozenset(
        number
        for name, number in words.weekdays.items()
        if (len(name) > 3 or not words.spaced)
        and re.search(_edged(_on_the_day(name, language), words), clean)
    )


@remembered
def without_lasting(text: str, language: str) -> str:
    """A text without the weekdays since or until which something lasts: "stuck since Sunday"."""
    words = lexicon.lexicon_of(language)
    return _lasting(language).sub(" ", lexicon.plain(text)) if words else text


@remembered
def lasting(text: str, language: str) -> frozenset[int]:
    """The weekdays since or until which something lasts."""
    words = lexicon.lexicon_of(language)
    found = _lasting(language).finditer(lexicon.plain(text)) if words else ()
    return frozenset(day for match in found for day in weekdays(match["day"], language))


@cache
def _lasting(language: str) -> re.Pattern[str]:
    words = lexicon.lexicon_of(language)
    assert words
    names = sorted(words.weekdays, key=len, reverse=True)
    day = "|".join(_edged(_on_the_day(name, language), words) for name in names)
    return re.compile(rf"(?:{words.pattern('lasting').pattern})\s*(?P<day>{day})")


def _on_the_day(name: str, language: str) -> str:
    """A pattern of a weekday's name, also as "on that day" has it: среда, в среду."""
    if language in ("ru", "uk") and name[-1] in "ая":
        return f"{re.escape(name[:-1])}(?:{name[-1]}|{'у' if name[-1] == 'а' else 'ю'})"
    return re.escape(name)


def _named(clean: str, words: Lexicon) -> Iterator[tuple[int, int, int]]:
    """month, day, year (0 where none is given)"""
    before, behind = _patterns(words.language)
    for pattern in (before, behind):
        for match in pattern.finditer(clean):
            day = int(match["day"])
            if 0 < day < 32:
                yield words.months[match["month"]], day, int(match["year"] or 0)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon.lexicon_of(language)
    assert words
    names = sorted((name for name in words.months if len(name) > 2), key=len, reverse=True)
    month = rf"(?P<month>{'|'.join(map(re.escape, names)) or '(?!)'})\.?(?!\w)"
    day = r"(?<![\d.:])(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
    return (
        re.compile(rf"{day}\s+(?:de\s+|of\s+)?{month}{_YEAR_BEHIND}"),
        re.compile(rf"(?<!\w){month}\s+{day}(?!\d){_YEAR_BEHIND}"),
    )


def _in_figures(clean: str, words: Lexicon | None) -> str:
    """Chinese numerals of days, months and years in figures: 二〇一三年一月二十二日."""
    if words is None or words.language != "zh":
        return clean
    return _CHINESE_FIGURE.sub(lambda match: str(chinese_number(match[0])), clean)


def _edged(pattern: str, words: Lexicon) -> str:
    # 一周一次 is "once a week", and no Monday.
    if words.language == "de":
        # Montagabend, Dienstagvormittags
        part = "(?:s|(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)s?)?"
        return rf"(?<!\w){pattern}{part}(?!\w)"
    return rf"(?<!\w){pattern}(?!\w)" if words.spaced else rf"(?<!一){pattern}(?!次)"


def _day(year: int, month: int, day: int) -> set[date]:
    try:
        return {date(year, month, day)}
    except ValueError:
        return set()
