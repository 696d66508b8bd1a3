"""A place of the story told where the source, or the original of a translation, names another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from babel import Locale

from overland.evidence import lexicon
from overland.evidence.content_words import shared, stems
from overland.evidence.passages import Passage
from overland.evidence.rows import Fault, guess
from overland.story.models import Claim, Count, Event, Place, Story

_BEGINNING = 3
"""Letters in which words that `shared` takes for one agree."""
_TAKE = "Name the place that the source names"


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """The headline and the speaker of a row beside the sentences of its excerpts."""
    words = passage.words
    if lexicon.lexicon_of(story.language) is not words or not isinstance(claim, Event | Count):
        return
    names = _index(_Same(story.places), "", words.language)
    publishers = {p for s in story.sources for p in (s.publisher, s.author) if p}
    cells = {"speaker": _without(claim.speaker, publishers)}
    if isinstance(claim, Event):
        cells["headline"] = claim.headline
    for column, value in cells.items():
        said = f"{passage.every_sentence}\n{claim.note}"
        for here, there in _swapped(story, value, names, said, names):
            if not _left(here, value, words):
                message = f"names {here}, and the source's sentence {there}"
                yield guess(claim, column, value, message, _TAKE, here)
                return


def of_translation(story: Story, said: str, told: str, language: str) -> Iterator[tuple[str, str]]:
    """What a translation names, and what its original names instead."""
    places = _Same(story.places)
    theirs, own = _index(places, language, language), _index(places, "", story.language)
    yield from _swapped(story, told, theirs, said, own)


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """The places of a story, the same only as themselves: comparing them takes as long as a row."""

    places: tuple[Place, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.places is self.places

    def __hash__(self) -> int:
        return id(self.places)


class _Names:
    """Names of places by id, found in a text by the beginnings of their words."""

    def __init__(self, names: Mapping[str, str], language: str) -> None:
        self.names, self._language = names, language
        self._own = {place: own for place, name in names.items() if (own := stems(name, language))}
        often = Counter(one[:_BEGINNING] for own in self._own.values() for one in own)
        self._by_rarest: dict[str, list[str]] = defaultdict(list)
        for place, own in self._own.items():
            rarest = min((one[:_BEGINNING] for one in own), key=lambda one: (often[one], one))
            self._by_rarest[rarest].append(place)

    def within(self, text: str) -> frozenset[str]:
        """The places all of whose words stand in a text."""
        known = stems(text, self._language)
        near = (self._by_rarest.get(one, ()) for one in {one[:_BEGINNING] for one in known})
        return frozenset(
            place
            for place in chain.from_iterable(near)
            if len(shared(self._own[place], known)) == len(self._own[place])
        )


@lru_cache(maxsize=16)
def _index(of: _Same, translated: str, language: str) -> _Names:
    """The names of places in a language that they are translated into, or as the table has them."""
    if not translated:
        return _Names({place.id: place.name for place in of.places}, language)
    named = {place.id: name for place in of.places if (name := _name(place, translated))}
    return _Names(named, language)


def _swapped(
    story: Story, told: str, names_told: _Names, said: str, names_said: _Names
) -> Iterator[tuple[str, str]]:
    here = names_told.within(told)
    # What has no name in the language told of cannot be missed there.
    there = frozenset(p for p in names_said.within(said) if p in names_told.names)
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
            yield names_told.names[lone[0]], names_said.names[lacking[0]]


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
