"""Dates of a text: resolved from the day of publication, each with its reasoning.

A weekday is the latest one up to the publication, or the first after it where the clause looks
ahead. In a passage about an earlier time it is the first one from the day that the passage names.
Nothing is resolved that needs a day of publication and has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from overland.drafting import calendar
from overland.drafting.calendar_days import calendar_day
from overland.drafting.date_context import (
    NO_PUBLICATION,
    DateContext,
    looks_ahead,
    plain_number,
    plain_words,
    remember,
    with_weekday,
)
from overland.drafting.date_patterns import patterns
from overland.drafting.deadline import Deadline
from overland.drafting.lexicon.words import Lexicon
from overland.drafting.proposals import DateProposal
from overland.drafting.text import Sentence, Text
from overland.drafting.weekdays import weekday_date
from overland.drafting.wording import word_list

_CAPITAL_ONLY = frozenset(
    word_list(
        """
    march may mon sat sun wed mar sept jan dec nov oct
    """
    )
)


_ABOUT = re.compile(
    r"\b(?:nearly|almost|about|around|some|roughly|more than|over|почти|около|près d\w*|casi|fast|etwa|نحو)\s*$",  # noqa: E501
    re.I,
)


def find(
    text: Text, lexicon: Lexicon, published: date | None, deadline: Deadline
) -> list[DateProposal]:
    """Every date of the text, in order."""
    state = DateContext(published)
    for sentence in text.sentences:
        deadline.check()
        for kind, match in _matches(sentence, lexicon):
            edtf, reason, other = _resolved(kind, match, sentence, lexicon, state)
            start, end = _trimmed(kind, match)
            state.found.append(
                DateProposal(
                    exact=sentence.text[start:end],
                    start=sentence.start + start,
                    end=sentence.start + end,
                    edtf=edtf,
                    reason=reason,
                    other=other,
                )
            )
    return state.found


def _matches(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[str, re.Match[str]]]:
    """Matches that do not overlap: those of the more specific pattern stay."""
    taken: list[tuple[str, re.Match[str]]] = []
    for kind, pattern in patterns(lexicon.code):
        for match in pattern.finditer(sentence.text):
            start, end = match.span()
            clear = all(end <= m.start() or start >= m.end() for _, m in taken)
            if clear and _is_date(kind, match, sentence.text, lexicon):
                taken.append((kind, match))
    yield from sorted(taken, key=lambda one: one[1].start())


def _is_date(kind: str, match: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    groups = match.groupdict()
    for name in ("month", "month2", "weekday"):
        word = groups.get(name)
        if word and lexicon.code == "en":
            if word.lower().rstrip(".") in _CAPITAL_ONLY and not word[0].isupper():
                return False
            if word[0].islower():
                return False
            if len(word) <= 3 and name == "weekday":
                return kind == "day"
    for name in ("d", "d2"):
        if groups.get(name) and not 1 <= int(groups[name]) <= 31:
            return False
    if kind == "weekday" and lexicon.code == "fr" and groups["weekday"].lower() == "mar":
        return False
    if kind == "bare_month" and lexicon.code == "en":
        after = text[match.end() :]
        # A person or a ship may be called April or May.
        return not re.match(r" [A-Z]\w+ (?:said|told)", after)
    return True


def _trimmed(kind: str, match: re.Match[str]) -> tuple[int, int]:
    """The date without the preposition that led to it."""
    groups = match.groupdict()
    start, end = match.span()
    if kind == "year":
        start = match.start("year")
    elif kind == "bare_month" and groups["before"].lower() not in _KEPT:
        start = match.start("month")
    return start, end - match[0].endswith(".")


_KEPT = {
    "last",
    "next",
    "this",
    "early",
    "late",
    "mid",
    "début",
    "fin",
    "mi",
    "anfang",
    "ende",
    "mitte",
}


def _resolved(
    kind: str, match: re.Match[str], sentence: Sentence, lexicon: Lexicon, state: DateContext
) -> tuple[str, str, str]:
    """EDTF ("" if it cannot be told), the reasoning, and another reading if there is one."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    future = looks_ahead(sentence.text, match.start(), match.end(), lexicon)
    if kind in ("iso", "numeric", "day", "range", "two_months", "feast"):
        return calendar_day(kind, match, sentence, lexicon, state, future)
    if kind in ("month", "bare_month", "decade", "season", "year"):
        return _longer(kind, groups, sentence, lexicon, state, future)
    if kind in ("next_day", "day_before", "same_day", "earlier", "later"):
        after_event = kind == "later" and _EVENT.match(sentence.text, match.end()) is not None
        return _from_last(kind, groups, lexicon, state, after_event=after_event)
    if state.published is None:
        return "", NO_PUBLICATION, ""
    if kind in ("weekday", "weekday_week"):
        return weekday_date(kind, match, sentence, lexicon, state, future)
    if kind == "overnight":
        night = state.published - timedelta(days=1)
        return (
            f"{night.isoformat()}/{state.published.isoformat()}",
            "The night before publication.",
            "",
        )
    if kind == "ago":
        number = plain_number(groups["n"], lexicon)
        unit = lexicon.spans[plain_words(groups["unit"])]
        about = bool(_ABOUT.search(sentence.text[: match.start()]))
        edtf = calendar.moved(state.published, unit, -number, about=about or unit == "year")
        remember(state, edtf)
        return edtf, f"{number} {unit}(s) before publication, {state.published}.", ""
    return _relative(match, lexicon, state, future)


