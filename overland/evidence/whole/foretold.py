"""Statements on a story's front, and in notes, of things done that were not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims import certainty
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.quotation_marks import marks_left_out
from overland.evidence.text.sentences import NO_END
from overland.evidence.words import lexicon, moods
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Event, Leg, Place, Story
from overland.story.vocabularies import STATUS

_CLAUSE: Final = re.compile(rf"[.;:!?؛۔。；]{NO_END}\s*")
_FEWEST: Final = 3
"""Words of a headline by which a clause is known to be about it."""
_OF_ITS_OWN: Final = 2
_MOVES_WITHIN: Final = 4
"""Words before a place's name in which its verb of movement stands."""


def of_story(story: Story) -> Iterator[Fault]:
    """The front and the notes of rows."""
    yield from of_front(story)
    yield from of_notes(story)


def of_front(story: Story) -> Iterator[Fault]:
    """A clause that has the words of an expected or planned event and no word for that."""
    words = lexicon.lexicon_of(story.language)
    if words is None:
        return
    ahead = [event for event in story.events if STATUS[event.status].outlook]
    done = [event for event in story.events if not STATUS[event.status].outlook]
    for column, value in story.front:
        for clause in _CLAUSE.split(value):
            told = stems(clause, words.language)
            past = frozenset(w for event in done for w in _shared(told, event, words))
            event = next((e for e in ahead if _tells(told, e, past, words)), None)
            event = event or _reached(story, clause, words) or _arrived(story, ahead, clause, words)
            if event is None or _unsure(clause, words):
                continue
            if column == "title" and words.has("intended", clause):
                continue
            said = clause.strip()[:80]
            message = f"tells as done what {event.id!r} has as {event.status} (“{said}”)"
            remedy = "Say that it is expected, or leave it out"
            yield guess(None, column, value, message, remedy, said)
            break


def of_notes(story: Story) -> Iterator[Fault]:
    """A note that has somebody arrive where the rows only expect them."""
    words = lexicon.lexicon_of(story.language)
    if words is None:
        return
    done = [e for e in story.events if e.kind == "arrival" and not STATUS[e.status].outlook]
    places = stems(" ".join(place.name for place in story.places), words.language)
    for claim in story.claims:
        if not claim.note or not _awaited(story, claim):
            continue
        for clause in _CLAUSE.split(marks_left_out(claim.note)):
            found = words.found("arriving", clause)
            told = stems(clause, words.language) - places
            others = any(len(_shared(told, event, words)) >= _OF_ITS_OWN for event in done)
            unsure = _unsure(clause, words) or words.has("doubt", clause)
            if found and not others and not unsure and not words.has("purpose", clause):
                message = f"says “{found[0]}” of what its row does not have as done"
                remedy = "Say that it is expected, or leave it out"
                yield guess(claim, "note", claim.note, message, remedy, found[0])
                break


def _awaited(story: Story, claim: Claim) -> bool:
    """Whether a row is of an arrival to come, or of a place that nobody has reached."""
    if isinstance(claim, Event):
        return claim.kind == "arrival" and STATUS[claim.status].outlook
    if isinstance(claim, Leg):
        return STATUS[claim.status].outlook
    if not isinstance(claim, Place):
        return False
    legs = [leg.status for leg in story.legs if leg.destination == claim.id]
    legs += [event.status for event in story.events_at(claim.id) if event.kind == "arrival"]
    return bool(legs) and all(STATUS[status].outlook for status in legs)


def _tells(told: frozenset[str], event: Event, past: frozenset[str], words: Lexicon) -> bool:
    """Whether a clause is about an event, by words that no event of the past has."""
    found = _shared(told, event, words)
    most = len(found) >= _FEWEST and _is_told(told, event, words)
    return most and len(found - past) >= _OF_ITS_OWN


def _is_told(told: frozenset[str], event: Event, words: Lexicon) -> bool:
    """Whether a clause has two of three words of an event's headline."""
    return len(_shared(told, event, words)) * 3 >= len(_content(event, words)) * 2


