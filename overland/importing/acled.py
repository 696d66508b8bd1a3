"""ACLED's export: one row is an event."""

from __future__ import annotations

from overland.i18n import _
from overland.importing import places, sheets, spreadsheet, when
from overland.importing.imported import Imported, Options, ProposedRow
from overland.importing.imported_file import File

NAME = "ACLED"
_COLUMNS = {
    "event_date": "events.date", "location": "places.name", "latitude": "places.latitude", "longitude": "places.longitude",  # noqa: E501
    "country": "places.note", "admin1": "places.note", "event_type": "events.note", "sub_event_type": "events.note",  # noqa: E501
    "notes": "events.headline", "source": "events.speaker", "fatalities": "counts.as_written",
    "geo_precision": "places.note",
}  # fmt: skip
_RADIUS_KM = {"1": "", "2": "10", "3": "50"}
"""ACLED's geo_precision: exact; near a town; a larger region."""


def matches(file: File) -> bool:
    if sheets.is_workbook(file) and file.ending not in (".xlsx", ".xls", ".ods"):
        return False
    return header_has(file, {"event_date", "location", "latitude", "longitude", "fatalities"})


def header_has(file: File, needed: set[str]) -> bool:
    if sheets.is_workbook(file) or not file.is_text or file.json is not None:
        return False
    head = file.data[:3_000].decode("utf-8", "replace").lower()
    return all(name in head for name in needed)


def read(file: File, options: Options) -> Imported:
    """A place, an event and, where people died, a figure for each row."""
    rows: list[ProposedRow] = []
    notices: list[str] = []
    tables = sheets.sheets(file)
    header = [title for sheet in tables for title in sheet.header]
    for sheet in tables:
        for number, cells in sheet.records:
            values = {title.lower(): cell for title, cell in cells.items()}
            rows += _row(values, sheets.origin_of(sheet, number), notices)
    mapping = tuple((title, _COLUMNS.get(title.lower(), "")) for title in header if title)
    return Imported(NAME, tuple(rows), (), mapping, tuple(notices))


def _row(values: dict[str, str], origin: str, notices: list[str]) -> list[ProposedRow]:
    fields = {"latitude": values.get("latitude", ""), "longitude": values.get("longitude", "")}
    point = spreadsheet.point_of(fields, origin, notices)
    name = values.get("location", "") or origin
    within = ", ".join(filter(None, (values.get("admin1"), values.get("country"))))
    precision = values.get("geo_precision", "")
    known = _("Precision {n} of ACLED.").format(n=precision) if precision else ""
    area = f"{within}." if within else ""
    note = places.imported_from(f"{origin} (ACLED)", "", area, known)
    kind = "; ".join(filter(None, (values.get("event_type"), values.get("sub_event_type"))))
    told = values.get("notes", "") or kind
    found = [
        places.place(name, point, origin, uncertainty_km=_RADIUS_KM.get(precision, ""), note=note),
        places.event(
            told, when.edtf(values.get("event_date")), name, origin,
            speaker=values.get("source", ""), kind="incident",
            note=places.imported_from(origin, "", f"{kind}."),
        ),
    ]  # fmt: skip
    dead = values.get("fatalities", "")
    if spreadsheet.whole(dead):
        found.append(spreadsheet.count(dead, told, origin, notices, unit="dead"))
    return found
