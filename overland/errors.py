"""Errors and problems: a bad call raises, bad data gathers into Problems."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["problem", "warning", "answered"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One located fault in a story's files.

    `row` counts as a spreadsheet does: the header is row 1, the first record row 2; 0 means
    the whole file. A "problem" keeps a story from being shown, a "warning" does not; one that is
    "answered" is a doubt that a note answers, kept to be listed.
    """

    file: str
    row: int
    column: str
    value: str
    message: str
    remedy: str
    severity: Severity = "problem"

    def __str__(self) -> str:
        place = self.file
        if self.row:
            place += f" row {self.row}"
        if self.column:
            place += f", {self.column}"
        value = f"{_shortened(self.value)!r} " if self.value else ""
        return f"{place}: {value}{self.message}. {self.remedy}".rstrip()

    def as_dict(self) -> dict[str, str | int]:
        """The problem as plain values, for JSON."""
        return {
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "value": _shortened(self.value),
            "message": self.message,
            "remedy": self.remedy,
            "severity": self.severity,
        }


def _shortened(value: str, most: int = 120) -> str:
    return value if len(value) <= most else value[: most - 1] + "…"


class OverlandError(Exception):
    """The root of every error that Overland raises on purpose."""


class StoryInvalid(OverlandError):
    """A story folder that cannot be loaded; `problems` holds every fault that was found."""

    def __init__(self, slug: str, problems: Sequence[Problem]) -> None:
        self.slug = slug
        self.problems = tuple(problems)
        number = len(self.problems)
        super().__init__(f"story {slug!r} has {number} problem{'' if number == 1 else 's'}")


class InvalidDate(OverlandError, ValueError):
    """A date that is not EDTF."""


class AmbiguousExcerpt(OverlandError):
    """An excerpt that occurs more than once and whose prefix and suffix do not settle it."""


class CannotWrite(OverlandError, OSError):
    """A file or folder that cannot be written; what stood there is as it was."""

    def __init__(self, path: str, error: OSError) -> None:
        super().__init__(error.errno, error.strerror, path)

    def __str__(self) -> str:
        remedy = _WRITE_REMEDIES.get(self.errno or 0, "Check the folder")
        return f"{self.filename}: cannot be written ({self.strerror}), and was not. {remedy}"


DISK_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_WRITE_REMEDIES: Final = {
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM, errno.EROFS),
        "Give this user the right to write there, or name another folder",
    ),
    **dict.fromkeys(DISK_FULL, "Make room on the disk"),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), "Make its folder first"),
    errno.EISDIR: "Name a file: this is a folder",
    errno.ENAMETOOLONG: "Choose a shorter name",
}


class WrongUse(OverlandError):
    """A command called with arguments that cannot be right (exit code 2)."""
