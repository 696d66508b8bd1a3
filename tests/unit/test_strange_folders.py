"""Folders with strange things in them: each costs its own story at most, and is told."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from overland import cli, files
from overland.story import folders, loader
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


def _elsewhere(root: Path) -> Path:
    """A data folder, one of whose stories is a link to a folder of the host's."""
    stories.write(root / "data" / "stories", "good")
    stories.write(root / "host", "secret-story")
    (root / "data/stories/secret-story").symlink_to(root / "host/secret-story")
    return root / "data"


def test_a_story_that_is_a_link_to_another_folder_of_the_host_is_told_and_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = _elsewhere(tmp_path)
    catalog = store_in(data).catalog()
    assert list(catalog.stories) == ["good"]
    (told,) = catalog.broken["secret-story"]
    assert "is a link out of the folder of stories, and not followed. Put the" in str(told)
    read: list[Path] = []
    monkeypatch.setattr(files, "read_text", lambda path, tell: read.append(path))
    assert folders.state(data, data / "stories/secret-story").count("secret") == 0
    loader.inspect(data / "stories/secret-story")
    assert not read


def test_no_command_works_on_a_story_that_is_a_link_out_of_its_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = _elsewhere(tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "host").rglob("*.*")}
    for words in (
        ["check"], ["verify"], ["upgrade"], ["dictionary", "--write"],
        ["export", "--format", "csv", "-o", str(tmp_path / "out.zip")],
    ):  # fmt: skip
        named = [] if words[0] == "dictionary" else ["secret-story"]
        assert cli.main(["--root", str(data), words[0], *named, *words[1:]]) == cli.WRONG_USE or (
            words[0] == "dictionary"
        )
        told = capsys.readouterr()
        assert not named or "is a link out of the folder of stories" in told.err
    assert cli.main(["--root", str(data), "check"]) == cli.PROBLEMS
    assert "secret-story/secret-story: is a link out" in capsys.readouterr().out
    assert before == {path: path.read_bytes() for path in (tmp_path / "host").rglob("*.*")}


def test_the_folder_of_stories_as_a_whole_may_be_a_link(tmp_path: Path) -> None:
    stories.write(tmp_path / "volume" / "stories", "good")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/stories").symlink_to(tmp_path / "volume/stories")
    assert list(store_in(tmp_path / "data").catalog().stories) == ["good"]


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
