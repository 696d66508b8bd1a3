"""Overland's own GeoJSON or Linked Places back into a story's files: every row that they tell of.

What such a file does not hold is not made up, and is told.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from overland import json_text
from overland.i18n import _
from overland.importing.imported import Unreadable, Whole
from overland.importing.imported_file import LARGEST
from overland.story import datapackage, dictionary, route_writer, routes
from overland.story.schemas import OTHER_FILES, TABLES
from overland.story.upgrade import FORMAT

Rows = dict[str, list[dict[str, str]]]
_SHAPES = {"place": "Point", "leg": "LineString"}
_EVIDENCE = ("source", "exact", "prefix", "suffix")


def is_export(path: Path) -> bool:
    """A file of GeoJSON or Linked Places whose features are records of a story."""
    if path.suffix.lower() not in (".geojson", ".json") or not path.is_file():
        return False
    try:
        value = json_text.value(path.read_bytes()[:LARGEST])
    except ValueError:
        return False
    return isinstance(value, dict) and {"headline_counts", "cite_as", "features"} <= value.keys()


def read(path: Path, slug: str) -> Whole:
    """The story's files, and what the export cannot give back. Raises Unreadable."""
    value = json_text.value(path.read_text(encoding="utf-8"))
    try:
        beside = value.get("story_files") or {}
        rows = _rows(value, beside, slug)
        lines = _routes(value, beside)
        about = _about(value, slug)
        lost = tuple(_lost(beside))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        told = _("{file} is no whole export of a story ({error!r}). Export it again")
        raise Unreadable(told.format(file=path.name, error=error)) from error
    found = {table.file: _table(name, rows.get(name, [])) for name, table in TABLES.items()}
    if lines["features"]:
        found[routes.FILE] = route_writer.as_text(lines)
    found[datapackage.FILE] = _json(about)
    records = beside.get("records", {})
    found |= {name: _json(records[name]) for name in OTHER_FILES if name in records}
    return Whole(found, lost)


def _lost(beside: Mapping[str, Any]) -> Iterator[str]:
    """What the export says that it left out; one of an older Overland says nothing of it."""
    if not beside:
        yield _("the order of rows, words in other languages, what lines go by, what was compared")
    yield from (str(part) for part in beside.get("left_out", ()))


def _rows(value: Mapping[str, Any], beside: Mapping[str, Any], slug: str) -> Rows:
    rows: Rows = {name: [] for name in TABLES}
    rows["sources"] = [_cells("sources", one) for one in value["sources"]]
    rows["corrections"] = [_cells("corrections", one) for one in value["corrections"]]
    for one in value["relations"]:
        rows["relations"].append(_cells("relations", one) | {"members": " ".join(one["members"])})
    for kind, record, geometry in _records(value, beside):
        match kind:
            case "place":
                _place(record, geometry, rows)
            case "leg":
                told = record.get("status_in_table", record["status"])
                _claim("legs", {**record, "status": told}, rows)
                _claims("counts", record["counts"], rows)
            case "event":
                _event(record, rows)
    for table in ("names", "translations"):
        if table in beside:
            rows[table] = [_cells(table, one) for one in beside[table]]
    for row in rows["translations"]:
        row["item"] = slug if row["item"] == value["name"] else row["item"]
    for table, ids in beside.get("order", {}).items():
        at = {name: number for number, name in enumerate(ids)}
        rows[table].sort(key=lambda row: at.get(row["id"], len(at)))
    return rows


def _records(
    value: Mapping[str, Any], beside: Mapping[str, Any]
) -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any] | None]]:
    """Kind, row and geometry of each record, that of a direction too."""
    directions = beside.get("directions", {})
    for kind, record, geometry in _features(value):
        kept = directions.get(f"{kind}s", {}).get(record["id"])
        yield kind, record, {"type": _SHAPES[kind], "coordinates": kept} if kept else geometry


def _features(
    value: Mapping[str, Any],
) -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any] | None]]:
    """As the file has them; Linked Places has features for places only."""
    for feature in value["features"]:
        record = feature["properties"]
        if "place_id" in record:
            yield "place", {**record, "id": record["place_id"]}, feature.get("geometry")
        else:
            yield record["record"], record, feature.get("geometry")
    for leg in value.get("legs", ()):
        yield (
            "leg",
            leg,
            {"type": "LineString", "coordinates": leg["line"]} if leg["line"] else None,
        )
    for event in value.get("events_without_place", ()):
        yield "event", event, None


