"""The countries, divisions and places that a whole text names, by which names are resolved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from overland.drafting import containers, neighbours
from overland.drafting.place_mentions import Mention
from overland.geocoding.entries import GazetteerEntry
from overland.story.models import Point


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """Countries, their divisions, and places by key and source in the text's script."""

    countries: Counter[str]
    divisions: frozenset[str]
    written: set[tuple[str, str]]
    shared: frozenset[str] = frozenset()
    """Codes of the countries in which other places of the text lie."""
    near: tuple[Point, ...] = ()
    """Points of the places that the words beside the name say it is near."""
    beside: frozenset[str] = frozenset()
    """Codes of the countries that stand near the name: "into Moldova at Palanca"."""
    within: frozenset[str] = frozenset()
    """Codes of the divisions that stand right beside it: "Ketchikan, Alaska"."""

    def holds(self, entry: GazetteerEntry) -> bool:
        """Whether it lies in a division that the text names."""
        return f"{entry.country}.{entry.division}" in self.divisions

    def passes_by(self, entry: GazetteerEntry) -> bool:
        """Whether the text names divisions of its country, and none in which it lies."""
        own = any(containers.country_of(one) == entry.country for one in self.divisions)
        return own and not self.holds(entry)

    def is_far(self, entry: GazetteerEntry) -> bool:
        """Whether the words beside the name say that it lies elsewhere."""
        outside = self.within and not any(containers.lies_in(entry, one) for one in self.within)
        return bool(entry.division and outside) or neighbours.is_far(entry, self.near)

    def writes(self, mention: Mention, entry: GazetteerEntry) -> bool:
        return any((key, entry.source) in self.written for key in (mention.key, *mention.keys))

    def spelled(self, mention: Mention, entry: GazetteerEntry) -> str:
        """The entry's name in the text's letters, of which the words are a form; "" if unknown."""
        keys = (key for key in (mention.key, *mention.keys) if key in mention.spelled)
        known = (mention.spelled[key] for key in keys if (key, entry.source) in self.written)
        return next(known, "")
