"""Proposals out of a text for the tables, each with its words and where they stand.

Offsets are str indices into the text as read, end exclusive: `text[start:end] == exact`.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A point that a gazetteer has under the name; `source` names its record."""

    name: str
    country: str
    latitude: float
    longitude: float
    source: str
    kind: str = ""
    spelled: str = ""
    """Its name in the text's letters, where the gazetteer has it and the text a form of it."""


@dataclass(frozen=True, slots=True)
class PlaceProposal:
    """A place as named. `chosen` is the `source` of a candidate of the same name, or None."""

    exact: str
    start: int
    end: int
    name: str
    kind: str
    country: str = ""
    candidates: tuple[PlaceCandidate, ...] = ()
    chosen: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DateProposal:
    """A date. `edtf` is "" if it cannot be told; `other` is another reading of the words."""

    exact: str
    start: int
    end: int
    edtf: str
    reason: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class CountProposal:
    """A figure. `number` is the one the words give; words without a number have none."""

    exact: str
    start: int
    end: int
    number: float | None
    minimum: int | None
    maximum: int | None
    qualifier: str
    unit: str
    status: str
    speaker: str = ""
    of_them: bool = False


@dataclass(frozen=True, slots=True)
class QuoteProposal:
    """Words in quotation marks (`text`) and who said them, as the text has it; "" if it is open."""

    exact: str
    start: int
    end: int
    text: str
    speaker: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class LegProposal:
    """A movement. An end that the clause does not name is ""; `announced` if only that is told."""

    exact: str
    start: int
    end: int
    origin: str
    destination: str
    mode: str
    status: str
    announced: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """All proposals of one text, in its order."""

    language: str
    places: tuple[PlaceProposal, ...] = ()
    dates: tuple[DateProposal, ...] = ()
    counts: tuple[CountProposal, ...] = ()
    quotes: tuple[QuoteProposal, ...] = ()
    legs: tuple[LegProposal, ...] = ()
    notices: tuple[str, ...] = field(default=())
