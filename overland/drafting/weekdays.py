"""Weekdays without a date, counted from the publication or from the passage's own time."""

from __future__ import annotations

from datetime import date, timedelta

from overland.drafting import calendar
from overland.drafting.date_context import (
    DAY_NAMES,
    DateContext,
    is_said,
    plain_words,
    with_weekday,
)
from overland.drafting.written_date import DateReading, WrittenDate


def weekday_date(written: WrittenDate, context: DateContext) -> DateReading:
    """The day that "Monday", "last Monday" or "Monday of next week" is, seen from publication."""
    published = context.published
    assert published is not None
    lexicon, parts = written.lexicon, written.parts
    number = lexicon.weekdays[plain_words(parts["weekday"])]
    name = DAY_NAMES[number]
    which = plain_words(parts.get("which", "")) or plain_words(parts.get("after", ""))
    latest = calendar.before(published, number)
    week = timedelta(days=7)
    if written.kind == "weekday_week":
        monday = published - timedelta(days=published.weekday())
        day = monday + {"last": -1, "this": 0, "next": 1}[which] * week + timedelta(days=number)
        return _current(context, day, f"The {name} of {which} week.")
    if which in lexicon.next:
        day = calendar.after(published, number, strictly=True)
        return _current(context, day, f"The first {name} after publication.")
    if which in lexicon.last:
        day = calendar.before(published, number, strictly=True)
        reason = f"The latest {name} before publication, {with_weekday(published)}."
        return _current(context, day, reason, other=day - week)
    in_passage = _in_passage(written, context, number)
    if in_passage and in_passage <= published:
        reason = f"The first {name} from {context.passage} on, of which the passage tells."
        context.passage = context.last = in_passage
        return _reading(in_passage, reason, latest)
    if written.is_ahead or written.was_to_come:
        day = calendar.after(published, number)
        seen_from = f"from publication on, {with_weekday(published)}"
        reason = f"The clause looks ahead: the first {name} {seen_from}."
        return _current(context, day, reason, other=latest)
    reason = f"The latest {name} up to publication, {with_weekday(published)}."
    return _current(context, latest, reason, other=latest - week)


def _in_passage(written: WrittenDate, context: DateContext, number: int) -> date | None:
    """The first such day from the earlier time on that the passage tells of, if it tells of one."""
    here = not context.current or context.passage_paragraph == written.sentence.paragraph
    if not context.passage or not here or written.is_ahead:
        return None
    if is_said(written.sentence.text, written.match.start(), written.lexicon):
        return None
    return calendar.after(context.passage, number)


def _current(
    context: DateContext, day: date, reason: str, *, other: date | None = None
) -> DateReading:
    """A day of the publication's own time: a passage about an earlier time is over."""
    context.passage = None
    context.current = True
    context.last = day
    return _reading(day, reason, other)


def _reading(day: date, reason: str, other: date | None) -> DateReading:
    return DateReading(day.isoformat(), reason, other.isoformat() if other and other != day else "")
