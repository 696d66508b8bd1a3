"""EDTF dates: parse, order, and show exactly as precisely as they are known.

EDTF is ISO 8601-2: "2011-03", "2013-01-22~", "2013-01-22/..". The grammar is the `edtf` package's;
what is added here is a limit on what reaches it, bounds as `datetime.date`, and words for readers.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from time import struct_time
from typing import Literal, cast

from babel.dates import format_date
from edtf import parse_edtf

from overland.errors import InvalidDate
from overland.i18n import N_

Precision = Literal["time", "day", "month", "season", "year", "interval", "other"]
Translate = Callable[[str], str]

LONGEST = 64
"""Characters. The grammar backtracks: longer text is refused before it."""

UNKNOWN = "XXXX"
"""EDTF for a date of which nothing is known."""

# No Y, E, S or ^: years beyond four digits do not fit datetime.date, and "Y1E999999999" would
# make the parser compute that power.
_ALPHABET = re.compile(r"[0-9XTZ?~%./:,+\[\]{}-]+", re.ASCII)
_DAY = r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
_POINT = re.compile(_DAY + r"(?P<qualifier>[?~%])?", re.ASCII)
_TIME = re.compile(
    _DAY + r"T(?P<clock>\d\d:\d\d)(?P<seconds>:\d\d)?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?", re.ASCII
)
_UNSPECIFIED = re.compile(r"(\d{4})-(?:XX|(\d\d)-XX|XX-XX)", re.ASCII)
_SEASONS = {
    "21": N_("spring {year}"),
    "22": N_("summer {year}"),
    "23": N_("autumn {year}"),
    "24": N_("winter {year}"),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as precisely as it is known.

    `lower` and `upper` are the first and last day that it may touch; an open or unknown end is
    `date.min` or `date.max`, so that comparisons hold.
    """

    edtf: str
    lower: date
    upper: date
    precision: Precision

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Order by first day, then by last, then by time of day; an open start goes by its end."""
        start = self.upper if self.lower == date.min else self.lower
        return (start, self.upper, self.edtf if self.precision == "time" else "")


def parse(text: str) -> Moment:
    """Read an EDTF date between the years 1 and 9999. Raises InvalidDate, and nothing else."""
    if not text:
        raise InvalidDate("the date is empty")
    if len(text) > LONGEST:
        raise InvalidDate(f"a date of {len(text)} characters; at most {LONGEST} are read")
    if not _ALPHABET.fullmatch(text):
        raise InvalidDate(f"{text!r} is not an EDTF date (ISO 8601-2) of the years 1 to 9999")
    return _parsed(text)


# The grammar takes about 5 ms a date, and a page shows dozens of the same ones on every rerun.
@lru_cache(maxsize=4096)
def _parsed(text: str) -> Moment:
    if text == UNKNOWN:  # the package gives it bounds from the year 0, which is no date
        return Moment(text, date.min, date.max, "other")
    if timed := _TIME.fullmatch(text):  # ISO 8601 needs no seconds; the grammar does
        try:
            day = _instant(timed).date()
        except ValueError as error:
            raise InvalidDate(f"{text!r} is no time of a day that there was") from error
        return Moment(text, day, day, "time")
    if plain := _plain(text):
        return plain
    try:
        lower, upper = _plain_interval(text) or _bounds(text)
    except Exception as error:  # the grammar raises many kinds; to a caller they are all one
        raise InvalidDate(f"{text!r} is not an EDTF date (ISO 8601-2)") from error
    # For an unknown end ("2013/") the package guesses ten years; nothing is known, so it is open.
    if text.endswith("/"):
        upper = date.max
    if text.startswith("/"):
        lower = date.min
    if lower > upper:
        raise InvalidDate(f"{text!r} ends before it starts")
    return Moment(text, lower, upper, _precision(text))


def _bounds(text: str) -> tuple[date, date]:
    """The first and last day by the grammar. Raises whatever the grammar raises."""
    parsed = parse_edtf(text)
    return _bound(parsed.lower_strict(), date.min), _bound(parsed.upper_strict(), date.max)


def _plain_interval(text: str) -> tuple[date, date] | None:
    """The same of two plain ends, which need no grammar either."""
    ends = [_plain(end) for end in text.split("/")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    return ends[0].lower, ends[1].upper


def _instant(timed: re.Match[str]) -> datetime:
    """The date and time of `_TIME`, with its zone if it names one. Raises ValueError."""
    zone = timed["zone"] or ""
    if re.fullmatch(r"[+-]\d\d", zone):
        zone += ":00"
    day = f"{timed['year']}-{timed['month']}-{timed['day']}"
    return datetime.fromisoformat(f"{day}T{timed['clock']}{timed['seconds'] or ':00'}{zone}")


def _plain(text: str) -> Moment | None:
    """A year, month or day without anything else: most dates are, and need no grammar."""
    match = _POINT.fullmatch(text)
    if not match or match["qualifier"] or "00" in (match["month"], match["day"]):
        return None
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    try:
        lower = date(year, month or 1, day or 1)
    except ValueError:  # a season, or no date at all: the grammar says which
        return None
    last_month = month or 12
    last_day = day or monthrange(year, last_month)[1]
    return Moment(text, lower, date(year, last_month, last_day), _precision(text))


def show(text: str, translate: Translate = str, language: str = "en") -> str:
    """Say a date in words, no more precisely than it is written. Raises InvalidDate.

    Months are named by Babel in `language`; the other words go through `translate`.
    """
    moment = parse(text)
    if text == UNKNOWN:
        return translate("at an unknown date")
    if text.count("/") == 1 and not text.startswith(("[", "{")):
        return _show_interval(text, translate, language)
    if timed := _TIME.fullmatch(text):
        return _show_time(timed, translate, language)
    return _show_point(text, translate, language) or _show_span(moment, translate, language)


def _bound(value: object, open_end: date) -> date:
    if isinstance(value, float):  # minus or plus infinity
        return open_end
    year, month, day = tuple(cast("struct_time", value))[:3]
    return date(year, month, day)


def _precision(text: str) -> Precision:
    if text.startswith(("[", "{")):
        return "other"
    if "/" in text:
        return "interval"
    if "T" in text:
        return "time"
    if re.fullmatch(r"\d{4}-2[1-4]", text):
        return "season"
    match = _POINT.fullmatch(text)
    if not match:
        return "other"
    return "day" if match["day"] else "month" if match["month"] else "year"


def _named(match: re.Match[str], language: str, *, inflected: bool) -> str:
    """The day, month or year of `match`; `inflected` picks the month's form after other words."""
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    if not month:
        return str(year)
    pattern = "d MMMM y" if day else "MMMM y" if inflected else "LLLL y"
    return _in_words(date(year, month, day or 1), pattern, language)


