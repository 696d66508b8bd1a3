"""Headlines of a report in eight languages: fifteen honest ones pass, every false one is told.

`headlines/<language>.toml`: the report's paragraphs; each headline with the excerpt that it rests
on, and its status and speaker where they are not "reported" and the publisher.
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
from overland.evidence.words import lexicon
from overland.story.models import Event, Evidence, Story
from tests.small_story import SOURCE, story_with

FOLDER = Path(__file__).parent / "headlines"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))
FALSE = [
    (language, row[1])
    for language in LANGUAGES
    for row in tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))["false"]
]


@cache
def _report(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def _event(
    number: int, exact: str, headline: str, status: str = "reported", who: str = ""
) -> Event:
    return Event(
        *(f"e{number}", "2020-05", "as the source has it", "", "background", status),
        *(headline, "stated", "place: not told", Evidence("gazette", exact)),
        speaker=who or "The Gazette",
    )


def _told(language: str, rows: list[list[str]]) -> list[str]:
    source = replace(SOURCE, language=language, title="", published="", url="")
    events = tuple(_event(number, *row) for number, row in enumerate(rows))
    empty: dict[str, Any] = {"places": (), "legs": (), "counts": (), "quotes": ()}
    first = rows[0][1]
    story: Story = story_with(
        sources=(source,), language=language, title=first, events=events, **empty
    )
    text = "\n\n".join(_report(language)["paragraphs"])
    record = verification.verify(story, {"gazette": text}, date(2020, 6, 1))
    checked = replace(story, verification=record)
    found = (*publication_check(checked), *lint.warnings(checked))
    return [str(problem) for problem in found if problem.file == "events.csv"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_honest_headlines_raise_nothing(language: str) -> None:
    rows = _report(language)["honest"]
    assert len(rows) >= 15
    assert _told(language, rows) == []


@pytest.mark.parametrize(("language", "headline"), FALSE)
def test_a_false_headline_is_told(language: str, headline: str) -> None:
    row = next(row for row in _report(language)["false"] if row[1] == headline)
    assert _told(language, [row]), headline


def test_every_language_with_a_lexicon_has_its_headlines() -> None:
    assert set(lexicon.known()) == set(LANGUAGES)
