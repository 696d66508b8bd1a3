"""Stories by reference: what another process on this machine reads by itself."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from overland import config
from overland.errors import OverlandError
from overland.story import folders, loader
from overland.story.models import Story

MOST_READ: Final = 4
"""Stories that a reader of references keeps."""


class StoryChanged(OverlandError):
    """The files are no longer those that the reference is to."""


@dataclass(frozen=True, slots=True)
class StoryReference:
    """A story's folder in one state of its files (`folders.state`), in a data folder."""

    data: str
    folder: str
    state: str


@dataclass(slots=True)
class ReferencedStories:
    """The stories that were asked for last, each as its reference says."""

    _read: OrderedDict[StoryReference, Story] = field(default_factory=OrderedDict)

    def find(self, reference: StoryReference) -> Story:
        """The story. Raises StoryChanged where its files have changed since, or are gone."""
        story = self._read.get(reference)
        if story is None:
            story = self._read[reference] = _story(reference)
            while len(self._read) > MOST_READ:
                self._read.popitem(last=False)
        self._read.move_to_end(reference)
        return story


def _story(reference: StoryReference) -> Story:
    data, folder = Path(reference.data), Path(reference.folder)
    with config.data_in(data):
        story = loader.inspect(folder).story
        # Asked for last: a file that changed while it was read is found too.
        if story is None or folders.state(data, folder) != reference.state:
            raise StoryChanged(f"the story {folder.name!r} has changed meanwhile")
        return story
