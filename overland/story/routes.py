"""`routes.geojson`: the line of each leg.

GeoJSON is longitude, latitude; everything else here is latitude, longitude. The swap happens in
this module on reading, and nowhere else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from overland.errors import Problem
from overland.files import Tell, read_json
from overland.story import bounds
from overland.story.integrity import unknown_id
from overland.story.models import Point, Route

FILE = "routes.geojson"
WHOLE_LINE = "whole_line"
"""The property of a short line in a package that has the coordinates of the story's own."""
OF_A_DIRECTION = ("direction_only", "line_end")
"""What is said there of a line that only gives a direction."""


def read(folder: Path, legs: set[str] | None, tell: Tell) -> Mapping[str, Route]:
    """Leg id -> its line. A story without the file has no lines yet.

    `legs` are the ids that there are; None where they could not be read.
    """
    path = folder / FILE
    if not path.exists() and not path.is_symlink():
        return {}
    found: list[Problem] = []
    value = read_json(path, found.append)
    if isinstance(value, dict) and value.get("type") == "Feature":
        value = {"features": [value]}
    features = value.get("features") if isinstance(value, dict) else None
    if not found and not isinstance(features, list):
        remedy = "Make it a FeatureCollection with one Feature a leg"
        found.append(Problem(FILE, 0, "features", "", "not a list", remedy))
    for problem in found:
        tell(problem)
    routes: dict[str, Route] = {}
    for index, feature in enumerate(features if isinstance(features, list) else ()):
        route = _route(feature, f"features[{index}]", legs or set(), tell)
        if route is None:
            continue
        if legs is not None and route.leg not in legs:
            tell(unknown_id(FILE, f"features[{index}].id", route.leg, legs, "legs.csv"))
        if route.leg in routes:
            remedy = "Keep one line a leg"
            tell(Problem(FILE, 0, f"features[{index}].id", route.leg, "occurs twice", remedy))
        routes[route.leg] = route
    total = sum(len(route.points) for route in routes.values())
    if total > bounds.ALL_POINTS:
        message = f"{total:,} points in all lines; at most {bounds.ALL_POINTS:,} are read"
        tell(Problem(FILE, 0, "features", "", message, bounds.SIMPLER))
    return routes


def _route(feature: object, where: str, legs: set[str], tell: Tell) -> Route | None:
    """The line of a feature with every fault told; None if it cannot be a leg's line."""

    def fault(part: str, value: object, message: str, remedy: str) -> None:
        shown = value if isinstance(value, str) else repr(value)[:120]
        tell(Problem(FILE, 0, where + part, shown, message, remedy))

    if not isinstance(feature, dict):
        fault("", feature, "is not a Feature", "Make it a GeoJSON Feature")
        return None
    properties = feature.get("properties")
    known: Mapping[str, Any] = properties if isinstance(properties, dict) else {}
    method, error_m, sources = _provenance(known, fault)
    if not isinstance(feature.get("id"), str):
        remedy = f"Set it, beside type and geometry, to the id of the leg. {_one_of(legs)}"
        fault(".id", feature.get("id", ""), "is not the id of a leg", remedy)
        return None
    geometry = feature.get("geometry")
    coordinates = _one_line(geometry)
    if coordinates is None:
        kind = geometry.get("type") if isinstance(geometry, dict) else geometry
        fault(".geometry", kind, "is not a LineString", "Draw the leg as one line")
        return None
    points = _points(coordinates, where, tell)
    return Route(feature["id"], points, method, error_m, sources, known)


def _provenance(
    known: Mapping[str, Any], fault: Callable[[str, object, str, str], None]
) -> tuple[str, float | None, tuple[str, ...]]:
    """How a line was made, its estimated error, and what it was made of."""
    method = known.get("method")
    if not isinstance(method, str) or not method.strip():
        remedy = 'Say how the line was made, such as "method": "drawn by hand on a map"'
        fault(".properties.method", "", "the text is missing", remedy)
    error_m = known.get("error_m")
    if error_m is not None and not (_number(error_m) and 0 <= error_m < 10_000_000):
        fault(".properties.error_m", error_m, "is not a distance in metres", "Write a number")
        error_m = None
    sources = known.get("sources", [])
    if not isinstance(sources, list):
        fault(".properties.sources", sources, "is not a list", 'Write ["..."]')
        sources = []
    error_m = None if error_m is None else float(error_m)
    return str(method or ""), error_m, tuple(str(source) for source in sources)


def _one_line(geometry: object) -> object:
    """The positions of a line, also of one in parts that follow each other; None for no line."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    parts = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind == "LineString":
        return parts if parts is not None else []
    if kind != "MultiLineString" or not isinstance(parts, list):
        return None
    line: list[object] = []
    for part in parts:
        if not isinstance(part, list) or not part or (line and part[0] != line[-1]):
            return None
        line += part[1:] if line else part
    return line


def _one_of(legs: set[str]) -> str:
    known = sorted(legs)
    return f"Use one of: {', '.join(known[:12])}" if known else "legs.csv has none yet"


def _points(coordinates: object, where: str, tell: Tell) -> tuple[Point, ...]:
    def fault(part: str, value: object, message: str, remedy: str) -> tuple[Point, ...]:
        column = f"{where}.geometry.coordinates{part}"
        tell(Problem(FILE, 0, column, repr(value)[:120] if value else "", message, remedy))
        return ()

    if not isinstance(coordinates, list) or len(coordinates) < 2:
        remedy = f"Give 2 to {bounds.POINTS:,} of them"
        return fault("", None, "not a list of positions", remedy)
    if len(coordinates) > bounds.POINTS:
        message = f"{len(coordinates):,} points; at most {bounds.POINTS:,} are read"
        return fault("", None, message, bounds.SIMPLER)
    points: list[Point] = []
    for index, position in enumerate(coordinates):
        if (
            not isinstance(position, list)
            or len(position) < 2  # more are heights and measures
            or not all(_number(value) for value in position[:2])
        ):
            return fault(f"[{index}]", position, "is not longitude, latitude", "Give two numbers")
        longitude, latitude = position[0], position[1]
        if not (abs(longitude) <= 180 and abs(latitude) <= 90):
            remedy = "GeoJSON is longitude first, then latitude: are they swapped?"
            return fault(f"[{index}]", position, "is not on the globe", remedy)
        points.append((float(latitude), float(longitude)))
    return tuple(points)


def _number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isinstance(value, int) or math.isfinite(value)
