"""The names of a story's places and journeys, read once for all of its rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final

from babel import Locale

from overland.evidence.words import lexicon
from overland.evidence.words.content_words import shared, stems
from overland.evidence.words.text_words import WORD
from overland.story.models import Place, Story

_BEGINNING: Final = 3
"""Letters in which words that `shared` takes for one agree."""


class PlaceNames:
    """Names of places by id, found in a text by the beginnings of their words."""

    def __init__(self, names: Mapping[str, str], language: str) -> None:
        self.names, self._language = names, language
        self._own = {place: own for place, name in names.items() if (own := stems(name, language))}
        often = Counter(one[:_BEGINNING] for own in self._own.values() for one in own)
        # Looked up by its rarest word: of a thousand stations few are in a text.
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


class StoryNames:
    """What a story names itself: `places` and `journeys` as text, `front` with its title."""

    def __init__(self, story: Story) -> None:
        self.places = "\n".join(place.name for place in story.places)
        self.journeys = "\n".join(dict.fromkeys(leg.journey for leg in story.legs))
        self.front = f"{story.title}\n{self.places}"
        self.countries = frozenset(p.id for p in story.places if p.kind == "country")
        self._story = story
        self._every = frozenset(
            lexicon.plain(name) for p in story.places for name in (p.name, *p.names.values())
        )
        self._own: dict[str, PlaceNames] = {}
        self._translated: dict[str, PlaceNames] = {}

    @cached_property
    def plain(self) -> str:
        """Places and journeys as terms are searched in."""
        return lexicon.plain(f"{self.places}\n{self.journeys}")

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the story's own cells have with a small letter."""
        cells = [value for _column, value in self._story.front]
        cells += [event.headline for event in self._story.events]
        cells += [claim.note for claim in self._story.claims]
        return frozenset(
            lexicon.plain(word)
            for cell in cells
            for word in WORD.findall(cell)
            if word[0].islower()
        )

    def has_place(self, name: str) -> bool:
        """Whether a place has this whole name in any language."""
        return lexicon.plain(name).removesuffix("'s") in self._every

    def own(self, language: str) -> PlaceNames:
        """The names as the table has them, for a text in `language`."""
        if language not in self._own:
            names = {place.id: place.name for place in self._story.places}
            self._own[language] = PlaceNames(names, language)
        return self._own[language]

    def translated(self, language: str) -> PlaceNames:
        """The names that the places have in a language; what has none there is left out."""
        if language not in self._translated:
            named = {p.id: name for p in self._story.places if (name := _name(p, language))}
            self._translated[language] = PlaceNames(named, language)
        return self._translated[language]


def _name(place: Place, language: str) -> str:
    if place.kind == "country" and place.country:
        return place.names.get(language) or _territories(language).get(place.country, "")
    return place.names.get(language, "")


@lru_cache(maxsize=16)
def _territories(language: str) -> Mapping[str, str]:
    return dict(Locale.parse(language.split("-")[0]).territories)
