"""Weekdays without a date, counted from the publication or from the passage's own time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from overland.drafting import calendar
from overland.drafting.date_context import (
    DateContext,
    day_name,
    is_said,
    plain_words,
    with_weekday,
)
from overland.drafting.written_date import DateReading, WrittenDate
from overland.i18n import _

_OF_WEEK: Final = {
    "last": lambda: _("The {weekday} of the week before publication."),
    "this": lambda: _("The {weekday} of the week of publication."),
    "next": lambda: _("The {weekday} of the week after publication."),
}


def weekday_date(written: WrittenDate, context: DateContext) -> DateReading:
    """The day that "Monday", "last Monday" or "Monday of next week" is, seen from publication."""
    published = context.published
    assert published is not None
    lexicon, parts = written.lexicon, written.parts
    number = lexicon.weekdays[plain_words(parts["weekday"])]
    # Arabic spells its days in more than one way: the note has the report's.
    name = parts["weekday"] if lexicon.code == "ar" else day_name(number)
    which = plain_words(parts.get("which", "")) or plain_words(parts.get("after", ""))
    latest = calendar.before(published, number)
    week = timedelta(days=7)
    if written.kind == "weekday_week":
        monday = published - timedelta(days=published.weekday())
        day = monday + {"last": -1, "this": 0, "next": 1}[which] * week + timedelta(days=number)
        return _current(context, day, _OF_WEEK[which]().format(weekday=name))
    if which in lexicon.next:
        day = calendar.after(published, number, strictly=True)
        reason = _("The first {weekday} after publication.").format(weekday=name)
        return _current(context, day, reason)
    if which in lexicon.last:
        day = calendar.before(published, number, strictly=True)
        reason = _("The latest {weekday} before publication, {day}.")
        reason = reason.format(weekday=name, day=with_weekday(published))
        return _current(context, day, reason, other=day - week)
    in_passage = _in_passage(written, context, number)
    if in_passage and in_passage <= published:
        reason = _("The first {weekday} from {start} on, of which the passage tells.")
        reason = reason.format(weekday=name, start=context.passage)
        context.passage = context.last = in_passage
        return _reading(in_passage, reason, latest)
    if written.is_ahead or written.was_to_come:
        day = calendar.after(published, number)
        reason = _("The clause looks ahead: the first {weekday} from publication on, {day}.")
        reason = reason.format(weekday=name, day=with_weekday(published))
        return _current(context, day, reason, other=latest)
    reason = _("The latest {weekday} up to publication, {day}.")
    reason = reason.format(weekday=name, day=with_weekday(published))
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
