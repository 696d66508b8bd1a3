"""The catalogue of stories shown to readers: one store for a data folder, under server and app."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from overland import config
from overland.basemap import ground
from overland.errors import Problem
from overland.evidence import publication
from overland.geocoding import ledger
from overland.routing import profile
from overland.story.models import Story
from overland.story.store import StoryStore

_AHEAD_S = 0.5
"""Stories are read at once for as long; the others wait until somebody asks, or there is time."""


def store() -> StoryStore:
    """The stories of the data folder in use."""
    return _store(config.data())


def reasons_to_withhold(story: Story, folder: Path) -> tuple[Problem, ...]:
    """What is wrong with a story that loads: its evidence, and the records that commands wrote."""
    return (
        *publication.withholding_problems(story),
        *ledger.unreadable(story, folder),
        *profile.unreadable(story, folder),
        *ground.problems(story.slug),
    )


@lru_cache(maxsize=8)
def _store(data: Path) -> StoryStore:
    return StoryStore(data, reasons_to_withhold, ahead_s=_AHEAD_S)
