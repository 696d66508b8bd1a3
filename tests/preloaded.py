"""Apps that need not be imported again: one process of a run has read all of Overland, and each
server that a test starts is a fork of it.

A fork takes folder, environment, log and words of its own, then runs the very module that the
command names. It draws no picture before somebody asks: a test looks at few. What the commands do
by themselves is held by unit/test_app_start, unit/test_container and browser/test_install, whose
apps are started as a host or a reader starts them.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import logging
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock

ROOT = Path(__file__).resolve().parents[1]
_PR_SET_PDEATHSIG = 1
_MODULES = (
    *("streamlit.web.cli", "streamlit_folium", "overland.cli", "overland.commands.edit"),
    *("overland.server.app", "overland.ui.frame", "overland.ui.panels", "overland.ui.edit"),
)


@dataclass
class Fork:
    """An app at work, the first process of a group of its own."""

    pid: int
    _watched: int = field(init=False)

    def __post_init__(self) -> None:
        self._watched = os.pidfd_open(self.pid)

    def poll(self) -> int | None:
        """None while it runs."""
        return 0 if select.select([self._watched], [], [], 0)[0] else None

    def kill(self) -> None:
        """Stop the app without a word to it."""
        os.kill(self.pid, signal.SIGKILL)

    def end(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Send the signal to the app and to its workers, and wait until it has gone."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, how)
        if not select.select([self._watched], [], [], 30)[0]:
            raise TimeoutError(f"the app {self.pid} does not end")
        os.close(self._watched)


class Preloaded:
    """The process that forks, for one process of the run; the last one to leave ends it."""

    def __init__(self, shared: Path) -> None:
        address = shared / "apps.socket"
        with FileLock(f"{address}.lock"):
            self._line = socket.socket(socket.AF_UNIX)
            try:
                self._line.connect(str(address))
            except OSError:
                address.unlink(missing_ok=True)
                command = [sys.executable, "-m", "tests.preloaded", str(address)]
                with (shared / "apps.log").open("ab") as log:
                    started = subprocess.Popen(
                        command, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
                    )
                _until_there(address, started, shared / "apps.log")
                self._line.connect(str(address))

    def start(
        self, words: Sequence[str], *, folder: Path, log: Path, environment: Mapping[str, str]
    ) -> Fork:
        """`python -m` with these words, in a folder, with an environment."""
        asked = [list(words), str(folder), str(log), dict(environment)]
        self._line.sendall(json.dumps(asked).encode() + b"\n")
        return Fork(int(self._line.recv(64)))

    def close(self) -> None:
        self._line.close()


def _until_there(address: Path, started: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 180
    while not address.exists():
        if started.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("Overland cannot be imported:\n" + log.read_text("utf-8"))
        time.sleep(0.05)
    # It ends with the last that uses it, not with the one that happened to start it.
    started.returncode = 0


def _read_all() -> None:
    logging.disable(logging.WARNING)  # Streamlit says that no page is being made
    for module in _MODULES:
        importlib.import_module(module)
    logging.disable(logging.NOTSET)
    importlib.import_module("overland.server.app")
    ahead: Any = importlib.import_module("overland.server.ahead")
    ahead.MOST_DRAWN = 0
    importlib.import_module("overland.assets.registry").names()
    gc.collect()
    gc.freeze()


def _wanted(address: str) -> list[Any]:
    """What one fork is asked for: only forks return from here."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(f"{address}.new")
    listener.listen()
    os.rename(f"{address}.new", address)
    lines: list[socket.socket] = []
    while True:
        ready, _, _ = select.select([listener, *lines], [], [], 60)
        if listener in ready:
            lines.append(listener.accept()[0])
        for line in [one for one in ready if one is not listener]:
            with line.makefile("rb") as read:
                asked = read.readline()
            if not asked:
                lines.remove(line)
                line.close()
            elif pid := _forked():
                line.sendall(str(pid).encode())
            else:
                for one in (listener, *lines):
                    one.close()
                return list(json.loads(asked))
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if not lines:
            os.unlink(address)
            sys.exit()


def _forked() -> int:
    assert threading.active_count() == 1, "a fork would lose the other threads"
    return os.fork()


def _become(words: Sequence[str], folder: str, log: str, environment: Mapping[str, str]) -> None:
    os.setsid()
    # When a run is killed nobody ends its apps: they end with the process that they come from.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for standard in (1, 2):
        os.dup2(written, standard)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = list(words)
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _read_all()
    _become(*_wanted(sys.argv[1]))
