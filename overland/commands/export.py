"""`overland export`: a story, or every story, as files in one of the export formats."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path

from overland import config, files, i18n
from overland.commands import check, progress
from overland.commands.outcome import Outcome
from overland.commands.plurals import number_of
from overland.errors import Problem, WrongUse
from overland.evidence.publication import publication_check
from overland.exports import FORMATS, filename, site
from overland.i18n import LANGUAGES
from overland.story import loader
from overland.story.loader import Report
from overland.story.models import Story

HELP = "write a story, or every story, in one of the export formats"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("slug", nargs="?", metavar="SLUG", help="the story")
    which.add_argument("--all", action="store_true", help="every story, into the folder PATH")
    known = f"one of: {', '.join(FORMATS)}; with --all also: {site.NAME}, a static site"
    parser.add_argument("--format", required=True, metavar="F", help=known)
    spoken = f"of the words in it, one of: {', '.join(LANGUAGES)} (default: {LANGUAGES[0]})"
    parser.add_argument("--language", metavar="L", default="", help=spoken)
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="PATH", help="the file to write"
    )


def run(arguments: argparse.Namespace) -> Outcome:
    """Write the files. A story that may not be shown is not written: its problems are told.

    Raises WrongUse for a story or format that is not there, or a PATH that cannot be written to.
    """
    name: str = arguments.format
    if arguments.language not in ("", *LANGUAGES):
        known = ", ".join(LANGUAGES)
        raise WrongUse(f"there is no language {arguments.language[:80]!r}. Use one of: {known}")
    return copy_context().run(_exported, name, arguments)


def _exported(name: str, arguments: argparse.Namespace) -> Outcome:
    i18n.use(arguments.language)
    if name == site.NAME:
        return _site(arguments)
    if name not in FORMATS:
        raise WrongUse(f"there is no format {name[:80]!r}. Use one of: {', '.join(FORMATS)}")
    problems: list[Problem] = []
    written: dict[str, Path] = {}
    with config.data_in(arguments.root):
        progress.step(f"reading {arguments.slug or 'all stories'}")
        for report, path in _targets(arguments, name):
            progress.step(f"checking {report.slug}")
            found = _problems(report)
            problems += (_named(problem, report.slug, arguments.all) for problem in found)
            if report.story and not found:
                progress.step(f"drawing {report.slug} as {name}")
                files.replace(path, FORMATS[name].export(report.story))
                written[report.slug] = path
    lines = _lines(written, arguments)
    if written and not config.public_url():
        lines += ("permalinks are relative: name the app's address in OVERLAND_PUBLIC_URL",)
    problems += _unready(arguments.root, written)
    return Outcome(tuple(problems), lines, _data(name, written))


def _site(arguments: argparse.Namespace) -> Outcome:
    """Every story that may be shown as a static site in the folder PATH."""
    if not arguments.all:
        raise WrongUse("a site holds every story. Use --all --format site")
    problems: list[Problem] = []
    stories: list[Story] = []
    with config.data_in(arguments.root):
        progress.step("reading all stories")
        for report in loader.discover(arguments.root / "stories").reports:
            progress.step(f"checking {report.slug}")
            found = _problems(report)
            problems += (_named(problem, report.slug, True) for problem in found)
            if report.story and not found:
                stories.append(report.story)
        written = site.write(stories, arguments.output, progress.step) if stories else {}
        problems += _unready(arguments.root, [story.slug for story in stories])
    lines = _lines(written, arguments)
    if written and not config.public_url():
        lines += (
            "addresses are relative, and there is no sitemap: "
            "name the site's address in OVERLAND_PUBLIC_URL for previews of its links",
        )
    return Outcome(tuple(problems), lines, _data(site.NAME, written))


def _targets(arguments: argparse.Namespace, name: str) -> Iterator[tuple[Report, Path]]:
    """Each story's report, and the file that is to hold it."""
    root, output = arguments.root, arguments.output
    if not arguments.all:
        if output.is_dir() or not output.parent.is_dir():
            raise WrongUse(f"{output} cannot be a file: name one in a folder that exists")
        yield loader.inspect(loader.folder(root, arguments.slug)), output
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUse(f"{output} cannot be a folder: {error.strerror}") from error
    for report in loader.discover(root / "stories").reports:
        yield report, output / filename(name, report.slug, language=arguments.language)


def _problems(report: Report) -> tuple[Problem, ...]:
    """What keeps a story from being shown, and so from being handed out."""
    found = (*report.problems, *(publication_check(report.story) if report.story else ()))
    return tuple(problem for problem in found if problem.severity == "problem")


def _unready(root: Path, slugs: Iterable[str]) -> Iterator[Problem]:
    """A warning for each story that is handed out though a check before publishing fails."""
    for slug in slugs:
        progress.step(f"checking {slug} as before publishing")
        asked = argparse.Namespace(root=root, slugs=[slug], strict=True)
        with progress.finds_shown(lambda _problems: None):
            faults = sum(told.severity == "problem" for told in check.run(asked).problems)
        if faults:
            message = f"was written with {number_of(faults, 'problem')} that publishing waits for"
            remedy = f"See each: overland check {slug} --strict"
            yield Problem(slug, 0, "", "", message, remedy, "warning")


def _named(problem: Problem, slug: str, many: bool) -> Problem:
    return replace(problem, file=f"{slug}/{problem.file}") if many else problem


def _lines(written: Mapping[str, Path], arguments: argparse.Namespace) -> tuple[str, ...]:
    lines = tuple(f"wrote {path}" for path in written.values())
    return lines or (f"no story was written to {arguments.output}",)


def _data(name: str, written: Mapping[str, Path]) -> dict[str, object]:
    return {"format": name, "written": {slug: str(path) for slug, path in written.items()}}
