"""An older story is brought forward whole, or stays as it was."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overland import cli, files
from overland.errors import StoryInvalid
from overland.story import cells, loader, upgrade_folder
from tests import stories


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_an_upgraded_story_reads_the_same_and_is_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = stories.write_format_1(tmp_path / "stories")
    before = loader.load(folder)
    assert cli.main(["upgrade", stories.SLUG, "--root", str(tmp_path)]) == cli.CLEAN
    assert "two-towns is in format 2" in capsys.readouterr().out
    report = loader.inspect(folder)
    assert report.story == before
    assert report.problems == ()
    assert not (folder / "conflicts.csv").exists()
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert package["overland"]["format"] == 2
    assert "names" in {resource["name"] for resource in package["resources"]}


def test_a_story_in_todays_format_is_left_as_it_is(story_folder: Path) -> None:
    before = contents(story_folder)
    assert upgrade_folder.bring_forward(story_folder) == {}
    assert contents(story_folder) == before


def test_order_extra_columns_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    folder = stories.write_format_1(tmp_path)
    rows = [row | {"colour": '"red"'} for row in stories.read_table(folder / "places.csv")]
    stories.write_table(folder / "places.csv", rows)
    text = (folder / "places.csv").read_text("utf-8").replace("\n", "\r\n")
    (folder / "places.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    upgrade_folder.bring_forward(folder)
    new = (folder / "places.csv").read_bytes()
    assert new.startswith(b"\xef\xbb\xbfid,name,kind,")
    assert new.count(b"\r\n") == new.count(b"\n") == 4
    assert new.count(b',"""red"""\r\n') == 3


class Killed(BaseException):
    """What ends a process in the middle of a write."""


def _killed_at(step: int, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let only `step` files of the folder be put in place or removed."""
    done = [0]
    replace_file: Callable[[Path, str], None] = files.replace
    unlink = Path.unlink

    def counted(path: Path) -> None:
        if path.parent == folder:
            if done[0] == step:
                raise Killed
            done[0] += 1

    def put(path: Path, text: str) -> None:
        counted(path)
        replace_file(path, text)

    def remove(path: Path, missing_ok: bool = False) -> None:
        counted(path)
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(files, "replace", put)
    monkeypatch.setattr(Path, "unlink", remove)


@pytest.mark.parametrize("step", range(5))
def test_an_upgrade_killed_at_any_write_reads_the_same_and_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    folder = stories.write_format_1(tmp_path / "stories")
    before, old = loader.load(folder), contents(folder)
    with monkeypatch.context() as patched:
        _killed_at(step, patched, folder)
        with pytest.raises(Killed):
            upgrade_folder.bring_forward(folder)
    assert loader.load(folder) == before
    if step < 3:  # not committed yet: every old file is as it was
        assert {name: (folder / name).read_bytes() for name in old} == old
    upgrade_folder.bring_forward(folder)
    whole = stories.write_format_1(tmp_path / "whole")
    upgrade_folder.bring_forward(whole)
    assert contents(folder) == contents(whole)


def test_a_table_that_is_no_csv_stops_the_upgrade_and_nothing_changes(tmp_path: Path) -> None:
    folder = stories.write_format_1(tmp_path)
    (folder / "places.csv").write_text('id,name\na,"b', encoding="utf-8")
    before = contents(folder)
    with pytest.raises(StoryInvalid) as caught:
        upgrade_folder.bring_forward(folder)
    assert "places.csv row 2" in str(caught.value.problems[0])
    assert contents(folder) == before


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12).filter(
    lambda text: not cells.hidden(text)
)


@pytest.mark.slow
@settings(max_examples=40)
@given(st.lists(NAMES, min_size=6, max_size=6), NAMES.filter(str.strip))
def test_no_name_and_no_note_is_lost_whatever_stands_in_it(names: list[str], note: str) -> None:
    with tempfile.TemporaryDirectory() as base:
        folder = stories.write_format_1(Path(base))
        places = stories.read_table(folder / "places.csv")
        for place, arabic, russian in zip(places, names[:3], names[3:], strict=True):
            place |= {"name_ar": arabic, "name_ru": russian}
        stories.write_table(folder / "places.csv", places)
        conflicts = stories.read_table(folder / "conflicts.csv")
        stories.write_table(folder / "conflicts.csv", [conflicts[0] | {"note": note}])
        before = loader.load(folder)
        upgrade_folder.bring_forward(folder)
        after = loader.load(folder)
        assert after == before
        assert after.relations == (replace(before.relations[0], note=note),)
        given_names: list[Any] = [
            {code: name for code, name in (("ar", one), ("ru", two)) if name}
            for one, two in zip(names[:3], names[3:], strict=True)
        ]
        assert [dict(place.names) for place in after.places] == given_names
