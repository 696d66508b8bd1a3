"""Weekdays without a date, counted from the publication or from the passage's own time."""

from __future__ import annotations

import re
from datetime import date, timedelta

from overland.drafting import calendar
from overland.drafting.date_context import (
    DAY_NAMES,
    DateContext,
    is_said,
    plain_words,
    with_weekday,
)
from overland.drafting.lexicon.words import Lexicon
from overland.drafting.text import Sentence


def weekday_date(
    kind: str,
    match: re.Match[str],
    sentence: Sentence,
    lexicon: Lexicon,
    state: DateContext,
    future: bool,
) -> tuple[str, str, str]:
    assert state.published is not None
    groups = match.groupdict()
    number = lexicon.weekdays[plain_words(groups["weekday"])]
    published = state.published
    which = plain_words(groups.get("which") or "") or plain_words(groups.get("after") or "")
    if kind == "weekday_week":
        step = {"last": -1, "this": 0, "next": 1}[which]
        monday = published - timedelta(days=published.weekday()) + timedelta(days=7 * step)
        found = monday + timedelta(days=number)
        return _named_day(found, f"The {DAY_NAMES[number]} of {which} week.", state)
    if which in lexicon.next:
        found = calendar.after(published, number, strictly=True)
        return _named_day(found, f"The first {DAY_NAMES[number]} after publication.", state)
    if which in lexicon.last:
        found = calendar.before(published, number, strictly=True)
        reason = f"The latest {DAY_NAMES[number]} before publication, {with_weekday(published)}."
        return _named_day(found, reason, state, other=found - timedelta(days=7))
    here = not state.current or state.passage_paragraph == sentence.paragraph
    if state.passage and here and not future and not is_said(sentence.text, match.start(), lexicon):
        found = calendar.after(state.passage, number)
        if found <= published:
            first = f"The first {DAY_NAMES[number]} from {state.passage} on"
            reason = f"{first}, of which the passage tells."
            return _named_day(
                found, reason, state, other=calendar.before(published, number), keep=True
            )
    if future:
        found = calendar.after(published, number)
        reason = f"The clause looks ahead: the first {DAY_NAMES[number]} from publication on, {with_weekday(published)}."  # noqa: E501
        return _named_day(found, reason, state, other=calendar.before(published, number))
    found = calendar.before(published, number)
    reason = f"The latest {DAY_NAMES[number]} up to publication, {with_weekday(published)}."
    return _named_day(found, reason, state, other=found - timedelta(days=7))


def _named_day(
    found: date, reason: str, state: DateContext, *, other: date | None = None, keep: bool = False
) -> tuple[str, str, str]:
    if not keep:
        state.passage = None
        state.current = True
    else:
        state.passage = found
    state.last = found
    return found.isoformat(), reason, other.isoformat() if other and other != found else ""