def _relative(
    match: re.Match[str], lexicon: Lexicon, state: DateContext, future: bool
) -> tuple[str, str, str]:
    assert state.published is not None
    phrase = plain_words(match[0])
    unit, number = lexicon.relative[phrase]
    if unit == "weekend" and future:
        number = 1
    if "past" in phrase.split() and unit in ("week", "month", "year"):
        days = {"week": 7, "month": 30, "year": 365}[unit]
        first = state.published - timedelta(days=days)
        edtf = f"{first.isoformat()}~/{state.published.isoformat()}"
        return edtf, f"The {unit} up to publication, {with_weekday(state.published)}.", ""
    edtf = calendar.span(state.published, unit, number)
    remember(state, edtf)
    return edtf, f"“{match[0]}” of the publication, {with_weekday(state.published)}.", ""


def _longer(
    kind: str,
    groups: dict[str, str],
    sentence: Sentence,
    lexicon: Lexicon,
    state: DateContext,
    future: bool,
) -> tuple[str, str, str]:
    if kind == "decade":
        return f"{groups['year'][:3]}X", "As written.", ""
    if kind == "season":
        return (
            f"{groups['year']}-{lexicon.parts_of_year[plain_words(groups['season'])]}",
            "As written.",
            "",
        )
    if kind == "year":
        state.year, state.year_paragraph = int(groups["year"]), sentence.paragraph
        return groups["year"], "As written.", ""
    month = lexicon.months[plain_words(groups["month"])]
    if kind == "month":
        state.year, state.year_paragraph = int(groups["year"]), sentence.paragraph
        return f"{groups['year']}-{month:02}", "As written.", ""
    told_here = state.year is not None and state.year_paragraph == sentence.paragraph
    if told_here and (state.published is None or state.year != state.published.year):
        return f"{state.year}-{month:02}", f"The year is that of the passage, {state.year}.", ""
    if state.published is None:
        return "", NO_PUBLICATION, ""
    ahead = future or groups["before"].lower() == "next"
    year = state.published.year
    if ahead and month < state.published.month:
        year += 1
    elif (not ahead and month > state.published.month) or (
        groups["before"].lower() == "last" and month == state.published.month
    ):
        year -= 1
    side = "next" if ahead else "latest"
    return f"{year}-{month:02}", f"The {side} one, seen from publication, {state.published}.", ""


_EVENT = re.compile(r"(?<=after) (?!(?:that|this|which)\b)\w")
"""What follows "two weeks after" where it is no sentence's end: an event."""


def _from_last(
    kind: str,
    groups: dict[str, str],
    lexicon: Lexicon,
    state: DateContext,
    *,
    after_event: bool,
) -> tuple[str, str, str]:
    start = state.last
    if after_event:
        return "", "Counted from an event whose date these words do not give.", ""
    if start is None:
        if state.published is None:
            return "", NO_PUBLICATION, ""
        start = state.published
    if kind in ("earlier", "later"):
        number = plain_number(groups["n"], lexicon) * (-1 if kind == "earlier" else 1)
        unit = lexicon.spans[plain_words(groups["unit"])]
    else:
        number, unit = {"next_day": 1, "day_before": -1, "same_day": 0}[kind], "day"
    edtf = calendar.moved(start, unit, number)
    remember(state, edtf)
    return edtf, f"Counted from the date named before, {start}.", ""
