"""Folders with strange things in them: each costs its own story at most, and is told."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import stories
from tests.story_stores import store_in


def _undecodable_file(folder: Path) -> None:
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("x")


def _undecodable_folder(folder: Path) -> None:
    (folder.parent / os.fsdecode(b"bad\xff")).mkdir()


def _ring_of_links(folder: Path) -> None:
    (folder / "loop").symlink_to("loop")


def _link_to_nowhere(folder: Path) -> None:
    (folder / "gone.csv").symlink_to("/nowhere/at/all")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")


def _pipe_for_a_table(folder: Path) -> None:
    (folder / "places.csv").unlink()
    os.mkfifo(folder / "places.csv")


def _device_for_a_record(folder: Path) -> None:
    (folder / "geocodes.json").symlink_to("/dev/zero")


def _socket(folder: Path) -> None:
    where = os.getcwd()
    os.chdir(folder)  # the path of a socket may have 107 bytes only
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("talk")
    finally:
        os.chdir(where)


def _line_break_in_a_name(folder: Path) -> None:
    (folder / "a\nb.csv").write_text("x")


def _undecodable_ground(folder: Path) -> None:
    ground = folder.parents[1] / "basemap" / folder.name
    ground.mkdir(parents=True)
    (ground / os.fsdecode(b"caf\xe9")).symlink_to("itself")


def _deep_record(folder: Path) -> None:
    (folder / "geocodes.json").write_text("[" * 100_000)


STRANGE = [
    _undecodable_file,
    _undecodable_folder,
    _ring_of_links,
    _link_to_nowhere,
    _pipe,
    _pipe_for_a_table,
    _device_for_a_record,
    _socket,
    _line_break_in_a_name,
    _undecodable_ground,
    _deep_record,
]


@pytest.mark.parametrize("damage", STRANGE)
def test_whatever_lies_in_one_storys_folder_costs_that_story_at_most(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    stories.write(tmp_path / "stories", "good")
    damage(stories.write(tmp_path / "stories", "victim"))
    catalog = store_in(tmp_path).catalog()
    assert "good" in catalog.stories
    assert {*catalog.stories, *catalog.broken} >= {"good", "victim"}
    for slug in (*catalog.stories, *catalog.broken):
        slug.encode()
        assert slug.isprintable()
    told = [str(problem) for report in catalog.reports for problem in report.problems]
    assert all(line.isprintable() for line in told), told


@pytest.mark.parametrize("damage", [d for d in STRANGE if d is not _undecodable_ground])
def test_what_is_strange_in_a_folder_is_told(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    damage(stories.write(tmp_path / "stories"))
    reports = store_in(tmp_path).catalog().reports
    assert any(report.problems for report in reports)


def test_a_table_that_leads_to_another_file_of_the_host_is_told_and_never_quoted(
    tmp_path: Path,
) -> None:
    folder = stories.write(tmp_path / "data" / "stories")
    (tmp_path / "secret").write_text("root:x:0\n", "utf-8")
    (folder / "events.csv").unlink()
    (folder / "events.csv").symlink_to(tmp_path / "secret")
    (report,) = store_in(tmp_path / "data").catalog().reports
    told = [str(problem) for problem in report.problems]
    assert any("events.csv: is a link out of its folder, and not followed" in t for t in told), told
    assert not any("root:x" in line for line in told)


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    folder = stories.write(tmp_path / "stories")
    (folder / "..data").mkdir()
    for name in ("events.csv", "places.csv"):
        (folder / name).rename(folder / "..data" / name)
        (folder / name).symlink_to(f"..data/{name}")
    assert list(store_in(tmp_path).catalog().stories) == [folder.name]


def test_a_data_folder_that_cannot_be_read_has_no_stories(tmp_path: Path) -> None:
    (tmp_path / "stories").symlink_to("stories")
    assert store_in(tmp_path).slugs() == ()
    assert store_in(tmp_path / "none").slugs() == ()
