"""Dates of a text: resolved from the day of publication, each with its reasoning.

A weekday is the latest one up to the publication, or the first after it where the clause looks
ahead. In a passage about an earlier time it is the first one from the day that the passage names.
Nothing is resolved that needs a day of publication and has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from overland.drafting import calendar
from overland.drafting.date_patterns import patterns
from overland.drafting.deadline import Deadline
from overland.drafting.lexicon.words import Lexicon
from overland.drafting.proposals import DateProposal
from overland.drafting.text import Sentence, Text, words
from overland.drafting.wording import word_list

_EARLIER_DAYS = 8
"""A day so long before the publication begins a passage about an earlier time."""

_CLAUSE = re.compile(
    r"[;:—–]|, (?=and |but |while |where |which |who )|\b(?:that|so|while|after|before|but|because|although|when|which|who)\b"  # noqa: E501
)
_NUMBERS = {"a": 1, "an": 1, "a couple of": 2, "un": 1, "une": 1, "una": 1, "einem": 1, "einer": 1}
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1),
}  # fmt: skip
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
_BOUND = re.compile(r"\b(?:since|until|till|by|before|after|from|of)\s+$", re.I)
NO_PUBLICATION = "The day of publication is not known: give it to resolve this."


@dataclass
class _State:
    """What earlier words of the text have fixed: the last day named, and an earlier time."""

    published: date | None
    last: date | None = None
    year: int | None = None
    year_paragraph: int = -1
    passage: date | None = None
    passage_paragraph: int = -1
    current: bool = False
    """Days of the publication's own week were named: an earlier time holds for its paragraph."""
    found: list[DateProposal] = field(default_factory=list)


