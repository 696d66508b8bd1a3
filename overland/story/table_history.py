"""Changes of table files, to be taken back and made again, without end."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from overland import files
from overland.errors import OverlandError


@dataclass(frozen=True, slots=True)
class Change:
    """A file's bytes before and after."""

    path: Path
    before: bytes
    after: bytes


@dataclass(slots=True)
class TableHistory:
    """What was done last stands last in `done`; what was taken back last, last in `undone`."""

    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)

    def add(self, path: Path, before: bytes) -> None:
        """Note that a file is no longer as it was before."""
        after = path.read_bytes()
        if after != before:
            self.done.append(Change(path, before, after))
            self.undone.clear()

    def undo(self) -> Path:
        """Put the last change back. Raises OverlandError where the file changed since."""
        change = self.done[-1]
        _exchange(change.path, change.after, change.before)
        self.undone.append(self.done.pop())
        return change.path

    def redo(self) -> Path:
        """Make again what was taken back last. Raises OverlandError as undo does."""
        change = self.undone[-1]
        _exchange(change.path, change.before, change.after)
        self.done.append(self.undone.pop())
        return change.path


def _exchange(path: Path, known: bytes, wanted: bytes) -> None:
    with files.alone(path.parent):
        if path.read_bytes() != known:
            raise OverlandError(f"{path.name} was changed elsewhere since. Change it in the sheet")
        files.replace(path, wanted)
