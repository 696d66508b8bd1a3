"""GeoJSON (RFC 7946): places, legs, and events without a place, with the words they came from.

Figures are given as written, with their qualifier and status. What has no point has a null
geometry, as the standard provides, so that nothing that is imprecise gains a position. What
belongs to the story as a whole (sources, relations, licence) stands beside the features, as
foreign members.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from overland.presentation import points, record, record_files
from overland.story.models import Leg, Story

MEDIA_TYPE: Final = "application/geo+json"
SUFFIX: Final = "geojson"
TITLE: Final = "GeoJSON"

Position = list[float]
"""longitude, latitude in degrees"""


def export(story: Story) -> bytes:
    """The story as one FeatureCollection, UTF-8."""
    chosen = points.chosen(story)
    features = [
        *(
            _feature("place", record.place(story, p, chosen.get(p.id)), point_geometry(p.own_point))
            for p in story.places
        ),
        *(_feature("leg", record.leg(story, g), _line(story, g)) for g in story.legs),
        *(_feature("event", record.event(story, e), None) for e in record.without_place(story)),
    ]
    collection = {
        "type": "FeatureCollection",
        **record.about(story),
        "features": features,
        "story_files": record_files.of(story),
    }
    return member_a_line(collection)


def member_a_line(value: object) -> bytes:
    """JSON in the order of the value, one member a line: readers look for `type` at the start."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode() + b"\n"


def point_geometry(found: tuple[float, float] | None) -> dict[str, Any] | None:
    """A point (latitude, longitude) as a geometry; None if there is none."""
    # GeoJSON is lon, lat; everything else here is lat, lon.
    return {"type": "Point", "coordinates": [found[1], found[0]]} if found else None


def _line(story: Story, leg: Leg) -> dict[str, Any] | None:
    parts = cut(record.coordinates(story, leg))
    if len(parts) > 1:
        return {"type": "MultiLineString", "coordinates": parts}
    return {"type": "LineString", "coordinates": parts[0]} if parts else None


def cut(line: Sequence[Position]) -> list[list[Position]]:
    """A line in parts that do not cross the 180th meridian, as RFC 7946 (3.1.9) asks.

    A step of more than half the globe is taken for one that crosses.
    """
    parts: list[list[Position]] = [[line[0]]] if line else []
    for before, after in pairwise(line):
        step = after[0] - before[0]
        if abs(step) > 180:
            side, short = (180.0, step + 360) if step < 0 else (-180.0, step - 360)
            share = (side - before[0]) / short if short else 0.0
            latitude = before[1] + share * (after[1] - before[1])
            parts[-1].append([side, latitude])
            parts.append([[-side, latitude]])
        parts[-1].append(after)
    return parts


def _feature(kind: str, values: dict[str, Any], geometry: dict[str, Any] | None) -> dict[str, Any]:
    """`record` tells a feature's kind: QGIS and others mix them in one table."""
    return {
        "type": "Feature",
        "id": values["id"],
        "geometry": geometry,
        "properties": {"record": kind, **values},
    }
