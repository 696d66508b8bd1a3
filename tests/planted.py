"""Planted falsehoods of the valley story: a row more, and whether one is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from overland.errors import Problem
from overland.evidence import lint, verification
from overland.evidence.publication import publication_check
from overland.story.models import Evidence, Story
from tests.contract.test_stories_of_today import _report, _story
from tests.valley_story import STORY, TEXT, changed, told


def added(headline: str, exact: str, speaker: str = "", **cells: Any) -> Story:
    """The story with another event, of a sentence that the text has beside those of the story."""
    first = changed("crossing", exact=exact, headline=headline).event("crossing")
    assert first
    row: dict[str, Any] = {"id": "more-2", "place": "", "kind": "background", "note": "No place."}
    row |= {"speaker": speaker or first.speaker, **cells}
    return replace(STORY, events=(*STORY.events, replace(first, **row)))


def untold(problems: Sequence[Problem], column: str, words: str) -> list[str]:
    """What is told instead, where nothing tells a falsehood with row, column, words and remedy."""
    for problem in problems:
        here = problem.column == column and words in f"{problem.value} {problem.message}"
        # The front of a story has no row, and a line is told by the name of its leg.
        row = problem.row > 1 or problem.file in ("datapackage.json", "routes.geojson")
        if here and row and problem.remedy:
            return []
    return [str(problem) for problem in problems] or ["nothing is told"]


def added_today(language: str, headline: str, exact: str, **cells: Any) -> Story:
    """The story of today in a language with another event, of a sentence put in its report.

    In English it is the story of the valley.
    """
    if language == "en":
        return added(headline, exact, **cells)
    story = _story(language)
    row: dict[str, Any] = {"id": "more-2", "place": "", "kind": "background", "note": "–"}
    row |= {"status": "reported", "date": "2024-05-15", "time_note": "", "basis": "stated"}
    row |= {"headline": headline, "evidence": Evidence("gazette", exact), **cells}
    row.setdefault("speaker", story.sources[0].publisher)
    return replace(story, events=(*story.events, replace(story.events[0], **row)))


def told_today(story: Story, more: str = "") -> list[Problem]:
    """What `check --strict` tells of such a story, if its report has a paragraph more."""
    if story.language == "en":
        return told(story, f"{TEXT}\n\n{more}")
    text = "\n\n".join((*_report(story.language)["paragraphs"], more))
    record = verification.verify(story, {"gazette": text}, date(2024, 6, 1))
    checked = replace(story, verification=record)
    return [*publication_check(checked), *lint.warnings(checked)]


def falsehood_and_twin(
    language: str, sentence: str, false: str, honest: str
) -> tuple[list[Problem], list[Problem]]:
    """What is told of a false headline of a sentence, and of an honest one of the same sentence."""
    exact = sentence.rstrip(".。")
    one, other = (added_today(language, headline, exact) for headline in (false, honest))
    return told_today(one, sentence), told_today(other, sentence)
