"""Atlos: incidents as its CSV export gives them."""

from __future__ import annotations

from overland.importing import places, sheets, spreadsheet, when
from overland.importing.acled import header_has
from overland.importing.imported import Imported, Options, ProposedRow
from overland.importing.imported_file import File

NAME = "Atlos"
_COLUMNS = {
    "attr_description": "events.headline", "description": "events.headline", "attr_date": "events.date", "latitude": "places.latitude",  # noqa: E501
    "longitude": "places.longitude", "attr_geolocation": "places.latitude, places.longitude", "slug": "places.name",  # noqa: E501
    "attr_geolocation_resolution": "places.uncertainty_km", "source_1": "events.note",
}  # fmt: skip
_RADIUS_KM = {"exact": "0.01", "vicinity": "0.1", "locality": "1"}


def matches(file: File) -> bool:
    return header_has(file, {"slug", "attr_"})


def read(file: File, options: Options) -> Imported:
    """A place and an event for each incident; its media stay where they are."""
    rows: list[ProposedRow] = []
    notices: list[str] = []
    tables = sheets.sheets(file)
    header = [title for sheet in tables for title in sheet.header if title]
    for sheet in tables:
        dates = [cells.get("attr_date", "") for _, cells in sheet.records]
        order = when.order_of(dates) or options.date_order
        for number, cells in sheet.records:
            origin = sheets.origin_of(sheet, number)
            point_text = cells.get("attr_geolocation", "")
            fields = {
                "point": point_text,
                "latitude": cells.get("latitude", ""),
                "longitude": cells.get("longitude", ""),
            }
            point = spreadsheet.point_of(fields, origin, notices)
            told = places.plain(cells.get("attr_description") or cells.get("description"))
            radius = _RADIUS_KM.get(
                cells.get("attr_geolocation_resolution", "").split(" ")[0].lower(), ""
            )
            name = cells.get("slug") or origin
            sources = ", ".join(v for t, v in cells.items() if t.startswith("source") and v)
            note = places.imported_from(f"{origin} (Atlos)", sources)
            rows.append(places.place(name, point, origin, uncertainty_km=radius, note=note))
            date = when.edtf(cells.get("attr_date"), order)
            rows.append(places.event(told or name, date, name, origin, kind="incident", note=note))
    mapping = tuple((title, _COLUMNS.get(title, "")) for title in header)
    return Imported(NAME, tuple(rows), (), mapping, tuple(notices))