@lru_cache(maxsize=1024)
def _in_words(day: date, pattern: str, language: str) -> str:
    return str(format_date(day, pattern, locale=language))


def _show_time(match: re.Match[str], translate: Translate, language: str) -> str:
    shown = f"{_named(match, language, inflected=True)}, {match['clock']}"
    if not match["zone"]:
        return shown
    return f"{shown} UTC" if match["zone"] == "Z" else f"{shown} UTC{match['zone']}"


def _show_point(
    text: str, translate: Translate, language: str, *, inflected: bool = False
) -> str | None:
    """A year, month, day or season with its qualifier; None for rarer forms."""
    if match := _POINT.fullmatch(text):
        if (match["month"] or "01") > "12":
            season = (
                translate(_SEASONS[match["month"]].text) if match["month"] in _SEASONS else None
            )
            return season.format(year=int(match["year"])) if season else None
        qualifier = match["qualifier"]
        shown = _named(match, language, inflected=inflected or qualifier in ("~", "%"))
        if qualifier in ("~", "%"):
            shown = translate("about {date}").format(date=shown)
        if qualifier in ("?", "%"):
            shown = translate("{date} (uncertain)").format(date=shown)
        return shown
    if match := _UNSPECIFIED.fullmatch(text):
        known = match[1] if match[2] is None else f"{match[1]}-{match[2]}"
        missing = (
            translate("{date}, day not known") if match[2] else translate("{date}, month not known")
        )
        return missing.format(date=_show_point(known, translate, language))
    if re.fullmatch(r"\d{3}X", text):
        return translate("the {decade}s").format(decade=text[:3] + "0")
    return None


def _show_interval(text: str, translate: Translate, language: str) -> str:
    first, last = text.split("/")

    def end(part: str, *, inflected: bool = True) -> str:
        point = _show_point(part, translate, language, inflected=inflected)
        return point or _show_span(parse(part), translate, language)

    match (first, last):
        case ("..", ".." | ""):
            return translate("at an unknown date")
        case ("..", _):
            return translate("until {date}").format(date=end(last))
        case (_, ".."):
            return translate("since {date}").format(date=end(first))
        case ("", _):
            return translate("from an unknown date to {date}").format(date=end(last))
        case (_, ""):
            return translate("from {date} to an unknown date").format(date=end(first))
    return f"{end(first, inflected=False)} – {end(last, inflected=False)}"


def _show_span(moment: Moment, translate: Translate, language: str) -> str:
    """Rarer forms by their bounds: true, if less terse than what was written."""
    first, last = (_in_words(bound, "d MMMM y", language) for bound in (moment.lower, moment.upper))
    if moment.lower == date.min:
        shown = translate("until {date}").format(date=last)
    elif moment.upper == date.max:
        shown = translate("since {date}").format(date=first)
    elif first == last:
        shown = first
    else:
        shown = translate("some time from {first} to {last}").format(first=first, last=last)
    doubtful = any(mark in moment.edtf for mark in "?~%")
    return translate("{date} (uncertain)").format(date=shown) if doubtful else shown
