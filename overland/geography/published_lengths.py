"""Lengths of the journey's stretches: as the lines draw them, and as somebody published them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from overland.errors import Problem
from overland.geography.distance import length_km, line_of, straight_km
from overland.story.models import Story


@dataclass(frozen=True, slots=True)
class StretchLength:
    """A stretch of the journey as somebody published its length, and as the line draws it.

    The two are never averaged: `low_km` and `high_km` are the smaller and the larger of them.
    """

    legs: tuple[str, ...]
    between: str
    drawn_km: float
    straight_km: float
    published_km: float | None
    source: str

    @property
    def low_km(self) -> float:
        return min(self.drawn_km, self.published_km or self.drawn_km)

    @property
    def high_km(self) -> float:
        return max(self.drawn_km, self.published_km or self.drawn_km)

    @property
    def difference_km(self) -> float | None:
        """Drawn minus published: below 0 when the line is the shorter of the two."""
        return None if self.published_km is None else self.drawn_km - self.published_km


def stretch_lengths(story: Story) -> tuple[StretchLength, ...]:
    """The length of each leg's line, then of each stretch that somebody published a length for.

    A route's `published` property lists what was published: `length_km`, `legs` (ids, in order),
    `between` and `source` (a source's id, or its name). An entry that lacks one of them, or
    names a leg without a line, is left out here: `published_problems` tells about it.
    """
    own = (_stretch(story, (leg.id,), leg.id, None, "") for leg in story.legs)
    told = (
        _stretch(story, tuple(entry["legs"]), entry["between"], entry["length_km"], entry["source"])
        for _, _, entry in _published(story)
        if not _fault(story, entry)
    )
    return tuple(length for length in (*own, *told) if length.drawn_km)


def published_problems(story: Story) -> tuple[Problem, ...]:
    """Every published length that `stretch_lengths` cannot use."""
    return tuple(
        Problem("routes.geojson", 0, f"{leg}.published[{index}]", repr(entry)[:120], fault, remedy)
        for leg, index, entry in _published(story)
        if (fault := _fault(story, entry))
        for remedy in ("Give length_km (a number above 0), legs (ids with lines), between, source",)
    )


def _published(story: Story) -> Iterator[tuple[str, int, Any]]:
    for leg, route in story.routes.items():
        entries = route.properties.get("published", ())
        for index, entry in enumerate(entries if isinstance(entries, list) else (entries,)):
            if entry or isinstance(entries, list):
                yield leg, index, entry


def _fault(story: Story, entry: object) -> str:
    """What is wrong with a published length, or ""."""
    if not isinstance(entry, dict):
        return "is not an object"
    length, legs = entry.get("length_km"), entry.get("legs")
    if isinstance(length, bool) or not isinstance(length, int | float) or not 0 < length < 50_000:
        return "has no length_km"
    if not isinstance(legs, list) or not legs:
        return "has no legs"
    if any(not isinstance(leg, str) or leg not in story.routes for leg in legs):
        return "names a leg without a line"
    if not all(isinstance(entry.get(key), str) for key in ("between", "source")):
        return "does not say between what, or who says so"
    return ""


def _stretch(
    story: Story, legs: tuple[str, ...], between: str, published_km: float | None, source: str
) -> StretchLength:
    line = line_of(story, legs)
    return StretchLength(
        legs=legs,
        between=between,
        drawn_km=length_km(line),
        straight_km=straight_km(line),
        published_km=published_km,
        source=source,
    )
