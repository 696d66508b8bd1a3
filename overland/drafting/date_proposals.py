"""Dates of a text: resolved from the day of publication, each with its reasoning.

A weekday is the latest one up to the publication, or the first after it where the clause looks
ahead. In a passage about an earlier time it is the first one from the day that the passage names.
Nothing is resolved that needs a day of publication and has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from overland.drafting.counted_dates import from_last, from_publication
from overland.drafting.date_context import NO_PUBLICATION, DateContext
from overland.drafting.date_patterns import patterns
from overland.drafting.deadline import Deadline
from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.longer_dates import month_or_year
from overland.drafting.month_days import calendar_day
from overland.drafting.proposals import DateProposal
from overland.drafting.text import Sentence, Text
from overland.drafting.weekdays import weekday_date
from overland.drafting.wording import word_list
from overland.drafting.written_date import DateReading, WrittenDate

_KEPT = frozenset(word_list("last next this early late mid début fin mi anfang ende mitte"))
"""Words before a month that say which month, or which part of it."""


def find(
    text: Text, lexicon: DraftLexicon, published: date | None, deadline: Deadline
) -> list[DateProposal]:
    """Every date of the text, in order."""
    context = DateContext(published)
    proposals: list[DateProposal] = []
    for sentence in text.sentences:
        deadline.check()
        for written in _written_dates(sentence, lexicon):
            reading = _read(written, context)
            start, end = _without_lead(written)
            proposals.append(
                DateProposal(
                    exact=sentence.text[start:end],
                    start=sentence.start + start,
                    end=sentence.start + end,
                    edtf=reading.edtf,
                    reason=reading.reason,
                    other=reading.other,
                )
            )
    return proposals


def _written_dates(sentence: Sentence, lexicon: DraftLexicon) -> Iterator[WrittenDate]:
    """Dates that do not overlap: those of the more specific pattern stay."""
    taken: list[WrittenDate] = []
    for kind, pattern in patterns(lexicon.code):
        for match in pattern.finditer(sentence.text):
            start, end = match.span()
            clear = all(end <= one.match.start() or start >= one.match.end() for one in taken)
            written = WrittenDate(kind, match, sentence, lexicon)
            if clear and _is_date(written):
                taken.append(written)
    yield from sorted(taken, key=lambda one: one.match.start())


def _is_date(written: WrittenDate) -> bool:
    parts, kind, code = written.parts, written.kind, written.lexicon.code
    for name in ("month", "month2", "weekday"):
        word = parts.get(name)
        if word and code == "en":
            if word[0].islower():
                return False
            if len(word) <= 3 and name == "weekday":
                return kind == "day"
    if any(not 1 <= int(parts[name]) <= 31 for name in ("d", "d2") if name in parts):
        return False
    if kind == "weekday" and code == "fr" and parts["weekday"].lower() == "mar":
        return False
    if code == "es" and written.match[0].lower() == "mañana":
        # "las seis de la mañana" is the morning.
        return not written.sentence.text[: written.match.start()].endswith("la ")
    if kind == "bare_month" and code == "en":
        # A person or a ship may be called April or May.
        after = written.sentence.text[written.match.end() :]
        return not re.match(r" [A-Z]\w+ (?:said|told)", after)
    return True


def _without_lead(written: WrittenDate) -> tuple[int, int]:
    """The date without the preposition that led to it."""
    match = written.match
    start, end = match.span()
    if written.kind == "year":
        start = match.start("year")
    elif written.kind == "bare_month" and written.parts["before"].lower() not in _KEPT:
        start = match.start("month")
    return start, end - match[0].endswith(".")


_READERS: dict[str, Callable[[WrittenDate, DateContext], DateReading]] = {
    **dict.fromkeys(("iso", "numeric", "day", "range", "two_months", "feast"), calendar_day),
    **dict.fromkeys(("month", "bare_month", "decade", "season", "year"), month_or_year),
    **dict.fromkeys(("weekday", "weekday_week"), weekday_date),
    **dict.fromkeys(("next_day", "day_before", "same_day", "earlier", "later"), from_last),
    **dict.fromkeys(("overnight", "ago", "relative"), from_publication),
}
"""What reads a date, by the kind of its pattern."""

_FROM_PUBLICATION = ("weekday", "weekday_week", "overnight", "ago", "relative")


def _read(written: WrittenDate, context: DateContext) -> DateReading:
    if written.kind in _FROM_PUBLICATION and context.published is None:
        return DateReading("", str(NO_PUBLICATION))
    return _READERS[written.kind](written, context)
