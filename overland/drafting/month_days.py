"""Days with a month: as written, or in the year that fits the publication best."""

from __future__ import annotations

import re
from datetime import date, timedelta

from overland.drafting import calendar
from overland.drafting.date_context import (
    DAY_NAMES,
    NO_PUBLICATION,
    DateContext,
    day_name,
    full_year,
    plain_words,
    remember,
)
from overland.drafting.written_date import DateReading, WrittenDate
from overland.i18n import _

_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1),
}  # fmt: skip


_BOUND = re.compile(r"\b(?:since|until|till|by|before|after|from|of)\s+$", re.I)


def calendar_day(written: WrittenDate, context: DateContext) -> DateReading:
    """A day, or days from one to another, of a month."""
    month, day = _month_and_day(written)
    year, reason = _year_for(written, month, day, context)
    if year is None:
        return DateReading("", str(NO_PUBLICATION))
    start = calendar.day(year, month, day)
    if start is None:
        return DateReading("", _("The calendar has no such day."))
    paragraph = written.sentence.paragraph
    remember(context, start.isoformat(), paragraph if "year" in written.parts else None)
    if _BOUND.search(written.before):
        context.passage = None
    context.passage_paragraph = paragraph
    end = _last_day(written, year, month)
    if end and end > start:
        return DateReading(f"{start.isoformat()}/{end.isoformat()}", reason)
    other = _other_way_round(written)
    if other:
        reason += " " + _("Day and month may stand the other way round.")
    return DateReading(start.isoformat(), reason, other)


def _month_and_day(written: WrittenDate) -> tuple[int, int]:
    parts = written.parts
    if written.kind == "feast":
        return _FEASTS[parts["feast"].lower().replace("’", "'")]
    if written.kind == "iso":
        return int(parts["m"]), int(parts["d"])
    if written.kind == "numeric":
        first, second = int(parts["a"]), int(parts["b"])
        return (first, second) if second > 12 else (second, first)
    return _month(written, parts["month"]), int(parts["d"])


def _month(written: WrittenDate, name: str) -> int:
    return written.lexicon.months[plain_words(name)]


def _last_day(written: WrittenDate, year: int, month: int) -> date | None:
    """The second day of "12 to 14 May", "30 April to 2 May"; after New Year if that comes first."""
    parts = written.parts
    if "d2" not in parts:
        return None
    last_month = _month(written, parts.get("month2", parts["month"]))
    return calendar.day(year + (last_month < month), last_month, int(parts["d2"]))


def _other_way_round(written: WrittenDate) -> str:
    """5/4/2023 as a reader in the United States takes it, where both readings are dates."""
    if written.kind != "numeric" or written.lexicon.code != "en" or written.parts["by"] != "/":
        return ""
    first, second = int(written.parts["a"]), int(written.parts["b"])
    if first == second or first > 12 or second > 12:
        return ""
    return f"{full_year(written.parts['year']):04}-{first:02}-{second:02}"


def _year_for(
    written: WrittenDate, month: int, day: int, context: DateContext
) -> tuple[int | None, str]:
    """The year of a day, and the reasoning."""
    parts, published, ahead = written.parts, context.published, written.is_ahead
    if "year" in parts:
        return full_year(parts["year"]), _("As written.")
    if context.other_year(written.sentence.paragraph):
        return context.year, _("The year is that of the passage, {year}.").format(year=context.year)
    if published is None:
        return None, ""
    if "weekday" in parts:
        latest = published + timedelta(days=366 if ahead else 0)
        number = _WEEKDAYS.get(plain_words(parts["weekday"]), -1)
        for year in range(published.year + 1, published.year - 7, -1):
            fitting = calendar.day(year, month, day)
            if fitting and fitting <= latest and fitting.weekday() == number:
                reason = _("The year in which the day is a {weekday}.")
                return year, reason.format(weekday=day_name(number))
    nearest = calendar.nearest_year(published, month, day, future=ahead)
    last = _("The one last before publication, {published}.")
    reason = _("The one first after publication, {published}.") if ahead else last
    return (nearest.year if nearest else None), reason.format(published=published)


_WEEKDAYS = {name.lower(): number for number, name in enumerate(DAY_NAMES)}
