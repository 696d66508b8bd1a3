"""What import tells: one row and two rows, and the row of a date that can be read two ways."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from overland.commands import import_, new
from overland.commands.outcome import Outcome
from overland.commands.plurals import number_of


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
    assert "row 3: dates such as '03/04/2022' can be read two ways" in told


def test_import_says_one_row_of_a_file_with_one_row(tmp_path: Path) -> None:
    outcome = imported(tmp_path, "places.csv", "name,latitude,longitude\nTaiz,13.58,44.02\n")
    assert "1 row, 0 lines" in outcome.lines[0]
    assert any(line.startswith("1 proposal waits in draft.json") for line in outcome.lines)
