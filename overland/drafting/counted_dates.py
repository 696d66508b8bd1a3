"""Dates counted from another day: "three days ago", "last month", "the next day"."""

from __future__ import annotations

import re
from datetime import timedelta

from overland.drafting import calendar
from overland.drafting.date_context import (
    NO_PUBLICATION,
    DateContext,
    plain_number,
    plain_words,
    remember,
    with_weekday,
)
from overland.drafting.written_date import DateReading, WrittenDate
from overland.i18n import _

_ABOUT = re.compile(
    r"\b(?:nearly|almost|about|around|some|roughly|more than|over|почти|около|près d\w*|casi|fast|"
    r"etwa|نحو)\s*$",
    re.I,
)
_EVENT = re.compile(r"(?<=after) (?!(?:that|this|which)\b)\w")
"""What follows "two weeks after" where it is no sentence's end: an event."""
_DAYS = {"week": 7, "month": 30, "year": 365}


def from_publication(written: WrittenDate, context: DateContext) -> DateReading:
    """ "overnight", "two weeks ago", "last month", seen from the day of publication."""
    published = context.published
    assert published is not None
    if written.kind == "overnight":
        night = published - timedelta(days=1)
        edtf = f"{night.isoformat()}/{published.isoformat()}"
        return DateReading(edtf, _("The night before publication."))
    if written.kind == "relative":
        return _relative(written, context)
    number = plain_number(written.parts["n"], written.lexicon)
    unit = written.lexicon.spans[plain_words(written.parts["unit"])]
    about = bool(_ABOUT.search(written.before)) or unit == "year"
    edtf = calendar.moved(published, unit, -number, about=about)
    remember(context, edtf)
    reason = _("Counted back from publication, {published}.").format(published=published)
    return DateReading(edtf, reason)


def _relative(written: WrittenDate, context: DateContext) -> DateReading:
    published = context.published
    assert published is not None
    words = written.match[0]
    phrase = plain_words(words)
    unit, number = written.lexicon.relative[phrase]
    if unit == "weekend" and written.is_ahead:
        number = 1
    if "past" in phrase.split() and unit in _DAYS:
        first = published - timedelta(days=_DAYS[unit])
        edtf = f"{first.isoformat()}~/{published.isoformat()}"
        reason = _("“{words}”, up to publication, {day}.")
        return DateReading(edtf, reason.format(words=words, day=with_weekday(published)))
    edtf = calendar.span(published, unit, number)
    remember(context, edtf)
    reason = _("“{words}” of the publication, {day}.")
    return DateReading(edtf, reason.format(words=words, day=with_weekday(published)))


def from_last(written: WrittenDate, context: DateContext) -> DateReading:
    """ "the next day", "two weeks later", counted from the day that was named last."""
    if written.kind == "later" and _EVENT.match(written.sentence.text, written.match.end()):
        return DateReading("", _("Counted from an event whose date these words do not give."))
    start = context.last or context.published
    if start is None:
        return DateReading("", str(NO_PUBLICATION))
    if written.kind in ("earlier", "later"):
        sign = -1 if written.kind == "earlier" else 1
        number = plain_number(written.parts["n"], written.lexicon) * sign
        unit = written.lexicon.spans[plain_words(written.parts["unit"])]
    else:
        number = {"next_day": 1, "day_before": -1, "same_day": 0}[written.kind]
        unit = "day"
    edtf = calendar.moved(start, unit, number)
    remember(context, edtf)
    reason = _("Counted from the date named before, {start}.").format(start=start)
    return DateReading(edtf, reason)
