"""Times of day in a headline that its sentence does not have: "after dark" of what came at noon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, excerpts, guess
from overland.evidence.text.sentences import sentences
from overland.evidence.words import clock, lexicon
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Event, Story

_OF_ITS_OWN: Final = 3
"""Words with content in a sentence that is about something: "It was evening" has none."""
_ALIKE: Final = 2
"""Words that it has in common with a row that it is about."""
_DARK_FROM, _DARK_TO = 16, 8
"""Hours in which it may be dark, somewhere and in winter; noon is never."""
_NIGHT_FROM, _NIGHT_TO, _NOON = 18, 6, 12
_NEVER: Final = re.compile(r"(?!)")
_REMEDY: Final = "Take the time of day from the sentence that tells it, or say why in time_note"


def of_event(story: Story, event: Event, passage: Passage) -> Iterator[Fault]:
    """A headline beside its sentences, and those near them that are about the same."""
    words = passage.words
    if not passage.in_language_of(story) or not words.spaced:
        return
    said = f"{passage.every_sentence}\n{excerpts(event)}\n{event.time_note}\n{event.note}"
    times = clock.times(said) | clock.times(event.date.partition("T")[2])
    near = _about_the_same(event, passage, words)
    for word in words.found("dark", event.headline):
        dark = any(hour >= _DARK_FROM or hour < _DARK_TO for hour, _minute in times)
        if not dark and not any(words.has(key, f"{said}\n{near}") for key in ("dark", "night")):
            message = f"says “{word}”, which the words of its source do not"
            yield guess(event, "headline", event.headline, message, _REMEDY, word)
    for word in () if times else words.found("daypart", event.headline):
        elsewhere = _has(word, passage.nearby, words)
        if elsewhere and not words.has("asleep", said) and not _has(word, f"{said}\n{near}", words):
            message = f"says “{word}”, which its source says of something else"
            yield guess(event, "headline", event.headline, message, _REMEDY, word)


def by_the_clock(word: str, text: str, words: Lexicon) -> bool:
    """Whether a text has an hour of that part of the day: 9:30 p.m. is night, and evening."""
    hours = {hour for hour, _minute in clock.times(text)}
    if words.has("night", word):
        return any(hour >= _NIGHT_FROM or hour < _NIGHT_TO for hour in hours)
    morning, _later = words.opposites.get("forenoon", (_NEVER, _NEVER))
    afternoon, _evening = words.opposites.get("evening", (_NEVER, _NEVER))
    if morning.fullmatch(word):
        return any(hour < _NOON for hour in hours)
    return bool(afternoon.fullmatch(word)) and any(_NOON <= hour < _NIGHT_FROM for hour in hours)


def _has(word: str, text: str, words: Lexicon) -> bool:
    """Whether a text has a time of day, or one that stands for it: dawn and early morning."""
    alike = words.has("night", word) and words.has("night", text)
    alike |= words.has("dawn", word) and words.has("dawn", text)
    own = stems(word, words.language)
    return alike or word in lexicon.plain(text) or bool(shared(own, stems(text, words.language)))


def _about_the_same(event: Event, passage: Passage, words: Lexicon) -> str:
    """The sentences near the words that tell of the row's own matter, or of nothing but a time."""
    told = stems(f"{event.headline} {passage.every_sentence}", words.language)
    own: list[str] = []
    for start, end in sentences(passage.nearby).spans:
        sentence = passage.nearby[start:end]
        content = stems(words.without("daypart", sentence), words.language)
        if len(content) < _OF_ITS_OWN or len(shared(content, told)) >= _ALIKE:
            own.append(sentence)
    return "\n".join(own)
