"""Spreadsheets and separated text: .xlsx, .ods, .xls, .csv, with whatever header they have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from overland.geocoding import notation
from overland.geocoding.notation import NoPoint
from overland.i18n import _
from overland.importing import places, sheets, when
from overland.importing.imported import (
    Imported,
    Options,
    ProposedRow,
    UnnamedColumns,
    Unreadable,
)
from overland.importing.imported_file import File
from overland.importing.sheets import Sheet
from overland.story.day_spellings import DateOrder
from overland.story.models import Point
from overland.story.schemas import TABLES

NAME = "Spreadsheet"
FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "place", "location", "site", "town", "city", "lieu", "nom", "ville", "lugar", "ort", "nombre",  # noqa: E501
             "место", "название", "населенный пункт", "місце", "назва", "المكان", "الاسم", "admin name", "locality", "where_coordinates", "place name"),  # noqa: E501
    "latitude": ("latitude", "lat", "y", "широта", "широта (lat)", "breite", "breitengrad", "latitud", "خط العرض", "lat_dd", "ycoord"),  # noqa: E501
    "longitude": ("longitude", "lon", "lng", "long", "x", "долгота", "довгота", "länge", "längengrad", "longitud", "خط الطول", "lon_dd", "xcoord"),  # noqa: E501
    "point": ("point", "coordinates", "coords", "lat/long", "latlon", "lat,lon", "gps", "position", "coordonnées", "coordenadas", "koordinaten", "координаты", "координати"),  # noqa: E501
    "date": ("date", "day", "when", "event date", "datum", "fecha", "дата", "التاريخ", "start date", "jour"),  # noqa: E501
    "headline": ("headline", "event", "what", "title", "summary", "description", "notes", "note", "text", "ereignis", "événement", "evento", "событие", "подія", "описание", "beschreibung", "descripción", "الوصف"),  # noqa: E501
    "country": ("country", "pays", "land", "país", "страна", "країна", "country code", "iso2", "البلد"),  # noqa: E501
    "kind": ("kind", "type", "category", "place type"),
    "count": ("count", "people", "number", "persons", "total", "evacuees", "passengers", "anzahl", "nombre de personnes", "personas", "человек", "кількість", "العدد"),  # noqa: E501
    "source": ("source", "url", "link", "reference", "quelle", "fuente", "источник", "джерело", "المصدر"),  # noqa: E501
}  # fmt: skip
"""What a column may be called, by the field that it fills."""


def matches(file: File) -> bool:
    if sheets.is_workbook(file):
        return True
    return file.is_text and file.ending in (".csv", ".tsv", ".txt", ".tab", "")


def read(file: File, options: Options) -> Imported:
    """Every sheet's records as places, events and figures, or as rows of an Overland table."""
    found = sheets.sheets(file)
    if not found:
        told = _("{file} holds no table: a row of column names and a row below it")
        raise Unreadable(told.format(file=file.name))
    results = [_sheet(sheet, options) for sheet in found]
    return Imported(
        NAME,
        tuple(row for r in results for row in r.rows),
        (),
        tuple(pair for r in results for pair in r.mapping),
        (*sheets.unstored_formulas(file), *(notice for r in results for notice in r.notices)),
        tuple(question for r in results for question in r.questions),
    )


def _sheet(sheet: Sheet, options: Options) -> Imported:
    own = _own_table(sheet)
    if own:
        return _rows_of_own(sheet, own)
    mapping = {header: _field(header, options) for header in sheet.header if header}
    return by_fields(sheet, mapping, options)


def _own_table(sheet: Sheet) -> str:
    """The Overland table that a header is that of, capitals and order aside; "" if none."""
    header = {plain(title).replace(" ", "_") for title in sheet.header if title}
    for name, table in TABLES.items():
        needed = {column.name for column in table.columns if column.required}
        known = {column.name for column in table.columns}
        if needed <= header and len(header & known) >= 4:
            return name
    return ""


def _rows_of_own(sheet: Sheet, name: str) -> Imported:
    known = {column.name for column in TABLES[name].columns}
    titles = {title: plain(title).replace(" ", "_") for title in sheet.header if title}
    rows = []
    for number, cells in sheet.records:
        values = {titles[t]: v for t, v in cells.items() if titles[t] in known}
        carries = "exact" in known and not values.get("exact")
        rows.append(
            ProposedRow(
                name,
                values,
                sheets.origin_of(sheet, number),
                ("source", "exact") if carries else (),
            )
        )
    mapping = tuple((t, f"{name}.{c}" if c in known else "") for t, c in titles.items())
    return Imported(NAME, tuple(rows), (), mapping, sheet.skipped)


def plain(title: str) -> str:
    return re.sub(r"[\s_]+", " ", title.strip().lower().lstrip("#"))


