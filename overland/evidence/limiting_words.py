"""Words that keep another from being said in full: "near the airport", "deputy minister".

And words that go further than any text of the source: "again", "always", "by force".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence import lexicon
from overland.evidence.content_words import proper_names, shared, stems
from overland.evidence.lexicon import Lexicon
from overland.evidence.passages import Passage
from overland.evidence.rows import Fault, guess
from overland.story.models import Claim, Count, Event, Quote, Story

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_LIMITS: Final = 3
"""Words before a word in which what limits it stands."""
_PERSON: Final = 7
"""Words on either side of a name in which the rank of who bears it stands."""


def of_claim(story: Story, claim: Claim, passage: Passage, known: str) -> Iterator[Fault]:
    """A row beside its paragraphs; of a rank, beside all texts (`known`)."""
    if lexicon.lexicon_of(story.language) is not passage.words:
        return
    if isinstance(claim, Event):
        yield from _further(claim, passage)
        yield from _at(claim, passage)
        yield from _rank(claim, "headline", claim.headline, passage, known)
    if isinstance(claim, Event | Count | Quote):
        yield from _rank(claim, "speaker", claim.speaker, passage, known)
    if isinstance(claim, Quote):
        told = f"{claim.role} {claim.speaker}"
        yield from _rank(claim, "role", told, passage, known)


def _further(event: Event, passage: Passage) -> Iterator[Fault]:
    words = passage.words
    near = stems(passage.nearby, words.language)
    for key in ("repeat", "loaded"):
        for word in dict.fromkeys(words.found(key, event.headline)):
            own = stems(word, words.language)
            there = words.has(key, passage.nearby) if key == "repeat" else shared(own, near)
            if not there:
                message = f"says “{word}”, which the words of its source do not"
                remedy = "Take it from the source"
                yield guess(event, "headline", event.headline, message, remedy, word)


def _at(event: Event, passage: Passage) -> Iterator[Fault]:
    """A place that the source's sentence only comes near to."""
    words = passage.words
    if words.has("near", event.headline):
        return
    told = stems(event.headline, words.language)
    tokens = [m[0] for m in _TOKEN.finditer(passage.every_sentence)]
    bound: dict[str, bool] = {}
    for number, token in enumerate(tokens):
        named = token[0].isupper() if words.language not in ("ar", "zh") else True
        for stem in stems(token, words.language) if named else ():
            limit = words.found("near", " ".join(tokens[max(number - _LIMITS, 0) : number]))
            bound[stem] = bool(limit) and bound.get(stem, True)
    for stem, only_near in bound.items():
        if only_near and stem in told:
            word = words.found("near", passage.every_sentence)[0]
            message = f"leaves out “{word}”, which its source says"
            yield guess(event, "headline", event.headline, message, f"Keep “{word}”", word)
            return


def _rank(
    claim: Event | Count | Quote, column: str, told: str, passage: Passage, known: str
) -> Iterator[Fault]:
    """ "Foreign minister" of whom the source never calls so but with "deputy" before it."""
    words = passage.words
    # "Jane Doe, secretary of the Department": the department is not who bears the rank.
    person = claim.speaker.partition(",")[0] if column != "headline" else told
    persons = stems(" ".join(proper_names(f"– {person}", words.language)), words.language)
    contexts = _contexts(known, persons, words) or [passage.nearby]
    for rank, limited in _ranks(told, words).items():
        if limited:
            continue
        there = [found[rank] for c in contexts if rank in (found := _ranks(c, words))]
        if there and all(there):
            value = claim.role if isinstance(claim, Quote) and column == "role" else told
            message = f"leaves out “{there[0]}”, which the source says of that rank"
            yield guess(claim, column, value, message, f"Keep “{there[0]}”", there[0])
            return


def _ranks(text: str, words: Lexicon) -> dict[str, str]:
    """The ranks in a text by their stems -> the word that limits each everywhere, or ""."""
    tokens = [m[0] for m in _TOKEN.finditer(text)]
    found: dict[str, str] = {}
    for number, token in enumerate(tokens):
        if not words.pattern("rank").fullmatch(lexicon.plain(token)):
            continue
        if words.pattern("lesser").fullmatch(lexicon.plain(token)):
            continue
        first = max(number - _LIMITS, 0)
        beside = " ".join((*tokens[first:number], *_behind(tokens, number, words)))
        limit = next(iter(words.found("lesser", beside)), "")
        for stem in stems(token, words.language):
            found[stem] = found[stem] and limit if stem in found else limit
    return found


def _behind(tokens: list[str], number: int, words: Lexicon) -> list[str]:
    """ "Ministre adjoint", "الوزير السابق": in these languages what limits stands behind."""
    return tokens[number + 1 : number + 3] if words.language in ("fr", "es", "ar") else []


def _contexts(text: str, persons: frozenset[str], words: Lexicon) -> list[str]:
    """The words around every name of a person."""
    tokens = [m[0] for m in _TOKEN.finditer(text)]
    return [
        " ".join(tokens[max(number - _PERSON, 0) : number + _PERSON])
        for number, token in enumerate(tokens)
        if token[0].isupper() and stems(token, words.language) & persons
    ]
