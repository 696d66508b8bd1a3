"""`overland new`: the folder of a story, ready to be filled in."""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

from overland import files
from overland.commands.outcome import Outcome
from overland.errors import WrongUse
from overland.story import dictionary
from overland.story.columns import SLUG
from overland.story.schemas import TABLES
from overland.story.upgrade import FORMAT

NAME = "new"
HELP = "make the folder of a new story, with every table's header in place"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="its name: a-z, 0-9 and single hyphens")


def run(arguments: argparse.Namespace) -> Outcome:
    """Write the skeleton. Raises WrongUse for a bad slug or a folder that is there already."""
    slug: str = arguments.slug
    if not re.fullmatch(SLUG, slug) or len(slug) > 80:
        raise WrongUse(f"{slug[:80]!r} is not a slug: use a-z, 0-9 and single hyphens, at most 80")
    folder: Path = arguments.root / "stories" / slug
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        raise WrongUse(f"{folder} exists already, and is never overwritten") from None
    for table in TABLES.values():
        header = io.StringIO()
        csv.writer(header, lineterminator="\n").writerow(column.name for column in table.columns)
        files.replace(folder / table.file, header.getvalue())
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    package = {
        "name": slug,
        "title": "",
        "description": "",
        "version": "0.1.0",
        "created": today.isoformat().replace("+00:00", "Z"),
        "licenses": [],
        "contributors": [],
        "overland": {"format": FORMAT, "language": "en", "timezone": "", "headline_counts": []},
        "resources": dictionary.resources(folder, []),
    }
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    files.replace(folder / "datapackage.json", text)
    lines = (f"made {folder}", f"next: fill it in, then run overland check {slug}")
    return Outcome(lines=lines, data={"folder": str(folder)})