def _field(header: str, options: Options) -> str:
    """The field that a column fills; "" if it is not understood."""
    if header in options.columns:
        return options.columns[header]
    asked = plain(header)
    by_name = {name: field for field, names in FIELDS.items() for name in names}
    if asked in by_name:
        return by_name[asked]
    close = get_close_matches(asked, by_name, n=1, cutoff=0.88)
    return by_name[close[0]] if close else ""


def by_fields(sheet: Sheet, mapping: Mapping[str, str], options: Options) -> Imported:
    """Records read through a mapping of columns to fields."""
    order, question = _order(sheet, mapping, options)
    rows: list[ProposedRow] = []
    notices = list(sheet.skipped)
    for number, cells in sheet.records:
        origin = sheets.origin_of(sheet, number)
        values: dict[str, str] = {}
        for header, cell in cells.items():
            field = mapping.get(header, "")
            if field and cell and not values.get(field):
                values[field] = cell
        rows += _record(values, origin, order, notices)
    if not any(mapping.values()):
        raise UnnamedColumns(sheet.name, tuple(filter(None, sheet.header)))
    told = tuple((header, field) for header, field in mapping.items())
    return Imported(NAME, tuple(rows), (), told, tuple(notices), question)


def _order(
    sheet: Sheet, mapping: Mapping[str, str], options: Options
) -> tuple[DateOrder, tuple[str, ...]]:
    columns = [header for header, field in mapping.items() if field == "date"]
    values = [cells.get(column, "") for column in columns for _, cells in sheet.records]
    order = when.order_of(values)
    if order is None and not options.date_order:
        row, column, example = next(
            (row, column, cells[column])
            for column in columns
            for row, cells in sheet.records
            if cells.get(column)
        )
        told = _(
            "{sheet} row {row}, {column}: dates such as {value!r} can be read two ways. Choose "
            "day-first or month-first"
        )
        return "", (told.format(sheet=sheet.name, row=row, column=column, value=example),)
    return order or options.date_order, ()


def _record(
    values: Mapping[str, str], origin: str, order: DateOrder, notices: list[str]
) -> Iterable[ProposedRow]:
    point = point_of(values, origin, notices)
    name = values.get("name", "")
    date = when.edtf(values.get("date"), order)
    if values.get("date") and not date:
        told = _("{origin}, date: {value!r} is not understood. Write 2013-01-22")
        notices.append(told.format(origin=origin, value=values["date"]))
    headline = values.get("headline", "")
    if not (name or point or headline or date):
        return
    name = name or headline[:60] or origin
    kept = {field: values[field] for field in ("country", "kind") if values.get(field)}
    country = kept.pop("country", "")
    note = places.imported_from(origin, values.get("source", ""))
    if re.fullmatch(r"[A-Z]{2}", country):
        kept["country"] = country
    yield places.place(name, point, origin, note=note, **kept)
    if date or headline:
        yield places.event(headline or name, date, name, origin, note=note)
    if values.get("count"):
        yield count(values["count"], headline or name, origin, notices)


def count(
    written: str, event: str, origin: str, notices: list[str], unit: str = "people"
) -> ProposedRow:
    """A figure as the file writes it; its bounds only where it is a plain number."""
    number = whole(written)
    if number is None:
        told = _("{origin}, count: {value!r} is no plain number; its bounds are left open")
        notices.append(told.format(origin=origin, value=written))
    bounds = {} if number is None else {"minimum": str(number), "maximum": str(number)}
    cells = {"event": event, "unit": unit, "as_written": written, **bounds}
    return ProposedRow("counts", cells, origin, ("source", "exact", "status", "speaker"))


def whole(text: str) -> int | None:
    """A whole number with any sign between thousands; None for anything else."""
    plain_text = text.replace("\u00a0", " ").strip()
    if re.fullmatch(r"\d{1,15}", plain_text):
        return int(plain_text)
    if re.fullmatch(r"\d{1,3}(?:[ .,'’\u202f]\d{3})+", plain_text):
        return int(re.sub(r"\D", "", plain_text))
    if re.fullmatch(r"\d{1,15}[.,]0+", plain_text):
        return int(re.split(r"[.,]", plain_text)[0])
    return None


def point_of(values: Mapping[str, str], origin: str, notices: list[str]) -> Point | None:
    try:
        if values.get("point"):
            return notation.point(values["point"])
        latitude, longitude = values.get("latitude", ""), values.get("longitude", "")
        if latitude and longitude:
            return (notation.degree(latitude, "latitude"), notation.degree(longitude, "longitude"))
        if latitude and not longitude and re.search(r"[,;\s]", latitude.strip()):
            return notation.point(latitude)
    except NoPoint as error:
        notices.append(f"{origin}: {error}")
    return None
