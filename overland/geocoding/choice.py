"""The choice among candidates for a place's point, and its reason as a sentence for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from overland.geocoding.candidates import STANDS_FOR, Candidate, Query
from overland.geography.distance import distance_km

NAMESAKE_KM = 20.0
"""Another place of the same name, if farther away than this: a person must say which."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates in order of merit, the one chosen (the first, or none) and why."""

    candidates: tuple[Candidate, ...]
    chosen: Candidate | None
    reason: str

    @property
    def distance_to_runner_up_km(self) -> float | None:
        if self.chosen is None or len(self.candidates) < 2:
            return None
        return distance_km(self.chosen.point, self.candidates[1].point)


def choose_candidate(query: Query, found: Sequence[Candidate]) -> Choice:
    """Choose the best candidate of the same name and a kind that may stand for the place.

    Nearly the same name, or another kind, is never chosen: that is for a person to decide.
    """
    if query.kind not in STANDS_FOR:
        return Choice((), None, f"A {query.kind} is an area, not a point: none is looked for.")
    candidates = tuple(sorted(found, key=lambda candidate: _merit(query, candidate)))
    fit = [c for c in candidates if c.may_stand_for(query)]
    if fit and fit[0].likeness == 1.0:
        return Choice(candidates, fit[0], _why(query, fit[0], candidates))
    return Choice(candidates, None, _why_not(query, fit, candidates))


def _merit(query: Query, candidate: Candidate) -> tuple[bool, float, int]:
    """Sorts the best first; equals stay in the order in which the service gave them."""
    kinds = STANDS_FOR[query.kind]
    # What one gazetteer calls a town is a city to the next: their own order says which is meant.
    kind = query.kind if {candidate.kind, query.kind} == {"city", "town"} else candidate.kind
    rank = kinds.index(kind) if kind in kinds else len(kinds)
    return (not candidate.may_stand_for(query), -candidate.likeness, rank)


def _why(query: Query, chosen: Candidate, candidates: Sequence[Candidate]) -> str:
    why = "The name is the same but for spelling"
    if chosen.kind == query.kind or {chosen.kind, query.kind} == {"city", "town"}:
        why += ", and so is the kind."
    else:
        why += f"; a {chosen.kind} lends its point to the {query.kind} of that name."
    if len(candidates) == 1:
        return f"{why} There is no other candidate."
    why += f" The next of {len(candidates)} candidates is {_named(candidates[1])}."
    namesakes = [c for c in candidates[1:] if c.likeness == 1.0 and c.may_stand_for(query)]
    far = [c for c in namesakes if distance_km(chosen.point, c.point) > NAMESAKE_KM]
    return f"{why} Check which is meant: {len(far)} far away bear the same name." if far else why


def _why_not(query: Query, fit: Sequence[Candidate], candidates: Sequence[Candidate]) -> str:
    if not candidates:
        within = f" in {query.country}" if query.country else ""
        return f"No candidate: no place of this name is known{within}."
    if not fit:
        others = sorted({f"{c.kind or 'unknown kind'} in {c.country}" for c in candidates})
        return f"Nothing chosen: no candidate is of the kind and country ({', '.join(others)})."
    return f"Nothing chosen: names are only nearly alike, the nearest is {_named(fit[0])}."


def _named(candidate: Candidate) -> str:
    return f"{candidate.name}, {candidate.country} ({candidate.source})"
