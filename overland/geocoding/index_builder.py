"""Build the gazetteer's index: in one process at a time, with the share that is done.

It takes some 15 s once a version of its sources, so the page Edit lets it begin in a process of its
own when it starts, and whoever needs it before it is there waits and tells how far it is.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from overland import files
from overland.geocoding.index_build import build_index, index_file

Told = Callable[[float], None]
"""Where the share that is done goes, from 0 to 1."""

_POLL_S = 0.2


def ready(table: Path) -> bool:
    return index_file(table).is_file()


def build(table: Path, told: Told = lambda share: None) -> Path:
    """The index's file, built first if it is not there; waits for another that builds it."""
    path = index_file(table)
    files.make_folder(path.parent)
    lock = FileLock(path.with_suffix(".lock"))
    while not path.is_file():
        try:
            with lock.acquire(timeout=_POLL_S):
                if not path.is_file():
                    build_index(path, table, _noted(path, told))
                    _share_file(path).unlink(missing_ok=True)
        except Timeout:
            told(_share(path))
    return path


def start(table: Path) -> subprocess.Popen[bytes]:
    """Build it in a process of its own, which ends with the one that started it."""
    command = [sys.executable, "-m", "overland.geocoding.index_builder", str(table)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)


def wait(table: Path, told: Told) -> None:
    """Let another process build it, so that who stops waiting loses nothing of the work."""
    if ready(table):
        return
    process = start(table)
    while process.poll() is None:
        told(_share(index_file(table)))
        time.sleep(_POLL_S)


def _share_file(path: Path) -> Path:
    return path.with_suffix(".share")


def _share(path: Path) -> float:
    with suppress(OSError, ValueError):
        return min(1.0, float(_share_file(path).read_text(encoding="ascii")))
    return 0.0


def _noted(path: Path, told: Told) -> Told:
    """The same, and for the processes that wait."""

    def note(share: float) -> None:
        files.replace(_share_file(path), f"{share:.2f}")
        told(share)

    return note


def _while_parent_lives(share: float, parent: int = os.getppid()) -> None:
    if os.getppid() != parent:
        raise SystemExit(1)


if __name__ == "__main__":
    build(Path(sys.argv[1]), _while_parent_lives)
