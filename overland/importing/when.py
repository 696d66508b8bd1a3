"""Dates of a file's cells as EDTF, in the order of day and month that the file keeps to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from overland.errors import InvalidDate
from overland.importing.imported import DateOrder
from overland.story import dates

_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d)(?:[ T].*)?")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d\d:\d\d(?::\d\d)?)\S*)?.*")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WORDS = re.compile(
    r"(?:(\d{1,2})\.?[ -])?([A-Za-z]{3,9})\.?[ -](?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})"
)
_EXCEL_ZERO = date(1899, 12, 30)


def order_of(values: Iterable[str]) -> DateOrder | None:
    """Which of day and month stands first in a column; None if it can be read both ways, "" if
    no value needs to know."""
    first = second = asked = False
    for value in values:
        match = _NUMERIC.fullmatch(value.strip())
        if match and match[1] != match[2]:
            asked = True
            first |= int(match[1]) > 12
            second |= int(match[2]) > 12
    if not asked:
        return ""
    if first != second:
        return "day-first" if first else "month-first"
    return None


def edtf(value: object, order: DateOrder = "") -> str:
    """The date as EDTF; "" if it is none. A time of day is left to the note."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value or "").strip()
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and 20_000 < float(text) < 60_000:
        return (_EXCEL_ZERO + timedelta(days=int(float(text)))).isoformat()
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.fullmatch(text):
        one, other, year = int(match[1]), int(match[2]), int(match[3])
        year += 0 if year > 99 else 2000 if year < 70 else 1900
        if order == "month-first" or (other > 12 >= one):
            one, other = other, one
        return _day(year, other, one)
    if match := _WORDS.fullmatch(text):
        month = match[2][:3].lower()
        if month in _MONTHS:
            day = match[1] or match[3]
            number = _MONTHS.index(month) + 1
            return _day(int(match[4]), number, int(day)) if day else f"{match[4]}-{number:02}"
    try:
        return dates.parse(text).edtf if text else ""
    except InvalidDate:
        return ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
