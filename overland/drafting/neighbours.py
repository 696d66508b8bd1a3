"""Neighbours of a place's name, that say where it lies: "south of Baku", "in X province"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from overland.drafting.containers import INSIDE, divisions
from overland.drafting.place_mentions import ENOUGH, Mention
from overland.geocoding.entries import GazetteerEntry
from overland.geography.distance import distance_km
from overland.story.models import Point
from overland.story.vocabularies import AREAS

NEAR_KM: Final = 200
"""How far from its neighbour a place may lie that is called near it, or in its province."""
_FARTHEST: Final = 60
"""Characters between the two names."""
_BESIDE: Final = re.compile(
    r"\b(?:near|outside|close to|(?:north|south|east|west)\w* of|km from|kilomet\w+ from|cerca de|"
    r"(?:norte|sur|este|oeste) de|près de|au (?:nord|sud) d|à l['’](?:est|ouest) d|bei|unweit|nahe|"
    r"(?:nörd|süd|öst|west)\w*lich von|под|около|возле|близ|недалеко от|рядом с|"
    r"к (?:северу|югу|востоку|западу) от|км от|біля|поблизу|неподалік|недалеко від|"
    r"на (?:північ|південь|схід|захід) від|км від|قرب|بالقرب من|جنوب|شمال|شرق|غرب|جنوبي|شمالي|شرقي|"
    r"غربي)\b",
    re.IGNORECASE,
)


def beside(
    mention: Mention, mentions: Sequence[Mention], text: str, countries: Collection[str]
) -> tuple[Point, ...]:
    """Points of the places that the words right beside a name say it lies near, or in."""
    found: list[Point] = []
    for other in mentions:
        if other is mention or other.sentence != mention.sentence or other.key == mention.key:
            continue
        between = text[min(mention.end, other.end) : max(mention.start, other.start)]
        # Where the divisions of an area are known, these say it, and not how far their middle is.
        area = other.kind in AREAS and INSIDE.match(between) and not divisions(other)
        if len(between) <= _FARTHEST and (area or _BESIDE.search(between)):
            found += [(e.latitude, e.longitude) for e in _sure(other, countries)]
    return tuple(found)


def _sure(other: Mention, countries: Collection[str]) -> list[GazetteerEntry]:
    """Where a neighbour lies, if that is hardly in doubt: in a named country, or a large town."""
    if other.kind == "country" or other.score < ENOUGH:
        return []
    named = [e for e in other.entries if e.country in countries]
    return named[:1] or [e for e in other.entries[:1] if e.population >= 300_000]


def is_far(entry: GazetteerEntry, points: Sequence[Point]) -> bool:
    """Whether a point lies far from all of a name's neighbours; not if none is told."""
    here = (entry.latitude, entry.longitude)
    return bool(points) and all(distance_km(here, point) > NEAR_KM for point in points)


def shared_countries(mentions: Sequence[Mention]) -> Mapping[str, int]:
    """Countries in which several names of a text lie that are known nowhere else, or foremost."""
    towns = {(m.entries[0].country, m.key) for m in mentions if m.entries and m.score >= ENOUGH}
    counted = Counter(country for country, _key in towns)
    return {country: number for country, number in counted.items() if number > 1}
