"""Bounds of a story: beyond any of them it is refused with number, bound and remedy."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from overland import cli, config
from overland.story import bounds, loader
from overland.story.schemas import TABLES
from overland.story.store import StoryStore
from tests import stories

FEW = 30
"""Rows or points that stand for a bound which takes seconds to reach."""
_BOUNDED = {what: (most, remedy) for what, most, remedy in bounds.table()}


def _rows(name: str, most: int) -> Callable[[Path], None]:
    """One row more than a table may have; what stands in them is not looked at any more."""

    def write(folder: Path) -> None:
        path = folder / f"{name}.csv"
        columns = [column.name for column in TABLES[name].columns if not column.optional]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([columns, *[["x"] * len(columns)] * (most + 1)])

    return write


def _columns(folder: Path) -> None:
    path = folder / "places.csv"
    rows = stories.read_table(path)
    more = [f"own_{number}" for number in range(bounds.COLUMNS + 1 - len(rows[0]))]
    rows = [{**row, **dict.fromkeys(more, "")} for row in rows]
    stories.write_table(path, rows)


def _members(folder: Path) -> None:
    path = folder / "relations.csv"
    rows = stories.read_table(path)
    stories.write_table(path, [{**rows[0], "members": " ".join(["riders"] * (FEW + 1))}])


def _further(folder: Path) -> None:
    row = {"item": "riders", "source": "gazette", "exact": "x", "prefix": "", "suffix": ""}
    stories.write_table(folder / "evidence.csv", [{**row, "supports": ""}] * (FEW + 1))


def _text(change: Mapping[str, Any]) -> Callable[[Path], None]:
    return lambda folder: stories.write_json(
        folder / "datapackage.json", {**stories.PACKAGE, **change}
    )


def _line(most: int) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        points = [[36.29 - 0.79 * n / most, 33.51 + 0.38 * n / most] for n in range(most + 1)]
        described = json.loads((folder / "routes.geojson").read_text("utf-8"))
        described["features"][0]["geometry"] = {"type": "LineString", "coordinates": points}
        (folder / "routes.geojson").write_text(json.dumps(described), "utf-8")

    return write


def _bytes(folder: Path) -> None:
    with (folder / "events.csv").open("r+b") as file:
        file.truncate(_BOUNDED["bytes of a file"][0] + 1)  # sparse: no such bytes are written


_AT_FEW: Mapping[str, Callable[[pytest.MonkeyPatch], None]] = {
    "points of a leg's line": lambda patch: patch.setattr(bounds, "POINTS", FEW),
    "points of all lines of a story": lambda patch: patch.setattr(bounds, "ALL_POINTS", FEW),
    "rows of any other table": lambda patch: patch.setattr(bounds, "ROWS", FEW),
    "members of all relations": lambda patch: patch.setattr(bounds, "MEMBERS", FEW),
    "further excerpts of one row": lambda patch: patch.setattr(bounds, "EVIDENCE", FEW),
    **{
        f"rows of {file}": lambda patch, file=file: patch.setitem(bounds._ROWS, file, FEW)  # type: ignore[misc]
        for file in bounds._ROWS
    },
}
_LONG = "a" * bounds.TEXT
_BEYOND: Mapping[str, Callable[[Path], None]] = {
    **{f"rows of {file}": _rows(file.removesuffix(".csv"), FEW) for file in bounds._ROWS},
    "rows of any other table": _rows("corrections", FEW),
    "members of all relations": _members,
    "further excerpts of one row": _further,
    "columns of a table": _columns,
    "characters of a title": _text({"title": "a" * 301}),
    "characters of a description": _text({"description": "a" * 5_001}),
    "characters of any other text of the descriptor": _text(
        {"contributors": [{"title": f"{_LONG}a"}]}
    ),
    "points of a leg's line": _line(FEW),
    "points of all lines of a story": _line(FEW),
    "bytes of a file": _bytes,
}


@pytest.mark.parametrize("what", _BOUNDED)
def test_a_story_beyond_a_bound_is_refused_with_the_number_the_bound_and_the_remedy(
    what: str,
    story_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    most, remedy = _BOUNDED[what]
    if what in _AT_FEW:
        _AT_FEW[what](monkeypatch)
        most = FEW
    _BEYOND[what](story_folder)
    told = [
        problem
        for problem in loader.inspect(story_folder).problems
        if remedy.lower() in problem.remedy.lower() and problem.severity == "problem"
    ]
    found = [p for p in told if f"{most:,}" in p.message and f"{most + 1:,}" in p.message]
    assert found, [str(problem) for problem in told]
    data = story_folder.parent.parent
    assert cli.main(["--root", str(data), "check", stories.SLUG]) == cli.PROBLEMS
    assert found[0].message in capsys.readouterr().out
    # What the app tells of a story that it does not show is this very list.
    assert found[0] in StoryStore(data).catalog().broken[stories.SLUG]


def test_each_bound_has_a_story_beyond_it() -> None:
    assert set(_BEYOND) == set(_BOUNDED)


def test_a_table_that_was_cut_is_told_alone_and_nothing_that_follows_from_it(
    story_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever followed "Did you mean ...?" would falsify the story."""
    monkeypatch.setattr(bounds, "_ROWS", {"places.csv": 1})
    (told,) = loader.inspect(story_folder).problems
    assert told.file == "places.csv"
    assert "at most 1 are read" in told.message
    assert told.remedy == bounds.REMEDY


@pytest.mark.parametrize("name", ["places", "events", "counts", "legs", "sources"])
@pytest.mark.parametrize("damage", ["noise", "gone", "a link"])
def test_a_table_that_cannot_be_read_is_told_alone_too(
    tmp_path: Path, name: str, damage: str
) -> None:
    folder = tmp_path / "stories" / "syria-2013"
    shutil.copytree(config.stories() / "syria-2013", folder)
    table = folder / f"{name}.csv"
    table.unlink()
    if damage == "noise":
        table.write_bytes(b"\x00\xff\x00")
    elif damage == "a link":
        table.symlink_to(config.stories() / "syria-2013" / table.name)
    told = [one for one in loader.inspect(folder).problems if one.severity == "problem"]
    assert {one.file for one in told} == {table.name}


def test_a_package_that_cannot_be_read_is_told_alone_whatever_its_folder_is_called(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "stories" / "a-copy"
    shutil.copytree(config.stories() / "syria-2013", folder)
    package = folder / "datapackage.json"
    package.write_bytes(package.read_bytes()[:300])
    assert {one.file for one in loader.inspect(folder).problems} == {package.name}
