"""What an editor is told of a file that cannot be read, or only in part, in the language in use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from overland import i18n, importing
from overland.drafting import reading
from overland.errors import OverlandError
from overland.geocoding import notation
from overland.importing.imported import Imported

_CYRILLIC = re.compile("[а-я]{3}")
_IN_PART = {
    "odd.csv": "name,latitude,longitude,date,count\nMasnaa,33.7,35.9,soon,many\n",
    "two-ways.csv": "name,date\nMasnaa,03/04/2013\nBeirut,05/06/2013\n",
    "shapes.geojson": '{"type": "FeatureCollection", "features": [1, {"type": "Feature",'
    ' "geometry": {"type": "Polygon", "coordinates": []}, "properties": {}}]}',
    "other.kml": "<kml><Document><NetworkLink><Link><href>there.kml</href></Link></NetworkLink>"
    "<Placemark><name>Masnaa</name><Point><coordinates>35.9,33.7</coordinates></Point></Placemark>"
    "</Document></kml>",
}
_NOT_AT_ALL = {
    "empty.csv": b" \n",
    "broken.gpx": b"<gpx><wpt",
    "book.xlsx": b"PK\x03\x04 and no more",
    "entities.kml": b'<!DOCTYPE k [<!ENTITY a "b">]><kml>&a;</kml>',
    "columns.csv": b"qq,ww\n1,2\n",
}


@pytest.fixture(autouse=True)
def in_russian(in_english: None) -> None:
    i18n.use("ru")


def _told(found: Imported) -> list[str]:
    return [*found.notices, *found.questions]


@pytest.mark.parametrize("name", _IN_PART)
def test_what_is_not_understood_is_told_in_the_language_in_use(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(_IN_PART[name], encoding="utf-8")
    told = _told(importing.read(path))
    assert told
    assert [line for line in told if not _CYRILLIC.search(line)] == []


@pytest.mark.parametrize("name", _NOT_AT_ALL)
def test_a_file_that_cannot_be_imported_is_told_in_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(_NOT_AT_ALL[name])
    with pytest.raises(OverlandError, match=_CYRILLIC):
        importing.read(path)


@pytest.mark.parametrize("data", [b"\x89PNG....", b"PK\x03\x04", b"\0\0\0", b"...", b"{\\rtf1 a}"])
def test_a_file_that_is_no_article_is_told_in_it(data: bytes) -> None:
    with pytest.raises(OverlandError, match=_CYRILLIC):
        reading.text_of("article.txt", data)


@pytest.mark.parametrize("text", ["33", "133, 35", "200, 300", "https://maps.example/here"])
def test_text_that_gives_no_point_is_told_in_it(text: str) -> None:
    with pytest.raises(OverlandError, match=_CYRILLIC):
        notation.point(text)


def test_a_row_says_in_it_from_where_it_was_imported(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("name,latitude,longitude\nMasnaa,33.7,35.9\n", encoding="utf-8")
    (row,) = importing.read(path).rows
    assert row.cells["note"] == "Импортировано: places.csv, строка 2."
