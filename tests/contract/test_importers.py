"""Every kind of file that an editor has: what it gives, or the line that says what to do."""

from __future__ import annotations

import argparse
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

from overland import config, importing
from overland.commands import import_, new
from overland.exports import FORMATS, filename
from overland.importing.imported import Options
from overland.story import loader

KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link><href>'
    "https://example.org/more.kml</href></Link></NetworkLink><Placemark><name>Tyre</name>"
    "<description>&lt;b&gt;Buses leave&lt;/b&gt;</description><TimeStamp><when>2006-07-18</when>"
    "</TimeStamp><Point><coordinates>35.2,33.27,0</coordinates></Point></Placemark><Placemark>"
    "<name>Road</name><LineString><coordinates>35.2,33.27 35.3,33.4 35.37,33.56</coordinates>"
    "</LineString></Placemark></Document></kml>"
)
GPX = (
    '<gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="33.27" '
    'lon="35.2"><name>Tyre</name></wpt><trk><name>Road</name><trkseg><trkpt lat="33.27" lon="35.2"/>'  # noqa: E501
    '<trkpt lat="33.56" lon="35.37"/></trkseg></trk></gpx>'
)
TCX = (
    '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
    "<Activities><Activity><Lap><Track><Trackpoint><Position><LatitudeDegrees>33.27</LatitudeDegrees>"
    "<LongitudeDegrees>35.2</LongitudeDegrees></Position></Trackpoint><Trackpoint><Position>"
    "<LatitudeDegrees>33.56</LatitudeDegrees><LongitudeDegrees>35.37</LongitudeDegrees></Position>"
    "</Trackpoint></Track></Lap></Activity></Activities></TrainingCenterDatabase>"
)
POINT = {"type": "Feature", "properties": {"name": "Tyre"}, "id": 0,
         "geometry": {"type": "Point", "coordinates": [35.2, 33.27, 5]}}  # fmt: skip
LINE = {"type": "Feature", "properties": {}, "geometry": {
    "type": "MultiLineString", "coordinates": [[[35.2, 33.27], [35.37, 33.56]]]}}  # fmt: skip
STORYMAP = {"storymap": {"slides": [{"type": "overview"}, {
    "date": "2006-07-18", "text": {"headline": "Buses leave"},
    "location": {"name": "Tyre", "lat": 33.27, "lon": 35.2}}]}}  # fmt: skip
TIMEMAP = [{"id": 1, "date": "7/18/2006", "latitude": "33.27", "longitude": "35.2",
            "location": "Tyre", "description": "Buses leave"}]  # fmt: skip
LPF = {"type": "FeatureCollection", "@context": "https://linkedpasts.org/assets/linkedplaces-context-v1.1.jsonld",
       "features": [{"@id": "a", "type": "Feature", "properties": {"title": "Tyre", "ccodes": ["LB"]},  # noqa: E501
                     "names": [{"toponym": "صور", "lang": "ar"}],
                     "geometry": {"type": "Point", "coordinates": [35.2, 33.27]}}]}  # fmt: skip
ACLED = (
    "event_id_cnty;event_date;event_type;sub_event_type;admin1;location;latitude;longitude;"
    "geo_precision;source;notes;fatalities;country\nLBN1;18 July 2006;Battles;Armed clash;South;Tyre;"  # noqa: E501
    "33.27;35.20;1;AFP;Clash near Tyre;3;Lebanon\n"
)
GED = (
    "id,date_start,date_end,where_coordinates,adm_1,country,latitude,longitude,where_prec,side_a,"
    "side_b,source_headline,best,low,high\n1,2006-07-18,2006-07-19,Tyre,South,Lebanon,33.27,35.2,2,"
    "A,B,Clash near Tyre,3,1,5\n"
)
ATLOS = (
    "slug,attr_description,attr_date,attr_geolocation,attr_geolocation_resolution,source_1\n"
    'LBN-1,Buses leave Tyre,2006-07-18,"33.27, 35.2",Vicinity (100 m),https://example.org/1\n'
)