def _reached(story: Story, clause: str, words: Lexicon) -> Event | None:
    """The expected arrival at a place that a clause moves people to, or on from.

    None where the story has something else done there, which the clause may tell, or where it has
    a departure done and the clause moves them by a word of setting out.
    """
    for event in story.events:
        place = story.place(event.place)
        if place is None or event.kind != "arrival" or not STATUS[event.status].outlook:
            continue
        others = [e.headline for e in story.events_at(place.id) if not STATUS[e.status].outlook]
        done = stems(" ".join(others), words.language)
        if _has_left(story, words):
            done |= stems(" ".join(words.found("departing", clause)), words.language)
        if any(not shared(verb, done) for verb in _moves_to(place, clause, words)):
            return event
    return None


def _has_left(story: Story, words: Lexicon) -> bool:
    """Whether a departure is done: "they left again for Beirut" has nobody arrive there."""
    return any(
        event.kind == "departure" or words.has("departing", event.headline)
        for event in story.events
        if not STATUS[event.status].outlook and event.status != "denied"
    )


def _arrived(story: Story, ahead: list[Event], clause: str, words: Lexicon) -> Event | None:
    """The expected arrival, where a clause has an arrival reported and nothing came there."""
    rest = stems(words.without("arriving", clause), words.language)
    # "They arrived", of nobody and nowhere, is told of whom the text before tells.
    done = [e for e in story.events if not STATUS[e.status].outlook]
    alone = len(rest) <= 1 and not any(_shared(rest, event, words) for event in done)
    if not words.has("arriving", clause) or not (alone or words.has("speech", clause)):
        return None
    # "Boats came back empty, the mayor says" is told by a row of its own.
    verbs = stems(" ".join(words.found("arriving", clause)), words.language)
    told = stems(clause, words.language)
    if any(verbs <= _shared(verbs, e, words) and _is_told(told, e, words) for e in done):
        return None
    reached = {leg.destination for leg in story.legs if not STATUS[leg.status].outlook}
    here = _named(story, clause, words)
    lone = (
        e
        for e in ahead
        if e.kind == "arrival" and e.place not in reached and (not here or e.place in here)
    )
    if story.legs:
        return next(lone, None)
    # Another arrival may be done: the clause is about the one with which it has more words.
    done = [event for event in done if event.kind == "arrival"]
    most = max((len(_shared(told, e, words)) for e in done), default=-1)
    return next((e for e in lone if len(_shared(told, e, words)) > most), None)


def _named(story: Story, clause: str, words: Lexicon) -> frozenset[str]:
    """The places, countries aside, that a clause names."""
    told = stems(clause, words.language)
    return frozenset(
        place.id
        for place in story.places
        if place.kind != "country"
        and (own := stems(place.name, words.language))
        and len(shared(own, told)) == len(own)
    )


def _moves_to(place: Place, clause: str, words: Lexicon) -> Iterator[frozenset[str]]:
    """The verbs of movement right before a place's name: "went on to Beirut"."""
    named = stems(place.name, words.language)
    tokens = lexicon.plain(clause).split()
    for number, token in enumerate(tokens):
        if not (named and shared(named, stems(token, words.language))):
            continue
        for word in tokens[max(number - _MOVES_WITHIN, 0) : number]:
            own = stems(word, words.language)
            if own and words.has("motion", word) and not words.has("toward", word):
                yield own


def _shared(told: frozenset[str], event: Event, words: Lexicon) -> frozenset[str]:
    return shared(_content(event, words), told)


def _content(event: Event, words: Lexicon) -> frozenset[str]:
    unsure = " ".join(certainty.outlook(event.headline, words).values())
    return stems(event.headline, words.language) - stems(unsure, words.language)


def _unsure(clause: str, words: Lexicon) -> bool:
    outlook = certainty.outlook(clause, words) or moods.is_and_will_be(clause, words)
    return bool(outlook) or any(words.has(k, clause) for k in ("negation", "denial"))
