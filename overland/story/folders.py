"""Walks over folders that other people fill: any name and any kind of file, and no error."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

MOST_ENTRIES = 10_000
"""More files in one folder are not looked at."""


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """Something in a folder. `name` can be printed; `status` is None where there is none to have.

    The status is that of what a link leads to.
    """

    path: Path
    name: str
    status: os.stat_result | None
    reason: str = ""

    @property
    def is_file(self) -> bool:
        return self.status is not None and stat.S_ISREG(self.status.st_mode)

    @property
    def is_folder(self) -> bool:
        return self.status is not None and stat.S_ISDIR(self.status.st_mode)


def entries(folder: Path) -> tuple[FolderEntry, ...]:
    """What a folder holds, by name; nothing where it cannot be read. Never raises OSError."""
    try:
        with os.scandir(folder) as found:
            names = sorted(one.name for one in islice(found, MOST_ENTRIES))
    except (OSError, ValueError):
        return ()
    return tuple(entry(folder / name) for name in names)


def entry(path: Path) -> FolderEntry:
    """What lies at a path, links followed. Never raises OSError."""
    try:
        return FolderEntry(path, printable(path.name), path.stat())
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: links that lead in a ring
        reason = getattr(error, "strerror", None) or type(error).__name__
        return FolderEntry(path, printable(path.name), None, str(reason))


def story_folders(stories: Path) -> tuple[Path, ...]:
    """The folders of stories in `stories` (data/stories), by name. Never raises."""
    return tuple(
        one.path
        for one in entries(stories)
        if not one.name.startswith((".", "_")) and (one.is_folder or one.status is None)
    )


def own_folders(stories: Path) -> tuple[Path, ...]:
    """The folders that may be written to: those of them that lie in `stories`. Never raises."""
    return tuple(folder for folder in story_folders(stories) if not leads_out(folder))


def leads_out(folder: Path) -> bool:
    """Whether a story's folder is a link out of the folder of stories. Never raises OSError.

    The folder of stories, and the data folder, may be links: whoever runs the host sets them up.
    """
    try:
        return folder.is_symlink() and not folder.resolve().is_relative_to(folder.parent.resolve())
    except (OSError, RuntimeError):  # links that lead in a ring
        return False


def printable(name: str) -> str:
    """A file's name as text that can be written and shown: what is not, as an escape."""
    shown = name.encode("utf-8", "backslashreplace").decode()
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in shown)


def fingerprint(*folders: Path) -> str:
    """A digest of name, kind, size and time of change of every file that lies in the folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for line in _lines(folder):
            digest.update(line)
    return digest.hexdigest()


def state(data: Path, folder: Path, shared: str = "") -> str:
    """A digest of all that a story is read from; `shared`, if known, of what all stories share."""
    shared = shared or shared_state(data)
    own = () if leads_out(folder) else (folder,)
    return shared + fingerprint(*own, data / "basemap" / folder.name)


def shared_state(data: Path) -> str:
    """A digest of the ground that stories without one of their own share."""
    return fingerprint(data / "basemap")


def _lines(folder: Path) -> Iterator[bytes]:
    for one in entries(folder):
        if one.name.startswith("."):  # a write that is not done yet, and what no story reads
            continue
        found = one.status
        if found is None:
            known = one.reason
        elif stat.S_ISDIR(found.st_mode):
            continue
        else:
            known = f"{found.st_mode} {found.st_size} {found.st_mtime_ns} {found.st_ino}"
        yield os.fsencode(one.path) + f"\0{known}\n".encode()
