"""Days of a row beside the sentence that tells it, or the nearest one before that names a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from overland.errors import InvalidDate
from overland.evidence.claims import times_of_day
from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, excerpts, guess
from overland.evidence.text.sentences import sentences
from overland.evidence.words import calendar_days, lexicon
from overland.evidence.words.content_words import shared, stems
from overland.story import dates
from overland.story.models import Claim, Event, Leg, Story
from overland.story.vocabularies import STATUS

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_REMEDY: Final = "Take the day from the source"
_WEEK: Final = 7
"""Days."""


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A weekday of an event that the nearest sentence with one does not name; a day of a leg."""
    if isinstance(claim, Event):
        yield from _weekday(claim, passage)
        yield from _since(story, claim, passage)
        yield from times_of_day.of_event(story, claim, passage)
        yield from _another_week(story, claim, passage)
    elif isinstance(claim, Leg):
        yield from _day_to_come(story, claim, passage)


def _weekday(event: Event, passage: Passage) -> Iterator[Fault]:
    """ "Monday" of what the sentence before puts on Tuesday; a note that names it answers."""
    language = passage.language
    named = calendar_days.weekdays(event.time_note, language)
    noted = calendar_days.weekdays(event.note, language)
    if not named or named & noted or calendar_days.weekdays(passage.every_sentence, language):
        return
    there = _nearest(passage)
    if there and not named & there and not _told_elsewhere(event.time_note, passage, named):
        message = "names another weekday than the sentence before its excerpt's"
        yield guess(event, "time_note", event.time_note, message, _REMEDY, "weekday")


def _told_elsewhere(note: str, passage: Passage, named: frozenset[int]) -> bool:
    """Whether another sentence has that weekday of what the note names: reaching Tyre, Tuesday."""
    language = passage.language
    days = {word for word in re.findall(r"\w+", note) if calendar_days.weekdays(word, language)}
    about = stems(note, language) - stems(" ".join(days), language)
    whole = passage.every_text
    told = (whole[start:end] for start, end in sentences(whole).spans)
    return any(
        named & calendar_days.weekdays(one, language) and shared(about, stems(one, language))
        for one in told
    )


def _since(story: Story, event: Event, passage: Passage) -> Iterator[Fault]:
    """ "Stuck since Monday", of those whom the text has stuck since Sunday."""
    told = calendar_days.lasting(event.headline, story.language)
    there = calendar_days.weekdays(f"{passage.every_text} {event.note}", passage.language)
    if told and there and not told & there:
        message = "names a weekday since or until which the source has nothing last"
        yield guess(event, "headline", event.headline, message, _REMEDY, "weekday")


def _another_week(story: Story, event: Event, passage: Passage) -> Iterator[Fault]:
    """The Tuesday of an earlier week, of a source that says "Tuesday" and no more."""
    source = story.source(event.evidence.source) if event.evidence else None
    if source is None or STATUS[event.status].outlook or not _DAY.match(event.date):
        return
    try:
        day, published = dates.parse(event.date), dates.parse(source.published)
    except InvalidDate:
        return
    if published.precision != "day" or day.lower != day.upper:
        return
    language, said = passage.language, passage.every_sentence
    named = calendar_days.weekdays(said, language)
    beside = (w for w in passage.words.found("relative_day", said))
    otherwise = any(not calendar_days.weekdays(word, language) for word in beside)
    told = calendar_days.days_of_months(f"{passage.nearby}\n{event.note}", language)
    week_before = (published.lower - day.lower).days >= _WEEK
    if not week_before or otherwise or (day.lower.month, day.lower.day) in told:
        return
    if day.lower.weekday() in named and event.date not in event.note:
        last = published.lower - timedelta(
            days=(published.lower.weekday() - day.lower.weekday()) % _WEEK
        )
        message = f"is not the last such weekday before its source, which is {last.isoformat()}"
        yield guess(event, "date", event.date, message, _REMEDY, event.date)


def _nearest(passage: Passage) -> frozenset[int]:
    """The weekdays of the nearest sentence before the excerpt's that has one, near enough."""
    before = passage.nearby.partition(passage.sentence)[0]
    for start, end in reversed(sentences(before).spans):
        if found := calendar_days.weekdays(before[start:end], passage.language):
            return found
    return frozenset()


def _day_to_come(story: Story, leg: Leg, passage: Passage) -> Iterator[Fault]:
    """The very day of a leg that is only expected, by words that name no day."""
    if not STATUS[leg.status].outlook or not _DAY.fullmatch(leg.date):
        return
    said = f"{passage.every_sentence} {excerpts(leg)}"
    events = {event.date for event in story.events_of(leg.id)}
    named = calendar_days.days_of_months(said, passage.language)
    dated = named or passage.words.has("relative_day", said) or leg.date in events
    own = lexicon.lexicon_of(story.language)
    noted = own is not None and (own.has("relative_day", leg.note) or leg.date in leg.note)
    if not dated and not noted:
        message = "is a day that the words of its source do not give"
        remedy = "Leave it empty, or say in the note how the day is known"
        yield guess(leg, "date", leg.date, message, remedy, leg.date)
