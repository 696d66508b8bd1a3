"""Stories in another folder of this machine: read where they are, beside the app's own ground."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

REFRESH_S: Final = 10.0
"""Seconds between two looks for a ground that was built meanwhile."""


@dataclass(slots=True)
class LocalStories:
    """A folder of stories on this machine: read where it is, beside the app's own ground."""

    stories: Path
    folder: Path
    data: Path
    _stop: threading.Event = field(default_factory=threading.Event)

    @property
    def current(self) -> Path:
        """The data folder to read."""
        return self.folder / "current"

    def start(self) -> None:
        """Make a data folder that leads to the stories, and keep its ground up in a thread."""
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.current / "basemap").mkdir(parents=True)
        (self.current / "stories").symlink_to(self.stories, target_is_directory=True)
        self.refresh()
        bring_rest(self.data, self.current, {path.name for path in self._own_ground()})
        threading.Thread(target=self._keep_up, name="overland-ground", daemon=True).start()

    def stop(self) -> None:
        self._stop.set()

    def refresh(self) -> None:
        """Lead to the grounds that lie beside the stories by now, each before the app's own."""
        for path in self._own_ground():
            bring(path, self.current / "basemap" / path.name)

    def _own_ground(self) -> tuple[Path, ...]:
        beside = self.stories.parent / "basemap"
        try:
            return tuple(path for path in beside.iterdir() if not path.name.startswith("."))
        except OSError:
            return ()

    def _keep_up(self) -> None:
        while not self._stop.wait(REFRESH_S):
            with suppress(OSError):  # looked at again soon
                self.refresh()

    def health(self) -> dict[str, object]:
        """What /healthz says of the folder."""
        if os.access(self.stories, os.R_OK | os.X_OK):
            return {"state": "ok"}
        return {"state": "down", "why": "the folder of stories cannot be read"}


def bring_rest(data: Path, new: Path, own: Collection[str]) -> None:
    """The ground and the gazetteer that the app brings, but for stories that bring theirs."""
    with suppress(OSError):
        for path in (data / "basemap").iterdir():
            if path.name not in own:
                bring(path, new / "basemap" / path.name)
        for path in data.iterdir():
            if path.name not in ("stories", "basemap"):
                bring(path, new / path.name)


def bring(path: Path, there: Path) -> None:
    """Have a folder there as a link, and a file whole: no link to a single file is followed."""
    if path.is_dir() or path.is_symlink():
        if there.is_symlink() and there.readlink() == path:
            return
    elif there.is_file() and _age(there) == _age(path):
        return
    new = there.with_name(f".{there.name}")
    new.unlink(missing_ok=True)
    if path.is_dir() or path.is_symlink():
        new.symlink_to(path)
    else:
        shutil.copy2(path, new)
    new.replace(there)


def _age(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size
