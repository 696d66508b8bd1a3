"""Files that an editor drops on the page Edit and that cannot be read: told by name, with what to do."""  # noqa: E501

from __future__ import annotations

import argparse
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from fpdf import FPDF
from streamlit.testing.v1 import AppTest

from overland.commands import import_

ROOT = Path(__file__).parents[2]


def _pdf() -> bytes:
    page = FPDF()
    page.add_page()
    return bytes(page.output())


def _packed(name: str, size: int) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr(name, b"0" * size)
    return held.getvalue()


def _workbook() -> bytes:
    book, held = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for row in (["name", "latitude", "longitude", "people"], ["Tyre", 33.27, 35.2, "=SUM(1,2)"]):
        book.active.append(row)
    book.save(held)
    return held.getvalue()


LOGIN = b"<html><h1>Sign in</h1><p>Log in or create an account to continue.</p></html>"
LINKED = (
    b'<kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link><href>'
    b"https://other.example/a.kml</href></Link></NetworkLink><Placemark><name>Tyre</name><Point>"
    b"<coordinates>35.2,33.27</coordinates></Point></Placemark></Document></kml>"
)
Dropped = dict[str, tuple[bytes, str]]
"""Name of a file -> what is in it, and the words in which it is told of."""


def _documents() -> Dropped:
    return {
        "scan.pdf": (_pdf(), "holds no text"),
        "empty.pdf": (b"", "cannot be read as PDF"),
        "login.html": (LOGIN, "asks to sign in"),
        "binary.txt": (bytes(range(256)) * 40, "holds binary data"),
        "large.txt": (b"a ten KB " * 5_600_000, "has 50 MB; at most 20 MB"),
        "bomb.docx": (_packed("word/document.xml", 120_000_000), "unpacks to 120 MB"),
    }


def _files() -> Dropped:
    return {
        "bomb.kmz": (_packed("doc.kml", 70_000_000), "unpacks"),
        "large.csv": (
            b"name,latitude\n" + b"Tyre,33\n" * 2_700_000,
            "has 22 MB; at most 20 MB are read",
        ),
        "rows.csv": (b"name,latitude,longitude\n" + b"Tyre,33,35\n" * 100_000, "row 10,001"),
        "linked.kml": (LINKED, "NetworkLink"),
        "headers.csv": (b"foo,bar\nq,r\n", "Choose below what each column holds"),
        "dates.csv": (b"place,date\nTyre,03/04/2022\nSidon,05/06/2022\n", "03/04/2022"),
        "trips.xlsx": (_workbook(), "cell D2"),
    }


@pytest.fixture
def folder(new_trip: Path) -> Path:
    return new_trip


def _state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def _told(app: AppTest) -> str:
    lines = [element.value for element in (*app.error, *app.caption)]
    return "\n".join(lines).replace("\\", "").replace("\xa0", " ")


def test_a_bad_file_dropped_on_the_page_is_told_by_name_and_the_story_stays_as_it_was(
    folder: Path,
) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "edit.py"), default_timeout=60)
    app.query_params["story"], app.query_params["key"] = "trip", "open sesame"
    app.run()
    before = _state(folder)
    for name, (data, words) in _documents().items():
        app.file_uploader(key="document-trip").set_value((name, data, "text/plain"))
        next(b for b in app.button if b.label == "Propose rows").click().run()
        assert name in _told(app), name
        assert words in _told(app), name
        assert not app.exception
        assert _state(folder) == before
    for name, (data, words) in _files().items():
        app.file_uploader(key="files-trip").set_value([(name, data, "text/plain")]).run()
        assert name in _told(app), name
        assert words in _told(app), name
        assert "--" not in _told(app), name
        assert app.button(key="import").disabled == bool(app.error), name
        assert not app.exception
        assert _state(folder) == before


def test_columns_that_are_not_understood_are_named_on_the_page(folder: Path) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "edit.py"), default_timeout=60)
    app.query_params["story"], app.query_params["key"] = "trip", "open sesame"
    app.run()
    dropped = ("headers.csv", b"foo,bar\nTyre,r\n", "text/csv")
    app.file_uploader(key="files-trip").set_value([dropped]).run()
    shown = [list(one.value["Column"]) for one in app.dataframe if "Column" in one.value]
    assert shown == [["foo", "bar"]]
    path = folder.parent / "headers.csv"
    path.write_bytes(dropped[1])
    told = import_.run(
        argparse.Namespace(
            root=folder.parents[1], slug="trip", files=[path], date_order="",
            column=["foo=name"], show=True,
        )
    )  # fmt: skip
    assert told.clean
