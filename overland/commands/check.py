"""`overland check`: everything that is wrong, or doubtful, in the stories."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from overland.basemap import ground
from overland.commands import progress
from overland.commands.outcome import Outcome
from overland.commands.plurals import number_of
from overland.drafting import draft_file, guesses
from overland.errors import Problem
from overland.evidence import lint, not_compared
from overland.evidence.checks import CLAIM_CHECKS, Check, said_by
from overland.evidence.claims import claim_checks
from overland.evidence.doubts import answers
from overland.evidence.words import lexicon
from overland.geocoding import ledger
from overland.routing import profile
from overland.story import folders, loader
from overland.story.loader import Report
from overland.story.models import Story

HELP = "tell everything that is wrong with every story, or with those named"

_MOST_TOLD = 20
"""Answered doubts that are told one by one; `--json` has all."""


def _undecided(_story: Story | None, folder: Path) -> tuple[Problem, ...]:
    """Proposals that nobody has accepted or dropped yet, be the story readable or not."""
    try:
        waiting = draft_file.open_in(folder)
    except draft_file.DraftFault as error:
        return (Problem(draft_file.FILE, 0, "", "", str(error), ""),)
    if not waiting:
        return ()
    message = f"{number_of(len(waiting), 'proposal is', 'proposals are')} open"
    remedy = f"Accept or drop each: overland edit {folder.name}"
    return (Problem(draft_file.FILE, 0, "", waiting[0].id, message, remedy, "warning"),)


def _guessed(story: Story, folder: Path) -> tuple[Problem, ...]:
    """Cells of accepted rows that stand as they were guessed; one warning for all of a story."""
    try:
        found = list(guesses.untouched(folder))
    except draft_file.DraftFault:
        return ()  # told by `_undecided`
    if not found:
        return ()
    cells = number_of(sum(len(names) for _one, names in found), "cell stands", "cells stand")
    rows = "; ".join(f"{one.table} {one.cells['id']}: {', '.join(names)}" for one, names in found)
    message = f"{cells} as guessed, touched by nobody: {rows}"
    remedy = f"Read each against its source, and mend what is wrong: overland edit {story.slug}"
    return (Problem(draft_file.FILE, 0, "", "", message, remedy, "warning"),)


def _ground(story: Story, folder: Path) -> tuple[Problem, ...]:
    return ground.problems(story.slug)


def _undrawn(story: Story, folder: Path) -> tuple[Problem, ...]:
    return lint.undrawn(story)


def _untranslated(story: Story, folder: Path) -> tuple[Problem, ...]:
    return lint.untranslated(story)


def _not_read(story: Story, folder: Path) -> tuple[Problem, ...]:
    """The languages of sources in which numbers, hedges and verbs are not checked."""
    known = ", ".join(lexicon.known())
    message = f"is a language whose words are not checked; those of {known} are"
    return tuple(
        Problem("sources.csv", 0, "language", tag, message, "Read those rows yourself", "warning")
        for tag in claim_checks.not_checked(story)
    )


CHECKS: tuple[Check, ...] = (
    *CLAIM_CHECKS,
    _undecided,
    _guessed,
    ledger.checks,
    profile.problems,
    _ground,
    _undrawn,
    _untranslated,
    _not_read,
)
"""What is looked at in a story that loads."""

STRICT: frozenset[Check] = frozenset({*CLAIM_CHECKS, _undecided})
"""Those whose warnings keep a story from being published: problems under `--strict`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="stories (default: all)")
    parser.add_argument("--strict", action="store_true", help="what must hold before publishing")


def run(arguments: argparse.Namespace) -> Outcome:
    """Check the stories in `arguments.root`. Raises WrongUse for a story that is not there."""
    stories: Path = arguments.root / "stories"
    found = [loader.folder(arguments.root, slug) for slug in dict.fromkeys(arguments.slugs)]
    where = found if arguments.slugs else list(folders.story_folders(stories))
    shared = ground.shared_problems()
    progress.found(shared)
    checked: dict[str, _Checked] = {}
    for folder in where:
        one = _checked(folder, strict=arguments.strict)
        told = tuple(replace(p, file=f"{one.slug}/{p.file}") for p in one.problems)
        checked[one.slug] = replace(one, told=told if len(where) > 1 else one.problems)
        progress.found(checked[one.slug].told)
    every = checked.values()
    open_ends = [line for one in every for line in one.open_ends]
    return Outcome(
        problems=shared + tuple(problem for one in every for problem in one.told),
        lines=(*open_ends, *(_summary(one.slug, one.problems) for one in every))
        or (f"no stories in {stories}",),
        data={
            "stories": {one.slug: [p.as_dict() for p in one.problems] for one in every},
            "not_compared": open_ends,
            "answered": {one.slug: one.answered for one in every if one.answered is not None},
        },
    )


@dataclass(frozen=True, slots=True)
class _Checked:
    """What is said of a story; `told` with its name before the files where there are several.

    `answered` are the doubts that notes answer, as values for JSON; None of what is no story.
    """

    slug: str
    problems: tuple[Problem, ...]
    open_ends: tuple[str, ...] = ()
    answered: list[dict[str, str | int]] | None = None
    told: tuple[Problem, ...] = ()


def _checked(folder: Path, *, strict: bool) -> _Checked:
    """Read a story and look at it; the story itself is let go."""
    progress.step(f"reading {folders.printable(folder.name)}")
    report = loader.inspect(folder)
    found = tuple(_problems(report, folder, strict=strict))
    problems = answers.open_ones(found)
    if report.story is None:
        return _Checked(report.slug, problems)
    answered = [_answer(one) for one in found if one.severity == "answered"]
    each = [one for n, one in enumerate(answered) if one not in answered[:n]]
    ends = (*not_compared.lines(report.story), *_answered(report.slug, each))
    return _Checked(report.slug, problems, ends, each)


def _answer(one: Problem) -> dict[str, str | int]:
    return {"file": one.file, "row": one.row, "column": one.column, "word": one.value}


def _answered(slug: str, found: list[dict[str, str | int]]) -> tuple[str, ...]:
    if not found:
        return ()
    words = "{file} row {row}, {column} “{word}”"
    told = ", ".join(words.format_map(one) for one in found[:_MOST_TOLD])
    more = " ..." if len(found) > _MOST_TOLD else ""
    return (f"{slug}: {number_of(len(found), 'doubt')} answered in notes: {told}{more}",)


def _problems(report: Report, folder: Path, *, strict: bool) -> Iterator[Problem]:
    yield from report.problems
    if report.story is None:
        undecided = _undecided(None, folder)
        yield from (_severe(one) for one in undecided) if strict else undecided
    for number, check in enumerate(CHECKS if report.story else (), start=1):
        progress.step(f"checking {report.slug}, {number} of {len(CHECKS)}")
        for told in said_by(check, report.story, folder) if report.story else ():
            yield _severe(told) if strict and check in STRICT else told


def _severe(told: Problem) -> Problem:
    """A warning as the problem that it is before publishing."""
    return replace(told, severity="problem") if told.severity == "warning" else told


def _summary(slug: str, problems: tuple[Problem, ...]) -> str:
    faults = sum(problem.severity == "problem" for problem in problems)
    if not problems:
        return f"{slug}: clean"
    warnings = number_of(len(problems) - faults, "warning")
    return f"{slug}: {number_of(faults, 'problem')}, {warnings}"
