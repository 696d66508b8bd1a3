"""The offline geocoder: geopy's interface over collections of places in memory."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point
from rapidfuzz import fuzz, process

from overland.geocoding import gazetteer_sources
from overland.geocoding.candidates import Candidate, Query, Settings
from overland.geocoding.entries import COLLECTIONS, GazetteerEntry
from overland.geocoding.names import NEAR, alike, key_likeness, name_key, skeleton
from overland.geography.distance import rough_km

REVERSE_REACH_KM = 25.0
"""`reverse` finds nothing farther away than this."""

_FEWEST_LETTERS_TO_BE_NEAR = 5


class Gazetteer(Geocoder):  # type: ignore[misc]
    """geopy's interface over entries in memory; `timeout` is accepted and has no effect.

    Names match by `names.name_key`. If no name is the same, near names are found and
    `Location.raw["likeness"]` is below 1.
    """

    def __init__(self, entries: Iterable[GazetteerEntry]) -> None:
        super().__init__()
        self.entries = tuple(entries)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        country_codes: Sequence[str] | str | None = None,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Places of that name, the likeliest first; None if there is none, as geopy does.

        Raises geopy's GeocoderQueryError if the query is not a name.
        """
        if not isinstance(query, str) or not name_key(query):
            raise GeocoderQueryError(f"{query!r} is not a name: it holds no letter")
        countries = [country_codes] if isinstance(country_codes, str) else country_codes
        found = self._found(name_key(query), {code.upper() for code in countries or ()})
        return _as_geopy([_location(e, likeness=score) for e, score in found], exactly_one, limit)

    def reverse(
        self,
        query: Point | Sequence[float] | str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Places within REVERSE_REACH_KM of a point, the nearest first; None if there is none."""
        point = _point(query)
        distances = (
            (rough_km((point.latitude, point.longitude), (entry.latitude, entry.longitude)), entry)
            for entry in self.entries
        )
        near = [(km, entry) for km, entry in distances if km <= REVERSE_REACH_KM]
        near.sort(key=lambda one: (one[0], one[1].source))
        return _as_geopy([_location(e, distance_km=km) for km, e in near], exactly_one, limit)

    def _found(self, asked: str, countries: set[str]) -> list[tuple[GazetteerEntry, float]]:
        """Places of exactly that name; only if there are none, those of nearly that name."""
        scores = self._scores([(asked, 1.0)], countries)
        if not scores and len(asked) >= _FEWEST_LETTERS_TO_BE_NEAR:
            scores = self._scores(self._near_names(asked), countries)
        found = [(self.entries[number], score) for number, score in scores.items()]
        return sorted(found, key=lambda one: (-one[1], *_standing(one[0])))

    def _scores(self, likely: Iterable[tuple[str, float]], countries: set[str]) -> dict[int, float]:
        scores: dict[int, float] = {}
        for name, likeness in likely:
            for number in self._numbers_by_key.get(name, ()):
                if not countries or self.entries[number].country in countries:
                    scores[number] = max(likeness, scores.get(number, 0.0))
        return scores

    def _near_names(self, asked: str) -> list[tuple[str, float]]:
        # A quick sieve in C: whatever is NEAR alike word by word is well above this cut-off.
        bones = skeleton(asked)
        joined = [
            (name, score)
            for name in (self._names_by_skeleton.get(bones, ()) if len(bones) > 2 else ())
            if (score := alike(asked, name))
        ]
        sieved = process.extract(asked, self._keys, scorer=fuzz.ratio, score_cutoff=70, limit=None)
        likely = ((name, key_likeness(asked, name)) for name, _, _ in sieved)
        return [*joined, *((name, likeness) for name, likeness in likely if likeness >= NEAR)]

    @cached_property
    def _numbers_by_key(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for number, entry in enumerate(self.entries):
            for spelling in {name_key(name) for name in (entry.name, *entry.spellings)} - {""}:
                numbers.setdefault(spelling, []).append(number)
        return numbers

    @cached_property
    def _names_by_skeleton(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for name in self._keys:
            if name.isascii():
                names.setdefault(skeleton(name), []).append(name)
        return names

    @cached_property
    def _keys(self) -> list[str]:
        return list(self._numbers_by_key)


def _point(query: Point | Sequence[float] | str) -> Point:
    """The point. geopy alone takes None for 0, 0, and warns of a latitude before it refuses it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if query is not None:
                return Point(query)
    except (ValueError, TypeError) as error:
        raise ValueError("Must be a coordinate pair or Point") from error
    raise ValueError("Must be a coordinate pair or Point")


def _standing(entry: GazetteerEntry) -> tuple[int, int, str]:
    """Our own table before the others, then the larger place, then by source so as to be stable."""
    return (COLLECTIONS.index(entry.collection), -entry.population, entry.source)


def _location(entry: GazetteerEntry, **found: float) -> Location:
    raw: dict[str, Any] = {
        "name": entry.name,
        "kind": entry.kind,
        "country": entry.country,
        "source": entry.source,
        "url": entry.url,
        "note": entry.note,
        **found,
    }
    return Location(f"{entry.name}, {entry.country}", (entry.latitude, entry.longitude), raw)


def _as_geopy(
    found: list[Location], exactly_one: bool, limit: int | None
) -> Location | list[Location] | None:
    if not found:
        return None
    return found[0] if exactly_one else found[:limit]


class GazetteerProvider:
    """The gazetteer as the ledger asks it: under every spelling of a place's name."""

    name = "gazetteer"

    def __init__(self, geocoder: Gazetteer, version: str) -> None:
        self.geocoder = geocoder
        self.version = version

    def candidates(self, query: Query) -> tuple[Candidate, ...]:
        """Places of any of the names; near names in the country only, the same name anywhere."""
        best: dict[str, Candidate] = {}
        for name in filter(name_key, query.names):
            for found in (*self._found(name, query.country), *self._found(name, "")):
                same = found.likeness == 1.0 or query.country in ("", found.country)
                known = best.get(found.source)
                if same and (known is None or known.likeness < found.likeness):
                    best[found.source] = found
        return tuple(sorted(best.values(), key=lambda candidate: -candidate.likeness))

    def _found(self, name: str, country: str) -> list[Candidate]:
        found = self.geocoder.geocode(name, exactly_one=False, country_codes=country or None)
        return [_candidate(location) for location in found or ()]


def _candidate(location: Location) -> Candidate:
    raw = location.raw
    return Candidate(
        name=raw["name"],
        latitude=location.latitude,
        longitude=location.longitude,
        kind=raw["kind"],
        country=raw["country"],
        source=raw["source"],
        likeness=raw["likeness"],
        url=raw["url"],
    )


def provider(settings: Settings) -> GazetteerProvider:
    loaded = gazetteer_sources.load(settings.countries, settings.table)
    return GazetteerProvider(Gazetteer(loaded), gazetteer_sources.versions(settings.table))
