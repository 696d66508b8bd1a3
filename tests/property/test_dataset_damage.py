"""Whatever happens to a story's files, the loader tells it: the file, and the row."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overland.errors import StoryInvalid
from overland.evidence.ground import place_checks
from overland.story import columns, loader, schemas
from tests import stories

FILES = [*(table.file for table in schemas.TABLES.values()), "datapackage.json", "routes.geojson"]
CELLS = [
    (name, number, column)
    for name, rows in stories.TABLES.items()
    for number, row in enumerate(rows, start=2)
    for column in row
]


def _column(cell: tuple[str, int, str]) -> columns.Column:
    column = schemas.TABLES[cell[0]].column(cell[2])
    assert column is not None
    return column


REQUIRED = [cell for cell in CELLS if _column(cell).required]
REFERENCES = [cell for cell in CELLS if _column(cell).references]
CLOSED = [
    cell
    for cell in CELLS
    if _column(cell).enum or _column(cell).type in ("integer", "number", "boolean", "edtf")
]
IDS = [cell for cell in CELLS if cell[2] == "id"]


def told_after(change: Callable[[Path], None]) -> set[tuple[str, int]]:
    """File and row of every problem told once `change` has been made to a valid story."""
    with tempfile.TemporaryDirectory() as base:
        folder = stories.write(Path(base))
        change(folder)
        problems = loader.inspect(folder).problems
        return {(p.file, p.row) for p in problems if p.severity == "problem"}


def write_cell(cell: tuple[str, int, str], value: str) -> Callable[[Path], None]:
    table, number, column = cell

    def change(folder: Path) -> None:
        path = folder / f"{table}.csv"
        rows = stories.read_table(path)
        rows[number - 2][column] = value
        stories.write_table(path, rows)

    return change


@given(st.sampled_from(REQUIRED))
def test_an_emptied_cell_is_told_with_its_row(cell: tuple[str, int, str]) -> None:
    assert (f"{cell[0]}.csv", cell[1]) in told_after(write_cell(cell, ""))


@given(st.sampled_from(CLOSED), st.text("abcxyz !", min_size=3).filter(str.strip))
def test_a_value_outside_a_closed_column_is_told_with_its_row(
    cell: tuple[str, int, str], value: str
) -> None:
    assert (f"{cell[0]}.csv", cell[1]) in told_after(write_cell(cell, f"?{value}"))


@given(st.sampled_from(REFERENCES), st.from_regex(r"[a-z0-9]+-gone", fullmatch=True))
def test_a_reference_to_nothing_is_told_with_its_row(
    cell: tuple[str, int, str], value: str
) -> None:
    assert (f"{cell[0]}.csv", cell[1]) in told_after(write_cell(cell, value))


@given(st.permutations(IDS))
def test_an_id_used_twice_is_told_with_its_row(cells: list[tuple[str, int, str]]) -> None:
    one, other = cells[:2]
    taken = stories.TABLES[one[0]][one[1] - 2]["id"]
    told = told_after(write_cell(other, taken))
    assert {(f"{one[0]}.csv", one[1]), (f"{other[0]}.csv", other[1])} & told


@given(st.sampled_from(sorted(schemas.TABLES)), st.data())
def test_a_dropped_column_is_told_with_its_file(table: str, data: st.DataObject) -> None:
    needed = [column.name for column in schemas.TABLES[table].columns if not column.optional]
    dropped = data.draw(st.sampled_from(needed))

    def change(folder: Path) -> None:
        rows = stories.read_table(folder / f"{table}.csv")
        kept = [{name: cell for name, cell in row.items() if name != dropped} for row in rows]
        stories.write_table(folder / f"{table}.csv", kept)

    assert (f"{table}.csv", 1) in told_after(change)


@given(st.sampled_from(sorted(schemas.TABLES)), st.integers(1, 3), st.booleans())
def test_a_ragged_row_is_told_with_its_row(table: str, cells: int, longer: bool) -> None:
    def change(folder: Path) -> None:
        path = folder / f"{table}.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        lines[1] = lines[1] + ",x" * cells if longer else "x" + ",x" * cells
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert (f"{table}.csv", 2) in told_after(change)


@given(st.integers(2, 4))
def test_swapped_coordinates_are_told_with_their_row(number: int) -> None:
    place = stories.TABLES["places"][number - 2]

    def change(folder: Path) -> None:
        write_cell(("places", number, "latitude"), place["longitude"])(folder)
        write_cell(("places", number, "longitude"), place["latitude"])(folder)

    with tempfile.TemporaryDirectory() as base:
        folder = stories.write(Path(base))
        change(folder)
        warnings = place_checks.warnings(loader.load(folder), folder)
    assert [(problem.file, problem.row) for problem in warnings] == [("places.csv", number)]


@settings(max_examples=100)
@given(
    st.sampled_from(FILES),
    st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode(errors="replace")),
    st.booleans(),
    st.integers(0, 400),
)
def test_load_raises_story_invalid_and_nothing_else_on_any_bytes(
    file: str, noise: bytes, replace: bool, where: int
) -> None:
    with tempfile.TemporaryDirectory() as base:
        folder = stories.write(Path(base))
        whole = (folder / file).read_bytes()
        spoilt = noise if replace else whole[:where] + noise + whole[where:]
        (folder / file).write_bytes(spoilt)
        report = loader.inspect(folder)
        # The last resort of the loader names the folder: no input may get that far.
        assert all(problem.file != folder.name for problem in report.problems)
        if report.story is None:
            with pytest.raises(StoryInvalid):
                loader.load(folder)
        else:
            assert loader.load(folder) == report.story
