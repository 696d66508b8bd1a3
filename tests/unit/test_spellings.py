"""What spreadsheets and other programs make of a table is read where it can mean one thing only."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from overland.errors import Problem
from overland.importing import when
from overland.story import day_spellings, loader
from tests import stories


def problems(folder: Path) -> list[Problem]:
    return list(loader.inspect(folder).problems)


def only(folder: Path) -> Problem:
    """The one line that is told; fails with all of them if there are more."""
    found = problems(folder)
    assert len(found) == 1, [str(problem) for problem in found]
    return found[0]


def rewrite(folder: Path, table: str, change: Callable[[list[list[str]]], object]) -> None:
    """Change the rows of a table, header included, as lists of cells."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


def write_cell(folder: Path, table: str, row: int, column: str, value: str) -> None:
    def change(rows: list[list[str]]) -> None:
        rows[row - 1][rows[0].index(column)] = value

    rewrite(folder, table, change)


@pytest.mark.parametrize(
    ("table", "column", "written", "read"),
    [
        ("places", "latitude", "33,51", 33.51),
        ("places", "latitude", "33.51°", 33.51),
        ("places", "latitude", "33.51 N", 33.51),
        ("places", "latitude", "N 33,51", 33.51),
        ("places", "latitude", "33°30'36\"N", 33.51),
        ("places", "latitude", "33° 30′ 36″ N", 33.51),
        ("places", "latitude", "\u00a033.51", 33.51),
        ("places", "longitude", "36°17'24\"E", 36.29),
        ("places", "uncertainty_km", "2,5", 2.5),
        ("places", "kind", "Town ", "town"),
        ("places", "kind", "Border crossing", "border_crossing"),
        ("counts", "minimum", "25.0", 25),
        ("counts", "minimum", " 25", 25),
        ("counts", "qualifier", "about", "about"),
    ],
)
def test_what_can_mean_one_thing_only_is_read_with_a_warning(
    story_folder: Path, table: str, column: str, written: str, read: object
) -> None:
    write_cell(story_folder, table, 2, column, written)
    story = loader.load(story_folder)
    assert getattr(getattr(story, table)[0], column) == read
    if written != read:
        warning = only(story_folder)
        assert (warning.severity, warning.row, warning.column) == ("warning", 2, column)


@pytest.mark.parametrize("written", ["2,500", "2.500", "2 500", "2'500", "2500.0"])
def test_a_number_with_separators_of_thousands_is_read_and_told(
    story_folder: Path, written: str
) -> None:
    write_cell(story_folder, "counts", 2, "maximum", written)
    assert loader.load(story_folder).counts[0].maximum == 2500
    assert "is read as 2500" in only(story_folder).message


@pytest.mark.parametrize(
    ("table", "column", "written", "remedy"),
    [
        ("places", "latitude", "33.51, 36.29", "Write 33.51 and 36.29 in a cell each"),
        ("places", "latitude", "36.29 E", "are the two swapped?"),
        ("places", "latitude", "33 north", "Write decimal degrees"),
        ("places", "latitude", "33°75'N", "less than 60"),
        ("places", "uncertainty_km", "1,500", "Write 1500 if it is thousands, 1.500 if"),
        ("counts", "minimum", "80-90", "Write 80 under minimum and 90 under maximum"),
        ("counts", "minimum", "٢٥", "Write 25"),
        ("events", "date", "22/01/2013", "Write 2013-01-22"),
        ("events", "date", "05/01/2013", "Is it 2013-01-05 or 2013-05-01?"),
        ("events", "date", "23.02.2011", "Write 2011-02-23"),
        ("events", "date", "Feb 23, 2011", "Write 2011-02-23"),
        ("events", "date", "23 February 2011", "Write 2011-02-23"),
        ("events", "date", "c. 22 January 2013", "Write 2013-01-22~"),
        ("events", "date", "2013-1-5", "Write 2013-01-05"),
        ("events", "date", "2013-01-22 14:30", "Write 2013-01-22T14:30"),
        ("events", "date", "January 2013", "Write 2013-01"),
        ("events", "date", "41296", "Write 2013-01-22"),
        ("events", "date", "soon", "2013-01-22T14:30"),
        ("corrections", "item", "Riders", "Did you mean 'riders'?"),
    ],
)
def test_what_is_a_guess_is_proposed_in_one_line(
    story_folder: Path, table: str, column: str, written: str, remedy: str
) -> None:
    write_cell(story_folder, table, 2, column, written)
    problem = only(story_folder)
    assert (problem.severity, problem.row, problem.column) == ("problem", 2, column)
    assert remedy in problem.remedy
    assert str(problem).count(written) == 1


