"""Days with a month: as written, or in the year that fits the publication best."""

from __future__ import annotations

import re
from datetime import timedelta

from overland.drafting import calendar
from overland.drafting.date_context import (
    DAY_NAMES,
    NO_PUBLICATION,
    DateContext,
    full_year,
    plain_words,
    remember,
)
from overland.drafting.lexicon.words import Lexicon
from overland.drafting.text import Sentence

_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1),
}  # fmt: skip


_BOUND = re.compile(r"\b(?:since|until|till|by|before|after|from|of)\s+$", re.I)


def calendar_day(
    kind: str,
    match: re.Match[str],
    sentence: Sentence,
    lexicon: Lexicon,
    state: DateContext,
    future: bool,
) -> tuple[str, str, str]:
    groups = {name: value for name, value in match.groupdict().items() if value}
    groups_start = match.start()
    other = ""
    second = None
    if kind == "feast":
        month, day = _FEASTS[groups["feast"].lower().replace("’", "'")]
        second_month = month
    elif kind == "iso":
        month, day = int(groups["m"]), int(groups["d"])
    elif kind == "numeric":
        first, next_ = int(groups["a"]), int(groups["b"])
        day, month = first, next_
        if month > 12:
            day, month = next_, first
        elif day <= 12 and lexicon.code == "en" and groups["by"] == "/" and day != month:
            other = f"{full_year(groups['year']):04}-{first:02}-{next_:02}"
    else:
        month, day = lexicon.months[plain_words(groups["month"])], int(groups["d"])
    if "d2" in groups:
        second_month = lexicon.months[plain_words(groups.get("month2", groups["month"]))]
        second = (second_month, int(groups["d2"]))
    year, why = _year_for(groups, month, day, sentence, state, future)
    if year is None:
        return "", NO_PUBLICATION, ""
    start = calendar.day(year, month, day)
    if start is None:
        return "", "The calendar has no such day.", ""
    remember(state, start.isoformat(), sentence.paragraph if "year" in groups else None)
    if _BOUND.search(sentence.text[:groups_start]):
        state.passage = None
    state.passage_paragraph = sentence.paragraph
    if second:
        later = year + (second[0] < month)
        end = calendar.day(later, *second)
        if end and end > start:
            return f"{start.isoformat()}/{end.isoformat()}", why, ""
    reason = why
    if other:
        reason += " Day and month may stand the other way round."
    return start.isoformat(), reason, other


def _year_for(
    groups: dict[str, str],
    month: int,
    day: int,
    sentence: Sentence,
    state: DateContext,
    future: bool,
) -> tuple[int | None, str]:
    if "year" in groups:
        return full_year(groups["year"]), "As written."
    told_here = state.year is not None and state.year_paragraph == sentence.paragraph
    if told_here and (state.published is None or state.year != state.published.year):
        return state.year, f"The year is that of the passage, {state.year}."
    if state.published is None:
        return None, ""
    if "weekday" in groups:
        fitting = [
            year
            for year in range(state.published.year + 1, state.published.year - 7, -1)
            if (found := calendar.day(year, month, day))
            and _weekday_number(groups["weekday"], state) == found.weekday()
            and (found <= state.published + timedelta(days=0 if not future else 366))
        ]
        if fitting:
            return fitting[0], f"The year in which the day is a {groups['weekday']}."
    found = calendar.nearest_year(state.published, month, day, future=future)
    side = "first after" if future else "last before"
    return (found.year if found else None), f"The one {side} publication, {state.published}."


def _weekday_number(word: str, state: DateContext) -> int:
    return _WEEKDAYS.get(plain_words(word), -1)


_WEEKDAYS = {name.lower(): number for number, name in enumerate(DAY_NAMES)}
