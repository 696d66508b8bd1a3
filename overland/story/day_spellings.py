"""Days as people write them -> the days that they may be, in ISO 8601. Nothing is decided here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

DateOrder = Literal["day-first", "month-first", ""]
"""What stands first where a day and a month are numbers; "" where nobody knows."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ABOUT = re.compile(r"^(?:c\.|ca\.|circa|about|around|approx\.?)\s*", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d)", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})", re.ASCII)
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})", re.ASCII
)
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII)
_MONTH = re.compile(r"([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})", re.ASCII)
_CLOCK = re.compile(r"(.*\d)[\sT]+(\d{1,2}):(\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_SERIAL = re.compile(r"([2-5]\d{4})(?:\.\d+)?", re.ASCII)
"""A day as spreadsheets count it, with a time of day as its fraction: from 1954 to 2064."""
_EXCEL_EPOCH = date(1899, 12, 30)


def proposed(text: str) -> list[str]:
    """The dates in EDTF that a cell may mean, the likeliest first; none for anything else."""
    text = " ".join(text.split())
    rest, about = _ABOUT.sub("", text), bool(_ABOUT.match(text))
    time = ""
    if clock := _CLOCK.fullmatch(rest):
        hour, minute = int(clock[2]), int(clock[3])
        if hour > 23 or minute > 59:
            return []
        rest, time = clock[1], f"T{hour:02}:{minute:02}{clock[4] or ''}{clock[5] or ''}"
    return [day + time + ("~" if about and not time else "") for day in days(rest)]


def days(text: str, order: DateOrder = "") -> tuple[str, ...]:
    """The days or the month that a text without a time of day may mean; with an order, one."""
    return tuple(dict.fromkeys(_days(text, order)))


def _days(text: str, order: DateOrder) -> Iterator[str]:
    if match := _YEAR_FIRST.fullmatch(text):
        yield from _day(match[1], match[2], match[3])
    elif match := _NUMBERS.fullmatch(text):
        year = match[3] if len(match[3]) == 4 else _century(match[3])
        if order != "month-first":
            yield from _day(year, match[2], match[1])
        if order != "day-first":
            yield from _day(year, match[1], match[2])
    elif match := _DAY_MONTH.fullmatch(text):
        yield from _day(match[3], _month(match[2]), match[1])
    elif match := _MONTH_DAY.fullmatch(text):
        yield from _day(match[3], _month(match[1]), match[2])
    elif (match := _MONTH.fullmatch(text)) and (month := _month(match[1])):
        yield f"{match[2]}-{int(month):02}"
    elif _SERIAL.fullmatch(text):
        yield (_EXCEL_EPOCH + timedelta(days=int(float(text)))).isoformat()


def _century(year: str) -> str:
    """Two digits as spreadsheets read them: 70 and later are of the twentieth century."""
    return f"{19 if int(year) >= 70 else 20}{year}"


def _day(year: str, month: str, day: str) -> Iterator[str]:
    try:
        yield date(int(year), int(month or 0), int(day)).isoformat()
    except ValueError:
        return


def _month(name: str) -> str:
    start = name[:3].lower()
    return str(_MONTHS.index(start) + 1) if start in _MONTHS else ""
