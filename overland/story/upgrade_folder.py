"""A story's folder brought forward to today's format, so that it can break off at any moment.

Tables of the new format are written beside the old ones; then datapackage.json is put in place,
which is what says the format: until then the folder is the old story, from then on the new one.
What the new format has no use for goes last, and the next run takes it away if this one did not.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from overland import files
from overland.errors import Problem, StoryInvalid
from overland.story import datapackage, dictionary, loader, tables, upgrade
from overland.story.schemas import OTHER_FILES, TABLES
from overland.story.table_writer import TableNotWritable

_TABLES = (*(table.file for table in TABLES.values()), *upgrade.RENAMED.values())


def bring_forward(folder: Path) -> Mapping[str, str]:
    """Upgrade a story in place: file -> "written" or "removed". Raises StoryInvalid, OSError."""
    with files.alone(folder):
        faults: list[Problem] = []
        package = datapackage.value(folder, faults.append)
        version = datapackage.story_format(package, faults.append) if package else None
        present = [name for name in _TABLES if (folder / name).is_file()]
        tables.texts(folder, present, present, faults.append)
        if package is None or version is None or faults:
            raise StoryInvalid(folder.name, faults)
        # Byte order mark and line ends are the file's own.
        old = {name: (folder / name).read_bytes().decode() for name in present}
        try:
            new = upgrade_tables(old, version)
        except TableNotWritable as error:
            problem = Problem(folder.name, 0, "", "", str(error), "Correct it, then upgrade")
            raise StoryInvalid(folder.name, (problem,)) from error
        if version == upgrade.FORMAT and new == old:
            return {}
        descriptor = _descriptor(folder, package, new)
        return _put_in_place(folder, old, new, descriptor)


def upgrade_tables(old: Mapping[str, str], version: int) -> dict[str, str]:
    """The tables in today's format; of a story that is there already, without old leftovers."""
    if version < upgrade.FORMAT:
        return upgrade.tables(old)
    return upgrade.without_leftovers(old)


def _descriptor(folder: Path, package: Mapping[str, Any], new: Mapping[str, str]) -> str:
    """datapackage.json for the new tables, made in a folder of its own."""
    with tempfile.TemporaryDirectory() as base:
        draft = Path(base) / folder.name
        draft.mkdir()
        for name in OTHER_FILES:
            if (folder / name).is_file():
                shutil.copyfile(folder / name, draft / name)
        for name, text in new.items():
            files.replace(draft / name, text)
        upgraded = json.dumps(upgrade.package(package), ensure_ascii=False)
        files.replace(draft / datapackage.FILE, upgraded)
        text = dictionary.package_with_resources(draft)
        files.replace(draft / datapackage.FILE, text)
        _compare(folder, draft)
        return text


def _compare(folder: Path, draft: Path) -> None:
    """Raises StoryInvalid where the story reads otherwise than before: then nothing is written."""
    before, after = loader.inspect(folder), loader.inspect(draft)
    if before.story and after.story != before.story:
        message = "would not read the same in today's format"
        problem = Problem(folder.name, 0, "", "", message, "Report this fault, with the folder")
        raise StoryInvalid(folder.name, after.problems or (problem,))


def _put_in_place(
    folder: Path, old: Mapping[str, str], new: Mapping[str, str], descriptor: str
) -> dict[str, str]:
    changed: dict[str, str] = {}
    # The descriptor goes in after what the new format adds, and before what it does away with.
    added = {name: text for name, text in new.items() if name not in old}
    kept = {name: text for name, text in new.items() if name in old}
    for name, text in (added | {datapackage.FILE: descriptor} | kept).items():
        path = folder / name
        if not path.exists() or path.read_bytes() != text.encode():
            files.replace(path, text)
            changed[name] = "written"
    for name in old.keys() - new.keys():
        (folder / name).unlink(missing_ok=True)
        changed[name] = "removed"
    return changed