def _workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Evacuations of July 2006"])
    sheet.append([])
    sheet.append(["Place", "Lat", "Lon", "When", "People", ""])
    sheet.append(["#loc+name", "#geo+lat", "#geo+lon", "#date", "#affected"])
    sheet.append(["Tyre", "33,27", "35,20", "18.07.2006", "1 300"])
    sheet.append([])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _kmz() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("doc.kml", KML)
    return held.getvalue()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _ods() -> bytes:
    sheet = OpenDocumentSpreadsheet()
    table = Table(name="Orte")
    for cells in (["Ort", "Breite", "Länge", "Datum"], ["Tyre", "33,27", "35,20", "18.07.2006"]):
        row = TableRow()
        for cell in cells:
            held = TableCell(valuetype="string")
            held.addElement(P(text=cell))
            row.addElement(held)
        table.addElement(row)
    sheet.spreadsheet.addElement(table)
    kept = io.BytesIO()
    sheet.write(kept)
    return kept.getvalue()


def _formulas() -> bytes:
    """A workbook as a spreadsheet saves it: a formula, and the value that it gave last."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_workbook())) as old, zipfile.ZipFile(held, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part.endswith("sheet1.xml"):
                cell = re.search(rb'<c r="B5"[^>]*>.*?</c>', content)
                assert cell
                computed = b'<c r="B5"><f>30+3.27</f><v>33.27</v></c>'
                content = content.replace(cell[0], computed)
            new.writestr(part, content)
    return held.getvalue()


GX = (
    '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>'
    "<Placemark><name>Tyre</name><Point><coordinates>35.2,33.27</coordinates></Point></Placemark>"
    "<Placemark><name>Road</name><gx:Track><when>2006-07-18T06:00:00Z</when>"
    "<when>2006-07-18T07:00:00Z</when><gx:coord>35.2 33.27 5</gx:coord>"
    "<gx:coord>35.37 33.56 9</gx:coord></gx:Track></Placemark></Document></kml>"
)
SEMICOLONS = "Ort;Breite;Länge;Datum\nTyre;33,27;35,20;18.07.2006\n"
KINDS: dict[str, bytes] = {
    "map.kml": KML.encode(),
    "map.kmz": _kmz(),
    "gx.kml": GX.encode(),
    "orte.ods": _ods(),
    "formulas.xlsx": _formulas(),
    "capitals.csv": b"NAME;LATITUDE;LONGITUDE\r\n\r\nTyre;33,27;35,20\r\n;;\r\n",
    "track.gpx": GPX.encode(),
    "run.tcx": TCX.encode(),
    "map.geojson": _json({"type": "FeatureCollection", "features": [POINT, LINE]}),
    "one.geojson": _json(POINT),
    "map.umap": _json({"type": "umap", "layers": [{"features": [POINT, LINE]}]}),
    "storymap.json": _json(STORYMAP),
    "timemap.json": _json(TIMEMAP),
    "places.lpf": _json(LPF),
    "acled.csv": ACLED.encode(),
    "ged.csv": GED.encode(),
    "atlos.csv": ATLOS.encode(),
    "places.xlsx": _workbook(),
    "german.csv": SEMICOLONS.encode("cp1252"),
    "bom.csv": SEMICOLONS.encode("utf-8-sig"),
    "utf16.csv": SEMICOLONS.encode("utf-16"),
    "tabs.tsv": SEMICOLONS.replace(";", "\t").encode(),
    "dms.csv": 'Name,Coordinates\nTyre,"33°16\'12""N 35°12\'0""E"\n'.encode(),
    "letters.csv": "NAME,LAT,LON\nTyre,33.27N,35.20°E\n".encode(),
    "minus.csv": "name,lat,lon\nTyre,\u00a033.27,35.20\n".encode(),
}
LINES_ONLY = {"run.tcx"}
WITH_LINES = {"gx.kml", "map.kml", "map.kmz", "track.gpx", "run.tcx", "map.geojson", "map.umap"}


@pytest.fixture
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name = str(request.param)
    path = tmp_path / name
    path.write_bytes(KINDS[name])
    return path


@pytest.mark.parametrize("file", [k for k in KINDS if k not in LINES_ONLY], indirect=True)
def test_a_file_of_every_kind_gives_the_place_that_is_in_it(file: Path) -> None:
    places = [row.cells for row in importing.read(file).rows if row.table == "places"]
    points = {(p["latitude"], p["longitude"]) for p in places}
    assert points == {("33.27", "35.2")}


@pytest.mark.parametrize("file", sorted(WITH_LINES), indirect=True)
def test_a_line_of_a_file_keeps_its_direction(file: Path) -> None:
    line = importing.read(file).lines[0]
    assert (line.points[0], line.points[-1]) == ((33.27, 35.2), (33.56, 35.37))


DATED = ("map.kml", "storymap.json", "timemap.json", "acled.csv", "atlos.csv", "places.xlsx")


@pytest.mark.parametrize("file", [*DATED, "german.csv"], indirect=True)
def test_a_date_in_a_file_becomes_edtf(file: Path) -> None:
    dates = {row.cells["date"] for row in importing.read(file).rows if row.table == "events"}
    assert dates == {"2006-07-18"}


@pytest.mark.parametrize("file", KINDS, indirect=True)
def test_imported_rows_say_that_they_lack_evidence(file: Path) -> None:
    claims = [row for row in importing.read(file).rows if row.table in ("places", "events")]
    assert all({"source", "exact"} <= set(row.lacks) for row in claims)


def test_an_estimate_with_bounds_keeps_them(tmp_path: Path) -> None:
    path = tmp_path / "ged.csv"
    path.write_bytes(KINDS["ged.csv"])
    figures = [row.cells for row in importing.read(path).rows if row.table == "counts"]
    assert [(f["minimum"], f["maximum"], f["as_written"]) for f in figures] == [
        ("1", "5", "3 (1 to 5)")
    ]


def test_a_spreadsheet_tells_how_its_columns_were_understood(tmp_path: Path) -> None:
    path = tmp_path / "places.xlsx"
    path.write_bytes(KINDS["places.xlsx"])
    found = importing.read(path)
    assert dict(found.mapping) == {
        "Place": "name", "Lat": "latitude", "Lon": "longitude", "When": "date", "People": "count",
    }  # fmt: skip
    assert any("HXL" in notice for notice in found.notices)
    assert any("no header" in notice for notice in found.notices)


def test_a_kml_that_loads_others_is_read_without_them(tmp_path: Path) -> None:
    path = tmp_path / "map.kml"
    path.write_bytes(KINDS["map.kml"])
    told = next(note for note in importing.read(path).notices if "NetworkLink" in note)
    # What stands elsewhere can be brought by a person, who is told from where.
    assert "https://example.org/more.kml" in told
    assert "save that file" in told


def test_dates_that_can_be_read_two_ways_are_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_text("place,date\nTyre,03/04/2022\nSidon,05/06/2022\n")
    asked = importing.read(path)
    assert len(asked.questions) == 1
    answered = importing.read(path, Options(date_order="month-first"))
    assert [r.cells["date"] for r in answered.rows if r.table == "events"] == [
        "2022-03-04",
        "2022-05-06",
    ]


@pytest.mark.parametrize("slug", ["syria-2013", "sudan-2023"])
@pytest.mark.parametrize("name", ["geojson", "kml", "lpf"])
def test_places_and_points_come_back_from_overlands_own_exports(
    name: str, slug: str, tmp_path: Path
) -> None:
    story = loader.load(config.stories() / slug)
    path = tmp_path / filename(name, slug)
    path.write_bytes(FORMATS[name].export(story))
    found = importing.read(path)
    places = {
        (row.cells["name"], row.cells.get("latitude", ""))
        for row in found.rows
        if row.table == "places"
    }
    # KML has no pin for what only gives a direction.
    pinned = [p for p in story.places if not p.gives_a_direction]
    known = {(p.name, "" if p.latitude is None else f"{p.latitude:g}") for p in pinned}
    assert known <= places
    assert len(known) >= len(story.places) - 1
    if name != "lpf":
        assert len(found.lines) == len(story.routes)


def test_a_cell_that_is_not_understood_is_told_with_file_row_and_value(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("place,lat,lon,date\nTyre,north,35.2,2006-07-18\nSidon,33.56,35.37,soonish\n")
    notices = importing.read(path).notices
    assert any("list.csv, row 2" in n and "'north'" in n and "Write it as" in n for n in notices)
    assert any("list.csv, row 3" in n and "'soonish'" in n and "Write" in n for n in notices)


def test_how_a_file_is_understood_is_shown_before_anything_is_changed(tmp_path: Path) -> None:
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    path = tmp_path / "german.csv"
    path.write_bytes(KINDS["german.csv"])
    arguments = argparse.Namespace(
        root=tmp_path,
        slug="trip",
        files=[path],
        date_order="",
        column=["Breite=latitude"],
        show=True,
    )
    told = import_.run(arguments).lines
    assert "  Breite -> latitude" in told
    assert not (tmp_path / "stories" / "trip" / "draft.json").exists()
