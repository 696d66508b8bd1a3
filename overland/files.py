"""File access: bounded reading that never raises, atomic replacement, and one lock a folder."""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from overland import json_text
from overland.errors import DISK_FULL, CannotWrite, Problem

try:
    import fcntl
except ImportError:  # Windows has no such lock: there, run one command at a time
    fcntl = None  # type: ignore[assignment]

LARGEST_FILE = 40_000_000
"""Bytes. A larger file is refused by its size, before it is read."""

_OTHER_FORMATS = {
    b"pk\x03\x04": "a workbook or another archive",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"<?xml": "XML (GPX, KML)",
    b"<gpx": "GPX",
    b"<kml": "KML",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
}
"""How files begin that people save under the name of another format."""

_TEMPORARY = re.compile(r"[a-z0-9_]{8}")
"""How tempfile ends a name."""
_OLD_S = 3600
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # Linux, renameat2(2)

Tell = Callable[[Problem], None]
"""Where a reader puts what it finds wrong."""


def read_text(path: Path, tell: Tell) -> str | None:
    """The text of a UTF-8 file, without a byte order mark; None, and a Problem, if it has none."""
    data = _read_bytes(path, tell)
    if data is None:
        return None

    def fault(row: int, value: str, message: str, remedy: str) -> None:
        tell(Problem(path.name, row, "", value, message, remedy))

    if not data.strip():
        fault(0, "", "the file is empty", "Write its header, or its contents")
        return None
    for magic, kind in _OTHER_FORMATS.items():
        if data.lstrip(b"\xef\xbb\xbf \r\n\t")[: len(magic)].lower() == magic:
            remedy = "Save it in the format of its name, or bring it in with overland import"
            fault(0, "", f"the file is {kind}, not {path.suffix.removeprefix('.').upper()}", remedy)
            return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        fault(0, "", "the file is UTF-16", "Save it as UTF-8 (in Excel: CSV UTF-8)")
        return None
    if (where := data.find(b"\0")) >= 0:
        line = data.count(b"\n", 0, where) + 1
        fault(0, "", f"line {line} holds a NUL character", "Remove it, or save as UTF-8")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{data[error.start]:02X} in line {line} is not UTF-8"
        fault(0, "", byte, "Save the file as UTF-8 (in Excel: CSV UTF-8)")
        return None


def read_json(path: Path, tell: Tell) -> object:
    """The value in a JSON file; None, and a Problem, if it cannot be had."""
    text = read_text(path, tell)
    if text is None:
        return None
    try:
        value = json_text.value(text)
        # A lone surrogate ("\ud800") would break whoever writes the text out later.
        json.dumps(value, ensure_ascii=False).encode()
        return value
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        tell(Problem(path.name, 0, "", "", message, "Correct the file there"))
    except json_text.TooDeep as error:
        tell(Problem(path.name, 0, "", "", str(error), "Flatten the file"))
    except ValueError as error:
        message = f"not JSON: {str(error)[:120]}"
        tell(Problem(path.name, 0, "", "", message, "Use plain finite numbers"))
    return None


def _read_bytes(path: Path, tell: Tell) -> bytes | None:
    def fault(message: str, remedy: str) -> None:
        tell(Problem(path.name, 0, "", "", message, remedy))

    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
            fault("not a regular file", "Put a plain file there")
            return None
        if status.st_size > LARGEST_FILE:
            fault(f"{status.st_size:,} bytes; at most {LARGEST_FILE:,} are read", "Split the story")
            return None
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
            # A fault quotes the value that it is about: of this host's other files, too.
            fault("is a link out of its folder, and not followed", "Put the file itself there")
            return None
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        fault("the file is missing", f"Create {path.name}, or restore it")
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links
        reason = getattr(error, "strerror", None) or type(error).__name__
        fault(f"cannot be read: {reason}", "Check the file and its permissions")
    else:
        if len(data) <= LARGEST_FILE:
            return data
        fault(f"grew beyond {LARGEST_FILE:,} bytes while it was read", "Split the story")
    return None


