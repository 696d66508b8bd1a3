"""Days, weeks, months and years reckoned from a day, as EDTF."""

from __future__ import annotations

from datetime import date, timedelta

from overland.drafting.lexicon.words import Unit


def day(year: int, month: int, day_of_month: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def moved(start: date, unit: Unit, number: int, *, about: bool = False) -> str:
    """EDTF of the day, week, month or year that lies `number` of them from `start`.

    Of weeks and days the exact day is meant only if `about` is false.
    """
    mark = "~" if about else ""
    if unit == "day":
        return (start + timedelta(days=number)).isoformat() + mark
    if unit == "week":
        return (start + timedelta(days=7 * number)).isoformat() + "~"
    if unit == "month":
        year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
        return f"{year:04}-{month + 1:02}{mark}"
    return f"{start.year + number:04}{mark}"


def span(start: date, unit: Unit, number: int) -> str:
    """EDTF of the whole week, weekend, month or year, `number` from that of `start`."""
    if unit == "day":
        return (start + timedelta(days=number)).isoformat()
    if unit == "week":
        first = start - timedelta(days=start.weekday()) + timedelta(days=7 * number)
        return f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}"
    if unit == "weekend":
        saturday = start - timedelta(days=(start.weekday() - 5) % 7)
        if number > 0:
            saturday += timedelta(days=7)
        return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"
    return moved(start, unit, number)


def before(start: date, weekday: int, *, strictly: bool = False) -> date:
    """The latest such weekday up to `start`."""
    back = (start.weekday() - weekday) % 7
    return start - timedelta(days=back or (7 if strictly else 0))


def after(start: date, weekday: int, *, strictly: bool = False) -> date:
    """The first such weekday from `start` on."""
    on = (weekday - start.weekday()) % 7
    return start + timedelta(days=on or (7 if strictly else 0))


def nearest_year(published: date, month: int, day_of_month: int, *, future: bool) -> date | None:
    """The day of that month that lies last before, or (`future`) first after, the publication."""
    steps = (0, 1, 2, 3, 4) if future else (0, -1, -2, -3, -4)
    for step in steps:
        found = day(published.year + step, month, day_of_month)
        if found and (found >= published if future else found <= published):
            return found
    return None
