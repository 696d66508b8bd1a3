"""A folder of tables -> a Story, or every Problem found in it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from overland.errors import Problem, StoryInvalid, WrongUse
from overland.files import Tell, read_json
from overland.story import (
    bounds,
    datapackage,
    folders,
    integrity,
    records,
    summary,
    tables,
    upgrade,
)
from overland.story import routes as route_lines
from overland.story.columns import SLUG
from overland.story.models import Route, Story
from overland.story.near import nearest
from overland.story.schemas import OTHER_FILES, TABLES
from overland.story.strangers import strangers
from overland.story.summary import Summary
from overland.story.table_writer import TableNotWritable


@dataclass(frozen=True, slots=True)
class Report:
    """What a story's folder holds: the Story, unless a problem stands in its way, and every fault.

    With a `story`, `problems` are warnings only.
    """

    slug: str
    story: Story | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Catalog:
    """All stories of a host, by slug: those to be shown, and what is wrong with the others."""

    reports: Sequence[Report]
    stories: Mapping[str, Story]
    broken: Mapping[str, tuple[Problem, ...]]

    @property
    def titles(self) -> Mapping[str, str]:
        """What the stories that are shown are called, in their order."""
        return {slug: story.title for slug, story in self.stories.items()}

    @property
    def summaries(self) -> Mapping[str, Summary]:
        """What is known of the stories that are shown, of those that were read."""
        return {slug: summary.of(story) for slug, story in self.stories.items()}

    @property
    def unread(self) -> tuple[str, ...]:
        """The stories that nobody has asked for yet; whether they can be shown is not known."""
        return ()

    @property
    def slugs(self) -> tuple[str, ...]:
        """Every story, in the order of its folder's name, those that are not shown included."""
        return tuple(report.slug for report in self.reports)

    @property
    def unreadable(self) -> frozenset[str]:
        """The stories, of those in `broken`, whose tables cannot be read."""
        return frozenset(report.slug for report in self.reports if not report.story)


_LINK = "is a link out of the folder of stories, and not followed"
_LINK_REMEDY = "Put the folder itself there; the folder of stories as a whole may be a link"


def load(folder: Path) -> Story:
    """The story in a folder. Raises StoryInvalid with every problem at once, and nothing else."""
    report = inspect(folder)
    if report.story is None:
        raise StoryInvalid(report.slug, report.problems)
    return report.story


def inspect(folder: Path) -> Report:
    """Read a story's folder and tell everything that is wrong with it. Never raises."""
    slug = folders.printable(folder.name or folder.resolve().name)
    try:
        return _inspect(folder, slug)
    except Exception as error:  # one unforeseen story must not take the others down
        message = f"cannot be read: {type(error).__name__}: {str(error)[:200]}"
        problem = Problem(slug, 0, "", "", message, "Report this fault, with the folder")
        return Report(slug, None, (problem,))


def discover(stories: Path) -> Catalog:
    """Every story in the folder `stories`, broken ones included. Never raises."""
    reports = tuple(inspect(folder) for folder in folders.story_folders(stories))
    return Catalog(
        reports,
        stories=oldest_first(report.story for report in reports if report.story),
        broken={report.slug: report.problems for report in reports if not report.story},
    )


def oldest_first(stories: Iterable[Story]) -> dict[str, Story]:
    """Stories by slug, in the order of their making: a link without a story opens the first."""
    return {story.slug: story for story in sorted(stories, key=lambda s: (s.created, s.slug))}


def folder(root: Path, slug: str) -> Path:
    """Where a story lives below the data folder. Raises WrongUse if there is none."""
    stories = root / "stories"
    if re.fullmatch(SLUG, slug) and (stories / slug).is_dir():
        if folders.leads_out(stories / slug):
            raise WrongUse(f"{stories / slug} {_LINK}. {_LINK_REMEDY}")
        return stories / slug
    known = [path.name for path in folders.story_folders(stories)]
    raise WrongUse(f"there is no story {slug[:80]!r} in {stories}. {nearest(slug, known)}")


