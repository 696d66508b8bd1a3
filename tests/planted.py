"""Planted falsehoods of the valley story: a row more, and whether one is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from overland.errors import Problem
from overland.story.models import Story
from tests.valley_story import STORY, changed


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
