"""Apps for tests: started by a command as a reader starts them, or forked from one that is read."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from tests.preloaded import Fork, Preloaded

ROOT = Path(__file__).resolve().parents[2]
STREAMLIT = (
    *("streamlit", "run", "app.py"),
    *("--server.headless", "true", "--server.fileWatcherType", "none", "--server.port"),
)


class Process(Protocol):
    """One that may have ended."""

    def poll(self) -> int | None: ...


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(
    log: Path,
    command: Sequence[str] = (sys.executable, "-m", *STREAMLIT),
    folder: Path = ROOT,
    environment: Mapping[str, str] = os.environ,
    ending: signal.Signals = signal.SIGKILL,
) -> Iterator[str]:
    """The address of an app started for this; it is ended with its workers, by that signal.

    The command is run in the folder, with a free port as its last word.
    """
    port = free_port()
    with log.open("w", encoding="utf-8") as written:
        process = subprocess.Popen(
            [*command, str(port)],
            cwd=folder,
            stdout=written,
            stderr=subprocess.STDOUT,
            env={"OVERLAND_WORKERS": "1", **environment},
            start_new_session=True,
        )
        try:
            base = f"http://127.0.0.1:{port}"
            wait_until_it_answers(base, process, log)
            yield base
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, ending)
            process.wait(120)


@contextmanager
def forked(
    preloaded: Preloaded,
    log: Path,
    port: int = 0,
    words: Sequence[str] = STREAMLIT,
    ending: signal.Signals = signal.SIGKILL,
) -> Iterator[tuple[str, Fork]]:
    """The address of a forked app, and the app, which is ended with its workers."""
    port = port or free_port()
    environment = {"OVERLAND_WORKERS": "1", **os.environ}
    app = preloaded.start([*words, str(port)], folder=ROOT, log=log, environment=environment)
    try:
        base = f"http://127.0.0.1:{port}"
        wait_until_it_answers(base, app, log)
        yield base, app
    finally:
        app.end(ending)


def wait_until_it_answers(base: str, process: Process, log: Path) -> None:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{base}/healthz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            # Nothing to wait on but the port itself.
            time.sleep(0.05)
    raise RuntimeError("the app did not start:\n" + log.read_text(encoding="utf-8"))
