"""Halves that stand behind what is measured: "an hour and a half", "час с половиной"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from overland.evidence.words import lexicon
from overland.evidence.words.lexicon import Lexicon


def halves_in_digits(text: str, words: Lexicon) -> str:
    """A text, as `lexicon.plain` gives it, in which "an hour and a half" is "1.5 hour"."""
    if not words.has("and_a_half", text):
        return text
    return _pattern(words).sub(lambda match: _told(match, words), lexicon.plain(text))


@cache
def _pattern(words: Lexicon) -> re.Pattern[str]:
    """A number, a measure and a half; "una hora y media docena" is an hour, and six things."""
    tens = (word for word, value in words.numbers.items() if value >= 10)
    scales = "|".join(map(re.escape, (*words.scales, *tens)))
    return re.compile(
        rf"(?:(?P<number>[\w.,-]+)\s+)?(?P<measure>{words.pattern('measure').pattern})"
        rf"\s+(?:{words.pattern('and_a_half').pattern})(?!\s+(?:{scales})(?!\w))"
    )


def _told(match: re.Match[str], words: Lexicon) -> str:
    written = match["number"] or ""
    number = _value(written, words)
    if number is None and "-" in written:
        return match[0]
    kept = f"{written} " if number is None and written else ""
    half = format(float((number or 1) + Fraction(1, 2)), "g").replace(".", words.decimal)
    return f"{kept}{half} {match['measure']}"


def _value(written: str, words: Lexicon) -> Fraction | None:
    if written.isdigit():
        return Fraction(int(written))
    if words.pattern("single").fullmatch(written):
        return Fraction(1)
    return words.numbers.get(written)
