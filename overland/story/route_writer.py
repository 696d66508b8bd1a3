"""`routes.geojson` written: a leg's line put in, or taken out; the same lines give the same bytes.

Points go in as latitude, longitude and come out in GeoJSON's order, rounded to five decimals
(about a metre).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from overland import files
from overland.errors import OverlandError, Problem
from overland.story import routes
from overland.story.models import Point

PAIRS_A_ROW = 6


class LinesNotWritable(OverlandError):
    """A file of lines that cannot be read: to write it anew would lose what it holds."""


def feature(leg: str, points: Sequence[Point], properties: Mapping[str, Any]) -> dict[str, Any]:
    """A leg's line as a GeoJSON Feature."""
    positions = [[round(longitude, 5), round(latitude, 5)] for latitude, longitude in points]
    return {
        "type": "Feature",
        "id": leg,
        "properties": dict(properties),
        "geometry": {"type": "LineString", "coordinates": positions},
    }


def put(folder: Path, features: Sequence[Mapping[str, Any]]) -> None:
    """Write legs' Features, each in its old place or at the end.

    Raises LinesNotWritable, and writes nothing, where a file is there that cannot be read.
    """

    def with_them(collection: Mapping[str, Any]) -> Mapping[str, Any]:
        for new in features:
            collection = with_feature(collection, new)
        return collection

    if features:
        _change(folder, with_them)


def remove(folder: Path, leg: str) -> None:
    """Take a leg's line out. Raises as `put` does."""
    _change(folder, lambda collection: {
        **collection, "features": [f for f in collection["features"] if f.get("id") != leg]
    })  # fmt: skip


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


def _change(folder: Path, change: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> None:
    with files.alone(folder):
        text = as_text(change(_collection(folder)))
        files.replace(folder / routes.FILE, text)


def _collection(folder: Path) -> Mapping[str, Any]:
    """What the file holds. Raises LinesNotWritable."""
    path = folder / routes.FILE
    if not path.exists() and not path.is_symlink():
        return {"type": "FeatureCollection", "features": []}
    found: list[Problem] = []
    value = files.read_json(path, found.append)
    if isinstance(value, dict) and value.get("type") == "Feature":
        value = {"type": "FeatureCollection", "features": [value]}
    if not found and not (isinstance(value, dict) and _writable(value.get("features"))):
        message = "not a list of Features that have coordinates"
        remedy = "Correct the file first"
        found.append(Problem(routes.FILE, 0, "features", "", message, remedy))
    if found or not isinstance(value, dict):
        raise LinesNotWritable("; ".join(map(str, found)))
    return value


def _writable(features: object) -> bool:
    return isinstance(features, list) and all(
        isinstance(known, dict)
        and isinstance(geometry := known.get("geometry"), dict)
        and isinstance(geometry.get("coordinates"), list)
        for known in features
    )


def _rows(positions: Sequence[Sequence[float]]) -> str:
    pairs = [json.dumps(position) for position in positions]
    rows = [pairs[at : at + PAIRS_A_ROW] for at in range(0, len(pairs), PAIRS_A_ROW)]
    return "[\n          " + ",\n          ".join(", ".join(row) for row in rows) + "\n        ]"
