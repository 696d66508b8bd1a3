"""Stores of stories for tests: what they refuse, what they show, and a clock to set."""

from __future__ import annotations

from pathlib import Path

from overland.errors import Problem
from overland.server.story_mirror import StoryMirror
from overland.story import loader
from overland.story.models import Story
from overland.story.store import StoryStore


class Clock:
    """Seconds that pass when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def store_in(data: Path, **settings: object) -> StoryStore:
    return StoryStore(data, recheck_s=0.0, **settings)  # type: ignore[arg-type]


def refuses(story: Story, folder: Path) -> tuple[Problem, ...]:
    assert folder.name == story.slug
    if story.slug == "good":
        return (Problem("places.csv", 2, "id", "", "is doubtful", "Look", "warning"),)
    if story.slug == "raises":
        raise RuntimeError("a check with a fault")
    return (Problem("places.csv", 2, "id", "", "is wrong", "Mend it"),)


def shown(mirror: StoryMirror) -> dict[str, str]:
    """Slug and title of every story in the copy."""
    found = [loader.inspect(path) for path in sorted((mirror.current / "stories").iterdir())]
    return {report.slug: report.story.title for report in found if report.story}
