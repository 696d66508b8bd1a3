"""Short reports in six languages, each with a whole story: it passes, and a false cell does not.

`stories_of_today/<language>.toml`: paragraphs, and the rows of places, events, counts and
quotations, each with its excerpt last.
"""

from __future__ import annotations

import csv
import json
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from overland import cli
from overland.evidence import lint, verification
from overland.evidence.ground import place_checks
from overland.evidence.publication import publication_check
from overland.story.models import Count, Event, Evidence, Place, Quote, Story
from tests.small_story import SOURCE, story_with

FOLDER = Path(__file__).parent / "stories_of_today"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def _report(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


_COLUMNS = {
    Place: "id name kind role",
    Event: "id date time_note place kind status headline speaker",
    Count: "id event unit minimum maximum qualifier as_written status speaker",
}


def _cells(table: type, row: list[Any]) -> dict[str, Any]:
    """The cells of a row; its excerpt stands last."""
    *cells, exact = row
    named = dict(zip(_COLUMNS[table].split(), cells, strict=True))
    return {**named, "basis": "stated", "evidence": Evidence("gazette", exact)}


def _place(number: int, row: list[Any]) -> Place:
    point: dict[str, Any] = {
        "latitude": 33.5 + number / 4,
        "longitude": 36.0 + number / 4,
        "uncertainty_km": 5.0,
    }
    return Place(**_cells(Place, row), **point, country="")


def _event(row: list[Any]) -> Event:
    return Event(**_cells(Event, row), note="" if row[3] else "–")


def _count(row: list[Any]) -> Count:
    cells = _cells(Count, row)
    bounds = {name: cells[name] or None for name in ("minimum", "maximum")}
    return Count(**{**cells, **bounds})


def _quote(row: list[Any], language: str) -> Quote:
    name, event, speaker, role, named, text = row
    return Quote(
        *(name, event, speaker, role, named, text, language, "unknown", ""),
        evidence=Evidence("gazette", text),
    )


def _story(language: str) -> Story:
    report = _report(language)
    quotes = tuple(_quote(row, language) for row in report["quotes"])
    source = replace(
        SOURCE,
        language=language,
        title="",
        url="",
        published="2024-05-15",
        publisher=report["publisher"],
    )
    return story_with(
        sources=(source,),
        language=language,
        title=report["title"],
        description=report["description"],
        places=tuple(_place(*row) for row in enumerate(report["places"])),
        events=tuple(map(_event, report["events"])),
        counts=tuple(map(_count, report["counts"])),
        quotes=quotes,
        legs=(),
    )


def _told(story: Story) -> list[str]:
    text = "\n\n".join(_report(story.language)["paragraphs"])
    record = verification.verify(story, {"gazette": text}, date(2024, 6, 1))
    checked = replace(story, verification=record)
    doubts = (*lint.warnings(checked), *place_checks.warnings(checked, Path("nowhere")))
    return [str(problem) for problem in (*publication_check(checked), *doubts)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_honest_story_of_today_raises_nothing(language: str) -> None:
    assert _told(_story(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("row", "cells", "column"),
    [
        (0, {"date": "2024-05-12"}, "date"),
        (1, {"status": "reported", "speaker": "somebody else"}, "speaker"),
        (2, {"status": "reported"}, "status"),
        (3, {"status": "reported"}, "status"),
    ],
)
def test_a_cell_that_says_more_is_told(
    language: str, row: int, cells: dict[str, str], column: str
) -> None:
    story = _story(language)
    events = list(story.events)
    events[row] = replace(events[row], **cells, note="")  # type: ignore[arg-type]
    lines = _told(replace(story, events=tuple(events)))
    assert any(f"events.csv row {row + 2}, {column}" in line for line in lines), lines


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _write(story: Story, folder: Path) -> None:
    """The story's tables, over those of a new one."""
    for table in ("sources", "places", "events", "counts", "quotes", "legs"):
        path = folder / f"{table}.csv"
        header = next(csv.reader(path.read_text("utf-8").splitlines()))
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.DictWriter(file, header)
            rows.writeheader()
            for item in getattr(story, table):
                evidence = getattr(item, "evidence", None)
                words = {"source": evidence.source, "exact": evidence.exact} if evidence else {}
                cells = {name: _cell(getattr(item, name, "")) for name in header}
                rows.writerow({**cells, **words, "prefix": "", "suffix": ""} if words else cells)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    package |= {"title": story.title, "description": story.description}
    package["contributors"] = [{"title": "An editor", "role": "author"}]
    package["overland"] |= {"language": story.language, "timezone": "UTC"}
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False), "utf-8")


def _commands(language: str, root: Path) -> tuple[list[str], list[str]]:
    """The words of `verify` and `check` for a new story, with the text of a report."""
    (root / "stories").mkdir()
    text = root / "report.txt"
    text.write_text("\n\n".join(_report(language)["paragraphs"]), "utf-8")
    where = ["--root", str(root)]
    assert cli.main([*where, "new", "today"]) == cli.CLEAN
    verify = [*where, "verify", "today", "--text", f"gazette={text}"]
    return verify, [*where, "check", "--strict", "today"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_honest_story_of_today_passes_the_command(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verify, check = _commands(language, tmp_path)
    _write(_story(language), tmp_path / "stories" / "today")
    capsys.readouterr()
    assert cli.main(verify) == cli.CLEAN, capsys.readouterr().out
    assert cli.main(check) == cli.CLEAN, capsys.readouterr().out


@pytest.mark.parametrize("language", ["de", "ru"])
def test_verify_ends_with_1_as_often_as_it_runs_while_a_text_contradicts_a_row(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verify, check = _commands(language, tmp_path)
    honest = _story(language)
    expected = replace(honest.events[3], status="reported", note="")
    events = (*honest.events[:3], expected, *honest.events[4:])
    _write(replace(honest, events=events), tmp_path / "stories" / "today")
    assert [cli.main(verify) for _ in range(2)] == [cli.PROBLEMS, cli.PROBLEMS]
    assert "events.csv row 5, status" in capsys.readouterr().out
    assert cli.main(check) == cli.PROBLEMS
    _write(honest, tmp_path / "stories" / "today")
    assert cli.main(verify) == cli.CLEAN, capsys.readouterr().out
