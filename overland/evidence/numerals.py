"""What a figure in words says of its bounds: "about 80", "more than 100", "several thousand"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["none", "exact", "about", "more", "fewer", "range", "several"]

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
_NUMBER = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d+|[a-z]+", re.IGNORECASE)
_ONE = re.compile(r"an? ", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more than|over|at least|upwards of|no fewer than|no less than)\b", re.I)
_FEWER = re.compile(r"\b(?:fewer than|less than|under|at most|up to|no more than|below)\b", re.I)
_NEARLY = re.compile(r"\b(?:nearly|almost|just under|close to)\b", re.I)
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|approximately|circa|estimated)\b|~", re.I)
_SEVERAL = re.compile(
    r"\b(?:several|many|tens of|hundreds|thousands|dozens|millions|a few)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A figure as read from words: what it says of the number, and the numbers in it."""

    kind: Kind
    numbers: tuple[int, ...]


def read(as_written: str, qualifier: str = "") -> Wording:
    """Read an English figure; words that hold no number give the kind "none"."""
    text = f"{qualifier} {as_written}"
    found = numbers(as_written)
    # Before the plain comparisons: "no more than" holds "more than".
    for kind, pattern in (
        ("fewer", _FEWER),
        ("more", _MORE),
        ("several", _SEVERAL),
        ("fewer", _NEARLY),
    ):
        if pattern.search(text) and (found or kind == "several"):
            return Wording(kind, found)  # type: ignore[arg-type]
    if not found:
        return Wording("none", ())
    if _ABOUT.search(text):
        return Wording("about", found)
    return Wording("range" if len(found) == 2 else "exact", found)


def disagreement(
    as_written: str, qualifier: str, minimum: int | None, maximum: int | None
) -> str | None:
    """In plain words, how the bounds contradict the figure as written; None if they do not."""
    wording = read(as_written, qualifier)
    low = wording.numbers[0] if wording.numbers else 0
    high = wording.numbers[-1] if wording.numbers else 0
    bounds = f"{'…' if minimum is None else minimum} to {'…' if maximum is None else maximum}"
    match wording.kind:
        case "none":
            wrong = minimum is not None or maximum is not None
            return f"names no number, but the bounds are {bounds}" if wrong else None
        case "exact" | "range":
            wrong = (minimum, maximum) != (low, high)
            return (
                f"is {low if low == high else f'{low} to {high}'}, not {bounds}" if wrong else None
            )
        case "about":
            if not (minimum or 0) <= low <= high <= (high if maximum is None else maximum):
                return f"does not lie within the bounds {bounds}"
            edge = minimum == low or maximum == high
            return f"lies within its bounds, not at their edge: {bounds}" if edge else None
        case "more":
            wrong = minimum is None or minimum < low or (maximum is not None and maximum <= low)
            return f"means a minimum of {low} or more, not {bounds}" if wrong else None
        case "fewer":
            wrong = maximum is None or maximum > high
            return f"means a maximum of {high} or less, not {bounds}" if wrong else None
    wrong = minimum is not None and (minimum < low or minimum == maximum)
    return f"is not the same as {bounds}" if wrong else None


def numbers(text: str) -> tuple[int, ...]:
    """Every number in the text, in order; "two thousand" and "eighty-five" are one each."""
    found: list[int] = []
    value: int | None = None
    last_end, previous = 0, ""
    for match in _NUMBER.finditer(text):
        word = match[0].lower()
        scale = _SCALES.get(word, _SCALES.get(word.removesuffix("s")))
        joined = not text[last_end : match.start()].strip(" -\u00a0")
        if word[0].isdigit() or word in _UNITS:
            number = _UNITS[word] if word in _UNITS else int(re.sub(r"\D", "", word))
            tens = joined and previous in _TENS and number < 10
            if value is not None and not tens:
                found.append(value)
            value = number + (value or 0 if tens else 0)
        elif scale:
            value = (1 if value is None else value) * scale
        elif value is not None:
            found.append(value)
            value = None
        last_end, previous = match.end(), word
    if value is not None:
        found.append(value)
    # "an official" is one, if nothing else in the words is a number.
    return tuple(found) if found or not _ONE.match(text) else (1,)
