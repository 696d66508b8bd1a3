"""UCDP GED: one row is an event, with a low, a best and a high estimate of the dead."""

from __future__ import annotations

from overland.importing import places, sheets, spreadsheet, when
from overland.importing.acled import header_has
from overland.importing.imported import Imported, Options, ProposedRow
from overland.importing.imported_file import File

NAME = "UCDP GED"
_COLUMNS = {
    "date_start": "events.date", "date_end": "events.date", "where_coordinates": "places.name", "latitude": "places.latitude",  # noqa: E501
    "longitude": "places.longitude", "country": "places.note", "adm_1": "places.note", "source_headline": "events.headline",  # noqa: E501
    "source_article": "sources.title", "best": "counts.as_written", "low": "counts.minimum", "high": "counts.maximum",  # noqa: E501
    "where_prec": "places.uncertainty_km", "side_a": "events.headline", "side_b": "events.headline",
}  # fmt: skip
_RADIUS_KM = {"2": "25"}
"""UCDP's where_prec 2: within about 25 km of the point."""


def matches(file: File) -> bool:
    return header_has(file, {"date_start", "where_prec", "best", "low", "high"})


def read(file: File, options: Options) -> Imported:
    """A place, an event and a figure with both bounds for each row."""
    rows: list[ProposedRow] = []
    notices: list[str] = []
    tables = sheets.sheets(file)
    for sheet in tables:
        for number, cells in sheet.records:
            values = {title.lower(): cell for title, cell in cells.items()}
            rows += _row(values, sheets.origin_of(sheet, number), notices)
    header = [title for sheet in tables for title in sheet.header if title]
    mapping = tuple((title, _COLUMNS.get(title.lower(), "")) for title in header)
    return Imported(NAME, tuple(rows), (), mapping, tuple(notices))


def _row(values: dict[str, str], origin: str, notices: list[str]) -> list[ProposedRow]:
    fields = {"latitude": values.get("latitude", ""), "longitude": values.get("longitude", "")}
    point = spreadsheet.point_of(fields, origin, notices)
    name = values.get("where_coordinates", "") or values.get("adm_1", "") or origin
    sides = " and ".join(filter(None, (values.get("side_a"), values.get("side_b"))))
    told = values.get("source_headline", "") or sides
    start, end = when.edtf(values.get("date_start")), when.edtf(values.get("date_end"))
    date = f"{start}/{end}" if start and end and start != end else start
    note = places.imported_from(f"{origin} (UCDP GED)", "", f"{sides}.")
    radius = _RADIUS_KM.get(values.get("where_prec", ""), "")
    low, high = values.get("low", ""), values.get("high", "")
    cells = {
        "event": told, "unit": "dead", "as_written": f"{values.get('best', '')} ({low} to {high})",
        "minimum": low, "maximum": high, "speaker": "UCDP",
    }  # fmt: skip
    return [
        places.place(name, point, origin, uncertainty_km=radius, note=note),
        places.event(told, date, name, origin, kind="incident", note=note),
        ProposedRow("counts", cells, origin, ("source", "exact", "status")),
    ]
