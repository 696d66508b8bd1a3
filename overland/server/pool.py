"""The worker pool: heavy work in processes of its own, with a time limit and a fair queue.

A renderer may hold Python's lock for seconds, take all the memory there is, or never end; in a
process of its own it does so without stopping a reader. A worker that dies or takes too long is
replaced, and only the request that it had fails.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from overland import config
from overland.errors import OverlandError
from overland.server import worker
from overland.server.fair_queue import FairQueue, QueueFull
from overland.server.messages import Refer, receive, send

log = logging.getLogger(__name__)

LIMITS_S: Final = {"picture": 20.0, "export": 120.0}
"""Seconds that a task may take, on a busy machine too."""
MOST_WAITING: Final = 64
MOST_WAITING_EACH: Final = 24
START_S: Final = 120.0
_SLOW_S: Final = 5.0
_ENOUGH_MEMORY: Final = 2_000_000_000
_COMMAND: Final = (sys.executable, "-m", "overland.server.worker")


def _whole(_sent: object) -> None:
    """Nothing is known to a worker by a name."""


class Busy(OverlandError):
    """Too many wait already: ask again later."""


class WorkFailed(OverlandError):
    """A task raised, took too long, or took its worker with it."""


@dataclass(slots=True)
class _Job:
    task: str
    arguments: tuple[Any, ...]
    data: Path
    name: str
    future: Future[bytes] = field(default_factory=Future)
    asked_by: set[str] = field(default_factory=set)
    """The addresses of which each has a place in a queue for it."""
    places: int = 0
    """How often it stands in a queue."""
    begun: bool = False


class Worker:
    """One worker process, started at its first task and again after it ended."""

    def __init__(self, command: Sequence[str] = _COMMAND, refer: Refer = _whole) -> None:
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


class Pool:
    """A fixed number of workers behind two fair queues: quick tasks, and slow ones.

    Of several workers the first does quick tasks only, so that no export keeps a picture waiting;
    a single one takes them in turn. The threads and processes start with the first task. `refer`
    names what a worker finds by itself.
    """

    def __init__(
        self, size: int = 0, command: Sequence[str] = _COMMAND, refer: Refer = _whole
    ) -> None:
        self._size = size or default_size()
        self._workers = [Worker(command, refer) for _ in range(self._size)]
        self._changed = threading.Condition()
        self._queues = {
            task: FairQueue[_Job](MOST_WAITING, MOST_WAITING_EACH) for task in worker.TASKS
        }
        self._ahead = FairQueue[_Job](1_000_000, 1_000_000)
        self._running: dict[str, _Job] = {}
        self._threads: list[threading.Thread] = []
        self._closed = False

    def submit(
        self, task: str, arguments: tuple[Any, ...], *, name: str, address: str, ahead: bool = False
    ) -> Future[bytes]:
        """The future result of a task; one that goes by the same `name` already is shared.

        `ahead` is for what nobody waits for yet. Raises Busy; the future raises WorkFailed, or
        Busy if the place was lost to an address with fewer waiting.
        """
        with self._changed:
            if self._closed:
                raise Busy("the server ends")
            known = self._running.get(name)
            if known is not None and (ahead or known.begun or address in known.asked_by):
                return known.future
            job = known or _Job(task, arguments, config.data(), name)
            queue = self._ahead if ahead else self._queues[task]
            try:
                # What another asked for, or nobody yet, has a place of this reader's too.
                displaced = queue.put(address, job)
            except QueueFull:
                if known is not None:
                    return known.future
                raise Busy("too many wait already") from None
            job.places += 1
            if not ahead:
                job.asked_by.add(address)
            self._running[name] = job
            if displaced is not None:
                displaced.places -= 1
                if displaced.places or displaced.begun:
                    displaced = None  # it waits for others too
                else:
                    self._running.pop(displaced.name, None)
            self._start()
            self._changed.notify_all()
        if displaced is not None:
            displaced.future.set_exception(Busy("too many wait already"))
        return job.future

    def close(self) -> None:
        """End the workers; what still waits is not done."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for one in self._workers:
            one.kill()
        for thread in self._threads:
            thread.join()
        for one in self._workers:
            one.stop()
        left, self._running = self._running, {}
        for job in left.values():
            job.future.set_exception(WorkFailed("the server ends"))

    def _start(self) -> None:
        if self._threads or self._closed:
            return
        for number, one in enumerate(self._workers):
            name = f"overland-worker-{number}"
            thread = threading.Thread(target=self._serve, args=(number, one), name=name)
            thread.daemon = True
            self._threads.append(thread)
            thread.start()

    def _serve(self, number: int, one: Worker) -> None:
        tasks = list(self._queues)
        if self._size > 1:
            tasks = tasks[:1] if number == 0 else tasks[::-1]
        while True:
            job = None
            with self._changed:
                while not self._closed and (job := self._next(tasks)) is None:
                    self._changed.wait()
            if job is None:
                return
            if self._size == 1:
                tasks = tasks[::-1]
            self._perform(one, job)

    def _next(self, tasks: Sequence[str]) -> _Job | None:
        for queue in (*(self._queues[task] for task in tasks), self._ahead):
            while (job := queue.take()) is not None:
                if not job.begun:
                    job.begun = True
                    return job
        return None

    def _perform(self, one: Worker, job: _Job) -> None:
        began = time.monotonic()
        try:
            one.started()
            began = time.monotonic()
            result = one.run((str(job.data), job.task, job.arguments), LIMITS_S[job.task])
            error: WorkFailed | None = None
        except Exception as failed:  # whatever it is, the next task has a worker
            error = failed if isinstance(failed, WorkFailed) else WorkFailed(type(failed).__name__)
            if error is not failed:
                one.stop()
            if not self._closed:
                log.error("%s: %s", job.name, failed)
        with self._changed:
            self._running.pop(job.name, None)
        if error is not None:
            job.future.set_exception(error)
            return
        if (took := time.monotonic() - began) > _SLOW_S:
            log.warning("%s took %.1f s", job.name, took)
        job.future.set_result(result)


def default_size() -> int:
    """OVERLAND_WORKERS, or two where there are two processors and 2 GB of memory, else one."""
    named = os.environ.get("OVERLAND_WORKERS", "")
    if named.isascii() and named.isdigit() and 1 <= int(named) <= 64:
        return int(named)
    return 2 if (os.cpu_count() or 1) > 1 and _memory() >= _ENOUGH_MEMORY else 1


def _memory() -> int:
    """Bytes of memory that this machine, or the container that it is, may use."""
    found = []
    with suppress(OSError, ValueError, AttributeError):
        found.append(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    with suppress(OSError, ValueError):
        found.append(int(Path("/sys/fs/cgroup/memory.max").read_text("ascii")))
    return min(found, default=0)


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