def test_a_wrong_id_is_told_where_it_is_given_and_not_where_it_is_used(story_folder: Path) -> None:
    write_cell(story_folder, "places", 2, "id", "Hill Tówn")
    for table, column in (("events", "place"), ("quotes", "said_at"), ("legs", "origin")):
        write_cell(story_folder, table, 2, column, "Hill Tówn")
    for row in (2, 3):
        write_cell(story_folder, "names", row, "item", "Hill Tówn")
    problem = only(story_folder)
    assert (problem.file, problem.row) == ("places.csv", 2)
    assert "Write hill-town, here and wherever it is named" in problem.remedy


def test_headers_in_capitals_and_in_other_words_are_one_warning(story_folder: Path) -> None:
    def change(rows: list[list[str]]) -> None:
        rows[0] = [name.title().replace("_", " ") for name in rows[0]]
        rows[0][rows[0].index("Latitude")] = "lat"
        rows[0][rows[0].index("Longitude")] = "Lng "

    before = loader.load(story_folder)
    rewrite(story_folder, "places", change)
    warning = only(story_folder)
    assert (warning.file, warning.row, warning.severity) == ("places.csv", 1, "warning")
    assert "'Id' as id" in warning.message
    assert loader.load(story_folder).places == before.places


def _trailing_columns(rows: list[list[str]]) -> None:
    for row in rows:
        row += ["", ""]


def _trailing_rows(rows: list[list[str]]) -> None:
    rows += [[""] * len(rows[0])] * 3


def _title_above(rows: list[list[str]]) -> None:
    rows.insert(0, ["Places of the story", *[""] * (len(rows[0]) - 1)])


def _hxl(rows: list[list[str]]) -> None:
    rows.insert(1, ["#loc+code", "#loc+name", *["#meta"] * (len(rows[0]) - 2)])


def _another_programs_table(rows: list[list[str]]) -> None:
    rows[0] = ["event_date", "location", "notes", *[f"x{n}" for n in range(len(rows[0]) - 3)]]


@pytest.mark.parametrize(
    ("change", "severity", "row", "words"),
    [
        (_trailing_columns, "", 0, ""),
        (_trailing_rows, "warning", 5, "3 empty rows at the end"),
        (_title_above, "problem", 1, "the header stands in row 2"),
        (_hxl, "problem", 2, "HXL tags"),
        (_another_programs_table, "problem", 1, "it has event_date, location, notes"),
    ],
)
def test_what_a_spreadsheet_leaves_around_a_table_is_at_most_one_line(
    story_folder: Path,
    change: Callable[[list[list[str]]], object],
    severity: str,
    row: int,
    words: str,
) -> None:
    rewrite(story_folder, "places", change)
    told = [problem for problem in problems(story_folder) if problem.file == "places.csv"]
    assert [(problem.severity, problem.row) for problem in told] == (
        [(severity, row)] if severity else []
    )
    assert all(words in problem.message for problem in told)


