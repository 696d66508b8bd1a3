"""Words of a headline that the source has, but says of something else; and reasons it gives not.

"Several thousand citizens evacuated", where its sentence has "registered" and another sentence has
"evacuated": every word stands in the text, and what they say does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence import lexicon
from overland.evidence.content_words import shared, stems
from overland.evidence.lexicon import Lexicon
from overland.evidence.passages import Passage
from overland.evidence.rows import Fault, guess
from overland.story.models import Claim, Event, Story

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CLAUSE: Final = re.compile(r"[,;:—–.!?،؛؟。，；：！？、]")
_OTHERWISE_CHECKED: Final = (
    *("negation", "denial", "speech", "attribution", "persons", "people", "paper", "measure"),
    *("possible", "expected", "planned", "intended", "doubt", "relative_day", "daypart"),
    *("about", "more", "fewer", "nearly", "several", "part", "every", "only", "superlative"),
    *("near", "beside", "lesser", "repeat", "loaded", "reason", "anonymous"),
)
"""Kinds of words that have a check of their own, or that every headline may have."""


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline whose words stand in the text elsewhere, and not where its evidence is."""
    words = passage.words
    if not isinstance(claim, Event) or lexicon.lexicon_of(story.language) is not words:
        return
    if claim.status == "headline" or not words.spaced:
        return
    yield from _reason(claim, passage)
    known = _known(story, claim, words)
    here = stems(passage.nearby, words.language) | known
    own_sentences = stems(passage.every_sentence, words.language) | known
    later = stems(passage.text[passage.match.end :], words.language)
    sooner = stems(passage.text[: passage.match.start], words.language)
    found = (w for key in _OTHERWISE_CHECKED for w in words.found(key, claim.headline))
    checked = frozenset(part for term in found for part in term.split())
    for match in _WORD.finditer(claim.headline):
        word = match[0]
        own = stems(word, words.language)
        if not own or shared(own, own_sentences) or _checked_otherwise(word, checked, passage):
            continue
        # What was named before may be meant by "they"; what is named only later may not.
        is_verb = _is_verb(word, passage)
        if shared(own, here) and not is_verb:
            continue
        antecedent = shared(own, sooner) and not is_verb
        if (shared(own, later) or shared(own, sooner)) and not antecedent:
            message = f"says “{word}”, which the source says of something else"
            yield guess(claim, "headline", claim.headline, message, "Say it as the source", word)


def _known(story: Story, event: Event, words: Lexicon) -> frozenset[str]:
    """What a headline may say besides: who and where, and what its note explains."""
    place = story.place(event.place)
    named = " ".join(p.name for p in story.places)
    journeys = " ".join(leg.journey for leg in story.legs)
    told = (event.speaker, place.name if place else "", named, journeys, event.note)
    return stems(" ".join(told), words.language)


def _checked_otherwise(word: str, checked: frozenset[str], passage: Passage) -> bool:
    clean, words = lexicon.plain(word), passage.words
    if clean in checked:
        return True
    near = lexicon.plain(passage.nearby)
    return any(
        side.fullmatch(clean) and side.search(near)
        for sides in words.opposites.values()
        for side in sides
    )


def _is_verb(word: str, passage: Passage) -> bool:
    """Whether the text has that word with an ending of verbs, and here it has none of nouns."""
    words = passage.words
    if words.pattern("nominal").fullmatch(lexicon.plain(word)):
        return False
    own, verbal = stems(word, words.language), words.pattern("verbal")
    forms = {lexicon.plain(m[0]) for m in _WORD.finditer(passage.text)}
    return any(verbal.fullmatch(form) and stems(form, words.language) == own for form in forms)


def _reason(event: Event, passage: Passage) -> Iterator[Fault]:
    """What stands behind "because" in a headline, and nowhere near its words in the source."""
    words = passage.words
    clean = lexicon.plain(event.headline)
    gives_one = words.has("reason", passage.nearby)
    near = stems(passage.nearby if gives_one else passage.every_sentence, words.language)
    for match in words.pattern("reason").finditer(clean):
        behind = _CLAUSE.split(clean[match.end() :])[0].split()
        ends = [n for n, word in enumerate(behind) if word in words.joining]
        clause = stems(" ".join(behind[: ends[0] if ends else len(behind)]), words.language)
        elsewhere = shared(clause, stems(passage.text, words.language))
        if clause and not shared(clause, near) and (elsewhere or not gives_one):
            message = f"gives a reason (“{match[0]} …”) that its source gives not"
            remedy = "Give the reason that the source gives, or none"
            yield guess(event, "headline", event.headline, message, remedy, match[0])
