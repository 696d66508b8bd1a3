"""Dates of a file's cells as EDTF, in the order of day and month that the file keeps to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from overland.errors import InvalidDate
from overland.story import dates, day_spellings
from overland.story.day_spellings import DateOrder

_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d)(?:[ T].*)?")


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
    text = " ".join(str(value or "").split())
    for written in (text, re.split("[ T]", text)[0]):
        if found := day_spellings.days(written, order):
            return found[0]
    try:
        return dates.parse(text).edtf if text else ""
    except InvalidDate:
        return ""
