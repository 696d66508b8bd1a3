"""The names of a story's places and journeys, read once for all of its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set

from overland.evidence.content_words import stems
from overland.story.models import Place, Story

_ByWord = dict[str, list[tuple[frozenset[str], Place]]]


class StoryNames:
    """What a story names itself: `places` and `journeys` as text, `front` with its title."""

    def __init__(self, story: Story) -> None:
        self.places = "\n".join(place.name for place in story.places)
        self.journeys = "\n".join(dict.fromkeys(leg.journey for leg in story.legs))
        self.front = f"{story.title}\n{self.places}"
        self._places = [place for place in story.places if place.kind != "country"]
        self._known: dict[str, _ByWord] = {}

    def within(self, words: Set[str], language: str) -> list[Place]:
        """The places all of whose words are among `words`, as `stems` gives them; no country."""
        known = self._known.get(language)
        if known is None:
            known = self._known[language] = defaultdict(list)
            for place in self._places:
                if own := stems(place.name, language):
                    known[max(own, key=len)].append((own, place))
        found = [place for word in words for own, place in known.get(word, ()) if own <= words]
        return sorted(found, key=lambda place: place.id)
