"""The worker pool: heavy work in processes of its own, with a time limit and a fair queue.

A renderer may hold Python's lock for seconds, take all the memory there is, or never end; in a
process of its own it does so without stopping a reader. A worker that dies or takes too long is
replaced, and only the request that it had fails.
"""

from __future__ import annotations

import logging
import os
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
from overland.server.messages import Refer, by_no_name
from overland.server.worker_process import COMMAND, Worker, WorkFailed

log = logging.getLogger(__name__)

LIMITS_S: Final = {"picture": 20.0, "export": 120.0}
"""Seconds that a task may take, on a busy machine too."""
MOST_WAITING: Final = 64
MOST_WAITING_EACH: Final = 24
_SLOW_S: Final = 5.0
_ENOUGH_MEMORY: Final = 2_000_000_000


class Busy(OverlandError):
    """Too many wait already: ask again later."""


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


class Pool:
    """A fixed number of workers behind two fair queues: quick tasks, and slow ones.

    Of several workers the first does quick tasks only, so that no export keeps a picture waiting;
    a single one takes them in turn. The threads and processes start with the first task. `refer`
    names what a worker finds by itself.
    """

    def __init__(
        self, size: int = 0, command: Sequence[str] = COMMAND, refer: Refer = by_no_name
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
                lost = self._put(job, address, queue)
            except QueueFull:
                if known is not None:
                    return known.future
                raise Busy("too many wait already") from None
            if not ahead:
                job.asked_by.add(address)
            self._running[name] = job
            self._start()
            self._changed.notify_all()
        if lost is not None:
            lost.future.set_exception(Busy("too many wait already"))
        return job.future

    def _put(self, job: _Job, address: str, queue: FairQueue[_Job]) -> _Job | None:
        """Give a job a place, beside those that it has for others.

        Gives back a job that has lost its last one to it. Raises QueueFull.
        """
        displaced = queue.put(address, job)
        job.places += 1
        if displaced is None:
            return None
        displaced.places -= 1
        if displaced.places or displaced.begun:
            return None
        self._running.pop(displaced.name, None)
        return displaced

    @property
    def ahead(self) -> int:
        """How many tasks that nobody waits for are not done yet."""
        with self._changed:
            return sum(not job.asked_by for job in self._running.values())

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
        tasks, last = list(self._queues), number == self._size - 1
        if self._size > 1:
            tasks = tasks[:1] if number == 0 else tasks[::-1]
        while True:
            job = None
            with self._changed:
                while not self._closed and (job := self._next(tasks, ahead=last)) is None:
                    self._changed.wait()
            if job is None:
                return
            if self._size == 1:
                tasks = tasks[::-1]
            self._perform(one, job)

    def _next(self, tasks: Sequence[str], *, ahead: bool) -> _Job | None:
        queues = [self._queues[task] for task in tasks]
        for queue in (*queues, self._ahead) if ahead else queues:
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
