"""Points, names, countries and roles of places, beside what was geocoded and what the legs say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from overland.errors import Problem
from overland.evidence.rows import Fault, guess, told
from overland.geocoding import ledger
from overland.geocoding.ledger import LedgerEntry
from overland.geography.distance import distance_km
from overland.story.models import Place, Story

_MOST_COMPARED: Final = 500
"""Places; the comparison is quadratic, and a story is dozens of them."""
_NEAR_KM: Final = 25.0


def warnings(story: Story, folder: Path) -> tuple[Problem, ...]:
    """Everything doubtful about places. An answer is a recorded geocode or the place's note."""
    try:
        entries: Mapping[str, LedgerEntry] = ledger.read(folder / ledger.FILE)
    except ledger.LedgerUnreadable:  # told by the ledger's own check
        entries = {}
    faults = (*swapped(story, entries),)
    return tuple(told(story, fault) for fault in faults if not fault.answered)


def swapped(story: Story, entries: Mapping[str, LedgerEntry]) -> Iterator[Fault]:
    """Places that lie far from the story as written, and amid it with their numbers swapped."""
    located = [(place, point) for place in story.places if (point := place.point)]
    if len(located) > _MOST_COMPARED:
        return
    for place, (latitude, longitude) in located:
        others = [point for other, point in located if other is not place]
        if not others or abs(longitude) > 90 or _recorded(place, entries.get(place.id)):
            continue
        written = min(distance_km((latitude, longitude), other) for other in others)
        turned = min(distance_km((longitude, latitude), other) for other in others)
        if written > 100 and turned < 100 and turned < written / 4:
            message = (
                f"lies {written:.0f} km from every other place; "
                f"with latitude and longitude swapped, {turned:.0f} km"
            )
            remedy = "Are latitude and longitude swapped? If not, record its geocode"
            yield guess(place, "latitude", f"{latitude:g}", message, remedy, "latitude")


def _recorded(place: Place, entry: LedgerEntry | None) -> bool:
    """Whether a geocoder found the place where it is written."""
    if entry is None or entry.choice is None or place.point is None:
        return False
    return distance_km(place.point, entry.choice.point) <= _NEAR_KM + (place.uncertainty_km or 0)
