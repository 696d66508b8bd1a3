"""Overland's own CSV package back into a story's folder."""

from __future__ import annotations

import json
import zipfile
from contextlib import suppress
from pathlib import Path

from overland import json_text
from overland.i18n import _
from overland.importing.imported import Unreadable, Whole
from overland.importing.imported_file import LARGEST_UNPACKED
from overland.story import route_writer, routes
from overland.story.schemas import OTHER_FILES, TABLES
from overland.story.table_writer import TableNotWritable, TableText

_FILES = frozenset(
    {table.file for table in TABLES.values()} | set(OTHER_FILES) | {"datapackage.json"}
)


def is_package(path: Path) -> bool:
    """A zip with a data package and a table of places in it."""
    try:
        with zipfile.ZipFile(path) as packed:
            return {"datapackage.json", "places.csv"} <= set(packed.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def read(path: Path, slug: str) -> Whole:
    """The package's files, its story renamed to `slug`. Raises Unreadable."""
    with zipfile.ZipFile(path) as packed:
        parts = [part for part in packed.infolist() if part.filename in _FILES]
        if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            told = _("{file} unpacks to more than {n} MB")
            raise Unreadable(told.format(file=path.name, n=LARGEST_UNPACKED // 10**6))
        try:
            found = {part.filename: packed.read(part).decode() for part in parts}
            about = json_text.value(found["datapackage.json"])
        except (UnicodeDecodeError, ValueError, RuntimeError, zipfile.BadZipFile) as error:
            told = _("{file} is damaged: {error}. Export the story again")
            raise Unreadable(told.format(file=path.name, error=error)) from error
    if not isinstance(about, dict):
        raise Unreadable(_("{file}, datapackage.json: not an object").format(file=path.name))
    if about.get("name") != slug:
        _rename_texts(found, str(about.get("name", "")), slug)
        about["name"] = slug
        found["datapackage.json"] = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
    if routes.WHOLE_LINE in found.get(routes.FILE, ""):
        found[routes.FILE] = _with_whole_lines(path.name, found[routes.FILE])
    return Whole(found)


def _with_whole_lines(name: str, text: str) -> str:
    """The story's own lines where the package has short ones, which only give a direction."""
    try:
        lines = json_text.value(text)
        for feature in lines["features"]:
            if whole := feature["properties"].pop(routes.WHOLE_LINE, None):
                feature["geometry"]["coordinates"] = whole
                for said in routes.OF_A_DIRECTION:
                    feature["properties"].pop(said, None)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        told = _("{file} is damaged: {error}. Export the story again")
        raise Unreadable(told.format(file=f"{name}, {routes.FILE}", error=error)) from error
    return route_writer.as_text(lines)


def _rename_texts(found: dict[str, str], was: str, now: str) -> None:
    """Title and description in other languages are told of the story by its name."""
    file = TABLES["translations"].file
    if was and file in found:
        with suppress(TableNotWritable):  # what is wrong with the table is told of the story
            table = TableText(found[file], file)
            table.replace("item", was, now)
            found[file] = table.text()
