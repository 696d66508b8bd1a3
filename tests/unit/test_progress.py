"""Progress of a command: every step named in time, and none of it in what a pipe reads."""

from __future__ import annotations

import contextlib
import io
import json
import re
import threading
from functools import partial
from pathlib import Path

import pytest

from overland import cli
from overland.commands import progress
from overland.story import loader
from tests import stories


@pytest.fixture
def root(story_folder: Path) -> Path:
    return story_folder.parent.parent


def test_work_that_lasts_says_what_it_is_at_and_quick_work_says_nothing() -> None:
    errors_told = io.StringIO()
    with contextlib.redirect_stderr(errors_told):
        with progress.shown("overland export", first_s=60):
            progress.step("drawing")
        assert errors_told.getvalue() == ""
        told = Told()
        with contextlib.redirect_stderr(told), progress.shown("overland export", first_s=0.001):
            progress.step("drawing two-towns as pdf")
            assert told.line.wait(10)
    assert re.search(r"^overland export: (at work|drawing two-towns as pdf) \(0 s\)$", told.text)


def test_every_step_of_a_long_command_has_a_name_from_its_first_moment_on(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slug = next((root / "stories").iterdir()).name
    told: list[str] = []
    monkeypatch.setattr(progress, "step", told.append)
    site = ["--all", "--format", "site", "-o", str(tmp_path / "site")]
    one = [slug, "--format", "geojson", "-o", str(tmp_path / "a.geojson")]
    for command in (["verify", slug], ["export", *one], ["export", *site]):
        del told[:]
        assert cli.main([*command, "--root", str(root)]) in (cli.CLEAN, cli.PROBLEMS)
        assert told[0].startswith("reading ")
    assert f"drawing the pdf of {slug}, story 1 of 1" in told


def test_what_is_wrong_with_a_story_is_printed_before_the_next_one_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for slug in ("one-story", "two-story"):
        (stories.write(tmp_path / "stories", slug) / "stray.txt").touch()
    printed: list[str] = []
    inspect = loader.inspect

    def inspected(folder: Path) -> loader.Report:
        printed.append(capsys.readouterr().out)
        return inspect(folder)

    monkeypatch.setattr(loader, "inspect", inspected)
    assert cli.main(["check", "--root", str(tmp_path)]) == cli.CLEAN
    first, second, third = *printed, capsys.readouterr().out
    assert "stray.txt" not in first
    told = "warning: {}-story/stray.txt: is no file of a story, and is not read. Keep it elsewhere"
    assert told.format("one") in second
    assert told.format("two") in third
    assert "one-story/stray.txt" not in third
    cli.main(["check", "--root", str(tmp_path), "--json"])
    assert printed[-1] == ""
    assert len(json.loads(capsys.readouterr().out)["problems"]) >= 2


def test_what_a_command_imports_counts_as_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    working: list[bool] = []
    parse = cli._parser

    def parser(wanted: str | None) -> object:
        working.append(progress._current.get() is not None)
        return parse(wanted)

    monkeypatch.setattr(cli, "_parser", parser)
    cli.main(["dictionary", "--root", "nowhere"])
    assert working == [True]
    assert progress.FIRST_S <= 1


def test_progress_stays_out_of_the_json(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "shown", partial(progress.shown, first_s=0.0001))
    cli.main(["check", "--json", "--root", str(root)])
    written = capsys.readouterr()
    assert json.loads(written.out)["stories"]
    assert written.err.startswith("overland check: ")


class Told(io.StringIO):
    """An error stream that knows when something stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.line = threading.Event()
        self.text = ""

    def flush(self) -> None:
        self.text = self.getvalue().splitlines()[0]
        self.line.set()
