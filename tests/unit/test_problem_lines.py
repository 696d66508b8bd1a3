"""A story of a thousand places that all lack the same is told in lines that a person reads."""

from __future__ import annotations

from overland.commands import problem_lines
from overland.errors import Problem

MISSING = [
    Problem("places.csv", row, "id", f"place-{row}", "has no entry", f"Run {row}", "warning")
    for row in range(2, 1008)
]
OTHER = Problem("events.csv", 3, "date", "31 April", "is no date", "Write 2013-04-30")


def test_the_same_of_very_many_rows_is_told_ten_times_and_counted_with_its_rows() -> None:
    told = list(problem_lines.lines((*MISSING[:500], OTHER, *MISSING[500:])))
    assert told[:10] == [f"warning: {one}" for one in MISSING[:10]]
    assert told[10:] == [
        str(OTHER),
        "warning: places.csv, id: has no entry. And 996 more in rows 12 to 1007: `--json` has each",
    ]


def test_what_differs_in_its_words_or_stands_alone_is_told_one_by_one() -> None:
    eleven = MISSING[:11]
    assert list(problem_lines.lines(eleven)) == [f"warning: {one}" for one in eleven]
    different = [
        Problem("places.csv", n, "", "", f"lies {n} km off", "", "warning") for n in range(40)
    ]
    assert len(list(problem_lines.lines(different))) == 40


def test_rows_of_a_file_as_a_whole_are_counted_without_numbers() -> None:
    strays = [Problem("folder", 0, "", f"{n}.tmp", "is no file of a story", "") for n in range(30)]
    *first, last = problem_lines.lines(strays)
    assert len(first) == 10
    assert last == "folder: is no file of a story. And 20 more: `--json` has each"
