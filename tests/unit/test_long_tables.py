"""Long tables: what a cell says is found out once, plain text is told by one look."""

from __future__ import annotations

import pytest

from overland.story import cells, lost_text, tables
from overland.story.columns import Column, Table
from overland.story.schemas import TABLES

EVENTS = TABLES["events"]
HEADER = "id,date,place,kind,status,headline,basis,source,exact,prefix,suffix,note"


def _rows(count: int) -> str:
    rows = [
        f"event-{n},2010-01-02,there,incident,reported,Something happened,background,,,,,Made up"
        for n in range(count)
    ]
    return "\n".join([HEADER, *rows, ""])


def test_a_cell_that_says_the_same_as_one_before_it_is_not_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read, asked = cells.read, []

    def counted(column: Column, text: str) -> cells.CellReading:
        asked.append(column.name)
        return read(column, text)

    monkeypatch.setattr(cells, "read", counted)
    rows = tables.parse(_rows(500), EVENTS, (), lambda _problem: None)
    assert len(rows) == 500
    assert rows[499].cells["id"] == "event-499"
    assert rows[499].cells["status"] == "reported"
    assert len(asked) < 500 + 2 * len(EVENTS.columns)


def test_a_cell_that_does_not_fit_is_told_in_each_of_its_rows() -> None:
    columns = (Column("id", "its id", "id"), Column("n", "how many", "integer"))
    table = Table("few", "a row", columns)
    told: list[int] = []
    text = "id,n\na,many\nb,many\nc,3\n"
    rows = tables.parse(text, table, (), lambda problem: told.append(problem.row))
    assert told == [2, 3]
    assert [row.cells.get("n") for row in rows] == [None, None, 3]


@pytest.mark.parametrize(
    "text",
    ["??? ??", "a??b", "what????", "\ufffd", "=1+1", "@name", "-2+3", "+x(", "\tx", "\rx", "so??"],
)
def test_no_text_with_a_doubt_passes_as_plain(text: str) -> None:
    column = Column("note", "a note")
    assert list(lost_text.doubts(text, column)) == [] or not lost_text.is_plain(text)
    assert lost_text.is_plain("Why? It was so - as he said = true")
