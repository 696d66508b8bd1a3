"""Perform every command that writes in a folder that may not be written.

`python -m benchmarks.read_only [quick]`: as a user without rights, on copies of a small story. A
command must say so in one line, and leave every file as it was. Prints one JSON object; exit 1 is
a failure.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from benchmarks import kills, writing_commands
from benchmarks.writing_commands import COMMANDS, Command
from overland import cli
from overland.errors import CannotWrite
from tests import stories

NOBODY = 65534


def lock(root: Path) -> None:
    """Take the right to write from everybody, in all of a folder."""
    for path in (root, *root.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)


def unlock(root: Path) -> None:
    for path in (root, *root.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def told_by(command: Command, root: Path) -> tuple[int, str]:
    """The exit code and the errors of a command that a user without rights gives."""
    reading, writing = os.pipe()
    if not (pid := os.fork()):
        os.close(reading)
        said = io.StringIO()
        code = 99
        try:
            if os.geteuid() == 0:  # root may write everywhere
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            with redirect_stderr(said), redirect_stdout(said):
                done = command.perform(root, loud=True)
            code = done if isinstance(done, int) else 0
        except CannotWrite as error:  # which the page tells
            code = cli.PROBLEMS
            said.write(str(error))
        except BaseException as error:
            said.write(f"unforeseen {type(error).__name__}: {error}")
        finally:
            os.write(writing, said.getvalue()[-4000:].encode())
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said_by_child = pipe.read().decode()
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said_by_child


def tried(name: str, base: Path, root: Path) -> dict[str, object]:
    """What a command said, and what it changed."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(base, root)
    COMMANDS[name].prepare(root)
    before = kills.state(root)
    COMMANDS[name].perform(root)  # imports and caches: the user without rights may read neither
    assert kills.state(root) != before, f"{name} writes nothing here"
    shutil.rmtree(root)
    shutil.copytree(base, root)
    COMMANDS[name].prepare(root)
    lock(root)
    try:
        code, said = told_by(COMMANDS[name], root)
    finally:
        unlock(root)
    clear = code == cli.PROBLEMS and "cannot be written" in said and "Give this user" in said
    kept = kills.state(root) == before and not kills.left(root)
    return {
        "code": code,
        "said": said.strip()[-300:],
        "as it was": kept,
        "failed": not (clear and kept),
    }


def main() -> int:
    os.environ["SOURCE_DATE_EPOCH"] = kills.TODAY
    quick = sys.argv[1:] == ["quick"]
    names = [name for name, one in COMMANDS.items() if not (quick and one.slow)]
    with tempfile.TemporaryDirectory() as name, writing_commands.engine() as (address, _):
        writing_commands.ENGINE = address
        folder = Path(name)
        folder.chmod(0o755)
        stories.write(folder / "base" / "stories")
        kills.own_folders(folder)
        told = {one: tried(one, folder / "base", folder / "root") for one in names}
    print(json.dumps(told, indent=1))
    return int(any(one["failed"] for one in told.values()))


if __name__ == "__main__":
    sys.exit(main())
