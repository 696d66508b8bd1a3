"""A catalog whose stories are read when they are asked for, each once."""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from overland import json_text
from overland.errors import Problem
from overland.story import bounds, cells, datapackage, folders, loader, summary
from overland.story.loader import Catalog, Report
from overland.story.models import Story
from overland.story.summary import Summary

_LOG = logging.getLogger(__name__)
_said: dict[Path, str] = {}
"""What the log said last of each story's folder."""
_LARGEST_HEADING: int = 1_000_000
"""Bytes of a descriptor that is read for its title alone."""

_LAST = "\uffff"
"""Where the time of making of a story stands that does not tell it."""

_HEAD: int = 4_000
_TEXTS = re.compile(rb'\s*\{(?:\s*"\w+"\s*:\s*"(?:[^"\\]|\\.)*"\s*,)+')

WithholdingCheck = Callable[[Story, Path], Sequence[Problem]]
"""What keeps a story that loads from being shown; warnings do not."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What reading a story has shown. `reasons` withhold it; `summary` is None without a story."""

    report: Report
    reasons: tuple[Problem, ...]
    summary: Summary | None


class StoryFolder:
    """A story's folder in one state of its files. Title and time of making are known at once."""

    def __init__(self, folder: Path, fingerprint: str, check: WithholdingCheck) -> None:
        self.slug = folders.printable(folder.name)
        self.fingerprint = fingerprint
        own = () if folders.leads_out(folder) else folders.entries(folder)
        self.title, self.created = _heading(folder, self.slug) if own else (self.slug, _LAST)
        self.size = sum(one.status.st_size for one in own if one.status)
        self.verdict: Verdict | None = None
        self.asked_s = 0.0
        self.folder = folder
        self._check = check
        self._lock = threading.Lock()

    @property
    def may_be_shown(self) -> bool:
        """Whether nothing is known that withholds the story."""
        return self.verdict is None or not self.verdict.reasons

    def read(self) -> Verdict:
        """Read the story, unless that is done; whoever asks meanwhile waits for the same object."""
        self.asked_s = time.monotonic()
        if (known := self.verdict) and (known.report.story or known.reasons):
            return known
        with self._lock:
            known = self.verdict
            if known is None or not (known.report.story or known.reasons):
                self.verdict = known = self._read(known)
            return known

    def let_go(self) -> None:
        """Keep what is known of the story, but not the story."""
        if (known := self.verdict) and known.report.story:
            self.verdict = replace(known, report=replace(known.report, story=None))

    def _read(self, before: Verdict | None) -> Verdict:
        report = loader.inspect(self.folder)
        if before is not None and report.story is not None:
            return replace(before, report=report)
        reasons = report.problems if report.story is None else self._reasons(report.story)
        if reasons:
            self._say(logging.WARNING, f"is withheld: {_few(reasons)}")
        else:
            self._say(logging.INFO, "is shown")
        for problem in report.problems:
            if problem.column == "overland.format":
                _LOG.warning("story %s: %s. %s", report.slug, problem.message, problem.remedy)
        told = summary.of(report.story) if report.story else None
        return Verdict(report, reasons, told)

    def _say(self, level: int, told: str) -> None:
        """Log what became of the story, once: somebody who edits it changes files all the time."""
        if _said.get(self.folder) != told:
            _said[self.folder] = told
            _LOG.log(level, "story %s %s", self.slug, told)

    def _reasons(self, story: Story) -> tuple[Problem, ...]:
        try:
            return tuple(p for p in self._check(story, self.folder) if p.severity == "problem")
        except Exception as error:  # one unforeseen story must not take the others down
            _LOG.exception("story %s could not be checked", story.slug)
            message = f"cannot be checked: {type(error).__name__}: {str(error)[:200]}"
            return (Problem(story.slug, 0, "", "", message, "Report this fault, with the folder"),)


def catalog(entries: Mapping[str, StoryFolder]) -> Catalog:
    """The stories of these entries as a Catalog."""
    ordered = {e.slug: e for e in sorted(entries.values(), key=lambda e: (e.created, e.slug))}
    return LazyCatalog(_Reports(entries), _Shown(ordered), _Withheld(entries), entries)


