"""Stories in another folder of this machine: read where they are, beside the app's own ground."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class LocalStories:
    """A folder of stories on this machine: read where it is, beside the app's own ground."""

    stories: Path
    folder: Path
    data: Path

    @property
    def current(self) -> Path:
        """The data folder to read."""
        return self.folder / "current"

    def start(self) -> None:
        """Make a data folder that leads to the stories."""
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.current / "basemap").mkdir(parents=True)
        (self.current / "stories").symlink_to(self.stories, target_is_directory=True)
        beside = self.stories.parent / "basemap"
        own = {path.name for path in beside.iterdir()} if beside.is_dir() else set()
        for name in own:
            (self.current / "basemap" / name).symlink_to(beside / name)
        link_rest(self.data, self.current, own)

    def stop(self) -> None:
        """There is nothing to stop."""

    def health(self) -> dict[str, object]:
        """What /healthz says of the folder."""
        if os.access(self.stories, os.R_OK | os.X_OK):
            return {"state": "ok"}
        return {"state": "down", "why": "the folder of stories cannot be read"}


def link_rest(data: Path, new: Path, own: Collection[str]) -> None:
    """The ground and the gazetteer that the app brings, but for stories that bring theirs."""
    with suppress(OSError):
        for path in (data / "basemap").iterdir():
            if path.name not in own:
                (new / "basemap" / path.name).symlink_to(path.resolve())
        for path in data.iterdir():
            if path.name not in ("stories", "basemap"):
                (new / path.name).symlink_to(path.resolve())
