"""A place of the story told where the source, or the original of a translation, names another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from babel import Locale

from overland.evidence import lexicon
from overland.evidence.content_words import shared, stems
from overland.evidence.passages import Passage
from overland.evidence.rows import Fault, guess
from overland.story.models import Claim, Count, Event, Place, Story

_TAKE = "Name the place that the source names"


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """The headline and the speaker of a row beside the sentences of its excerpts."""
    words = passage.words
    if lexicon.lexicon_of(story.language) is not words or not isinstance(claim, Event | Count):
        return
    names = {place.id: place.name for place in story.places}
    publishers = {p for s in story.sources for p in (s.publisher, s.author) if p}
    cells = {"speaker": _without(claim.speaker, publishers)}
    if isinstance(claim, Event):
        cells["headline"] = claim.headline
    for column, value in cells.items():
        said = f"{passage.every_sentence}\n{claim.note}"
        for here, there in _swapped(story, value, names, said, names, words.language):
            if not _left(here, value, words):
                message = f"names {here}, and the source's sentence {there}"
                yield guess(claim, column, value, message, _TAKE, here)
                return


def of_translation(story: Story, said: str, told: str, language: str) -> Iterator[tuple[str, str]]:
    """What a translation names, and what its original names instead."""
    theirs = {place.id: name for place in story.places if (name := _name(place, language))}
    names = {place.id: place.name for place in story.places if place.id in theirs}
    yield from _swapped(story, told, theirs, said, names, story.language, language)


def _swapped(
    story: Story,
    told: str,
    names_told: Mapping[str, str],
    said: str,
    names_said: Mapping[str, str],
    language: str,
    language_told: str = "",
) -> Iterator[tuple[str, str]]:
    here = _within(told, names_told, language_told or language)
    there = _within(said, names_said, language)
    # A place that both have is what the sentence is about; one more may be added.
    if len(here) > len(there):
        return
    countries = {place.id for place in story.places if place.kind == "country"}
    for of_countries in (True, False):
        lone, lacking = (
            sorted(p for p in places if (p in countries) is of_countries)
            for places in (here - there, there - here)
        )
        if lone and lacking:
            yield names_told[lone[0]], names_said[lacking[0]]


def _within(text: str, names: Mapping[str, str], language: str) -> frozenset[str]:
    """The places all of whose words stand in a text."""
    known = stems(text, language)
    return frozenset(
        place
        for place, name in names.items()
        if (own := stems(name, language)) and len(shared(own, known)) == len(own)
    )


def _without(text: str, names: Set[str]) -> str:
    """A text without these names: The Moscow Times is in no Moscow."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return text


def _left(name: str, text: str, words: lexicon.Lexicon) -> bool:
    """Whether it is the place that somebody comes from: of an arrival the source may not say it."""
    before = lexicon.plain(text).partition(lexicon.plain(name))[0]
    return bool(words.ends_with("away", before))


def _name(place: Place, language: str) -> str:
    if place.kind == "country" and place.country:
        return place.names.get(language) or _territories(language).get(place.country, "")
    return place.names.get(language, "")


@lru_cache(maxsize=16)
def _territories(language: str) -> Mapping[str, str]:
    return dict(Locale.parse(language.split("-")[0]).territories)