def replace(path: Path, content: str | bytes) -> None:
    r"""Write to a temporary file, then put it in place; text as UTF-8 with \n line ends.

    Whoever reads `path` finds the old file or the new one, never half of it. What a killed
    command left of an earlier try is removed. Raises CannotWrite; then `path` is as it was.
    """
    body = content if isinstance(content, bytes) else content.encode("utf-8")
    with writing(path):
        _sweep(path)
        handle, temporary = _locked_file(path)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(body)
                file.flush()
                os.chmod(temporary, _mode(path))  # mkstemp makes it private
                if fcntl:
                    os.replace(temporary, path)
            if not fcntl:  # Windows moves no open file
                os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def make_folder(path: Path) -> None:
    """Make a folder, and those that it lies in, unless it is there. Raises CannotWrite."""
    with writing(path):
        path.mkdir(parents=True, exist_ok=True)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raise CannotWrite for an OSError, with the file that it was to be, not a temporary one."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(str(path), error) from error


def _mode(path: Path) -> int:
    """The permissions of a file, which a new one in its place keeps."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return 0o644


@contextmanager
def draft_folder(path: Path) -> Iterator[Path]:
    """A folder beside `path`, for the block to fill and to rename to it; gone if the block fails.

    What a killed command left of an earlier try is removed. Raises CannotWrite where none can be
    made, or a file in it: with the name that it was to have.
    """
    with writing(path):
        _sweep(path)
        handle, draft = _locked_folder(path)
    try:
        draft.chmod(0o755)  # mkdtemp makes it private
        yield draft
    except OSError as error:
        raise _told_of_the_place(error, draft, path) from error
    finally:
        if handle >= 0:
            os.close(handle)
        shutil.rmtree(draft, ignore_errors=True)


def _told_of_the_place(error: OSError, draft: Path, path: Path) -> OSError:
    """The error, told of what was to stand in `path`; one about something else stays as it is."""
    if error.filename is None:
        return CannotWrite(str(path), error) if error.errno in DISK_FULL else error
    file = Path(str(error.filename))
    return (
        CannotWrite(str(path / file.relative_to(draft)), error)
        if file.is_relative_to(draft)
        else error
    )


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; False where this system cannot."""
    try:
        swap = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    names = [os.fsencode(path.absolute()) for path in (one, other)]
    return bool(swap(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)


def _locked_file(path: Path) -> tuple[int, str]:
    """A temporary file for `path` that nobody takes for a leftover while it is open."""
    while True:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        if fcntl is None or _lock(handle):
            return handle, temporary
        os.close(handle)


def _locked_folder(path: Path) -> tuple[int, Path]:
    """The same as a folder; the handle is -1 where a folder has no lock."""
    while True:
        draft = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
        if fcntl is None:
            return -1, draft
        with suppress(FileNotFoundError):  # swept away before it was opened
            handle = os.open(draft, os.O_RDONLY)
            if _lock(handle):
                return handle, draft
            os.close(handle)


def _lock(handle: int) -> bool:
    """Lock a new temporary; False if it was swept away before."""
    fcntl.flock(handle, fcntl.LOCK_EX)
    return os.fstat(handle).st_nlink > 0


def _sweep(path: Path) -> None:
    """Remove temporary files and folders for `path` that no command works on any more."""
    prefix = f".{path.name}."
    left: list[str] = []
    with suppress(OSError), os.scandir(path.parent) as entries:
        left = [one.path for one in entries if one.name.startswith(prefix)]
    for name in left:
        if _TEMPORARY.fullmatch(os.path.basename(name)[len(prefix) :]):
            with suppress(OSError):  # somebody works on it, or it is gone
                _remove_left(name)


def _remove_left(temporary: str) -> None:
    """Remove it under its lock: whoever made it and waits for the lock sees then that it is gone.

    Raises OSError if somebody works on it.
    """
    if fcntl is None:
        if time.time() - os.stat(temporary).st_mtime > _OLD_S:
            _remove(temporary)
        return
    handle = os.open(temporary, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _remove(temporary)
    finally:
        os.close(handle)


def _remove(temporary: str) -> None:
    if os.path.isdir(temporary):
        shutil.rmtree(temporary, ignore_errors=True)
    else:
        os.unlink(temporary)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other command changes files of `folder`, and keep others out meanwhile.

    Read inside what is changed and written: what was read before may be out of date.
    """
    handle = os.open(folder, os.O_RDONLY) if fcntl else -1
    try:
        if fcntl:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        if fcntl:
            os.close(handle)
