"""GeoJSON of any tool: geojson.io, QGIS, Overland's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from overland.i18n import _
from overland.importing import places, when
from overland.importing.imported import Imported, Line, Options, ProposedRow, Unreadable
from overland.importing.imported_file import File
from overland.story.models import Point

NAME = "GeoJSON"
MOST = 10_000
_NAMES = ("name", "Name", "NAME", "title", "Title", "label", "nom", "nombre", "@id")
_TEXTS = ("description", "Description", "desc", "note", "notes", "headline", "text")
_DATES = ("date", "Date", "when", "timestamp", "start", "begin", "time")
_KINDS = frozenset(
    {"FeatureCollection", "Feature", "Point", "LineString", "MultiLineString", "GeometryCollection"}
)


def matches(file: File) -> bool:
    return isinstance(file.json, dict) and file.json.get("type") in _KINDS


def read(file: File, options: Options) -> Imported:
    """Points become places, lines become lines. Raises Unreadable."""
    return imported(file.json, file.name, NAME)


def imported(value: Mapping[str, Any], name: str, told: str) -> Imported:
    """What a GeoJSON value holds."""
    features = value.get("features") if value.get("type") == "FeatureCollection" else [value]
    if not isinstance(features, list):
        fault = _("{file}, features: not a list. Write a FeatureCollection")
        raise Unreadable(fault.format(file=name))
    if len(features) > MOST:
        fault = _("{file} has {n:,} features; at most {most:,} are read. Split it")
        raise Unreadable(fault.format(file=name, n=len(features), most=MOST))
    rows: list[ProposedRow] = []
    lines: list[Line] = []
    left: list[str] = []
    for number, feature in enumerate(features, start=1):
        origin = _("{file}, feature {n}").format(file=name, n=number)
        if not isinstance(feature, dict):
            left.append(_("{origin}: no object").format(origin=origin))
            continue
        _feature(feature, origin, number, rows, lines, left)
    return Imported(told, tuple(rows), tuple(lines), (), tuple(left))


def _feature(
    feature: dict[str, Any],
    origin: str,
    number: int,
    rows: list[ProposedRow],
    lines: list[Line],
    left: list[str],
) -> None:
    geometry = feature.get("geometry") if feature.get("type") == "Feature" else feature
    values = feature.get("properties") or {}
    values = values if isinstance(values, dict) else {}
    name = str(first_value(values, _NAMES) or feature.get("id") or f"place {number}")
    told = places.plain(first_value(values, _TEXTS))
    date = when.edtf(first_value(values, _DATES))
    for kind, coordinates in _parts(geometry):
        if kind == "Point" and (point := _point(coordinates)):
            rows.extend(places.both(name, point, date, told, origin))
        elif kind == "LineString" and (points := _line(coordinates)):
            lines.append(Line(name, points, origin))
        else:
            lack = _("{origin}: a {kind} is not read") if kind else _("{origin}: no geometry")
            left.append(lack.format(origin=origin, kind=kind))
    if not geometry and name:
        rows.append(places.place(name, None, origin))


def _parts(geometry: object) -> Iterator[tuple[str, Any]]:
    """Points and lines of a geometry, those of collections one by one."""
    if not isinstance(geometry, dict):
        return
    kind, coordinates = str(geometry.get("type", "")), geometry.get("coordinates")
    if kind == "GeometryCollection":
        for part in geometry.get("geometries") or ():
            if isinstance(part, dict) and part.get("type") != "GeometryCollection":
                yield from _parts(part)
    elif kind in ("MultiPoint", "MultiLineString") and isinstance(coordinates, list):
        if kind == "MultiLineString":
            yield "LineString", [p for line in coordinates if isinstance(line, list) for p in line]
        else:
            yield from (("Point", part) for part in coordinates)
    else:
        yield kind, coordinates


def _point(position: object) -> Point | None:
    """Latitude, longitude of a position; a height behind them is left out."""
    if not isinstance(position, list) or len(position) < 2:
        return None
    longitude, latitude = position[0], position[1]
    numbers = all(
        isinstance(v, int | float) and not isinstance(v, bool) for v in (latitude, longitude)
    )
    if not numbers or not (abs(latitude) <= 90 and abs(longitude) <= 360):
        return None
    wrapped = longitude if abs(longitude) <= 180 else (longitude + 180) % 360 - 180
    return (float(latitude), float(wrapped))


def _line(coordinates: object) -> tuple[Point, ...]:
    if not isinstance(coordinates, list):
        return ()
    points = tuple(point for position in coordinates if (point := _point(position)))
    return points if len(points) > 1 else ()


def first_value(values: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """The first of these fields that holds anything."""
    return next((values[name] for name in names if values.get(name) not in (None, "")), None)
