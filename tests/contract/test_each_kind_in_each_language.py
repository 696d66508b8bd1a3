"""Kinds of falsehood that need no words of a language, planted in the story of each of seven."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from overland.errors import Problem
from overland.evidence.words import lexicon
from overland.evidence.words.caseless_speakers import is_somebody_else
from overland.evidence.words.content_words import stems
from overland.story.models import Event, Quote, Story
from tests import doubts
from tests.contract.test_stories_of_today import LANGUAGES, _report, _story

Plant = Callable[[Story], Story]

_NAMES = {
    "ar": "سمير الخوري",
    "de": "Ulrich Sanders",
    "es": "Rodrigo Salvatierra",
    "fr": "Gaston Villemain",
    "ru": "Игнат Сухоруков",
    "uk": "Гнат Сухорук",
    "zh": "欧阳建国",
}
"""Language -> somebody whom its story does not have."""


def _row(story: Story, table: str, number: int, **cells: Any) -> Story:
    rows = getattr(story, table)
    changed = (replace(row, **cells) if n == number else row for n, row in enumerate(rows))
    changes: dict[str, Any] = {table: tuple(changed)}
    return replace(story, **changes)


def _event(story: Story, having: str, /, **cells: Any) -> Story:
    number = next(n for n, e in enumerate(story.events) if e.status == having)
    return _row(story, "events", number, **cells)


def _weeks_before(edtf: str) -> str:
    return (date.fromisoformat(edtf[:10]) - timedelta(days=14)).isoformat()


def _somebody_else(story: Story) -> Quote:
    """The first quotation, said by who speaks in another row."""
    other = next(e.speaker for e in story.events if e.status in ("denied", "forecast", "claimed"))
    return replace(story.quotes[0], speaker=other, role="")


def _told(story: Story) -> Event:
    return next(e for e in story.events if e.status == "denied")


_POSSIBLE = "a possibility, told as planned"
"""Three of the stories have none."""
PLANTED: dict[str, tuple[Plant, str, str]] = {
    "a speaker out of nowhere": (
        lambda s: _event(s, "claimed", speaker=_NAMES[s.language]),
        *("events.csv", "speaker"),
    ),
    "a quotation by a speaker out of nowhere": (
        lambda s: _row(s, "quotes", 0, speaker=_NAMES[s.language], named=True),
        *("quotes.csv", "speaker"),
    ),
    "a quotation by who speaks elsewhere": (
        lambda s: replace(s, quotes=(_somebody_else(s), *s.quotes[1:])),
        *("quotes.csv", "speaker"),
    ),
    "a figure by a speaker out of nowhere": (
        lambda s: _row(s, "counts", 0, speaker=_NAMES[s.language]),
        *("counts.csv", "speaker"),
    ),
    "the excerpt of another row": (
        lambda s: _event(s, "reported", evidence=_told(s).evidence),
        *("events.csv", "exact"),
    ),
    "a time of day": (
        lambda s: _event(s, "reported", time_note="23:55"),
        *("events.csv", "time_note"),
    ),
    "the same weekday two weeks before": (
        lambda s: _event(s, "reported", date=_weeks_before(s.events[0].date)),
        *("events.csv", "date"),
    ),
    "another month of publication": (
        lambda s: _row(s, "sources", 0, published="2024-03-15"),
        *("sources.csv", "published"),
    ),
    "a figure in the title": (
        lambda s: replace(s, title=f"{s.title} 977"),
        *("datapackage.json", "title"),
    ),
    "a figure in a headline": (
        lambda s: _event(s, "reported", headline=f"977 {s.events[0].headline}"),
        *("events.csv", "headline"),
    ),
    "bounds that are none of the figure": (
        lambda s: _row(s, "counts", 0, minimum=900, maximum=977),
        *("counts.csv", "as_written"),
    ),
    "a figure that its excerpt has not": (
        lambda s: _row(s, "counts", 0, as_written="977"),
        *("counts.csv", "as_written"),
    ),
    "what is expected, told as done": (
        lambda s: _event(s, "expected", status="reported"),
        *("events.csv", "status"),
    ),
    "what is denied, told as done": (
        lambda s: _event(s, "denied", status="reported"),
        *("events.csv", "status"),
    ),
    _POSSIBLE: (
        lambda s: _event(s, "forecast", status="planned"),
        *("events.csv", "status"),
    ),
    "a figure in a note": (
        lambda s: _event(s, "reported", note="977"),
        *("events.csv", "note"),
    ),
}


CASES = [
    (language, name)
    for language in LANGUAGES
    for name in PLANTED
    if name != _POSSIBLE or any(e.status == "forecast" for e in _story(language).events)
]


def _all(story: Story, folder: Path) -> list[Problem]:
    return doubts.strict(story, "\n\n".join(_report(story.language)["paragraphs"]), folder)


@pytest.mark.parametrize(("language", "name"), CASES)
def test_a_falsehood_is_told_in_each_language(language: str, name: str, tmp_path: Path) -> None:
    plant, file, column = PLANTED[name]
    found = _all(plant(_story(language)), tmp_path)
    here = [p for p in found if (p.file, p.column) == (file, column) and p.remedy]
    assert here, [str(problem) for problem in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_story_itself_is_told_of_nothing(language: str, tmp_path: Path) -> None:
    assert [str(problem) for problem in _all(_story(language), tmp_path)] == []


@pytest.mark.parametrize(("language", "name"), CASES)
def test_a_guess_is_answered_in_each_language(language: str, name: str, tmp_path: Path) -> None:
    story = PLANTED[name][0](_story(language))
    for _ in range(12):
        left = [p for p in _all(story, tmp_path) if p.severity == "warning"]
        if not left:
            return
        story = doubts.answered(story, left[0])
    pytest.fail("\n".join(map(str, left)))


def test_in_arabic_a_title_alone_may_be_who_speaks() -> None:
    words = lexicon.lexicon_of("ar")
    assert words
    speaker = stems("حسن العلي", "ar")
    assert not is_somebody_else(speaker, "وقال المسؤول:", words)
    assert not is_somebody_else(speaker, "وأضاف:", words)
    assert not is_somebody_else(speaker, "وقال مدير المعبر حسن العلي:", words)
    assert is_somebody_else(speaker, "وقالت المتطوعة سلمى حداد:", words)
