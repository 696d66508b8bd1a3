"""Rows that belong together: a figure and its event, a kind and its verb, a status and its word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.words.content_words import shared, stems
from overland.story.models import Count, Event, Quote, Story

_KINDS: Final = {"departure": "departing", "crossing": "crossing", "arrival": "arriving"}
"""Kind of an event -> the words that bear it out."""
_STATUSES: Final = ("registered", "remaining")

Found = Mapping[str, tuple[Passage, ...]]
"""The passages of claims by their ids."""


def of_story(story: Story, found: Found) -> Iterator[Fault]:
    """Every row beside the passages of the rows that it belongs to."""
    for claim in story.claims:
        passages = found.get(claim.id)
        if not passages or not passages[0].in_language_of(story):
            continue
        match claim:
            case Count():
                yield from _of_another_event(story, claim, passages, found)
                yield from _status(claim, passages[0])
            case Event():
                yield from _kind(claim, passages[0])
                yield from _vouched(story, claim)
                yield from _status(claim, passages[0])
            case Quote():
                yield from _of_another_speaker(story, claim, passages[0])


def _of_another_event(
    story: Story, count: Count, passages: Sequence[Passage], found: Found
) -> Iterator[Fault]:
    """A figure beside whose words another event stands, and not the one that it is of."""
    own = found.get(count.event)
    if not own or count.status == "headline":
        return
    if any(_beside(one, other) for one in passages for other in own):
        return
    others = (
        event.headline
        for event in story.events
        if event.id != count.event
        and any(_beside(one, other) for one in passages for other in found.get(event.id, ()))
    )
    if (headline := next(others, None)) is not None:
        message = f"is not the event beside whose words the figure stands (“{headline[:80]}”)"
        yield guess(count, "event", count.event, message, "Give it to that event", count.event)


def _beside(one: Passage, other: Passage) -> bool:
    """Whether two passages stand in one paragraph, or in two that follow each other."""
    return one.text == other.text and (one.exact in other.nearby or other.exact in one.nearby)


def _kind(event: Event, passage: Passage) -> Iterator[Fault]:
    """A departure of which the words tell an arrival."""
    if event.kind not in _KINDS:
        return
    words, told = passage.words, f"{event.headline}\n{passage.every_sentence}"
    headline = words.without("owners", event.headline)  # the Red Cross crosses nothing
    if not words.has(_KINDS[event.kind], told):
        for kind, key in _KINDS.items():
            if found := words.found(key, headline):
                message = f"is the kind of what its headline tells with “{found[0]}”"
                yield guess(event, "kind", event.kind, message, f"Write {kind}", found[0])
                return


def _status(item: Event | Count, passage: Passage) -> Iterator[Fault]:
    """Registered, remaining: a status that the source's sentence has a word for."""
    if item.status in _STATUSES and not passage.words.has(item.status, passage.every_sentence):
        message = "is a status for which the source's sentence has no word"
        yield guess(item, "status", item.status, message, "Write what the source says", item.status)


def _vouched(story: Story, event: Event) -> Iterator[Fault]:
    """What a party says, with the status of what the source itself vouches for."""
    source = story.source(event.evidence.source) if event.evidence else None
    if event.kind != "statement" or event.status != "reported" or source is None:
        return
    publisher = stems(f"{source.publisher} {source.author}", source.language)
    if stems(event.speaker, source.language) - publisher:
        message = "is the status of what the source itself vouches for, and this somebody says"
        yield guess(event, "status", event.status, message, "Write claimed", event.status)


def _of_another_speaker(story: Story, quote: Quote, passage: Passage) -> Iterator[Fault]:
    """Words given to an event in which somebody else speaks."""
    event = story.event(quote.event)
    publishers = " ".join(f"{s.publisher} {s.author}" for s in story.sources)
    language = passage.language
    speaks = stems(event.speaker if event else "", language) - stems(publishers, language)
    own = stems(f"{quote.speaker} {quote.role}", language)
    if speaks and own and not shared(own, speaks):
        message = "is an event in which somebody else speaks"
        remedy = "Give the quotation to the event in which it was said"
        yield guess(quote, "event", quote.event, message, remedy, quote.event)
