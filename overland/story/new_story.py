"""The folder of a story that is to be filled in: every table's header, and a descriptor."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from overland import config, files
from overland.errors import WrongUse
from overland.story import datapackage, dictionary
from overland.story.columns import SLUG
from overland.story.schemas import TABLES
from overland.story.upgrade import FORMAT

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
"""What a new story is under until its editor says otherwise."""


def create(stories: Path, slug: str, changes: Mapping[str, Any] | None = None) -> Path:
    """Make a story's folder, whole or not at all. `changes` go into its datapackage.json.

    Raises WrongUse for a bad slug or a folder that is there already, and OSError.
    """
    if not re.fullmatch(SLUG, slug) or len(slug) > 80:
        raise WrongUse(f"{slug[:80]!r} is not a slug: use a-z, 0-9 and single hyphens, at most 80")
    folder = stories / slug
    if folder.exists() or folder.is_symlink():
        raise WrongUse(f"{folder} exists already, and is never overwritten")
    files.make_folder(stories)
    with files.draft_folder(folder) as draft:
        _fill(draft, slug, changes or {})
        draft.rename(folder)
    return folder


def _fill(folder: Path, slug: str, changes: Mapping[str, Any]) -> None:
    for table in TABLES.values():
        header = io.StringIO()
        csv.writer(header, lineterminator="\n").writerow(column.name for column in table.columns)
        files.replace(folder / table.file, header.getvalue())
    package: dict[str, Any] = {
        "name": slug,
        "title": "",
        "description": "",
        "version": "0.1.0",
        "created": f"{config.today()}T00:00:00Z",
        "licenses": [LICENCE],
        "contributors": [{"title": "", "role": "author"}],
        "overland": {"format": FORMAT, "language": "en", "timezone": "", "headline_counts": []},
        **changes,
        "resources": dictionary.resources(folder, []),
    }
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    files.replace(folder / datapackage.FILE, text)