@dataclass(frozen=True)
class LazyCatalog(Catalog):
    """A Catalog that knows titles before it has read the stories."""

    entries: Mapping[str, StoryFolder]

    @property
    def titles(self) -> Mapping[str, str]:
        return {slug: self.entries[slug].title for slug in self.stories}

    @property
    def summaries(self) -> Mapping[str, Summary]:
        known = ((slug, entry.verdict) for slug, entry in self.entries.items())
        return {slug: v.summary for slug, v in known if v and v.summary and not v.reasons}

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(self.entries)

    @property
    def unread(self) -> tuple[str, ...]:
        return tuple(slug for slug, entry in self.entries.items() if entry.verdict is None)

    @property
    def unreadable(self) -> frozenset[str]:
        known = ((slug, entry.verdict) for slug, entry in self.entries.items())
        return frozenset(slug for slug, verdict in known if verdict and not verdict.summary)


class _Shown(Mapping[str, Story]):
    """Stories by slug, read when one is asked for. The slugs include those not read yet."""

    def __init__(self, entries: Mapping[str, StoryFolder]) -> None:
        self._entries = entries

    def __getitem__(self, slug: str) -> Story:
        verdict = self._entries[slug].read()
        if verdict.reasons or verdict.report.story is None:
            raise KeyError(slug)
        return verdict.report.story

    def __contains__(self, slug: object) -> bool:
        entry = self._entries.get(slug) if isinstance(slug, str) else None
        return entry is not None and not entry.read().reasons

    def __iter__(self) -> Iterator[str]:
        return (slug for slug, entry in self._entries.items() if entry.may_be_shown)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Withheld(Mapping[str, tuple[Problem, ...]]):
    """Why stories are not shown. The slugs are those that are known; a story asked for is read."""

    def __init__(self, entries: Mapping[str, StoryFolder]) -> None:
        self._entries = entries

    def __getitem__(self, slug: str) -> tuple[Problem, ...]:
        reasons = self._entries[slug].read().reasons
        if not reasons:
            raise KeyError(slug)
        return reasons

    def __iter__(self) -> Iterator[str]:
        return (slug for slug, entry in self._entries.items() if not entry.may_be_shown)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Reports(Sequence[Report]):
    """What reading each story has told; reads those that were not read."""

    def __init__(self, entries: Mapping[str, StoryFolder]) -> None:
        self._entries = tuple(entries.values())

    def __getitem__(self, at: int) -> Report:  # type: ignore[override]
        return self._entries[at].read().report

    def __len__(self) -> int:
        return len(self._entries)


def _heading(folder: Path, slug: str) -> tuple[str, str]:
    """Title and time of making; a folder without them stands behind the others."""
    try:
        path = folder / datapackage.FILE
        if path.is_file() and path.stat().st_size <= _LARGEST_HEADING:
            with path.open("rb") as file:
                head = file.read(_HEAD)
                package = json_text.value(_plain_texts(head) or head + file.read())
            title, created = package.get("title"), package.get("created")
            if isinstance(title, str) and isinstance(created, str):
                fit = len(title) <= bounds.TEXTS["title"] and not cells.hidden(title)
                return title if fit else slug, created
    except (OSError, ValueError, AttributeError):
        pass  # told when the story is read
    return slug, _LAST


def _plain_texts(head: bytes) -> bytes:
    """The texts with which a descriptor begins, as an object; nothing where title or time lack.

    What follows them, every table's columns, takes a hundred times as long to read.
    """
    match = _TEXTS.match(head)
    texts = match[0].rstrip(b", \r\n\t") if match else b""
    return texts + b"}" if b'"title"' in texts and b'"created"' in texts else b""


def _few(reasons: Sequence[Problem], most: int = 3) -> str:
    told = "; ".join(str(problem) for problem in reasons[:most])
    return told if len(reasons) <= most else f"{told}; and {len(reasons) - most} more"
