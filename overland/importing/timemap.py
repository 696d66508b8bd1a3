"""TimeMap (Forensic Architecture, Bellingcat): its events."""

from __future__ import annotations

from overland.i18n import _
from overland.importing import places, when
from overland.importing.geojson import first_value
from overland.importing.imported import Imported, Options, ProposedRow
from overland.importing.imported_file import File

NAME = "TimeMap"


def matches(file: File) -> bool:
    found = _events(file)
    return (
        bool(found)
        and isinstance(found[0], dict)
        and {"latitude", "longitude", "date"} <= found[0].keys()
    )


def _events(file: File) -> list[dict[str, object]]:
    value = file.json
    found = value.get("events") if isinstance(value, dict) else value
    return found if isinstance(found, list) else []


def read(file: File, options: Options) -> Imported:
    """A place and an event for each record; days as the file orders them, month first as TimeMap."""  # noqa: E501
    rows: list[ProposedRow] = []
    left: list[str] = []
    order = when.order_of(str(e.get("date", "")) for e in _events(file) if isinstance(e, dict))
    for number, event in enumerate(_events(file), start=1):
        origin = _("{file}, event {n}").format(file=file.name, n=number)
        try:
            point = (float(str(event["latitude"])), float(str(event["longitude"])))
        except (KeyError, ValueError, TypeError):
            left.append(_("{origin}: no place").format(origin=origin))
            continue
        name = places.plain(first_value(event, ("location", "place", "title"))) or f"event {number}"
        told = places.plain(first_value(event, ("description", "title")))
        date = when.edtf(event.get("date"), order or options.date_order or "month-first")
        rows.extend(places.both(name, point, date, told, origin))
        if event.get("sources"):
            told = _("{origin}: its sources are named in the file; enter them as sources")
            left.append(told.format(origin=origin))
    return Imported(NAME, tuple(rows), notices=tuple(left))
