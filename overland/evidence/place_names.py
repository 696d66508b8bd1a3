"""The places of a story by the words of their names, for finding those that a sentence names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set

from overland.evidence.content_words import stems
from overland.story.models import Place, Story

_ByWord = dict[str, list[tuple[frozenset[str], Place]]]


class PlaceNames:
    """The names of a story's places, countries left out, each under one of its words."""

    def __init__(self, story: Story) -> None:
        self._places = [place for place in story.places if place.kind != "country"]
        self._known: dict[str, _ByWord] = {}

    def within(self, words: Set[str], language: str) -> list[Place]:
        """The places all of whose words are among `words`, as `stems` gives them."""
        known = self._known.get(language)
        if known is None:
            known = self._known[language] = defaultdict(list)
            for place in self._places:
                if own := stems(place.name, language):
                    known[max(own, key=len)].append((own, place))
        found = [place for word in words for own, place in known.get(word, ()) if own <= words]
        return sorted(found, key=lambda place: place.id)
