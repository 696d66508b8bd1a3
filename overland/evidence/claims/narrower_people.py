"""People told by a narrower word than the source counts them by: "700 citizens" of 700 people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, excerpts, guess, language_of
from overland.evidence.words import lexicon
from overland.evidence.words.behind_numbers import behind_numbers
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Count, Event, Story

_TOLD: Final = 3
"""Words behind a number in which it is told whom it counts."""
_SAID: Final = 7
"""Words behind it in which the source goes on to say who they are."""
_OF_ANOTHER: Final = 3
"""Words before a kind of people in which the number of others stands."""
_SENTENCE: Final = re.compile(r"(?<=\w{3})[.;:!?؟…](?:\s|$)")
"""What ends a sentence, and no "U.S."."""
_REMEDY: Final = "Say whom the source counts"


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline or a unit beside the row's sentences."""
    words = passage.words
    if not passage.in_language_of(story) or not words.spaced:
        return
    said = f"{passage.every_sentence} {excerpts(claim)}"
    if isinstance(claim, Event):
        for word, other in _narrower(claim.headline, said, words):
            if not _named(word, passage.nearby, words):
                yield _fault(claim, "headline", claim.headline, word, other)
    elif isinstance(claim, Count):
        unit = words.found("nationals", claim.unit)
        for word, other in _narrower(f"{claim.as_written} {unit[0]}", said, words) if unit else ():
            if not _named(word, passage.nearby, words):
                yield _fault(claim, "unit", claim.unit, word, other)


def of_front(story: Story) -> Iterator[Fault]:
    """The title and the description beside the rows that have the same number."""
    words = lexicon.lexicon_of(story.language)
    if words is None or not words.spaced:
        return
    own = (c for c in story.claims if lexicon.lexicon_of(language_of(story, c)) is words)
    said = " . ".join(
        f"{getattr(claim, 'headline', '')} . {excerpts(claim)}"
        for claim in own
        if isinstance(claim, Event | Count)
    )
    for column, value in story.front:
        for word, other in _narrower(value, said, words):
            yield _fault(None, column, value, word, other)


def _fault(item: Claim | None, column: str, value: str, word: str, other: str) -> Fault:
    message = f"counts “{word}” where the source counts “{other}”"
    return guess(item, column, value, message, _REMEDY, word)


def _narrower(told: str, said: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    """Each word of nationals behind a number of which the source says "people" alone."""
    there = _counted(said, words, _SAID)
    for number, behind in _counted(told, words, _TOLD).items():
        narrow = words.found("nationals", behind)
        people = words.found("persons", there.get(number, ""))
        if narrow and people and not words.has("nationals", there[number]):
            yield narrow[0], people[0]


def _counted(text: str, words: Lexicon, within: int) -> dict[float | str, str]:
    """Number -> all that stands right behind it, wherever the text has it."""
    found: dict[float | str, str] = {}
    for clause in _SENTENCE.split(lexicon.plain(text)):
        for number, behind in behind_numbers(clause, words, within, ()).items():
            found[number] = f"{found.get(number, '')} {' '.join(behind)}"
    return found


def _named(word: str, nearby: str, words: Lexicon) -> bool:
    """Whether nationals are named near the words, and not with a number of their own."""
    clean = lexicon.plain(nearby)
    for match in words.pattern("nationals").finditer(clean):
        before = _SENTENCE.split(clean[: match.start()])[-1].split()[-_OF_ANOTHER:]
        if not behind_numbers(f"{' '.join(before)} {word}", words, _OF_ANOTHER, ("several",)):
            return True
    return False
