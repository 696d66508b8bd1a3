"""Figures in words and their bounds: "about 80", "more than 100", "نحو 80", "полмиллиона".

Digits of every script are read in any language, number words in those that have a lexicon. Where
a language is not known, or a form is not, the kind is "unknown": nothing is concluded from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Literal

from babel import Locale

from overland.evidence.words import lexicon
from overland.evidence.words.clock import without_times
from overland.evidence.words.lexicon import Lexicon
from overland.evidence.words.measured_halves import halves_in_digits
from overland.evidence.words.spelled_numbers import spelled

Kind = Literal["unknown", "none", "exact", "about", "more", "fewer", "range", "several"]

_GROUP = "[,.\u00a0\u202f\u2009 '’٬،]"
_INDIAN = r"\d{1,2}(?:,\d\d)+,\d{3}(?!\d)"
"""1,23,456: groups of two before the last one of three."""
_DIGITS = re.compile(
    rf"{_INDIAN}|\d{{1,3}}(?:{_GROUP}\d{{3}})+(?!\d)(?:[.,٫]\d{{1,2}}(?!\d))?|\d+(?:[.,٫]\d+)?"
)
_FORMAL = re.compile("[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟兆]")
"""Chinese figures as cheques have them, which are words of their own as well."""
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[.]")
_PAIR = 2
_SEVERAL = 3
"""Times its scale: "several thousand" may be read as 3,000 or more, not as 9,000."""
_ONE = re.compile(r"an? ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """A figure as read from words: what it says of the number, and the numbers in it."""

    kind: Kind
    numbers: tuple[int | float, ...]


def read(as_written: str, qualifier: str = "", language: str = "en") -> Wording:
    """Read a figure; words that hold no number give the kind "none".

    The qualifier may be in the figure's language or in English.
    """
    words, english = lexicon.lexicon_of(language), lexicon.lexicon_of("en")
    found = numbers(as_written, language)
    if words is None:
        return Wording("unknown", found)

    def says(key: str) -> bool:
        return words.has(key, f"{qualifier} {as_written}") or bool(
            english and english.has(key, qualifier)
        )

    # Before the plain comparisons: "no more than" holds "more than".
    kinds: tuple[tuple[Kind, str], ...] = (
        ("fewer", "fewer"),
        ("more", "more"),
        ("several", "several"),
        ("fewer", "nearly"),
    )
    # "Half a thousand" is a number, and no "thousands".
    halved = bool(found) and not words.half.isdisjoint(lexicon.plain(as_written).split())
    for kind, key in kinds:
        if kind == "several" and (halved or _counted(found)):
            continue
        if says(key) and (found or kind == "several"):
            return Wording(kind, found)
    if not found:
        return Wording("none", ())
    if says("about"):
        return Wording("about", found)
    return Wording("range" if len(found) == 2 else "exact", found)


def unread(as_written: str, language: str, minimum: int | None = None) -> bool:
    """Whether a figure may have a number in a form that is not read: nothing is concluded.

    陸拾; of a minimum of two, an Arabic noun in what may be the dual.
    """
    words = lexicon.lexicon_of(language)
    if words is None or read(as_written, "", language).kind != "none":
        return False
    if words.dual:
        return minimum == _PAIR and dual(as_written, language)
    return not words.spaced and bool(_FORMAL.search(lexicon.plain(as_written)))


def dual(text: str, language: str) -> bool:
    """Whether a word may be a noun in the dual: مهندسان, "two engineers"; not السودان, لبنان.

    مسافرين may be two travellers or several: what it says of a number is not known.
    """
    words = lexicon.lexicon_of(language)
    if words is None or not words.dual:
        return False
    ending = "|".join(words.dual)
    found = re.findall(rf"(?<!\w)(?!ال|وال|بال|لل)\w{{2,}}(?:{ending})(?!\w)", lexicon.plain(text))
    return any(not numbers(word, language) and word not in _countries(language) for word in found)


@cache
def _countries(language: str) -> frozenset[str]:
    """The names of countries, each word by itself."""
    names = Locale.parse(language).territories.values()
    return frozenset(word for name in names for word in lexicon.plain(name).split())


def _counted(found: tuple[int | float, ...]) -> bool:
    """Whether a number says how many thousands or hundreds: ثلاثة آلاف وخمسمئة is 3,500."""
    return len(found) == 1 and found[0] > 100 and not re.fullmatch("10+", str(found[0]))


def disagreement(
    as_written: str,
    qualifier: str,
    minimum: int | None,
    maximum: int | None,
    language: str = "en",
) -> str | None:
    """In plain words, how the bounds contradict the figure as written; None if they do not."""
    words = lexicon.lexicon_of(language)
    # A share of something is no number of it: "a third of the people".
    if words is not None and minimum is maximum is None and words.has("fraction", as_written):
        return None
    wording = read(as_written, qualifier, language)
    vague = wording.kind == "several" and not re.search(r"\d", as_written)
    if vague and wording.numbers and (minimum or 0) > _SEVERAL * wording.numbers[0]:
        return f"names no number, and nobody gives {minimum}"
    if unread(as_written, language, minimum if minimum == maximum else None):
        return None
    told = _disagreement(wording, minimum, maximum)
    # "2.500" may be two and a half, or a thousand times as much: either reading will do.
    others = tuple(_other_readings(as_written, language))
    if told and others and not _disagreement(Wording(wording.kind, others), minimum, maximum):
        return None
    return told


def _disagreement(wording: Wording, minimum: int | None, maximum: int | None) -> str | None:
    low = wording.numbers[0] if wording.numbers else 0
    high = wording.numbers[-1] if wording.numbers else 0
    bounds = f"{'…' if minimum is None else minimum} to {'…' if maximum is None else maximum}"
    match wording.kind:
        case "unknown":
            return None
        case "none":
            wrong = minimum is not None or maximum is not None
            return f"names no number, but the bounds are {bounds}" if wrong else None
        case "exact" | "range" if low != int(low) or high != int(high):
            # Bounds are whole: three and a half has none, or the whole ones around it.
            given = (low if minimum is None else minimum, high if maximum is None else maximum)
            wrong = given[0] > low or given[1] < high or given[1] - given[0] > 1 + high - low
            return f"is {said(low)} to {said(high)}, not {bounds}" if wrong else None
        case "exact" | "range":
            wrong = (minimum, maximum) != (low, high)
            return (
                f"is {low if low == high else f'{low} to {high}'}, not {bounds}" if wrong else None
            )
        case "about":
            if minimum is None and maximum is None:
                return None
            if not (minimum or 0) <= low <= high <= (high if maximum is None else maximum):
                return f"does not lie within the bounds {bounds}"
            plain = (minimum, maximum) == (low, high)  # no reading of "about" by the editor
            edge = (minimum == low or maximum == high) and not plain
            return f"lies within its bounds, not at their edge: {bounds}" if edge else None
        case "more":
            wrong = minimum is None or minimum < low or (maximum is not None and maximum <= low)
            return f"means a minimum of {low} or more, not {bounds}" if wrong else None
        case "fewer":
            wrong = maximum is None or maximum > high
            return f"means a maximum of {high} or less, not {bounds}" if wrong else None
    wrong = minimum is not None and (minimum < low or minimum == maximum)
    return f"is not the same as {bounds}" if wrong else None


def counts(measure: str, text: str, language: str) -> bool:
    """Whether a number stands right before a measure, as in "3 hours", or nothing does."""
    before = lexicon.plain(text).partition(measure)[0].split()
    return not before or bool(numbers(before[-1], language))


@lru_cache(maxsize=8192)
def numbers(text: str, language: str = "en") -> tuple[int | float, ...]:
    """Every number in the text, in order; "two thousand" and "eighty-five" are one each.

    Times of day are no numbers. Words count in languages that have a lexicon, digits in all.
    """
    words = lexicon.lexicon_of(language)
    found = tuple(_plain_number(value) for value in _values(text, words, language))
    # "an official" is one, if nothing else in the words is a number.
    return found if found or language != "en" or not _ONE.match(text) else (1,)


@lru_cache(maxsize=512)
def readings(text: str, language: str = "en") -> frozenset[int | float]:
    """Every number that a reader may see in the text: "2.500" is 2500 and two and a half."""
    return frozenset((*numbers(text, language), *_other_readings(text, language)))


def said(number: int | float) -> str:
    """A number as it is told: 2500, 2.5."""
    return f"{number:g}" if isinstance(number, float) else str(number)


def _plain_number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


def _values(text: str, words: Lexicon | None, language: str) -> Iterator[Fraction]:
    clean = without_times(text, language)
    clean = halves_in_digits(clean, words) if words else clean
    return spelled(_tokens(clean, words, language), words)


def _tokens(text: str, words: Lexicon | None, language: str) -> Iterator[str | Fraction | None]:
    """Numbers in digits, words, and None where something else stands between them."""
    clean = lexicon.plain(text)
    at = 0
    while at < len(clean):
        digits = _DIGITS.match(clean, at)
        word = None if digits else _LETTERS.match(clean, at)
        if digits:
            yield from _in_digits(
                digits[0], words.decimal if words else lexicon.decimal_mark(language)
            )
            at = digits.end()
        elif word:
            yield word[0]
            at = word.end()
        else:
            if clean[at] not in " -\u2010\u2011":
                yield None
            at += 1


def _in_digits(written: str, decimal: str) -> Iterator[Fraction]:
    """The value of a number in digits, by what its language puts before decimals."""
    clean = written.replace("٫", "." if decimal == "." else ",")
    grouped = re.fullmatch(rf"(\d{{1,3}}(?:{_GROUP}\d{{3}})+)(?:[.,](\d+))?", clean)
    marks = re.findall(r"\D", grouped[1]) if grouped else []
    whole = grouped and not (len(marks) == 1 and marks[0] == decimal and not grouped[2])
    if re.fullmatch(_INDIAN, clean):
        yield Fraction(clean.replace(",", ""))
    elif grouped and whole:
        yield Fraction(re.sub(r"\D", "", grouped[1]) + (f".{grouped[2]}" if grouped[2] else ""))
    elif re.fullmatch(r"\d+[.,]\d+", clean):
        yield Fraction(clean.replace(",", "."))
    else:
        yield from (Fraction(part) for part in re.findall(r"\d+", clean))


def _other_readings(text: str, language: str) -> Iterable[int]:
    """ "2.500" in a language with decimal points, "2,500" in one with commas: as thousands."""
    for match in re.finditer(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?![\d.,]*\d)", lexicon.plain(text)):
        yield int(re.sub(r"\D", "", match[0]))
