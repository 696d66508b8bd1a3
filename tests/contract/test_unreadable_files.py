"""Files of which nothing can be made: each is told by its name, with what is wrong with it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from overland import importing
from overland.importing.imported import Unreadable


def _bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("doc.kml", b"0" * 70_000_000)
    return held.getvalue()


def _far() -> bytes:
    """A workbook of three cells, one of them as far from the others as a sheet goes."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for cell, value in (("A1", "name"), ("A2", "Hilltown"), ("XFD1048576", "x")):
        sheet[cell] = value
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


BAD: dict[str, tuple[bytes, str]] = {
    "empty.csv": (b"", "empty"),
    "program.bin": (b"\x7fELF\0\0\0", "no format"),
    "entities.kml": (b'<!DOCTYPE k [<!ENTITY a "b">]><kml>&a;</kml>', "entities"),
    "broken.gpx": (b"<gpx><trk>", "broken XML"),
    "bomb.kmz": (_bomb(), "unpacks"),
    "columns.csv": (b"foo,bar\nq,r\n", "no column is understood"),
    "rows.csv": (b"name,lat\n" + b"a,1\n" * 11_000, "rows"),
    "huge.csv": (b"name,lat\n" + b"a,1\n" * 5_500_000, "MB"),
    "hundred-thousand.csv": (b"name,lat,lon\n" + b"a,1,2\n" * 100_000, "at most|more than"),
    "picture.csv": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "no format"),
    "page.html": (b"<!doctype html><title>Sign in</title>", "no format"),
    "far.xlsx": (_far(), "reach to column XFD and row 1,048,576"),
    "quote.xlsx": (b"PK\x03\x04broken", "damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_told_by_name(name: str, tmp_path: Path) -> None:
    data, words = BAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=words) as error:
        importing.read(path)
    assert name in str(error.value)
