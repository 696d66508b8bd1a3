"""A worker process as the server has it: started at its first task, and again after it ended."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from overland.errors import OverlandError
from overland.server.messages import Refer, by_no_name, receive, send

COMMAND: Final = (sys.executable, "-m", "overland.server.worker")
START_S: Final = 120.0


class WorkFailed(OverlandError):
    """A task raised, took too long, or took its worker with it."""


class Worker:
    """One worker process, started at its first task and again after it ended."""

    def __init__(self, command: Sequence[str] = COMMAND, refer: Refer = by_no_name) -> None:
        self._command, self._refer = command, refer
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, request: tuple[str, str, tuple[Any, ...]], limit_s: float) -> bytes:
        """The result of a task. Raises WorkFailed within about `limit_s` of its start."""
        process = self.started()
        answered, late = False, threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(limit_s, give_up)
        timer.start()
        try:
            send(_pipe(process.stdin), request, self._refer)
            done, result = receive(_pipe(process.stdout))
            answered = True
        except (EOFError, OSError) as error:
            why = f"took more than {limit_s:g} s" if late.is_set() else "ended its worker"
            raise WorkFailed(why) from error
        finally:
            timer.cancel()
            if not answered:
                self.stop()
        if not done:
            raise WorkFailed(str(result))
        return bytes(result)

    def started(self) -> subprocess.Popen[bytes]:
        """The process, ready for a task. Raises WorkFailed if it cannot be started."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.stop()
        try:
            self._process = process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
            )
        except OSError as error:
            raise WorkFailed(f"a worker cannot be started: {error}") from error
        timer = threading.Timer(START_S, process.kill)
        timer.start()
        try:
            receive(_pipe(process.stdout))
        except EOFError as error:
            self.stop()
            raise WorkFailed("a worker ended while it started") from error
        finally:
            timer.cancel()
        return process

    def kill(self) -> None:
        """Break off what the process does, from another thread."""
        process = self._process
        if process is not None:
            with suppress(OSError):
                process.kill()

    def stop(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(OSError):
            process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        process.wait()


def _environment() -> dict[str, str]:
    """The server's, with this very package on the path and no file of the folder at hand."""
    own = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    path = own if not known else os.pathsep.join((own, known))
    return {**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1", "OMP_NUM_THREADS": "1"}


def _pipe(pipe: Any) -> Any:
    """A pipe that was asked for is there."""
    assert pipe is not None
    return pipe
