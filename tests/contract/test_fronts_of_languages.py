"""What a front or a headline tells as so, and rows deny, doubt, foretell or know to be a first.

`fronts/<language>.toml`: paragraphs and events more for the story of `stories_of_today`, and the
false and the honest form of each title, description and headline.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from overland.evidence import lint, verification
from overland.evidence.publication import publication_check
from overland.story.models import Story
from tests.contract.test_stories_of_today import _event, _report, _story

FOLDER = Path(__file__).parent / "fronts"
CASES = [
    (path.stem, front[0])
    for path in sorted(FOLDER.glob("*.toml"))
    for front in tomllib.loads(path.read_text(encoding="utf-8"))["fronts"]
]


@cache
def _more(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def _with(language: str, where: str, words: str) -> Story:
    """The story with a title, another sentence in its description, or the headline of a row."""
    story = _story(language)
    events = [*story.events, *map(_event, _more(language)["events"])]
    if where == "title":
        return replace(story, events=tuple(events), title=words)
    if where == "description":
        told = f"{story.description} {words}"
        return replace(story, events=tuple(events), description=told)
    told_so = (replace(e, headline=words) if e.id == where else e for e in events)
    return replace(story, events=tuple(told_so))


def _told(story: Story) -> list[str]:
    language = story.language
    text = "\n\n".join((*_report(language)["paragraphs"], *_more(language)["paragraphs"]))
    record = verification.verify(story, {"gazette": text}, date(2024, 6, 1))
    checked = replace(story, verification=record)
    return [str(problem) for problem in (*publication_check(checked), *lint.warnings(checked))]


def _case(language: str, name: str) -> tuple[str, str, str]:
    _name, where, false, honest = next(c for c in _more(language)["fronts"] if c[0] == name)
    return where, false, honest


@pytest.mark.parametrize(("language", "name"), CASES)
def test_what_a_front_tells_as_so_is_told(language: str, name: str) -> None:
    where, false, _honest = _case(language, name)
    column = where if where in ("title", "description") else "headline"
    lines = _told(_with(language, where, false))
    assert any(f", {column}: " in line or f"{column}:" in line for line in lines), lines


@pytest.mark.parametrize(("language", "name"), CASES)
def test_its_honest_twin_is_not(language: str, name: str) -> None:
    where, _false, honest = _case(language, name)
    assert _told(_with(language, where, honest)) == []
