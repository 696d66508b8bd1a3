"""Statements on a story's front, its title or description, of things done that were not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence import certainty, lexicon
from overland.evidence.content_words import shared, stems
from overland.evidence.lexicon import Lexicon
from overland.evidence.rows import Fault, guess
from overland.story.models import Event, Story
from overland.story.vocabularies import STATUS

_CLAUSE: Final = re.compile(r"[.;:!?؛۔。；]\s*")
_FEWEST: Final = 3
"""Words of a headline by which a clause is known to be about it."""
_OF_ITS_OWN: Final = 2


def of_front(story: Story) -> Iterator[Fault]:
    """A clause that has the words of an expected or planned event and no word for that."""
    words = lexicon.lexicon_of(story.language)
    if words is None or not words.spaced:
        return
    ahead = [event for event in story.events if STATUS[event.status].outlook]
    done = [event for event in story.events if not STATUS[event.status].outlook]
    for column, value in (("title", story.title), ("description", story.description)):
        for clause in _CLAUSE.split(value):
            told = stems(clause, words.language)
            past = frozenset(w for event in done for w in _shared(told, event, words))
            event = next((e for e in ahead if _tells(told, e, past, words)), None)
            if event is None or _unsure(clause, words):
                continue
            if column == "title" and words.has("intended", clause):
                continue
            message = (
                f"tells as done what {event.id!r} has as {event.status} (“{clause.strip()[:80]}”)"
            )
            yield guess(None, column, value, message, "Say that it is expected, or leave it out")
            break


def _tells(told: frozenset[str], event: Event, past: frozenset[str], words: Lexicon) -> bool:
    """Whether a clause is about an event, by words that no event of the past has."""
    found, own = _shared(told, event, words), _content(event, words)
    most = len(found) >= _FEWEST and len(found) * 3 >= len(own) * 2
    return most and len(found - past) >= _OF_ITS_OWN


def _shared(told: frozenset[str], event: Event, words: Lexicon) -> frozenset[str]:
    return shared(_content(event, words), told)


def _content(event: Event, words: Lexicon) -> frozenset[str]:
    unsure = " ".join(certainty.outlook(event.headline, words).values())
    return stems(event.headline, words.language) - stems(unsure, words.language)


def _unsure(clause: str, words: Lexicon) -> bool:
    outlook = certainty.outlook(clause, words)
    return bool(outlook) or any(words.has(k, clause) for k in ("negation", "denial"))
