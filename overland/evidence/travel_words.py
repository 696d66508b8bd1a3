"""Words of travel that the source does not have: by air, another carrier, another day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence import lexicon
from overland.evidence.content_words import absent
from overland.evidence.passages import Passage
from overland.evidence.rows import Fault, excerpts, guess
from overland.evidence.sentences import sentences
from overland.story.models import Claim, Event, Leg, Story

_MODES: Final = ("road", "rail", "air", "sea", "foot")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_TAKE: Final = "Take it from the source"


def of_claim(story: Story, claim: Claim, passage: Passage, known: str) -> Iterator[Fault]:
    """A headline or a leg beside its paragraphs; a carrier beside all texts (`known`)."""
    if lexicon.lexicon_of(story.language) is not passage.words:
        return
    if isinstance(claim, Event):
        yield from _ways_of_travel(claim, passage)
    if isinstance(claim, Leg):
        yield from _mode(claim, passage)
        yield from _carrier(claim, passage, known)
        yield from _day(story, claim)
        yield from _journey(claim, passage)


def _mode(leg: Leg, passage: Passage) -> Iterator[Fault]:
    """By air, where the excerpts have buses and nothing that flies."""
    said = excerpts(leg)
    # What nobody says is read from something, and the note says from what.
    if leg.basis == "inferred" and not any(passage.words.has(mode, said) for mode in _MODES):
        said = leg.note
    there = [mode for mode in _MODES if passage.words.has(mode, said)]
    if there and leg.mode in _MODES and leg.mode not in there:
        word = passage.words.found(there[0], said)[0]
        message = f"is not how its excerpt has them travel (“{word}”)"
        yield guess(leg, "mode", leg.mode, message, f"Write {there[0]}", leg.mode)


def _journey(leg: Leg, passage: Passage) -> Iterator[Fault]:
    """A leg by road of what is called a flight."""
    words = passage.words
    there = [mode for mode in _MODES if words.has(mode, leg.journey)]
    if there and leg.mode in _MODES and leg.mode not in there:
        message = f"is by {there[0]}, and the leg is by {leg.mode}"
        yield guess(leg, "journey", leg.journey, message, "Correct one of them", leg.journey)


def _ways_of_travel(event: Event, passage: Passage) -> Iterator[Fault]:
    """ "By land and sea" where the source's sentence has "by air and sea"."""
    words = passage.words
    told, said = (
        {mode for mode in _MODES if words.has(mode, text) or words.has(f"by_{mode}", text)}
        for text in (event.headline, passage.every_sentence)
    )
    other = sorted(told - said)
    if other and said - told:
        word = next(iter(words.found(f"by_{other[0]}", event.headline)), other[0])
        message = f"has them travel by {other[0]}, which the words of its source do not"
        yield guess(event, "headline", event.headline, message, _TAKE, word)


def _day(story: Story, leg: Leg) -> Iterator[Fault]:
    """A day on which nothing of the leg happens, by the events that are part of it."""
    ends = [*story.events_at(leg.origin), *story.events_at(leg.destination)]
    dated = [
        e
        for e in (*story.events_of(leg.id), *ends)
        if e.kind in ("departure", "crossing", "arrival")
    ]
    days = {event.date for event in dated if _DAY.fullmatch(event.date)}
    if _DAY.fullmatch(leg.date) and days and leg.date not in days:
        message = f"is not a day of its events ({', '.join(sorted(days))})"
        yield guess(leg, "date", leg.date, message, "Correct one of them", leg.date)


def _carrier(leg: Leg, passage: Passage, known: str) -> Iterator[Fault]:
    told = re.findall(r"[^\W\d_]{3,}", leg.carrier)
    if lone := absent(told, known, passage.language):
        message = f"has “{' '.join(lone)}”, which stands nowhere in the source"
        yield guess(leg, "carrier", leg.carrier, message, _TAKE, *lone)
    elif told and not any(
        not absent(told, known[start:end], passage.language)
        for start, end in sentences(known).spans
    ):
        message = "has words that no sentence of the source has together"
        yield guess(leg, "carrier", leg.carrier, message, _TAKE, leg.carrier)
