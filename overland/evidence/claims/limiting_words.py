"""Words that keep another from being said in full: "near the airport", "deputy minister".

And words that go further than any text of the source: "again", "always", "by force".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from overland.evidence.claims.passages import Passage
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.words import lexicon, numerals
from overland.evidence.words.content_words import proper_names, shared, stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Count, Event, Place, Quote, Story

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_TOKEN_OR_NUMBER: Final = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*|[,;:.!?،؛]")
_NOUN_WITHIN: Final = 3
"""Words behind "near" in which the place is named."""
_STEM_OF_RANKS: Final = 3
"""Letters: وزير and وزيرة are one rank."""
_CHARACTERS: Final = 2
"""Of a place's name, in a language without spaces between words."""
_LIMITS: Final = 3
"""Words before a word in which what limits it stands."""
_OF_SOURCES: Final = ("source", "paper")
_PERSON: Final = 7
"""Words on either side of a name in which the rank of who bears it stands."""


def of_claim(story: Story, claim: Claim, passage: Passage, known: str) -> Iterator[Fault]:
    """A row beside its paragraphs; of a rank, beside all texts (`known`)."""
    if not passage.in_language_of(story):
        return
    if isinstance(claim, Event):
        yield from _further(claim, passage)
        yield from _at(claim, "headline", claim.headline, passage)
        yield from _rank(claim, "headline", claim.headline, passage, known)
    if isinstance(claim, Place) and any(passage.words.has(k, claim.note) for k in _OF_SOURCES):
        yield from _at(claim, "note", claim.note, passage)
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
            if words.has("rate", word) and words.has("rate", passage.nearby):
                continue
            own = stems(word, words.language)
            there = words.has(key, passage.nearby) if key == "repeat" else shared(own, near)
            if not there:
                message = f"says “{word}”, which the words of its source do not"
                remedy = "Take it from the source"
                yield guess(event, "headline", event.headline, message, remedy, word)


def _at(claim: Event | Place, column: str, told: str, passage: Passage) -> Iterator[Fault]:
    """A place that the source's sentence only comes near to."""
    words, said = passage.words, passage.every_sentence
    if words.has("near", told) or words.has("beside", told):
        return
    own = stems(told, words.language)
    clean = lexicon.plain(said)
    if not words.spaced:
        yield from _before_near(claim, column, told, clean, words)
        return
    for match in words.pattern("near").finditer(clean):
        # "Near 80 people" is a figure; "near the airport" is a place.
        behind = [m[0] for m in _TOKEN_OR_NUMBER.finditer(clean[match.end() :])][:_NOUN_WITHIN]
        named = (stems(word, words.language) for word in behind)
        bound = next((name for name in named if shared(name, own)), None)
        about = words.has("about", match[0]) and numerals.numbers(behind[0], words.language)
        if bound is None or about or any(word[0].isdigit() for word in behind):
            continue
        others = [w for w in _TOKEN.findall(clean) if stems(w, words.language) == bound]
        if len(others) == 1:
            yield _left_out(claim, column, told, match[0])
            return


def _before_near(
    claim: Event | Place, column: str, told: str, clean: str, words: Lexicon
) -> Iterator[Fault]:
    """ "机场附近": without spaces, the place stands right before the word that comes near to it."""
    for match in words.pattern("near").finditer(clean):
        place = clean[max(match.start() - _CHARACTERS, 0) : match.start()]
        if place and place in lexicon.plain(told) and clean.count(place) == 1:
            yield _left_out(claim, column, told, match[0])
            return


def _left_out(claim: Event | Place, column: str, told: str, word: str) -> Fault:
    message = f"leaves out “{word}”, which its source says"
    return guess(claim, column, told, message, f"Keep “{word}”", word)


def _rank(
    claim: Event | Count | Quote, column: str, told: str, passage: Passage, known: str
) -> Iterator[Fault]:
    """ "Foreign minister" of whom the source never calls so but with "deputy" before it."""
    words = passage.words
    ranks = [rank for rank, limited in _ranks(told, words).items() if not limited]
    if not ranks:
        return
    # "Jane Doe, secretary of the Department": the department is not who bears the rank.
    person = claim.speaker.partition(",")[0] if column != "headline" else told
    names = proper_names(f"– {person}", words.language)
    if column == "headline":
        names = tuple(name for name in names if _behind_a_rank(name, told, words))
    persons = stems(" ".join(names), words.language)
    around = _around(known, persons, words.language) or (_ranks(passage.nearby, words),)
    for rank in ranks:
        there = [found[rank] for found in around if rank in found]
        if there and all(there):
            value = claim.role if isinstance(claim, Quote) and column == "role" else told
            message = f"leaves out “{there[0]}”, which the source says of that rank"
            yield guess(claim, column, value, message, f"Keep “{there[0]}”", there[0])
            return


def _behind_a_rank(name: str, told: str, words: Lexicon) -> bool:
    """Whether a name stands right behind a rank: "Foreign minister Denisov"."""
    before = told.partition(name)[0].split()
    return bool(before) and words.pattern("rank").fullmatch(lexicon.plain(before[-1])) is not None


def _ranks(text: str, words: Lexicon) -> dict[str, str]:
    """The ranks in a text by their stems -> the word that limits each everywhere, or ""."""
    found: dict[str, str] = {}
    for rank, beside in _beside_ranks(text, words):
        limit = next(iter(words.found("lesser", beside)), "")
        for whole in stems(rank, words.language):
            stem = whole[:_STEM_OF_RANKS]
            found[stem] = found[stem] and limit if stem in found else limit
    return found


def _beside_ranks(text: str, words: Lexicon) -> Iterator[tuple[str, str]]:
    """Every rank in a text, and the words beside it that may limit it."""
    pattern, lesser = words.pattern("rank"), words.pattern("lesser")
    if not words.spaced:
        for match in pattern.finditer(text):
            if not lesser.fullmatch(match[0]):
                yield match[0], text[max(match.start() - 1, 0) : match.start()]
        return
    tokens = [m[0] for m in _TOKEN.finditer(text)]
    for number, token in enumerate(tokens):
        clean = lexicon.plain(token)
        if pattern.fullmatch(clean) and not lesser.fullmatch(clean):
            first = max(number - _LIMITS, 0)
            yield clean, " ".join((*tokens[first:number], *_behind(tokens, number, words)))


def _behind(tokens: list[str], number: int, words: Lexicon) -> list[str]:
    """ "Ministre adjoint", "الوزير السابق": in these languages what limits stands behind."""
    return tokens[number + 1 : number + 3] if words.language in ("fr", "es", "ar") else []


@lru_cache(maxsize=256)
def _around(text: str, persons: frozenset[str], language: str) -> tuple[Mapping[str, str], ...]:
    """The ranks in the words around every name of a person."""
    words = lexicon.lexicon_of(language)
    tokens, names = _names(text, language)
    numbers = sorted({number for stem in persons for number in names.get(stem, ())})
    beside = (" ".join(tokens[max(n - _PERSON, 0) : n + _PERSON]) for n in numbers)
    return tuple(_ranks(each, words) for each in beside) if words else ()


@lru_cache(maxsize=16)
def _names(text: str, language: str) -> tuple[list[str], Mapping[str, list[int]]]:
    """The words of a text, and where those with a capital letter stand, by their stems."""
    tokens = _TOKEN.findall(text)
    found: dict[str, list[int]] = defaultdict(list)
    for number, token in enumerate(tokens):
        if token[0].isupper():
            for stem in stems(token, language):
                found[stem].append(number)
    return tokens, found
