"""Listing of an object store: every file of its stories and of the ground beside them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from overland.errors import OverlandError

MOST_FILES_EACH: Final = 1_000
MOST_BYTES_EACH: Final = 500_000_000
"""Files and bytes of one story, or of its ground: what holds more is left out."""
MOST_FILES: Final = 50_000
MOST_BYTES: Final = 2_000_000_000
_LONGEST_NAME: Final = 200
"""Bytes of a file's name that every file system takes."""
_CHANGES: Final = (
    *("ETag", "etag", "md5", "sha", "generation", "mtime", "modify"),
    *("LastModified", "last_modified", "last_write_time", "created"),
)
"""What stores call that which changes with a file."""


class StoreFailed(OverlandError):
    """The store gave no whole state; the text says why."""


def listing(fs: Any, root: str) -> tuple[dict[str, dict[str, str]], tuple[str, ...]]:
    """Every file below the address and beside it: its path in a data folder, and its state.

    Then the folders that hold too much, of which nothing is told. Raises StoreFailed, and whatever
    the store's client does.
    """
    fs.invalidate_cache()
    found: dict[str, dict[str, str]] = {}
    of_folder: Counter[str] = Counter()
    total = 0
    for kind, below in (("stories", root), ("basemap", _beside(root))):
        for path, info in _find(fs, below, needed=kind == "stories"):
            parts = path[len(below) :].strip("/").split("/")
            if info.get("type") != "file" or len(parts) != 2 or not all(map(_plain, parts)):
                continue
            size, folder = int(info.get("size") or 0), f"{kind}/{parts[0]}"
            of_folder[folder] += 1 + size * MOST_FILES_EACH // MOST_BYTES_EACH
            if of_folder[folder] > MOST_FILES_EACH:
                continue  # its story is left out, and no other
            total += size
            if len(found) >= MOST_FILES or total > MOST_BYTES:
                raise StoreFailed("the store holds more than is read")
            found[f"{folder}/{parts[1]}"] = {"path": path, "size": str(size), "tag": _tag(info)}
    over = {folder for folder, share in of_folder.items() if share > MOST_FILES_EACH}
    kept = {name: one for name, one in found.items() if name.rpartition("/")[0] not in over}
    return kept, tuple(sorted(over))


def _find(fs: Any, below: str, *, needed: bool) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        yield from fs.find(below, maxdepth=2, detail=True).items()
    except FileNotFoundError:
        if needed:
            raise StoreFailed("there is no such folder in the store") from None


def _beside(root: str) -> str:
    return f"{root.rpartition('/')[0]}/basemap"


def _plain(part: str) -> bool:
    """A file's or folder's name that means nothing else here."""
    fits = part.isprintable() and not part.startswith(".") and "\\" not in part
    return bool(part) and fits and len(os.fsencode(part)) <= _LONGEST_NAME


def _tag(info: Mapping[str, Any]) -> str:
    """What changes when the file does, in the terms of whatever store it is in."""
    return " ".join(str(info[name]) for name in _CHANGES if info.get(name))