def _inspect(folder: Path, slug: str) -> Report:
    found: list[Problem] = []
    here = folders.entry(folder)
    if not here.is_folder:
        message = f"is no folder that can be read: {here.reason or 'a file'}"
        problem = Problem(slug, 0, "", "", message, "Check its name and its permissions")
        return Report(slug, None, (problem,))
    if folders.leads_out(folder):
        return Report(slug, None, (Problem(slug, 0, "", "", _LINK, _LINK_REMEDY),))
    files = {entry.path.name: entry for entry in folders.entries(folder)}
    found += strangers(files.values())
    package = datapackage.value(folder, found.append)
    version = datapackage.story_format(package, found.append) if package else upgrade.FORMAT
    if version is None:  # nothing else in the folder can be understood
        return Report(slug, None, tuple(found))
    package, texts = _current(folder, files, package, version, found.append)
    about = datapackage.read(package, slug, found.append) if package else None
    described = about.described if about else {}
    rows = {
        name: tables.parse(
            texts.get(table.file), table, described.get(table.file, ()), found.append
        )
        for name, table in TABLES.items()
    }
    unread = _unread(texts, found)
    between: list[Problem] = []
    routes = _compare(folder, slug, about, rows, unread, between.append)
    if not any(problem.remedy == bounds.REMEDY for problem in found):
        found += between  # else a row that was not read would be missing everywhere
    locks = _locks(folder, files, found.append)
    if version < upgrade.FORMAT:
        found = [_in_old_file(problem) for problem in found]
    problems = tuple(sorted(found))
    if about is None or any(problem.severity == "problem" for problem in problems):
        return Report(slug, None, problems)
    story = records.story(slug, about, rows, routes, locks.get("verification.json"))
    return Report(slug, story, problems)


def _compare(
    folder: Path,
    slug: str,
    about: datapackage.Package | None,
    rows: integrity.Rows,
    unread: set[str],
    tell: Tell,
) -> Mapping[str, Route]:
    """The lines of the routes; what does not agree between the files of `folder` is told."""
    legs = None if "legs.csv" in unread else integrity.ids(rows, "legs")
    routes = route_lines.read(folder, legs, tell)
    # Without the package a story's own name is not known, and translations may be of its texts.
    whole = about is not None and not unread
    integrity.check(rows, routes, slug, tell, whole=whole)
    if about and "counts.csv" not in unread:
        _check_headlines(about.headline_counts, integrity.ids(rows, "counts"), tell)
    return routes


def _unread(texts: Mapping[str, str], told: Iterable[Problem]) -> set[str]:
    """The tables of which there is a fault and no text: their rows are missing nowhere."""
    faulty = {problem.file for problem in told}
    return {t.file for t in TABLES.values() if t.file in faulty and texts.get(t.file) is None}


def _check_headlines(headlines: Iterable[str], counts: set[str], tell: Tell) -> None:
    """Tell the headline counts of the descriptor that are no row."""
    for name in headlines:
        if name not in counts:
            column = "overland.headline_counts"
            tell(integrity.unknown_id(datapackage.FILE, column, name, counts, "counts.csv"))


def _locks(folder: Path, present: Collection[str], tell: Tell) -> dict[str, Any]:
    """What commands have recorded of the story, by file."""
    names = [name for name in OTHER_FILES if name != route_lines.FILE and name in present]
    locks = {name: read_json(folder / name, tell) for name in names}
    for name, lock in locks.items():
        if lock is not None and not isinstance(lock, dict):
            tell(Problem(name, 0, "", "", "not a JSON object", "Make it anew"))
    return locks


def _current(
    folder: Path, present: Collection[str], package: dict[str, Any] | None, version: int, tell: Tell
) -> tuple[dict[str, Any] | None, dict[str, str]]:
    """The descriptor and the tables in today's format; an older one is brought forward here."""
    names = [table.file for table in TABLES.values()]
    if package is None or version == upgrade.FORMAT:
        return package, tables.texts(folder, present, names, tell)
    names = [upgrade.RENAMED.get(name, name) for name in names]
    texts = tables.texts(folder, present, names, tell)
    message = f"the story is in format {version}; today's is {upgrade.FORMAT}"
    remedy = f"Run overland upgrade {folder.name}"
    tell(Problem(datapackage.FILE, 0, "overland.format", "", message, remedy, "warning"))
    with contextlib.suppress(TableNotWritable):  # reading the table tells where it is damaged
        texts = upgrade.tables(texts)
    return upgrade.package(package), texts


def _in_old_file(problem: Problem) -> Problem:
    """The problem in the file of the older format that the row stands in."""
    return replace(problem, file=upgrade.RENAMED.get(problem.file, problem.file))
