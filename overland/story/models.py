"""The model of a story. Everything here is frozen; `loader.load` is the only maker.

Units are in the names. Points are latitude, longitude (WGS 84, degrees) everywhere except inside
GeoJSON. Ids are unique within a story, across all its tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from overland.story.filter import EVERYTHING, Filter

Status = str
"""A value of `vocabularies.STATUS`; the loader admits no other. So for the next six."""
Basis = str
Role = str
PlaceKind = str
EventKind = str
Mode = str
RelationKind = str
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
class FurtherEvidence(Evidence):
    """A further excerpt for a row, from any source; `supports`: what of the row it bears out.

    `row` is its own row in evidence.csv, as a spreadsheet counts; 0 where it is in no file.
    """

    supports: str = ""
    row: int = field(default=0, compare=False)


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
    rights: str = ""
    second_hand: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `latitude` and `longitude` are None together, when no point is known.

    `name` is in the story's language; `names` has those in others, by BCP 47 tag.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str
    latitude: float | None
    longitude: float | None
    uncertainty_km: float | None
    role: Role
    basis: Basis
    note: str = ""
    evidence: Evidence | None = None
    further: tuple[FurtherEvidence, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def point(self) -> Point | None:
        if self.latitude is None or self.longitude is None:
            return None
        return (self.latitude, self.longitude)

    @property
    def gives_a_direction(self) -> bool:
        """Whether its point is no place, but only where a line points: nobody names the place."""
        unnamed = self.kind == "other" and not self.country and not self.uncertainty_km
        return unnamed and self.basis == "inferred" and self.point is not None

    @property
    def own_point(self) -> Point | None:
        """The point at which it lies; None for one that only gives a direction."""
        return None if self.gives_a_direction else self.point


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, was announced or was said.

    `date` is EDTF; `place` is a place id or "", `leg` the id of the leg that it was part of or "".
    """

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
    leg: str = ""
    further: tuple[FurtherEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """One figure as one party gave it. `as_written` is shown; the bounds only size and sort.

    It belongs to an `event` or to a `leg`; the other is "".
    """

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
    leg: str = ""
    further: tuple[FurtherEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks. `named` is False for a speaker known by role only.

    What the editors put in, so that nobody takes “there” for another place, stands in `text`
    between square brackets.
    """

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
    further: tuple[FurtherEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Leg:
    """One movement of one party over one stretch, between two places (ids).

    `journey` is the convoy, voyage or group that it belongs to, `date` its EDTF date, `carrier`
    what or who carried it; each "" where the story does not say.
    """

    id: str
    position: int
    origin: str
    destination: str
    mode: Mode
    status: Status
    basis: Basis
    note: str = ""
    evidence: Evidence | None = None
    journey: str = ""
    date: str = ""
    carrier: str = ""
    further: tuple[FurtherEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """What a place is called in another language, and which gazetteer or source says so."""

    item: str
    language: str
    name: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """How rows stand to each other; in a `part_of` the first member is the whole."""

    id: str
    kind: RelationKind
    note: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """The text of one cell in another language, and who translated it.

    `item` is a row's id, or the story's slug for its title and description.
    """

    item: str
    column: str
    language: str
    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text with the language that it is in; `by` is its translator, "" for the original."""

    text: str
    language: str
    by: str = ""


BLANK = "—"
"""What stands for a cell that was empty, or is now, where a reader is told of the change."""


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

    @property
    def texts(self) -> dict[str, str]:
        """Its account, "" for what nobody wrote; what it was made of stands source by source."""
        told = {name: str(self.properties.get(name) or "") for name in ("error_basis", "rights")}
        return {"method": self.method, **told, "sources": "\n".join(self.sources)}


Claim = Place | Event | Count | Quote | Leg
"""What can carry evidence."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Story:
    slug: str
    title: str
    description: str
    version: str
    created: str
    language: str
    timezone: str
    licenses: tuple[Mapping[str, str], ...]
    contributors: tuple[Mapping[str, str], ...]
    sources: tuple[Source, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    counts: tuple[Count, ...]
    quotes: tuple[Quote, ...]
    legs: tuple[Leg, ...]
    relations: tuple[Relation, ...]
    corrections: tuple[Correction, ...]
    routes: Mapping[str, Route]
    verification: Mapping[str, object] | None = None
    headline_counts: tuple[str, ...] = ()
    """Count ids that the editor chose to stand above the map, in order."""
    summary: str = ""
    note: str = ""
    """What the editors answer to doubts about what has no row: title, description, summary."""
    names: tuple[Name, ...] = ()
    translations: tuple[Translation, ...] = ()
    filter: Filter = EVERYTHING
    """What was asked for of a story of which this holds a part; everything for a whole one."""
    _index: dict[tuple[str, ...], Mapping[Any, tuple[Any, ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the story can be read in, its own first."""
        return tuple(dict.fromkeys((self.language, *(t.language for t in self.translations))))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every row that can carry evidence, in reading order of the tables."""
        return (*self.places, *self.events, *self.counts, *self.quotes, *self.legs)

    def claim(self, claim_id: str) -> Claim | None:
        """The row that can carry evidence, of whatever table."""
        return next(iter(self._rows("claims", "id", claim_id)), None)

    def row_number(self, table: str, row_id: str) -> int:
        """A row as a spreadsheet counts: the first record is row 2. Raises KeyError."""
        known = self._index.get(("row", table))
        if known is None:
            numbered: dict[str, tuple[int]] = {}
            for number, row in enumerate(getattr(self, table), start=2):
                numbered.setdefault(row.id, (number,))
            known = self._index["row", table] = numbered
        return int(known[row_id][0])

    def place(self, place_id: str) -> Place | None:
        return next(iter(self._rows("places", "id", place_id)), None)

    def event(self, event_id: str) -> Event | None:
        return next(iter(self._rows("events", "id", event_id)), None)

    def count(self, count_id: str) -> Count | None:
        return next(iter(self._rows("counts", "id", count_id)), None)

    def source(self, source_id: str) -> Source | None:
        return next(iter(self._rows("sources", "id", source_id)), None)

    def events_at(self, place_id: str) -> tuple[Event, ...]:
        return self._rows("events", "place", place_id)

    def events_of(self, leg_id: str) -> tuple[Event, ...]:
        return self._rows("events", "leg", leg_id)

    def counts_of(self, event_id: str) -> tuple[Count, ...]:
        return self._rows("counts", "event", event_id)

    def counts_along(self, leg_id: str) -> tuple[Count, ...]:
        return self._rows("counts", "leg", leg_id)

    def quotes_of(self, event_id: str) -> tuple[Quote, ...]:
        return self._rows("quotes", "event", event_id)

    def _rows(self, table: str, column: str, value: str) -> tuple[Any, ...]:
        """The rows of a table with a value in a column; looked through once for all values."""
        known = self._index.get((table, column))
        if known is None:
            groups: dict[str, list[Any]] = {}
            for row in getattr(self, table):
                groups.setdefault(getattr(row, column), []).append(row)
            known = self._index[table, column] = {k: tuple(rows) for k, rows in groups.items()}
        return known.get(value, ())

    def _row(self, item: str) -> Any:
        """The row of an id, whichever table it is of; None for none."""
        known = self._index.get(("item",))
        if known is None:
            tables = ("relations", "sources", "legs", "quotes", "counts", "events", "places")
            every = {row.id: (row,) for table in tables for row in reversed(getattr(self, table))}
            known = self._index["item",] = every
        return known.get(item, (None,))[0]

    @property
    def front(self) -> tuple[tuple[str, str], ...]:
        """What the story says of itself: each text that it has, with its name."""
        told = (("title", self.title), ("description", self.description))
        return (*told, ("summary", self.summary)) if self.summary else told

    def text(self, item: str, column: str, language: str) -> LocalText:
        """A row's text, or the story's own by its slug, in a language; else as it was written.

        Raises KeyError for a row or a column that the story does not have.
        """
        for known in self._rows("translations", "item", item):
            if (known.column, known.language) == (column, language):
                return LocalText(known.text, known.language, known.by)
        row = self if item == self.slug else self._row(item)
        holder = getattr(row, "evidence", None) if column == "exact" else row
        route = self.routes.get(item) if isinstance(row, Leg) else None
        text = getattr(holder, column, route.texts.get(column) if route else None)
        if not isinstance(text, str):
            raise KeyError(f"{item}, {column}")
        return LocalText(text, self.language_of(row, column))

    def language_of(self, row: object, column: str) -> str:
        """The language that a row's own text is in: the source's for words out of a source."""
        if isinstance(row, Quote | Translation) and column == "text":
            return row.language
        if isinstance(row, Name) and column == "name":
            return row.language
        if isinstance(row, Source) and column == "title":
            return row.language
        evidence = getattr(row, "evidence", None)
        source = self.source(evidence.source) if evidence else None
        return source.language if source and column in ("exact", "as_written") else self.language
