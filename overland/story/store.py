"""The stories of a host, kept in memory and read again when their files change.

One story never harms another: each is read and checked by itself, and what is wrong with it
withholds it alone.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from overland.errors import Problem
from overland.story import folders, loader
from overland.story.loader import Catalog, Report
from overland.story.models import Story

_LOG = logging.getLogger(__name__)

Gate = Callable[[Story, Path], Sequence[Problem]]
"""What keeps a story that loads from being shown; warnings do not."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A story as it was read, with the state of the files that it was read from."""

    fingerprint: str
    report: Report
    reasons: tuple[Problem, ...]


class StoryStore:
    """The stories in a data folder. Any thread may ask; files are looked at every `recheck_s`.

    A story is the same object until a file of it, of its basemap, or one that all share changes.
    """

    def __init__(
        self,
        data: Path,
        gate: Gate = lambda story, folder: (),
        recheck_s: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._data = data
        self._gate = gate
        self._recheck_s = recheck_s
        self._clock = clock
        self._lock = threading.Lock()
        self._checked = float("-inf")
        self._known: dict[str, _Known] = {}
        self._catalog = Catalog((), {}, {})

    def slugs(self) -> tuple[str, ...]:
        """Every story's slug, those of withheld ones included."""
        return tuple(report.slug for report in self.catalog().reports)

    def get(self, slug: str) -> Story | None:
        """A story that may be shown; None where there is none of that slug."""
        return self.catalog().stories.get(slug)

    def withheld(self, slug: str) -> tuple[Problem, ...]:
        """Why a story is not shown; nothing for one that is, or that there is not."""
        return self.catalog().broken.get(slug, ())

    def catalog(self) -> Catalog:
        """All stories as they stand. One thread reads them anew, the others have the last ones."""
        first = self._checked == float("-inf")
        if self._clock() - self._checked >= self._recheck_s and self._lock.acquire(blocking=first):
            try:
                if self._clock() - self._checked >= self._recheck_s:
                    self._look()
            finally:
                self._lock.release()
        return self._catalog

    def _look(self) -> None:
        shared = folders.fingerprint(self._data / "basemap")
        known: dict[str, _Known] = {}
        for folder in folders.story_folders(self._data / "stories"):
            slug = folders.printable(folder.name)
            ground = self._data / "basemap" / folder.name
            now = shared + folders.fingerprint(folder, ground)
            before = self._known.get(slug)
            known[slug] = (
                before if before and before.fingerprint == now else self._read(folder, now)
            )
        for slug in self._known.keys() - known.keys():
            _LOG.info("story %s is gone", slug)
        if known != self._known:
            self._known, self._catalog = known, _catalog(known)
        self._checked = self._clock()

    def _read(self, folder: Path, fingerprint: str) -> _Known:
        report = loader.inspect(folder)
        reasons = report.problems if report.story is None else self._reasons(report.story, folder)
        if reasons:
            _LOG.warning("story %s is withheld: %s", report.slug, _few(reasons))
        else:
            _LOG.info("story %s is shown", report.slug)
        for problem in report.problems:
            if problem.column == "overland.format":
                _LOG.warning("story %s: %s. %s", report.slug, problem.message, problem.remedy)
        return _Known(fingerprint, report, reasons)

    def _reasons(self, story: Story, folder: Path) -> tuple[Problem, ...]:
        try:
            return tuple(p for p in self._gate(story, folder) if p.severity == "problem")
        except Exception as error:  # one unforeseen story must not take the others down
            _LOG.exception("story %s could not be checked", story.slug)
            message = f"cannot be checked: {type(error).__name__}: {str(error)[:200]}"
            return (Problem(story.slug, 0, "", "", message, "Report this fault, with the folder"),)


def _catalog(known: dict[str, _Known]) -> Catalog:
    return Catalog(
        reports=tuple(one.report for one in known.values()),
        stories=loader.oldest_first(
            one.report.story for one in known.values() if one.report.story and not one.reasons
        ),
        broken={slug: one.reasons for slug, one in known.items() if one.reasons},
    )


def _few(reasons: Sequence[Problem], most: int = 3) -> str:
    told = "; ".join(str(problem) for problem in reasons[:most])
    return told if len(reasons) <= most else f"{told}; and {len(reasons) - most} more"
