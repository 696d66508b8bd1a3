"""A change of one row changes that row of the file and nothing else."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from overland.story.table_writer import TableNotWritable, TableText
from tests import stories

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
ENDS = st.sampled_from(["\n", "\r\n"])
SEPARATORS = st.sampled_from([",", ";", "\t"])
QUOTING = st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
TABLES = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5)


def written(
    rows: list[tuple[str, str]], end: str, separator: str, quoting: int, mark: str = ""
) -> str:
    """A table with the ids 0, 1, 2... as a spreadsheet writes it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerow(("id", "name", "colour"))
    writer.writerows((str(number), *row) for number, row in enumerate(rows))
    return mark + text.getvalue()


def read(text: str, separator: str) -> list[list[str]]:
    body = text.removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True))


@given(TABLES, ENDS, SEPARATORS, QUOTING, st.sampled_from(["", "\ufeff"]))
def test_a_table_that_nobody_changes_is_the_same_to_the_byte(
    rows: list[tuple[str, str]], end: str, separator: str, quoting: int, mark: str
) -> None:
    text = written(rows, end, separator, quoting, mark)
    table = TableText(text)
    assert table.text() == text
    assert [list(row.values()) for row in table.rows()] == read(text, separator)[1:]


@given(TABLES, ENDS, SEPARATORS, QUOTING, CELLS, st.data())
def test_a_cell_that_is_set_is_read_back_and_every_other_row_keeps_its_bytes(
    rows: list[tuple[str, str]],
    end: str,
    separator: str,
    quoting: int,
    value: str,
    data: st.DataObject,
) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    text = written(rows, end, separator, quoting)
    table = TableText(text)
    before = [separator.join(record.cells) + record.end for record in table._records]
    table.set(str(at), {"colour": value})
    after = [separator.join(record.cells) + record.end for record in table._records]
    assert [b for n, b in enumerate(before) if n != at + 1] == [
        a for n, a in enumerate(after) if n != at + 1
    ]
    expected = read(text, separator)
    expected[at + 1][2] = value
    assert read(table.text(), separator) == expected


@given(TABLES, ENDS, SEPARATORS, QUOTING, CELLS, CELLS, st.data())
def test_a_row_that_is_inserted_or_deleted_is_the_only_change(
    rows: list[tuple[str, str]],
    end: str,
    separator: str,
    quoting: int,
    name: str,
    colour: str,
    data: st.DataObject,
) -> None:
    after = data.draw(st.none() | st.integers(0, len(rows) - 1))
    text = written(rows, end, separator, quoting)
    table = TableText(text)
    table.insert(
        {"id": "new", "colour": colour, "name": name}, None if after is None else str(after)
    )
    expected = read(text, separator)
    expected.insert(len(expected) if after is None else after + 2, ["new", name, colour])
    assert read(table.text(), separator) == expected
    table.delete("new")
    assert table.text() == text


def test_a_git_diff_of_one_decision_is_one_line(story_folder: Path) -> None:
    path = story_folder / "places.csv"
    before = path.read_text("utf-8").splitlines()
    table = TableText.read(path)
    table.set("midpost", {"latitude": "33.71", "longitude": "35.93"})
    table.write(path)
    after = path.read_text("utf-8").splitlines()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    assert stories.read_table(path)[2]["latitude"] == "33.71"


def test_a_file_without_a_last_line_end_gets_one_before_a_new_row() -> None:
    table = TableText("id,name\na,A")
    table.insert({"id": "b", "name": "B"})
    assert table.text() == "id,name\na,A\nb,B\n"


def test_blank_lines_and_short_rows_stay_and_a_set_cell_is_added_where_it_belongs() -> None:
    table = TableText("id,name,colour\r\n\r\na\r\nb,B,\r\n\r\n")
    table.set("a", {"colour": "red"})
    table.insert({"id": "c"})
    assert table.text() == "id,name,colour\r\n\r\na,,red\r\nb,B,\r\nc,,\r\n\r\n"


def test_columns_are_added_and_dropped_in_every_row() -> None:
    table = TableText('id;"name"\na;"A;A"\n')
    table.add_column("kind", before="name", value="town")
    assert table.text() == 'id;kind;"name"\na;town;"A;A"\n'
    table.drop_column("name")
    assert table.text() == "id;kind\na;town\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "there is no header"),
        ('id,name\na,"b\n', "row 2: a quotation mark is not closed"),
        ('id,name\na,"b"c\n', "row 2: a quotation mark"),
    ],
)
def test_what_is_no_csv_is_refused_with_its_row(text: str, words: str) -> None:
    with pytest.raises(TableNotWritable, match=words):
        TableText(text, "places.csv")


@pytest.mark.parametrize(
    ("row_id", "column", "words"),
    [("z", "name", "no row has the id 'z'"), ("a", "hue", "no column 'hue'")],
)
def test_a_change_of_what_is_not_there_is_refused(row_id: str, column: str, words: str) -> None:
    with pytest.raises(TableNotWritable, match=words):
        TableText("id,name\na,A\n").set(row_id, {column: "x"})


def test_an_id_that_is_there_is_not_inserted_again() -> None:
    with pytest.raises(TableNotWritable, match="'a' is there already"):
        TableText("id,name\na,A\n").insert({"id": "a"})


@given(st.text(max_size=60))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    try:
        table = TableText(text)
    except TableNotWritable:
        return
    assume(table.header)
    assert table.text() == text
