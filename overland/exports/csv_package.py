"""The tables themselves: the story's Data Package as a zip that any spreadsheet opens."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from overland import config
from overland.exports import csv_part
from overland.i18n import N_, _
from overland.presentation import (
    arrival,
    citation,
    corrections,
    legs,
    metadata,
    record,
    relations,
    rights,
    sources,
    statements,
)
from overland.presentation.particulars import particulars
from overland.presentation.relations import Related
from overland.presentation.statements import Statement
from overland.story import routes
from overland.story.models import Story
from overland.story.schemas import OTHER_FILES, TABLES

MEDIA_TYPE: Final = "application/zip"
SUFFIX: Final = "zip"
TITLE: Final = N_("CSV (Data Package)")
ABOUT: Final = "ABOUT.txt"
_NAMES: Final = ("datapackage.json", *(table.file for table in TABLES.values()), *OTHER_FILES)


def export(story: Story) -> bytes:
    """Every file of the story's folder, and a page that says whose they are.

    datapackage.json stands at the top, where tools look for it. The zip carries no times: its
    bytes follow theirs.
    """
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        _add(package, ABOUT, _about(story).encode())
        for path in _files(config.stories() / story.slug):
            content = csv_part.content(story, path) if story.filter else _content(story, path)
            if content is not None:
                _add(package, path.name, content)
    return held.getvalue()


def _files(folder: Path) -> Iterator[Path]:
    """The files that are the story's: notes beside it, and a link out of it, are not given away."""
    inside = folder.resolve()
    for path in sorted(folder / name for name in _NAMES):
        if path.is_file() and path.resolve().is_relative_to(inside):
            yield path


def _content(story: Story, path: Path) -> bytes:
    """A file as the folder has it, but for lines that only give a direction."""
    pointing = any(legs.only_points(story, leg) for leg in story.legs if leg.id in story.routes)
    if path.name == routes.FILE and pointing:
        return csv_part.lines(story, path)
    return path.read_bytes()


def _add(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(entry, content)


def _about(story: Story) -> str:
    """Title, version, rights, sources and address, for somebody who unpacks the zip."""
    lines = [
        metadata.story_title(story),
        "",
        metadata.story_description(story),
        *filter(None, (arrival.unknown(story),)),
        "",
        f"{story.slug}. {citation.version(story)}",
        record.permalink(story),
        citation.text(story, config.public_url()),
        sources.credit(story),
        "",
        *(f"- {part.words} {part.url}".rstrip() for part in rights.parts(story)),
        "",
        *(f"- {name}" for name in rights.attribution(story)),
        "",
        *corrections.corrections(story),
        "",
        "datapackage.json describes every table and column. Dates are EDTF (ISO 8601-2); figures",
        "are as written, their bounds are for sizing and sorting only. What disagrees, and what is",
        "part of what, stands in relations.csv, what was corrected in corrections.csv.",
        "A leg of the status `reported` and the basis `inferred` is told as inferred: it",
        "took place, but not by a way or from a place that the source gives.",
        "",
        _("Every statement:"),
        "",
        *(line for told in statements.statements(story) for line in _statement(story, told)),
        "",
        *(line for made in relations.related(story) for line in _relation(made)),
    ]
    return "\n".join(lines) + "\n"


def _relation(made: Related) -> Iterator[str]:
    yield f"- {made.relation.id}: {made.title}"
    yield from (f"  {told.one_line}" for told in made.members)
    yield f"  {made.note.text}"


def _statement(story: Story, told: Statement) -> Iterator[str]:
    yield f"- {told.claim.id}: {told.said}"
    yield from (f"  {fact}" for fact in (told.facts, told.note.text) if fact)
    yield from (f"  {fact}" for fact in particulars(story, told.claim))
    yield from (f"  {found.one_line}" for found in told.evidence)