def _place(record: Mapping[str, Any], geometry: Mapping[str, Any] | None, rows: Rows) -> None:
    _claim("places", record, rows)
    if geometry:
        # GeoJSON is lon, lat.
        longitude, latitude = geometry["coordinates"][:2]
        rows["places"][-1] |= {"latitude": str(latitude), "longitude": str(longitude)}
    for language, name in record.get("names", {}).items():
        rows["names"].append({"item": record["id"], "language": language, "name": name})
    for event in record["events"]:
        _event(event, rows)


def _event(record: Mapping[str, Any], rows: Rows) -> None:
    if any(row["id"] == record["id"] for row in rows["events"]):
        return
    _claim("events", record, rows)
    _claims("counts", record["counts"], rows)
    _claims("quotes", record["quotes"], rows)


def _claims(table: str, records: list[Mapping[str, Any]], rows: Rows) -> None:
    for record in records:
        if all(row["id"] != record["id"] for row in rows[table]):
            _claim(table, record, rows)


def _claim(table: str, record: Mapping[str, Any], rows: Rows) -> None:
    evidence = record.get("evidence") or {}
    told = {name: str(evidence.get(name) or "") for name in _EVIDENCE}
    rows[table].append(_cells(table, record) | told)
    for more in record.get("further") or ():
        rows["evidence"].append(
            {"item": record["id"], **{name: str(value or "") for name, value in more.items()}}
        )


def _cells(table: str, record: Mapping[str, Any]) -> dict[str, str]:
    columns = [column.name for column in TABLES[table].columns]
    return {name: _text(record[name]) for name in columns if name in record}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value)


def _routes(value: Mapping[str, Any], beside: Mapping[str, Any]) -> dict[str, Any]:
    features, lines = [], beside.get("lines", {})
    for kind, record, geometry in _records(value, beside):
        if kind == "leg" and geometry:
            properties = {
                "method": record["method"],
                "anchors": [],
                "error_m": record["error_m"],
                "error_basis": record["error_basis"],
                "sources": record["line_sources"],
            }
            line = [(latitude, longitude) for longitude, latitude, *_ in _whole_line(geometry)]
            given = lines.get(record["id"], properties)
            features.append(route_writer.feature(record["id"], line, given))
    return {"type": "FeatureCollection", "features": features}


def _whole_line(geometry: Mapping[str, Any]) -> list[Any]:
    """The positions of a line; those at which an export cut it at the 180th meridian are no own."""
    if geometry["type"] == "LineString":
        return list(geometry["coordinates"])
    parts = geometry["coordinates"]
    line = list(parts[0])
    for part in parts[1:]:
        line = [*line[:-1], *part[1:]]
    return line


def _about(value: Mapping[str, Any], slug: str) -> dict[str, Any]:
    inner = {name: value[name] for name in ("language", "timezone", "headline_counts")}
    inner |= {name: value[name] for name in ("summary",) if name in value}
    kept = ("title", "description", "version", "created", "contributors")
    return {
        "name": slug,
        **{name: value[name] for name in kept},
        "licenses": _data_licences(value["licenses"]),
        "overland": {"format": FORMAT, **inner},
        "resources": dictionary.resources(Path(slug), []),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _data_licences(licences: list[dict[str, str]]) -> list[dict[str, str]]:
    """Those of the data: an export lists the licences of lines and points beside them."""
    return [
        {name: text for name, text in licence.items() if name != "covers"}
        for licence in licences
        if "part" not in licence
    ]


def _table(name: str, rows: list[dict[str, str]]) -> str:
    header = [column.name for column in TABLES[name].columns]
    held = io.StringIO()
    writer = csv.DictWriter(held, header, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_in_order(name, rows))
    return held.getvalue()


def _in_order(name: str, rows: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Events by date and legs by position, as a story's tables have them."""
    if name == "legs":
        yield from sorted(rows, key=lambda row: int(row.get("position") or 0))
        return
    yield from rows
