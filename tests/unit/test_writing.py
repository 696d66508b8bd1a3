"""Writing that is broken off: a full disk, a folder without rights, two at once, a kill."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from overland import cli, files
from overland.basemap import tiles
from overland.errors import CannotWrite
from overland.story import new_story
from tests import stories

ROOT = Path(__file__).resolve().parents[2]


def hidden(folder: Path) -> list[str]:
    """What only a broken-off write leaves."""
    return [path.name for path in folder.rglob(".*")]


def test_a_file_keeps_its_permissions_and_a_new_one_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    files.replace(path, "one")
    assert path.stat().st_mode & 0o777 == 0o644
    path.chmod(0o600)
    files.replace(path, "two")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
def test_a_killed_command_leaves_the_old_or_the_new_and_the_next_one_tidies_up() -> None:
    # A few for each command here; benchmarks/kills.py comes to every step of each.
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.kills", "24", "7", "quick"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(done.stdout)
    assert [one["failures"] for one in told.values() if one["failures"]] == []
    assert done.returncode == 0
    assert sum(one["while it ran"] for one in told.values()) == 24


def limited(command: list[str], most_bytes: int) -> subprocess.CompletedProcess[str]:
    """A command that may write no file beyond a size, as on a disk that is full then."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    # Python ignores the signal that goes with it, and gets an error as from a full disk.
    return subprocess.run(
        [sys.executable, "-m", "overland", *command],
        cwd=ROOT,
        # Else what it compiles is cut off there, too, and stays as it is for every later process.
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_full_disk_leaves_no_half_made_story(tmp_path: Path) -> None:
    done = limited(["new", "fresh", "--root", str(tmp_path)], 100)
    assert done.returncode == cli.PROBLEMS
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "stories").iterdir()) == []
    assert cli.main(["new", "fresh", "--root", str(tmp_path)]) == cli.CLEAN


@pytest.mark.slow
def test_a_full_disk_leaves_the_export_of_earlier(story_folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "story.geojson"
    target.write_bytes(b"of earlier")
    root = str(story_folder.parents[1])
    done = limited(
        ["export", stories.SLUG, "--format", "geojson", "-o", str(target), "--root", root], 200
    )
    assert done.returncode == cli.PROBLEMS
    assert "Traceback" not in done.stderr
    assert target.read_bytes() == b"of earlier"
    assert hidden(tmp_path) == []


@pytest.mark.slow
def test_a_full_disk_leaves_the_site_of_earlier_and_is_told_with_the_file_and_a_remedy(
    story_folder: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    words = ["export", "--all", "--format", "site", "-o", str(site)]
    words += ["--root", str(story_folder.parents[1])]
    assert cli.main(words) == cli.CLEAN
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    done = limited(words, 20_000)
    assert done.returncode == cli.PROBLEMS
    told = f"export: {site}/{stories.SLUG}/index.html: cannot be written (File too large)"
    assert told in done.stdout
    assert "Make room on the disk" in done.stdout
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert hidden(tmp_path) == []


@pytest.mark.parametrize("file", ["places.csv", ""])
def test_what_cannot_be_put_into_a_new_folder_is_told_by_the_name_that_it_was_to_have(
    tmp_path: Path, file: str
) -> None:
    def fill() -> None:
        with files.draft_folder(tmp_path / "fresh") as draft:
            names = [str(draft / file)] if file else []  # of a write that fails, none is known
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), *names)

    with pytest.raises(CannotWrite) as full:
        fill()
    assert str(full.value).startswith(f"{tmp_path / 'fresh' / file}: cannot be written")


def test_what_cannot_be_read_for_a_new_folder_is_told_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), files.draft_folder(tmp_path / "fresh"):
        (tmp_path / "a-source.txt").read_text("utf-8")


