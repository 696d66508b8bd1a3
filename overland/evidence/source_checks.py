"""A row of sources.csv beside the text of that source: its date, publisher, title and address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from overland.errors import InvalidDate
from overland.evidence import calendar_days, lexicon
from overland.evidence.content_words import shared, stems
from overland.evidence.rows import Fault, guess
from overland.story import dates
from overland.story.models import Source, Story

_ADDRESS: Final = re.compile(r"^[\W_]*(https?://[^\s<>\"]+?)[>)\]\s]*$", re.MULTILINE)
_DATED_PATH: Final = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?=[/\D]|$)"
)
_LONGEST_DATELINE: Final = 60
_HEAD: Final = 2000
"""Characters of a text in which its own date, title and byline stand."""


def against_address(story: Story) -> Iterator[Fault]:
    """An address that has a day in it, which is not the source's. Needs no text."""
    for source in story.sources:
        if match := _DATED_PATH.search(urlsplit(source.url).path):
            found = calendar_days.days("-".join(match.groups()), "")
            yield from _other_day(source, found, "its address")


def against_text(source: Source, text: str) -> Iterator[Fault]:
    """What the text says of itself, in lines of their own, that the row says differently."""
    lines = [line.strip() for line in text[:_HEAD].splitlines()]
    datelines = [line for line in lines if 0 < len(line) <= _LONGEST_DATELINE]
    found = frozenset(
        day
        for line in datelines
        if len(re.findall(r"\w+", line)) <= 8
        for day in calendar_days.days(line, source.language)
    )
    yield from _other_day(source, found, "a line of its text")
    addresses = _ADDRESS.findall(text)
    if source.url and addresses and _bare(source.url) not in map(_bare, addresses):
        message = f"is not the address that its text gives, {addresses[0]}"
        yield guess(source, "url", source.url, message, "Write that address", "address")
    if found or addresses:
        yield from _head(source, text)


def _head(source: Source, text: str) -> Iterator[Fault]:
    """Title and publisher, where a text has a head that would name them."""
    known = stems(text, source.language)
    if lexicon.of(source.language) is None:
        return
    host = re.sub(r"[^a-z]", "", urlsplit(source.url).netloc)
    for column, value in (("publisher", source.publisher), ("title", source.title)):
        told = stems(value, source.language)
        letters = re.sub(r"[^a-z]", "", value.casefold())
        if told and not (letters and letters in host) and _mostly_absent(told, known):
            message = "stands nowhere in its text"
            yield guess(source, column, value, message, "Write it as the text does", value)


def _mostly_absent(told: frozenset[str], known: frozenset[str]) -> bool:
    """Whether no more than half of the words are there: one alone may be a chance."""
    return len(shared(told, known)) * 2 <= len(told) - (len(told) == 1)


def _other_day(source: Source, found: frozenset[date], where: str) -> Iterator[Fault]:
    """One day more or less is the clock of another country."""
    if not found or not source.published:
        return
    try:
        moment = dates.parse(source.published)
    except InvalidDate:
        return
    if moment.precision != "day":
        near = any(moment.lower <= day <= moment.upper for day in found)
    else:
        near = any(abs((day - moment.lower).days) <= 1 for day in found)
    if not near:
        day = min(found).isoformat()
        message = f"is not the day that {where} gives, {day}"
        yield guess(source, "published", source.published, message, "Correct the date", day)


def _bare(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}".casefold()
