"""The command: what it prints, and its three exit codes."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from overland import cli, errors, files
from overland.commands import COMMANDS
from overland.story import loader, schemas
from tests import stories


@pytest.fixture
def root(story_folder: Path) -> Path:
    return story_folder.parent.parent


def spoil(folder: Path) -> None:
    text = (folder / "places.csv").read_text(encoding="utf-8")
    (folder / "places.csv").write_text(text.replace("33.51", "133.51"), encoding="utf-8")


def test_a_clean_story_exits_0_and_says_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--root", str(root), "check", stories.SLUG]) == cli.CLEAN
    assert f"{stories.SLUG}: " in capsys.readouterr().out


def test_what_was_not_compared_is_told_and_is_no_fault(
    root: Path, story_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = root / "text.txt"
    text.write_text("Nothing that names itself. It goes on.\n\nAnd on.\n", encoding="utf-8")
    given = ["verify", stories.SLUG, "--text", f"gazette={text}"]
    cli.main(["--root", str(root), *given])
    assert "gazette: not compared: published" in capsys.readouterr().out
    cli.main(["--root", str(root), "check", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert any("gazette: not compared: published" in line for line in told["not_compared"])
    assert not any("not compared:" in problem["message"] for problem in told["problems"])


def test_a_problem_exits_1_and_is_told_in_words(
    root: Path, story_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(story_folder)
    assert cli.main(["check", "--root", str(root)]) == cli.PROBLEMS
    told = capsys.readouterr().out
    words = "places.csv row 2, latitude: '133.51' is outside -90..90. "
    assert words + "Are latitude and longitude swapped?" in told


def test_json_holds_the_same_report(
    root: Path, story_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(story_folder)
    assert cli.main(["check", "--root", str(root), "--json"]) == cli.PROBLEMS
    told = json.loads(capsys.readouterr().out)
    assert told["clean"] is False
    expected = [problem.as_dict() for problem in loader.inspect(story_folder).problems]
    assert told["problems"] == expected
    assert told["stories"] == {stories.SLUG: expected}


def test_a_date_that_the_parser_chatters_about_does_not_spoil_the_json(
    root: Path, story_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = story_folder / "events.csv"
    path.write_text(path.read_text("utf-8").replace("2020-05-01", "2004-0X"), "utf-8")
    assert cli.main(["check", "--root", str(root), "--json"]) == cli.PROBLEMS
    assert json.loads(capsys.readouterr().out)["problems"][0]["value"] == "2004-0X"


def test_with_several_stories_a_problem_names_its_story(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(stories.write(root / "stories", "other"))
    assert cli.main(["check", "--root", str(root)]) == cli.PROBLEMS
    assert "other/places.csv row 2, latitude" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["check", "no-such-story"], ["new", "Not A Slug"], ["new", stories.SLUG]]
)
def test_what_cannot_be_done_exits_2_and_says_why(
    root: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*arguments, "--root", str(root)]) == cli.WRONG_USE
    assert capsys.readouterr().err.startswith(f"overland {arguments[0]}: ")


@pytest.mark.parametrize("arguments", [[], ["fly"], ["check", "--fast"]])
def test_wrong_use_exits_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert left.value.code == cli.WRONG_USE


def test_new_makes_a_folder_whose_only_faults_are_what_must_be_filled_in(tmp_path: Path) -> None:
    assert cli.main(["new", "my-story", "--root", str(tmp_path)]) == cli.CLEAN
    told = {
        (p.file, p.row, p.column) for p in loader.inspect(tmp_path / "stories/my-story").problems
    }
    settings = ("title", "description", "contributors[0].title", "overland.timezone")
    needed = {f"{name}.csv" for name, table in schemas.TABLES.items() if not table.may_be_empty}
    assert [path.name for path in (tmp_path / "stories").iterdir()] == ["my-story"]
    assert told == {("datapackage.json", 0, setting) for setting in settings} | {
        (file, 0, "") for file in needed
    }


def test_new_never_overwrites(root: Path, story_folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in story_folder.iterdir()}
    assert cli.main(["new", stories.SLUG, "--root", str(root)]) == cli.WRONG_USE
    assert {path.name: path.read_bytes() for path in story_folder.iterdir()} == before


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([name, "--help"])
    assert left.value.code == 0
    help_text = capsys.readouterr().out
    assert "--json" in help_text
    assert "--root" in help_text


@pytest.mark.slow
@pytest.mark.slow
def test_python_m_overland_is_the_same_command(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "overland", "check", "nowhere", "--root", str(root)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == cli.WRONG_USE
    assert "there is no story 'nowhere'" in done.stderr


@pytest.mark.slow
def test_checking_tables_needs_neither_streamlit_nor_folium(root: Path) -> None:
    program = (
        "import sys; from overland.cli import main; main(sys.argv[1:]); "
        "print({'streamlit', 'folium', 'pandas'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "--root", str(root)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "set()"


def test_a_long_value_is_shortened_in_words_and_in_json() -> None:
    problem = errors.Problem("a.csv", 2, "b", "x" * 10_000, "is wrong", "Mend it")
    assert len(str(problem)) < 250
    assert len(str(problem.as_dict()["value"])) <= 120


def test_new_on_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes = [0]
    write = files.replace

    def fails(path: Path, text: str) -> None:
        writes[0] += 1
        if writes[0] == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, text)

    with monkeypatch.context() as patched:
        patched.setattr(files, "replace", fails)
        assert cli.main(["new", "my-story", "--root", str(tmp_path)]) == cli.PROBLEMS
    assert list((tmp_path / "stories").iterdir()) == []
    assert cli.main(["new", "my-story", "--root", str(tmp_path)]) == cli.CLEAN


CYRILLIC_AND_ARABIC = "Масна المصنع"


def in_terminal(
    encoding: str, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[int, bytes, bytes]:
    """The exit code of a command, and what it writes to a terminal of that encoding."""
    written = [io.BytesIO(), io.BytesIO()]
    out, err = (io.TextIOWrapper(held, encoding=encoding, write_through=True) for held in written)
    with monkeypatch.context() as terminal:
        terminal.setattr(sys, "stdout", out)
        terminal.setattr(sys, "stderr", err)
        code = cli.main(words)
    return code, written[0].getvalue(), written[1].getvalue()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_message_is_printed_whatever_the_terminal_can_write(
    root: Path,
    story_folder: Path,
    encoding: str,
    more: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = story_folder / "places.csv"
    path.write_text(path.read_text("utf-8").replace("33.51", CYRILLIC_AND_ARABIC), "utf-8")
    words = ["check", "--root", str(root), *more]
    code, out, _err = in_terminal(encoding, words, monkeypatch)
    assert code == cli.PROBLEMS
    told = out.decode(encoding)
    if more:
        assert CYRILLIC_AND_ARABIC in {problem["value"] for problem in json.loads(told)["problems"]}
    elif encoding == "utf-8":
        assert CYRILLIC_AND_ARABIC in told
    else:
        assert CYRILLIC_AND_ARABIC.encode("ascii", "backslashreplace").decode() in told


@pytest.mark.slow
def test_a_process_tells_wrong_use_whatever_the_terminal_can_write() -> None:
    command = [sys.executable, "-m", "overland", "check", CYRILLIC_AND_ARABIC]
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == cli.WRONG_USE
    assert b"Traceback" not in done.stderr


# What docs/commands.md and `overland --help` list.
EVERY_COMMAND = {
    *("serve", "check", "verify", "geocode", "route", "basemap", "export", "new", "upgrade"),
    "draft",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_json_and_root(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main([name, "--help"])
    told = capsys.readouterr().out
    assert end.value.code == 0
    assert "--json" in told
    assert "--root FOLDER" in told


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    told = capsys.readouterr().out
    assert set(COMMANDS) >= EVERY_COMMAND
    assert [name for name in COMMANDS if not re.search(rf"^    {name}\b", told, re.M)] == []


@pytest.mark.parametrize("read", [0, 1])
@pytest.mark.parametrize(
    "words", [["check"], ["check", "--json"], ["--help"], ["check", "no-such"]]
)
def test_a_command_that_nobody_reads_on_ends_without_a_word(
    root: Path, story_folder: Path, words: list[str], read: int
) -> None:
    path = story_folder / "places.csv"
    path.write_text(path.read_text("utf-8").replace("33.51", "north").replace("2020", "x"), "utf-8")
    whence, where = os.pipe()
    command = [sys.executable, "-m", "overland", "--root", str(root), *words]
    process = subprocess.Popen(command, stdout=where, stderr=subprocess.PIPE)
    os.close(where)
    os.read(whence, read)
    os.close(whence)
    told = process.communicate()[1]
    assert b"Traceback" not in told
    assert b"Broken" not in told
    if not read and words[0] == "check" and words[-1] != "no-such":
        assert process.returncode == cli.NOT_READ
