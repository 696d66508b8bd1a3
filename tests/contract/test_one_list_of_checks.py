"""`overland verify` and `overland check --strict` tell the same of a story's claims."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from overland import cli, config
from overland.evidence import checks

SLUG = "syria-2013"
Cells = dict[str, str]

PLANTED: dict[str, tuple[str, Callable[[Cells], bool], Cells, str]] = {
    "a name in another language": (
        "names.csv",
        lambda row: (row["item"], row["language"]) == ("damascus", "ar"),
        {"name": "حلب"},
        "geocoded",
    ),
    "a country": ("places.csv", lambda row: row["id"] == "masnaa", {"country": "SY"}, "country"),
    "a kind": ("places.csv", lambda row: row["id"] == "beirut", {"kind": "village"}, "kind"),
    "a role": ("places.csv", lambda row: row["id"] == "damascus", {"role": "destination"}, "role"),
    "a time that its note does not give": (
        "events.csv",
        lambda row: row["id"] == "distancing",
        {"note": "No place. It was in March 2012."},
        "reasoning",
    ),
    "a translation of another sense": (
        "translations.csv",
        lambda row: row["text"].startswith("По сообщению, Москва впервые"),
        {"text": "По сообщению, Москва во второй раз с начала конфликта помогла россиянам выехать"},
        "",
    ),
}


def _root(tmp_path: Path) -> Path:
    folder = tmp_path / "stories" / SLUG
    shutil.copytree(config.stories() / SLUG, folder)
    return tmp_path


def _plant(root: Path, table: str, wanted: Callable[[Cells], bool], cells: Cells) -> None:
    path = root / "stories" / SLUG / table
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
        head = reader.fieldnames
    assert head
    found = [row for row in rows if wanted(row)]
    assert found
    found[0].update(cells)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, head, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _told(capsys: pytest.CaptureFixture[str], *given: str) -> tuple[int, set[str]]:
    code = cli.main([*given, "--json"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    problems = [p for p in told["problems"] if p["severity"] == "problem"]
    return code, {json.dumps(p, ensure_ascii=False, sort_keys=True) for p in problems}


@pytest.mark.parametrize("name", PLANTED)
def test_both_commands_tell_the_same_problems(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, wanted, cells, words = PLANTED[name]
    where = ["--root", str(_root(tmp_path))]
    _plant(tmp_path, table, wanted, cells)
    code, verified = _told(capsys, *where, "verify", SLUG)
    checked_code, checked = _told(capsys, *where, "check", "--strict", SLUG)
    assert (code, checked_code) == (cli.PROBLEMS, cli.PROBLEMS)
    assert verified == checked
    assert any(words in problem for problem in verified)


def test_both_commands_pass_the_story_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--root", str(_root(tmp_path))]
    assert _told(capsys, *where, "verify", SLUG) == (cli.CLEAN, set())
    assert _told(capsys, *where, "check", "--strict", SLUG) == (cli.CLEAN, set())


def test_a_check_that_fails_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    def fails(story: object, folder: Path) -> tuple[()]:
        raise ValueError("broken")

    story: Any = type("Story", (), {"slug": "broken"})
    (problem,) = checks.said_by(fails, story, tmp_path)
    assert "cannot be checked: ValueError: broken" in str(problem)
