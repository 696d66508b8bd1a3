"""Files in a story's folder that are no part of the story, each with what to do about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from overland.errors import Problem
from overland.story.folders import MOST_ENTRIES, FolderEntry
from overland.story.schemas import OTHER_FILES, TABLES

_TABLES = {table.file for table in TABLES.values()}
KNOWN = frozenset(
    (
        *_TABLES,
        *OTHER_FILES,
        "datapackage.json",
        "draft.json",
        "conflicts.csv",
        "README.md",
        "LICENSE",
    )
)
_BROKEN_OFF = re.compile(r"\.(.+\.(?:csv|json|geojson))\.[a-z0-9_]{8}")
"""What `files.replace` writes to, before it puts that in place."""
_IMPORTED = (".xlsx", ".xls", ".ods", ".gpx", ".kml", ".kmz", ".tsv")


MOST_TOLD = 10
"""Files that are told one by one; of the others, how many there are."""


def strangers(entries: Collection[FolderEntry]) -> list[Problem]:
    """A warning for each file that nothing reads, or that nothing can read; of many a count."""
    found = list(_strangers(entries))
    if len(found) > MOST_TOLD:
        rest = len(found) - MOST_TOLD
        message = f"holds {rest:,} more things that are no files of a story"
        if len(entries) >= MOST_ENTRIES:
            message = f"holds {MOST_ENTRIES:,} files or more, and no others are looked at"
        remedy = "Keep them elsewhere"
        found[MOST_TOLD:] = [Problem("the folder", 0, "", "", message, remedy, "warning")]
    return found


def _strangers(entries: Iterable[FolderEntry]) -> Iterator[Problem]:
    for entry in entries:
        if entry.path.name in KNOWN:
            continue
        if entry.status is None:
            yield _told(entry, f"cannot be read: {entry.reason}", "Remove it")
        elif broken_off := _BROKEN_OFF.fullmatch(entry.name):
            message = f"is what a broken-off write of {broken_off[1]} left"
            yield _told(entry, message, "Delete it")
        elif entry.name.startswith("."):
            continue
        elif not (entry.is_file or entry.is_folder):
            yield _told(entry, "is neither a file nor a folder", "Remove it")
        else:
            yield _told(entry, "is no file of a story, and is not read", _remedy(entry))


def _remedy(entry: FolderEntry) -> str:
    if entry.name.lower().endswith(_IMPORTED):
        return "Bring it in with overland import, or keep it elsewhere"
    close = get_close_matches(entry.name.lower(), KNOWN, n=1, cutoff=0.7)
    return f"Is it {close[0]}? Rename it, or keep it elsewhere" if close else "Keep it elsewhere"


def _told(entry: FolderEntry, message: str, remedy: str) -> Problem:
    return Problem(entry.name, 0, "", "", message, remedy, "warning")
