"""The tables themselves: the story's Data Package as a zip that any spreadsheet opens."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from overland import config
from overland.presentation import citation, record
from overland.story.models import Story

MEDIA_TYPE: Final = "application/zip"
SUFFIX: Final = "zip"
TITLE: Final = "CSV (Data Package)"
ABOUT: Final = "ABOUT.txt"
_KINDS: Final = frozenset({".csv", ".json", ".geojson"})


def export(story: Story) -> bytes:
    """Every file of the story's folder, and a page that says whose they are.

    datapackage.json stands at the top, where tools look for it. The zip carries no times: its
    bytes follow theirs.
    """
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        _add(package, ABOUT, _about(story).encode())
        for path in _files(config.stories() / story.slug):
            _add(package, path.name, path.read_bytes())
    return held.getvalue()


def _files(folder: Path) -> Iterator[Path]:
    """The folder's own files: a link out of it is not given away."""
    inside = folder.resolve()
    for path in sorted(folder.iterdir()):
        if path.name == "draft.json":
            continue  # what nobody has decided on is no part of the story
        if path.suffix in _KINDS and path.is_file() and path.resolve().is_relative_to(inside):
            yield path


def _add(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(entry, content)


def _about(story: Story) -> str:
    """Title, version, licence, attribution and address, for somebody who unpacks the zip."""
    licences = [f"{item.get('name', '')} {item.get('path', '')}" for item in story.licenses]
    lines = [
        story.title,
        "",
        story.description,
        "",
        f"Story: {story.slug}",
        f"Version: {story.version}",
        f"Permalink: {record.permalink(story)}",
        f"Cite as: {citation.text(story, config.public_url())}",
        *(f"Licence: {licence.strip()}" for licence in licences),
        "",
        "Sources, and whose data the lines and points are:",
        *(f"- {name}" for name in record.attribution(story)),
        "",
        "datapackage.json describes every table and column. Dates are EDTF (ISO 8601-2); figures",
        "are as written, their bounds are for sizing and sorting only. What disagrees, or is part",
        "of what, stands in relations.csv, what was corrected in corrections.csv.",
    ]
    return "\n".join(lines) + "\n"
