"""The ledger: how each place of a story got its point (`geocodes.json`, one entry a place id).

A command writes it, a person reviews it and commits it. It never changes places.csv.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from overland.errors import InvalidDate, OverlandError, Problem
from overland.files import read_json
from overland.geocoding.candidates import (
    STANDS_FOR,
    Candidate,
    Provider,
    is_number_within,
    query_for,
)
from overland.geocoding.choice import choose_candidate
from overland.geography.distance import distance_km
from overland.story import dates
from overland.story.models import Place, Story

FILE = "geocodes.json"
_MOST_CANDIDATES = 10
_DIGITS = re.compile(r"\d+")
_DEGREE_DIGITS = 6
_KM_DIGITS = 3
_FARTHEST_KM = 20_040
_ROUNDING_KM = 0.02
"""Four decimals of a degree, as people write them, may be this far from the exact point."""


class LedgerUnreadable(OverlandError):
    """A ledger that is not what `overland geocode` writes: where, what is there, and why not."""

    def __init__(self, message: str, where: str = "", value: object = "") -> None:
        super().__init__(message)
        self.where = where
        self.value = value if isinstance(value, str) else repr(value)[:120]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One place's geocoding. `chosen` is the `source` of one of the candidates, or None."""

    query: str
    provider: str
    provider_version: str
    candidates: tuple[Candidate, ...]
    chosen: str | None
    reason: str
    distance_to_runner_up_km: float | None
    date: str

    @property
    def choice(self) -> Candidate | None:
        return next((c for c in self.candidates if c.source == self.chosen), None)


Ledger = Mapping[str, LedgerEntry]
"""Entries by place id."""


def entry_for(place: Place, provider: Provider, date: str) -> LedgerEntry:
    """Ask for a place and choose. `date` is ISO 8601. Raises GeocodingFailed."""
    query = query_for(place)
    found = provider.candidates(query) if query.kind in STANDS_FOR else ()
    choice = choose_candidate(query, found)
    runner_up = choice.distance_to_runner_up_km
    return LedgerEntry(
        query=str(query),
        provider=provider.name,
        provider_version=provider.version,
        candidates=tuple(_rounded(c) for c in choice.candidates[:_MOST_CANDIDATES]),
        chosen=choice.chosen.source if choice.chosen else None,
        reason=choice.reason,
        distance_to_runner_up_km=None if runner_up is None else round(runner_up, _KM_DIGITS),
        date=date,
    )


def merged(old: LedgerEntry | None, new: LedgerEntry) -> LedgerEntry:
    """The new entry, with what a person may have written in the old one.

    If question and candidates are the same, `chosen`, `reason` and the distance stay; if the
    provider's version is the same too, so does the date, and a run that learns nothing changes
    nothing.
    """
    if old is None or _asked_and_answered(old) != _asked_and_answered(new):
        return new
    if old.provider_version == new.provider_version:
        return old
    return replace(old, provider_version=new.provider_version, date=new.date)


def reviewed(place: Place, entry: LedgerEntry) -> bool:
    """Whether a person decided: it is not what `choose_candidate` says of the candidates."""
    query = query_for(place)
    if entry.query != str(query):
        return False  # decided about another question
    choice = choose_candidate(query, entry.candidates)
    chosen = choice.chosen.source if choice.chosen else None
    # Only the first candidates are kept, so that their number may be another one.
    same_reason = _DIGITS.sub("#", choice.reason) == _DIGITS.sub("#", entry.reason)
    return entry.chosen != chosen or not same_reason


def _asked_and_answered(entry: LedgerEntry) -> tuple[object, ...]:
    return (entry.query, entry.provider, entry.candidates)


def read(path: Path) -> dict[str, LedgerEntry]:
    """The ledger in a file; empty if there is no file. Raises LedgerUnreadable."""
    faults: list[Problem] = []
    if not os.path.lexists(path):
        return {}
    content = read_json(path, faults.append)
    if faults:
        raise LedgerUnreadable(faults[0].message)
    if not isinstance(content, dict):
        raise LedgerUnreadable("it must be one object with place ids as keys")
    return {place: _entry(place, entry) for place, entry in content.items()}


def text(ledger: Ledger) -> str:
    """The ledger as it stands in the file: the same ledger always gives the same text."""
    content = {place: as_values(entry) for place, entry in ledger.items()}
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def checks(story: Story, folder: Path) -> tuple[Problem, ...]:
    """What the ledger in a story's folder has against the story's points."""
    return unreadable(story, folder) or problems(story, read(folder / FILE))


def unreadable(story: Story, folder: Path) -> tuple[Problem, ...]:
    """Why the ledger in a story's folder cannot be read; nothing for one that can."""
    try:
        read(folder / FILE)
    except LedgerUnreadable as error:
        remedy = f"Correct it, or delete it and run: overland geocode {story.slug}"
        return (Problem(FILE, 0, error.where, error.value, str(error), remedy),)
    return ()