def find(
    text: Text, lexicon: Lexicon, published: date | None, deadline: Deadline
) -> list[DateProposal]:
    """Every date of the text, in order."""
    state = _State(published)
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
    kind: str, match: re.Match[str], sentence: Sentence, lexicon: Lexicon, state: _State
) -> tuple[str, str, str]:
    """EDTF ("" if it cannot be told), the reasoning, and another reading if there is one."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    future = _looks_ahead(sentence.text, match.start(), match.end(), lexicon)
    if kind in ("iso", "numeric", "day", "range", "two_months", "feast"):
        return _calendar_day(kind, match, sentence, lexicon, state, future)
    if kind in ("month", "bare_month", "decade", "season", "year"):
        return _longer(kind, groups, sentence, lexicon, state, future)
    if kind in ("next_day", "day_before", "same_day", "earlier", "later"):
        return _from_last(kind, groups, lexicon, state)
    if state.published is None:
        return "", NO_PUBLICATION, ""
    if kind in ("weekday", "weekday_week"):
        return _weekday(kind, match, sentence, lexicon, state, future)
    if kind == "overnight":
        night = state.published - timedelta(days=1)
        return (
            f"{night.isoformat()}/{state.published.isoformat()}",
            "The night before publication.",
            "",
        )
    if kind == "ago":
        number = _number(groups["n"], lexicon)
        unit = lexicon.spans[_plain(groups["unit"])]
        about = bool(_ABOUT.search(sentence.text[: match.start()]))
        edtf = calendar.moved(state.published, unit, -number, about=about or unit == "year")
        _remember(state, edtf)
        return edtf, f"{number} {unit}(s) before publication, {state.published}.", ""
    return _relative(match, lexicon, state, future)


def _relative(
    match: re.Match[str], lexicon: Lexicon, state: _State, future: bool
) -> tuple[str, str, str]:
    assert state.published is not None
    phrase = _plain(match[0])
    unit, number = lexicon.relative[phrase]
    if unit == "weekend" and future:
        number = 1
    if "past" in phrase.split() and unit in ("week", "month", "year"):
        days = {"week": 7, "month": 30, "year": 365}[unit]
        first = state.published - timedelta(days=days)
        edtf = f"{first.isoformat()}~/{state.published.isoformat()}"
        return edtf, f"The {unit} up to publication, {_said(state.published)}.", ""
    edtf = calendar.span(state.published, unit, number)
    _remember(state, edtf)
    return edtf, f"“{match[0]}” of the publication, {_said(state.published)}.", ""


def _calendar_day(
    kind: str,
    match: re.Match[str],
    sentence: Sentence,
    lexicon: Lexicon,
    state: _State,
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
            other = f"{_year(groups['year']):04}-{first:02}-{next_:02}"
    else:
        month, day = lexicon.months[_plain(groups["month"])], int(groups["d"])
    if "d2" in groups:
        second_month = lexicon.months[_plain(groups.get("month2", groups["month"]))]
        second = (second_month, int(groups["d2"]))
    year, why = _year_for(groups, month, day, sentence, state, future)
    if year is None:
        return "", NO_PUBLICATION, ""
    start = calendar.day(year, month, day)
    if start is None:
        return "", "The calendar has no such day.", ""
    _remember(state, start.isoformat(), sentence.paragraph if "year" in groups else None)
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
    groups: dict[str, str], month: int, day: int, sentence: Sentence, state: _State, future: bool
) -> tuple[int | None, str]:
    if "year" in groups:
        return _year(groups["year"]), "As written."
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


def _weekday_number(word: str, state: _State) -> int:
    return _WEEKDAYS.get(_plain(word), -1)


_WEEKDAYS = {name.lower(): number for number, name in enumerate(_NAMES)}


def _longer(
    kind: str,
    groups: dict[str, str],
    sentence: Sentence,
    lexicon: Lexicon,
    state: _State,
    future: bool,
) -> tuple[str, str, str]:
    if kind == "decade":
        return f"{groups['year'][:3]}X", "As written.", ""
    if kind == "season":
        return (
            f"{groups['year']}-{lexicon.parts_of_year[_plain(groups['season'])]}",
            "As written.",
            "",
        )
    if kind == "year":
        state.year, state.year_paragraph = int(groups["year"]), sentence.paragraph
        return groups["year"], "As written.", ""
    month = lexicon.months[_plain(groups["month"])]
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


def _from_last(
    kind: str, groups: dict[str, str], lexicon: Lexicon, state: _State
) -> tuple[str, str, str]:
    start = state.last
    if start is None:
        if state.published is None:
            return "", NO_PUBLICATION, ""
        start = state.published
    if kind in ("earlier", "later"):
        number = _number(groups["n"], lexicon) * (-1 if kind == "earlier" else 1)
        unit = lexicon.spans[_plain(groups["unit"])]
    else:
        number, unit = {"next_day": 1, "day_before": -1, "same_day": 0}[kind], "day"
    edtf = calendar.moved(start, unit, number)
    _remember(state, edtf)
    return edtf, f"Counted from the date named before, {start}.", ""


def _weekday(
    kind: str,
    match: re.Match[str],
    sentence: Sentence,
    lexicon: Lexicon,
    state: _State,
    future: bool,
) -> tuple[str, str, str]:
    assert state.published is not None
    groups = match.groupdict()
    number = lexicon.weekdays[_plain(groups["weekday"])]
    published = state.published
    which = _plain(groups.get("which") or "") or _plain(groups.get("after") or "")
    if kind == "weekday_week":
        step = {"last": -1, "this": 0, "next": 1}[which]
        monday = published - timedelta(days=published.weekday()) + timedelta(days=7 * step)
        found = monday + timedelta(days=number)
        return _named_day(found, f"The {_NAMES[number]} of {which} week.", state)
    if which in lexicon.next:
        found = calendar.after(published, number, strictly=True)
        return _named_day(found, f"The first {_NAMES[number]} after publication.", state)
    if which in lexicon.last:
        found = calendar.before(published, number, strictly=True)
        reason = f"The latest {_NAMES[number]} before publication, {_said(published)}."
        return _named_day(found, reason, state, other=found - timedelta(days=7))
    here = not state.current or state.passage_paragraph == sentence.paragraph
    if (
        state.passage
        and here
        and not future
        and not _is_said(sentence.text, match.start(), lexicon)
    ):
        found = calendar.after(state.passage, number)
        if found <= published:
            reason = (
                f"The first {_NAMES[number]} from {state.passage} on, of which the passage tells."
            )
            return _named_day(
                found, reason, state, other=calendar.before(published, number), keep=True
            )
    if future:
        found = calendar.after(published, number)
        reason = f"The clause looks ahead: the first {_NAMES[number]} from publication on, {_said(published)}."  # noqa: E501
        return _named_day(found, reason, state, other=calendar.before(published, number))
    found = calendar.before(published, number)
    reason = f"The latest {_NAMES[number]} up to publication, {_said(published)}."
    return _named_day(found, reason, state, other=found - timedelta(days=7))


def _named_day(
    found: date, reason: str, state: _State, *, other: date | None = None, keep: bool = False
) -> tuple[str, str, str]:
    if not keep:
        state.passage = None
        state.current = True
    else:
        state.passage = found
    state.last = found
    return found.isoformat(), reason, other.isoformat() if other and other != found else ""


def _remember(state: _State, edtf: str, year_paragraph: int | None = None) -> None:
    """Keep the day that was named, and whether it begins a passage about an earlier time."""
    plain = edtf[:10]
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", plain):
        return
    state.last = date.fromisoformat(plain)
    if year_paragraph is not None:
        state.year, state.year_paragraph = state.last.year, year_paragraph
    if state.published is None:
        return
    age = (state.published - state.last).days
    if "~" not in edtf and "/" not in edtf:
        state.passage = state.last if age >= _EARLIER_DAYS else None


def _is_said(text: str, start: int, lexicon: Lexicon) -> bool:
    """A verb of speech stands right before: what is said on Monday, is said for this report."""
    before = [word.lower for word in words(text[max(0, start - 30) : start])]
    return any(word in lexicon.say for word in before[-2:])


def _looks_ahead(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Does the clause around the date speak of what is to come?"""
    before = text[max(0, start - 90) : start]
    cut = [match.end() for match in _CLAUSE.finditer(before)]
    before = before[cut[-1] :] if cut else before
    after = text[end : end + 60]
    stop = _CLAUSE.search(after)
    after = after[: stop.start()] if stop else after
    found = [word.text for word in words(f"{before} | {after}")]
    return any(word.lower() in lexicon.future and word != "May" for word in found)


def _number(text: str, lexicon: Lexicon) -> int:
    plain = _plain(text)
    if plain.isdigit():
        return int(plain)
    return int(_NUMBERS.get(plain) or lexicon.numbers.get(plain, 1) or 1)


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split()).rstrip(".")


def _year(text: str) -> int:
    year = int(text)
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _said(when: date) -> str:
    return f"{_NAMES[when.weekday()]} {when.isoformat()}"