@pytest.mark.parametrize(("sign", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_table_with_another_separator_is_read_and_told_once(
    story_folder: Path, sign: str, name: str
) -> None:
    before = loader.load(story_folder)
    rows = stories.read_table(story_folder / "places.csv")
    text = io.StringIO()
    writer = csv.writer(text, delimiter=sign, lineterminator="\r\n")
    writer.writerow(rows[0])
    writer.writerows(row.values() for row in rows)
    (story_folder / "places.csv").write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode())
    assert f"separated by {name}" in only(story_folder).message
    assert loader.load(story_folder) == before


@pytest.mark.parametrize(
    "beside", ["places.xlsx", "Places.csv", "places.", "chinese - places.csv", "places (1).csv"]
)
def test_a_file_that_lies_beside_a_missing_table_is_named(story_folder: Path, beside: str) -> None:
    (story_folder / "places.csv").rename(story_folder / beside)
    (missing,) = [p for p in problems(story_folder) if p.severity == "problem"]
    assert (missing.file, missing.message) == ("places.csv", "the file is missing")
    assert repr(beside) in missing.remedy


@pytest.mark.parametrize(
    ("name", "start", "kind"),
    [
        ("places.csv", b"PK\x03\x04\x14\0", "a workbook"),
        ("routes.geojson", b'<?xml version="1.0"?><gpx>', "XML (GPX, KML)"),
        ("routes.geojson", b"\xef\xbb\xbf\n<kml>", "KML"),
    ],
)
def test_a_file_of_another_format_is_called_by_its_name(
    story_folder: Path, name: str, start: bytes, kind: str
) -> None:
    (story_folder / name).write_bytes(start)
    (told,) = [problem for problem in problems(story_folder) if problem.file == name]
    assert kind in told.message


@pytest.mark.parametrize("lost", ["????", "?????? ????", "Хил\ufffdтаун"])
def test_letters_that_a_spreadsheet_lost_are_a_problem(story_folder: Path, lost: str) -> None:
    write_cell(story_folder, "names", 2, "name", lost)
    problem = only(story_folder)
    assert (problem.file, problem.row, problem.severity) == ("names.csv", 2, "problem")
    assert "letters were lost" in problem.message


@pytest.mark.parametrize("text", ["Who knows?", "Why??", "What?!", "-40 degrees", "- he said"])
def test_ordinary_signs_are_no_doubt(story_folder: Path, text: str) -> None:
    write_cell(story_folder, "places", 2, "note", text)
    assert problems(story_folder) == []


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x.example")', "@SUM(A1)", "+cmd|' /C calc'!A0"]
)
def test_a_cell_that_a_spreadsheet_would_run_is_told(story_folder: Path, text: str) -> None:
    write_cell(story_folder, "places", 2, "note", text)
    assert "a spreadsheet would run it" in only(story_folder).message


def test_the_same_slip_in_many_cells_is_one_line(story_folder: Path) -> None:
    for row in (2, 3, 4):
        write_cell(story_folder, "places", row, "latitude", f"33,5{row}")
    warning = only(story_folder)
    assert (warning.row, warning.column) == (2, "latitude")
    assert "(so are 2 more below)" in warning.message


@pytest.mark.parametrize("text", ["31/31/2013", "2013-02-30", "25:00 2013", "Foo 12, 2013", ""])
def test_what_is_no_day_is_not_proposed(text: str) -> None:
    assert day_spellings.proposed(text) == []


@pytest.mark.parametrize(
    ("text", "order", "read"),
    [
        ("5.6.2006", "", "2006-06-05"),
        ("5.6.2006", "month-first", "2006-05-06"),
        ("5/13/06", "month-first", "2006-05-13"),
        ("5/13/2006", "day-first", ""),
        ("1. May 2006", "", "2006-05-01"),
        ("May-2006", "", "2006-05"),
        ("38916.75", "", "2006-07-18"),
        ("2006-07-18 06:30", "", "2006-07-18"),
        ("2006-07-18/2006-07-20", "", "2006-07-18/2006-07-20"),
        ("2006-07-32", "", ""),
    ],
)
def test_a_day_of_a_file_is_read_as_one_of_a_table_is(
    text: str, order: day_spellings.DateOrder, read: str
) -> None:
    assert when.edtf(text, order) == read
