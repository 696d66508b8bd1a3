"""The claimant of a row: who says it in its headline, and in notes on several rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from overland.evidence.doubts.rows import Fault, excerpts, guess
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Event, Relation, Story

_FEWEST: Final = 3
"""Claims of a story, by whose headlines another one's is judged."""
_NAME: Final = 3
"""Letters of a name's beginning; of U.S. citizens each headline may tell."""
_KINDS: Final = ("speech", "attribution", "denial")
_CELLS: Final = ("speaker", "role", "headline", "text", "note")


def of_story(story: Story) -> Iterator[Fault]:
    """Every headline, and every note on rows beside each other."""
    words = lexicon.lexicon_of(story.language)
    if words is None:
        return
    yield from _headlines(story, words)
    for relation in story.relations:
        yield from _ranks(story, relation, words)


def _headlines(story: Story, words: Lexicon) -> Iterator[Fault]:
    """A claim told as a fact, in a story whose other headlines say that somebody says it."""
    claims = [event for event in story.events if event.status == "claimed" and event.speaker]
    plain = [event for event in claims if not _names_speaker(event, words)]
    if len(claims) < _FEWEST or 2 * len(plain) >= len(claims):
        return
    for event in plain:
        message = "tells a claim as a fact: it leaves out that somebody says it"
        remedy = "Say in it who says so, as the other headlines of claims do"
        yield guess(event, "headline", event.headline, message, remedy, event.speaker)


def _names_speaker(event: Event, words: Lexicon) -> bool:
    """Whether a headline says that somebody says it, or who: "Council: all villagers are safe"."""
    if any(words.has(kind, event.headline) for kind in _KINDS):
        return True
    speaker = {one for one in stems(event.speaker, words.language) if len(one) >= _NAME}
    return bool(shared(speaker, stems(event.headline, words.language)))


def _ranks(story: Story, relation: Relation, words: Lexicon) -> Iterator[Fault]:
    """Somebody in office in the note, whom none of its rows has."""
    claims = [claim for name in relation.members if (claim := story.claim(name))]
    own = (str(getattr(claim, cell, "")) for claim in claims for cell in _CELLS)
    known = "\n".join((*own, *map(excerpts, claims), *_events(story, relation)))
    near = stems(known, words.language)
    for rank in words.found("rank", relation.note):
        if claims and not shared(stems(rank, words.language), near):
            message = f"tells of “{rank}”, of whom none of its rows is"
            remedy = "Name the rows that it is about, or say whose words they are"
            yield guess(relation, "members", " ".join(relation.members), message, remedy, rank)
            return


def _events(story: Story, relation: Relation) -> Iterator[str]:
    """What is said of the events of its figures and quotations."""
    for name in relation.members:
        event = story.event(getattr(story.claim(name), "event", ""))
        if event:
            yield f"{event.speaker} {event.headline}"