def problems(story: Story, ledger: Ledger) -> tuple[Problem, ...]:
    """Points that the ledger contradicts are problems; points it says nothing of, warnings.

    Rows are counted as places.csv has them.
    """
    found = [
        problem
        for row, place in enumerate(story.places, start=2)
        for problem in _place_problems(place, row, ledger.get(place.id), story.slug)
    ]
    strangers = sorted(ledger.keys() - {place.id for place in story.places})
    return (*found, *(_stranger(place, story.slug) for place in strangers))


def _place_problems(
    place: Place, row: int, entry: LedgerEntry | None, slug: str
) -> Iterator[Problem]:
    again = f"overland geocode {slug} --place {place.id}"
    if entry is not None and entry.chosen is not None and entry.choice is None:
        message = f"the entry of {place.id} chooses what is not among its candidates"
        remedy = f"Write the source of a candidate or null, or run: {again}"
        yield Problem(FILE, 0, "chosen", entry.chosen, message, remedy)
    elif place.point is None:
        return
    elif entry is None:
        yield _warning(row, place, f"has a point but no entry in {FILE}", f"Run: {again}")
    elif entry.choice is None:
        remedy = "Say in the note where the point comes from, or add it to data/gazetteer"
        yield _warning(row, place, f"has a point that {FILE} does not support", remedy)
    else:
        away_km = distance_km(place.point, entry.choice.point)
        allowed_km = place.uncertainty_km or 0.0
        if away_km > allowed_km + _ROUNDING_KM:
            yield _too_far(place, row, entry.choice, away_km)


def _too_far(place: Place, row: int, choice: Candidate, away_km: float) -> Problem:
    uncertainty = "no" if place.uncertainty_km is None else f"{place.uncertainty_km:g} km"
    return Problem(
        "places.csv",
        row,
        "latitude, longitude",
        f"{place.latitude}, {place.longitude}",
        f"is {away_km:.1f} km from {choice.source} ({choice.latitude}, {choice.longitude}), "
        f"and {place.id} has {uncertainty} uncertainty",
        "Correct the point, widen uncertainty_km, or choose another candidate in geocodes.json",
    )


def _warning(row: int, place: Place, message: str, remedy: str) -> Problem:
    return Problem("places.csv", row, "id", place.id, message, remedy, "warning")


def _stranger(place: str, slug: str) -> Problem:
    message = "is an entry for a place that places.csv does not have"
    return Problem(FILE, 0, "", place, message, f"Run: overland geocode {slug}", "warning")


def as_values(entry: LedgerEntry) -> dict[str, Any]:
    """The entry as values that JSON has."""
    return asdict(entry)


def _rounded(candidate: Candidate) -> Candidate:
    return replace(
        candidate,
        latitude=round(candidate.latitude, _DEGREE_DIGITS),
        longitude=round(candidate.longitude, _DEGREE_DIGITS),
        likeness=round(candidate.likeness, _KM_DIGITS),
    )


def _entry(place: str, entry: Any) -> LedgerEntry:
    if not isinstance(entry, dict):
        raise LedgerUnreadable("is not an object", place, entry)
    candidates = entry.get("candidates")
    if not isinstance(candidates, list):
        raise LedgerUnreadable("is not a list of candidates", f"{place}.candidates", candidates)
    found = tuple(
        _candidate(f"{place}.candidates[{index}]", candidate)
        for index, candidate in enumerate(candidates)
    )
    _check_fields(place, entry, LedgerEntry)
    for name in ("query", "provider", "provider_version", "reason", "date"):
        if not isinstance(entry[name], str):
            raise LedgerUnreadable("is not a text", f"{place}.{name}", entry[name])
    if not isinstance(entry["chosen"], str | None):
        raise LedgerUnreadable("is neither a source nor null", f"{place}.chosen", entry["chosen"])
    runner_up = entry["distance_to_runner_up_km"]
    if runner_up is not None and not is_number_within(runner_up, _FARTHEST_KM):
        where = f"{place}.distance_to_runner_up_km"
        raise LedgerUnreadable("is no distance in km on this globe", where, runner_up)
    try:
        dates.parse(entry["date"])
    except InvalidDate as error:
        message = "is not a date such as 2026-11-24"
        raise LedgerUnreadable(message, f"{place}.date", entry["date"]) from error
    return LedgerEntry(**{**entry, "candidates": found})


def _candidate(where: str, value: Any) -> Candidate:
    if not isinstance(value, dict):
        raise LedgerUnreadable("is not an object", where, value)
    _check_fields(where, value, Candidate)
    candidate = Candidate(**value)
    if not candidate.is_sound():
        raise LedgerUnreadable("has a value of the wrong type", where, value)
    if not candidate.source.strip():
        raise LedgerUnreadable("the source is empty", f"{where}.source", candidate.source)
    return candidate


def _check_fields(where: str, values: dict[str, Any], of: type[LedgerEntry | Candidate]) -> None:
    """Exactly the fields that the record has: one more is a slip too."""
    expected = fields(of)
    needed = {f.name for f in expected if f.default is MISSING and f.default_factory is MISSING}
    if missing := needed - values.keys():
        raise LedgerUnreadable("is missing", f"{where}.{min(missing)}")
    if more := values.keys() - {field.name for field in expected}:
        raise LedgerUnreadable("is no field of the record", f"{where}.{min(more)}")
