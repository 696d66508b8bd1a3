"""Months, seasons, years and decades: as written, or in the year that fits the publication best."""

from __future__ import annotations

from overland.drafting.date_context import NO_PUBLICATION, DateContext, plain_words
from overland.drafting.written_date import DateReading, WrittenDate
from overland.i18n import _


def month_or_year(written: WrittenDate, context: DateContext) -> DateReading:
    """A month, with its year or without, a season, a year or a decade."""
    parts, lexicon = written.parts, written.lexicon
    if written.kind == "bare_month":
        return _bare_month(written, context)
    if written.kind == "decade":
        return DateReading(f"{parts['year'][:3]}X", _("As written."))
    if written.kind == "season":
        season = lexicon.parts_of_year[plain_words(parts["season"])]
        return DateReading(f"{parts['year']}-{season}", _("As written."))
    context.year, context.year_paragraph = int(parts["year"]), written.sentence.paragraph
    if written.kind == "year":
        return DateReading(parts["year"], _("As written."))
    month = lexicon.months[plain_words(parts["month"])]
    return DateReading(f"{parts['year']}-{month:02}", _("As written."))


def _bare_month(written: WrittenDate, context: DateContext) -> DateReading:
    month = written.lexicon.months[plain_words(written.parts["month"])]
    published = context.published
    if context.other_year(written.sentence.paragraph):
        reason = _("The year is that of the passage, {year}.").format(year=context.year)
        return DateReading(f"{context.year}-{month:02}", reason)
    if published is None:
        return DateReading("", str(NO_PUBLICATION))
    before = written.parts["before"].lower()
    ahead = written.is_ahead or before == "next"
    year = published.year
    if ahead and month < published.month:
        year += 1
    elif (not ahead and month > published.month) or (before == "last" and month == published.month):
        year -= 1
    latest = _("The latest one, seen from publication, {published}.")
    reason = _("The next one, seen from publication, {published}.") if ahead else latest
    return DateReading(f"{year}-{month:02}", reason.format(published=published))
