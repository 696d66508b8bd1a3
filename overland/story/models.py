"""What a story is made of. Everything here is frozen; `dataset.load` is the only maker.

Units are in the names. Points are latitude, longitude (WGS 84, degrees) everywhere except inside
GeoJSON. Ids are unique within a story, across all its tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Status = str
"""A value of `vocabularies.STATUS`; the loader admits no other. So for the next five."""
Basis = str
Role = str
PlaceKind = str
EventKind = str
Mode = str
Translated = Literal["yes", "no", "unknown"]

Point = tuple[float, float]
"""latitude, longitude in degrees"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A TextQuoteSelector: the words, and what stands before and after them in the source."""

    source: str
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    title: str
    publisher: str
    author: str
    published: str
    url: str
    archive_url: str
    language: str
    sha256: str
    relation: Literal["primary", "related"]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `latitude` and `longitude` are None together, when no point is known."""

    id: str
    name: str
    name_ar: str
    name_ru: str
    kind: PlaceKind
    country: str
    latitude: float | None
    longitude: float | None
    uncertainty_km: float | None
    role: Role
    basis: Basis
    note: str = ""
    evidence: Evidence | None = None

    @property
    def point(self) -> Point | None:
        if self.latitude is None or self.longitude is None:
            return None
        return (self.latitude, self.longitude)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or was announced. `date` is EDTF; `place` is a place id or ""."""

    id: str
    date: str
    time_note: str
    place: str
    kind: EventKind
    status: Status
    headline: str
    basis: Basis
    note: str = ""
    evidence: Evidence | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """One figure as one party gave it. `as_written` is shown; the bounds only size and sort."""

    id: str
    event: str
    unit: str
    minimum: int | None
    maximum: int | None
    qualifier: str
    as_written: str
    status: Status
    speaker: str
    basis: Basis = "stated"
    note: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks. `named` is False for a speaker known by role only."""

    id: str
    event: str
    speaker: str
    role: str
    named: bool
    text: str
    language: str
    translated: Translated
    said_at: str
    basis: Basis = "stated"
    note: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of the journey between two places (ids), in the order of `position`."""

    id: str
    position: int
    origin: str
    destination: str
    mode: Mode
    status: Status
    basis: Basis
    note: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    id: str
    note: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    date: str
    item: str
    was: str
    now: str
    why: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A leg's line as points (latitude, longitude), with how it was made.

    `error_m` is the estimated distance from the true line in metres.
    """

    leg: str
    points: tuple[Point, ...]
    method: str
    error_m: float | None
    sources: tuple[str, ...] = ()
    properties: Mapping[str, object] = field(default_factory=dict)


Claim = Place | Event | Count | Quote | Leg
"""What can carry evidence."""


@dataclass(frozen=True, slots=True)
class Story:
    slug: str
    title: str
    description: str
    version: str
    created: str
    language: str
    timezone: str
    languages: tuple[str, ...]
    licenses: tuple[Mapping[str, str], ...]
    contributors: tuple[Mapping[str, str], ...]
    sources: tuple[Source, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    counts: tuple[Count, ...]
    quotes: tuple[Quote, ...]
    legs: tuple[Leg, ...]
    conflicts: tuple[Conflict, ...]
    corrections: tuple[Correction, ...]
    routes: Mapping[str, Route]
    verification: Mapping[str, object] | None = None
    headline_counts: tuple[str, ...] = ()
    """Count ids that the editor chose to stand above the map, in order."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every row that can carry evidence, in reading order of the tables."""
        return (*self.places, *self.events, *self.counts, *self.quotes, *self.legs)

    def place(self, place_id: str) -> Place | None:
        return next((p for p in self.places if p.id == place_id), None)

    def event(self, event_id: str) -> Event | None:
        return next((e for e in self.events if e.id == event_id), None)

    def source(self, source_id: str) -> Source | None:
        return next((s for s in self.sources if s.id == source_id), None)
