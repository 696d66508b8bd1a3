"""Linked Places (LPF) of Pelagios, World Historical Gazetteer and Overland's own export."""

from __future__ import annotations

from typing import Any

from overland.i18n import _
from overland.importing import places, when
from overland.importing.geojson import imported
from overland.importing.imported import Imported, Options, ProposedRow
from overland.importing.imported_file import File

NAME = "Linked Places"


def matches(file: File) -> bool:
    value = file.json
    if not isinstance(value, dict) or value.get("type") != "FeatureCollection":
        return False
    context = str(value.get("@context", ""))
    features = value.get("features")
    first = features[0] if isinstance(features, list) and features else {}
    return "linked-places" in context or (
        isinstance(first, dict) and "names" in first and "@id" in first
    )


def read(file: File, options: Options) -> Imported:
    """Places with their title, names, country and point."""
    rows: list[ProposedRow] = []
    notices: list[str] = []
    for number, feature in enumerate(file.json["features"], start=1):
        origin = _("{file}, feature {n}").format(file=file.name, n=number)
        values: dict[str, Any] = feature.get("properties") or {}
        title = places.plain(values.get("title"))
        plain = imported(
            {**feature, "type": "Feature", "properties": {"name": title}}, origin, NAME
        )
        date = _date(feature)
        for row in plain.rows:
            country = (values.get("ccodes") or [""])[0]
            rows.append(
                ProposedRow(
                    "places",
                    {**row.cells, **({"country": country} if country else {})},
                    origin,
                    row.lacks,
                )
                if row.table == "places"
                else row
            )
        if date:
            rows.append(places.event(title, date, title, origin))
        for name in feature.get("names") or ():
            if isinstance(name, dict) and name.get("lang") and name.get("toponym"):
                cells = {"item": title, "language": str(name["lang"]), "name": str(name["toponym"])}
                rows.append(ProposedRow("names", cells, origin, ()))
    return Imported(NAME, tuple(rows), notices=tuple(notices))


def _date(feature: dict[str, Any]) -> str:
    spans = (feature.get("when") or {}).get("timespans") or [{}]
    start = (spans[0].get("start") or {}) if isinstance(spans[0], dict) else {}
    return when.edtf(start.get("in") or start.get("earliest")) if isinstance(start, dict) else ""
