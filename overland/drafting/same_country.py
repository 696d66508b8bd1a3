"""Places of a text that names no country: those that have one namesake each in the same country.

A person says that this country is meant, once for all of them; none is taken by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from overland.drafting import candidate_cells, desk, groups
from overland.drafting.draft_file import DraftFile, Stored
from overland.geocoding.choice import NAMESAKE_KM
from overland.geocoding.names import name_key
from overland.geography.distance import distance_km
from overland.story.vocabularies import AREAS

FEWEST: Final = 2


def waiting(found: DraftFile, one: Stored) -> list[Stored]:
    """Open places of a text without a point, one of them, whose first candidate is in its country.

    Another text of the story may tell of another country.
    """
    if not _waits(one):
        return []
    country = one.candidates[0]["country"]
    same = [
        other for other in found.open
        if _waits(other) and other.candidates[0]["country"] == country and _is_alone(other)
        and other.cells.get("source") == one.cells.get("source")
    ]  # fmt: skip
    return same if one in same and len(same) >= FEWEST else []


def take(found: DraftFile, places: Sequence[Stored]) -> None:
    """Give each its first candidate's point, as one decision."""
    with found.together(partial(desk.forget_point, found.folder)):
        for one in places:
            found.change(one.id, candidate_cells.of(one, one.candidates[0]))


def _waits(one: Stored) -> bool:
    pointless = one.table == "places" and "latitude" in groups.lacking(one) and bool(one.candidates)
    return pointless and one.cells.get("kind") not in AREAS


def _is_alone(one: Stored) -> bool:
    """Whether the first candidate has the place's name, and no namesake far off in its country."""
    first, *others = one.candidates
    named = first.get("spelled") or name_key(first["name"]) == name_key(one.cells.get("name", ""))
    namesakes = (
        other for other in others
        if other["country"] == first["country"]
        and _name(other) == _name(first)
    )  # fmt: skip
    near = (distance_km(_at(first), _at(other)) <= NAMESAKE_KM for other in namesakes)
    return bool(named) and all(near)


def _name(candidate: Mapping[str, Any]) -> str:
    return str(candidate.get("spelled") or name_key(candidate["name"]))


def _at(candidate: Mapping[str, Any]) -> tuple[float, float]:
    return candidate["latitude"], candidate["longitude"]
