"""A query to a geocoder and its candidates, the same for every service."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from unicodedata import category

from overland.errors import OverlandError
from overland.story.models import Place, PlaceKind, Point
from overland.story.vocabularies import PLACE_KIND

_LONGEST_TEXT = 500

STANDS_FOR: dict[str, tuple[str, ...]] = {
    kind: term.point_from for kind, term in PLACE_KIND.items() if term.point_from
}
"""Kinds of candidate that may give a place of a kind its point, the best first.

A village may lend its point to the border post or the pass named after it, never to an embassy.
A country is an area: nothing stands for it.
"""


class GeocodingFailed(OverlandError):
    """A service that could not be asked, or whose answer cannot be believed."""


@dataclass(frozen=True, slots=True)
class Query:
    """A place as it is asked for: every spelling known, its country ("" = any) and its kind."""

    names: tuple[str, ...]
    country: str
    kind: PlaceKind

    def __str__(self) -> str:
        within = f" in {self.country}" if self.country else ""
        return f"{' | '.join(self.names)} ({self.kind}{within})"


def is_number_within(value: object, most: float) -> bool:
    """Is it a number (no bool, no text, no NaN) from -most to most?"""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= most


def _is_plain_text(value: object) -> bool:
    """Text that can be written to a file and shown in a terminal, of a length a name may have."""
    return (
        isinstance(value, str)
        and len(value) <= _LONGEST_TEXT
        and not any(category(letter) in ("Cc", "Cs") for letter in value)
    )


def query_for(place: Place) -> Query:
    names = (place.name, *place.names.values())
    return Query(tuple(dict.fromkeys(n for n in names if n)), place.country, place.kind)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A point that might be the place. `source` names the record and is unique in an answer.

    `likeness` is how alike the names are, 0 to 1, 1 for the same name in another spelling.
    """

    name: str
    latitude: float
    longitude: float
    kind: str
    country: str
    source: str
    likeness: float
    url: str = ""

    @property
    def point(self) -> Point:
        return (self.latitude, self.longitude)

    def is_sound(self) -> bool:
        """Are the values of the right types, and is the point on Earth? For what was read."""
        words = (self.name, self.kind, self.country, self.source, self.url)
        return (
            all(_is_plain_text(word) for word in words)
            and (not self.url or self.url.startswith("https://"))
            and is_number_within(self.latitude, 90)
            and is_number_within(self.longitude, 180)
            and is_number_within(self.likeness, 1)
        )

    def may_stand_for(self, query: Query) -> bool:
        """Is the kind a fit, and the country the same as far as both are known?"""
        same_country = not query.country or self.country in ("", query.country)
        return same_country and self.kind in STANDS_FOR.get(query.kind, ())


@dataclass(frozen=True, slots=True)
class Settings:
    """How providers are reached. `domain` "" means the provider's own public server.

    `countries` are those that the story concerns (ISO 3166-1), `table` our own gazetteer.
    Defaults keep to the usage policy of public Nominatim: one request a second, cached.
    """

    countries: frozenset[str]
    table: Path
    cache: Path
    domain: str = ""
    scheme: str = "https"
    timeout_s: float = 10.0
    delay_s: float = 1.1
    retries: int = 2
    retry_wait_s: float = 5.0


class Provider(Protocol):
    """A geocoder with the ledger's question on top."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str:
        """What the answers rest on: versions of the data, or the server that was asked."""

    @property
    def geocoder(self) -> Any:
        """The geopy.geocoders.base.Geocoder underneath."""

    def candidates(self, query: Query) -> tuple[Candidate, ...]:
        """Every candidate, the likeliest first. Raises GeocodingFailed."""
