"""What import tells: one row and two rows, and the row of a date that can be read two ways."""

from __future__ import annotations

import argparse
from pathlib import Path

import openpyxl
import pytest

from overland import config, importing
from overland.commands import draft, import_, new
from overland.commands.outcome import Outcome
from overland.commands.plurals import number_of
from overland.importing.imported import Options


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1200, "1,200 rows")]
)
def test_a_number_stands_with_its_noun_in_the_right_number(number: int, told: str) -> None:
    assert number_of(number, "row") == told


def imported(root: Path, name: str, text: str) -> Outcome:
    """What `overland import` tells of one file, for a new story."""
    new.run(argparse.Namespace(root=root, slug="trip"))
    sheet = root / name
    sheet.write_text(text, encoding="utf-8")
    asked = {"root": root, "slug": "trip", "files": [sheet]}
    return import_.run(argparse.Namespace(**asked, date_order="", column=[], show=False))


def test_import_names_the_row_of_a_date_that_can_be_read_two_ways(tmp_path: Path) -> None:
    outcome = imported(tmp_path, "events.csv", "name,date\nTaiz,\nAden,03/04/2022\n")
    told = "\n".join([*map(str, outcome.problems), *outcome.lines])
    assert "row 3, date: dates such as '03/04/2022' can be read two ways" in told


def test_import_says_one_row_of_a_file_with_one_row(tmp_path: Path) -> None:
    outcome = imported(tmp_path, "places.csv", "name,latitude,longitude\nTaiz,13.58,44.02\n")
    assert "1 row, 0 lines" in outcome.lines[0]
    assert any(line.startswith("1 proposal waits in draft.json") for line in outcome.lines)


def test_the_first_row_that_is_too_many_is_told_with_its_value(tmp_path: Path) -> None:
    rows = "".join(f"P{number},33,35\n" for number in range(10_001))
    told = str(imported(tmp_path, "many.csv", "name,latitude,longitude\n" + rows).problems[0])
    assert told.startswith("many.csv: has more than 10,000 rows")
    assert "Split it before row 10,001, 'P9999 | 33 | 35'" in told


def test_a_formula_without_a_stored_result_is_told_by_its_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["name", "latitude", "longitude", "people"], ["Tyre", 33.27, 35.2, "=SUM(1,2)"]):
        book.active.append(row)
    book.save(tmp_path / "trips.xlsx")
    notices = importing.read(tmp_path / "trips.xlsx").notices
    assert "cell D2: the formula '=SUM(1,2)' has no stored result" in notices[0]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.pdf", b"", "empty.pdf: cannot be read as PDF: Cannot read an empty file. Save or"),
        ("sign-in.html", b"<title>Sign in</title><form><input type=password></form>Sign in",
         "sign-in.html: is a page that asks to sign in"),
        ("text.txt", bytes(range(256)) * 40, "text.txt: is no text: it holds binary data. Give"),
    ],
)  # fmt: skip
def test_a_document_that_is_none_is_told_once_with_what_to_do(
    tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(data)
    asked = argparse.Namespace(
        root=tmp_path, file=str(tmp_path / name), published="2022-01-01", language=""
    )
    assert str(draft.run(asked).problems[0]).startswith(told)


def test_a_column_of_points_is_read_in_degrees_and_minutes(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_text("name;point\nTobruk;32\u00b004'48\"N 23\u00b057'36\"E\n", encoding="utf-8")
    cells = importing.read(path).rows[0].cells
    assert (float(cells["latitude"]), float(cells["longitude"])) == pytest.approx((32.08, 23.96))


@pytest.mark.parametrize("sign", [",", ";"])
def test_a_sign_inside_quotation_marks_divides_no_columns(tmp_path: Path, sign: str) -> None:
    notes = ("It was so, they said; or it was not; they never say, alas", "", "One; two", "a, b, c")
    rows = [f'Taiz{sign}13.58{sign}44.02{sign}"{note}"' for note in notes]
    table = "\n".join([sign.join(("name", "latitude", "longitude", "note")), *rows, ""])
    outcome = imported(tmp_path, "places.csv", table)
    assert not outcome.problems
    assert "  longitude -> longitude" in outcome.lines


def test_a_table_of_a_story_is_read_by_itself() -> None:
    path = config.stories() / "syria-2013" / "places.csv"
    found = importing.read(path, Options())
    assert [row.cells["name"] for row in found.rows][:2] == ["Damascus", "Masnaa"]
