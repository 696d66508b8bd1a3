"""The stories of a host, each read when it is asked for and again when its files change.

One story never harms another: each is read and checked by itself, and what is wrong with it
withholds it alone.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from overland.story import folders, lazy_catalog
from overland.story.lazy_catalog import StoryFolder, WithholdingCheck
from overland.story.loader import Catalog
from overland.story.models import Story
from overland.story.references import StoryReference

_LOG = logging.getLogger(__name__)
_LOOKING_SHARE = 0.05
"""Of the time that may go into looking for changed files."""
_LARGEST_AT_ONCE = 1_000_000
"""Bytes of a story that is read before anybody asks for it while others wait."""
MOST_KEPT = 50
"""Stories that are kept, those that were asked for last; of the others stays what is known."""


class StoryStore:
    """The stories in a data folder. Any thread may ask; files are looked at every `recheck_s`.

    A story is the same object until a file of it, of its basemap, or one that all share changes.
    Within `ahead_s` of a look the stories that are new are read at once. The others are read when
    they are asked for, or by `read_ahead`.
    """

    def __init__(
        self,
        data: Path,
        check: WithholdingCheck = lambda story, folder: (),
        recheck_s: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        ahead_s: float = float("inf"),
    ) -> None:
        self._data = data
        self._check = check
        self._recheck_s = recheck_s
        self._clock = clock
        self._ahead_s = ahead_s
        self._lock = threading.Lock()
        self._next_look = float("-inf")
        self._entries: dict[str, StoryFolder] = {}
        self._catalog: Catalog = lazy_catalog.catalog({})

    def slugs(self) -> tuple[str, ...]:
        """Every story's slug, those of withheld ones included."""
        self.catalog()
        return tuple(self._entries)

    def get(self, slug: str) -> Story | None:
        """A story that may be shown; None where there is none of that slug."""
        return self.catalog().stories.get(slug)

    def catalog(self) -> Catalog:
        """All stories as they stand. One thread looks for changes, the others have the last."""
        first = self._next_look == float("-inf")
        if self._clock() >= self._next_look and self._lock.acquire(blocking=first):
            try:
                if self._clock() >= self._next_look:
                    self._look()
            finally:
                self._lock.release()
        return self._catalog

    def reference(self, story: Story) -> StoryReference | None:
        """What another process finds this very story by; None for one that is no longer kept."""
        entry = self._entries.get(story.slug)
        if entry is None or entry.verdict is None or entry.verdict.report.story is not story:
            return None
        return StoryReference(str(self._data), str(entry.folder), entry.fingerprint)

    def read_ahead(self, largest: float = float("inf")) -> bool:
        """Read one story that nobody has asked for yet; False if there is none.

        `largest` is in bytes, of all of its files.
        """
        entries = list(self._entries.values())
        new = (entry for entry in entries if entry.verdict is None and entry.size <= largest)
        unread = next(new, None)
        if unread is not None:
            unread.read()
            unread.asked_s = 0.0  # by nobody
        kept = [e for e in entries if e.verdict and e.verdict.report.story]
        for entry in sorted(kept, key=lambda e: e.asked_s)[: max(0, len(kept) - MOST_KEPT)]:
            entry.let_go()
        return unread is not None

    def _look(self) -> None:
        began = self._clock()
        shared = folders.shared_state(self._data)
        entries: dict[str, StoryFolder] = {}
        for folder in folders.story_folders(self._data / "stories"):
            slug = folders.printable(folder.name)
            now = folders.state(self._data, folder, shared)
            before = self._entries.get(slug)
            same = before is not None and before.fingerprint == now
            entries[slug] = before if before and same else StoryFolder(folder, now, self._check)
        looked_s = self._clock() - began
        for slug in self._entries.keys() - entries.keys():
            _LOG.info("story %s is gone", slug)
        if entries != self._entries:
            self._entries, self._catalog = entries, lazy_catalog.catalog(entries)
        largest = float("inf") if self._ahead_s == float("inf") else _LARGEST_AT_ONCE
        while self._clock() - began < self._ahead_s and self.read_ahead(largest):
            pass
        rest_s = max(self._recheck_s, looked_s / _LOOKING_SHARE) if self._recheck_s else 0.0
        self._next_look = self._clock() + rest_s
