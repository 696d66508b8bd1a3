"""`routes.geojson` as text: the same lines give the same bytes.

Points go in as latitude, longitude and come out in GeoJSON's order, rounded to five decimals
(about a metre).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from overland.story.models import Point

PAIRS_A_ROW = 6


def feature(leg: str, points: Sequence[Point], properties: Mapping[str, Any]) -> dict[str, Any]:
    """A leg's line as a GeoJSON Feature."""
    positions = [[round(longitude, 5), round(latitude, 5)] for latitude, longitude in points]
    return {
        "type": "Feature",
        "id": leg,
        "properties": dict(properties),
        "geometry": {"type": "LineString", "coordinates": positions},
    }


def with_feature(collection: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The collection with one leg's Feature put in its old place, or at the end."""
    old = list(collection.get("features", ()))
    places = [index for index, known in enumerate(old) if known.get("id") == new["id"]]
    kept = [known for known in old if known.get("id") != new["id"]]
    kept.insert(places[0] if places else len(kept), new)
    return {**collection, "type": "FeatureCollection", "features": kept}


def as_text(collection: Mapping[str, Any]) -> str:
    """Indented JSON, with several positions to a row so that a diff stays readable."""
    rows: dict[str, str] = {}
    features = []
    for index, known in enumerate(collection["features"]):
        token = f"@coordinates-{index}@"
        rows[json.dumps(token)] = _rows(known["geometry"]["coordinates"])
        features.append({**known, "geometry": {**known["geometry"], "coordinates": token}})
    text = json.dumps({**collection, "features": features}, ensure_ascii=False, indent=2)
    for token, coordinates in rows.items():
        text = text.replace(token, coordinates)
    return text + "\n"


def _rows(positions: Sequence[Sequence[float]]) -> str:
    pairs = [json.dumps(position) for position in positions]
    rows = [pairs[at : at + PAIRS_A_ROW] for at in range(0, len(pairs), PAIRS_A_ROW)]
    return "[\n          " + ",\n          ".join(", ".join(row) for row in rows) + "\n        ]"