@pytest.mark.parametrize("failure", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_folder_that_cannot_be_written_keeps_what_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: int
) -> None:
    path = tmp_path / "places.csv"
    path.write_text("old\n", "utf-8")

    def fails(*_: object) -> None:
        raise OSError(failure, os.strerror(failure))

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(CannotWrite, match=rf"places.csv: .*{os.strerror(failure)}.* was not\. \w"):
        files.replace(path, "new\n")
    assert path.read_text("utf-8") == "old\n"
    assert hidden(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_told_with_its_name_and_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "basemap").write_text("a file", "utf-8")
    for folder in (tmp_path / "basemap", tmp_path / "basemap" / "trip"):
        with pytest.raises(CannotWrite) as told:
            tiles.write(folder, (8, 1, 1), b"")
        assert str(folder) in str(told.value)
        assert "cannot be written" in str(told.value)
    assert (tmp_path / "basemap").read_text("utf-8") == "a file"


def test_two_who_write_one_file_at_once_leave_one_of_both_whole(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    texts = [f"{number}\n" * 20_000 for number in range(8)]

    def write(text: str) -> None:
        for _ in range(10):
            files.replace(path, text)

    threads = [threading.Thread(target=write, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_text("utf-8") in texts
    assert hidden(tmp_path) == []


def test_what_was_left_is_locked_until_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".places.csv.abcd1234").touch()
    (tmp_path / ".places.csv.dir_1234").mkdir()
    locked: list[bool] = []

    def checked(remove: Callable[..., None]) -> Callable[..., None]:
        def check(name: str, **options: bool) -> None:
            handle = os.open(name, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                locked.append(True)
            os.close(handle)
            remove(name, **options)

        return check

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", checked(os.unlink))
        patch.setattr(shutil, "rmtree", checked(shutil.rmtree))
        files.replace(tmp_path / "places.csv", "new\n")
    assert locked == [True, True]
    assert hidden(tmp_path) == []


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_another_sweeps_away_before_it_is_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path = tmp_path / "fresh"
    lock, turns = fcntl.flock, iter([True])

    def write(text: str) -> None:
        if kind == "file":
            files.replace(path, text)
            return
        with files.draft_folder(path) as draft:
            (draft / "story").write_text(text, "utf-8")
            shutil.rmtree(path, ignore_errors=True)
            draft.rename(path)

    def late(handle: int, operation: int) -> None:
        if next(turns, False):  # another command comes in between
            write("other\n")
        lock(handle, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    write("mine\n")
    assert (path / "story" if kind == "folder" else path).read_text("utf-8") == "mine\n"
    assert hidden(tmp_path) == []


def test_two_who_make_one_story_at_once_leave_one_of_both_whole(tmp_path: Path) -> None:
    refused: list[Exception] = []

    def make() -> None:
        try:
            new_story.create(tmp_path / "stories", "fresh")
        except Exception as error:
            refused.append(error)

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 5
    new_story.create(tmp_path / "stories", "another")
    made, other = (tmp_path / "stories" / name for name in ("fresh", "another"))
    assert {p.name for p in made.iterdir()} == {p.name for p in other.iterdir()}
    assert hidden(tmp_path) == []


def test_the_next_write_removes_what_a_killed_one_left_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    for name in (".places.csv.abcd1234", ".places.csv.swp", ".places.csv.abcd1234.bak", ".other"):
        (tmp_path / name).write_text("left", "utf-8")
    (tmp_path / ".places.csv.dir_1234").mkdir()
    (tmp_path / ".places.csv.dir_1234" / "half").write_text("left", "utf-8")
    files.replace(path, "new\n")
    assert sorted(hidden(tmp_path)) == [".other", ".places.csv.abcd1234.bak", ".places.csv.swp"]


def test_two_folders_change_names_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if files.exchange(tmp_path / "one", tmp_path / "two"):
        assert (tmp_path / "one" / "two").exists()
    else:
        assert (tmp_path / "one" / "one").exists()


@pytest.mark.slow
def test_a_user_without_the_right_to_write_is_told_so_by_every_command_and_nothing_changes() -> (
    None
):
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.read_only", "quick"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(done.stdout)
    assert {name: one for name, one in told.items() if one["failed"]} == {}
    assert len(told) >= 16
