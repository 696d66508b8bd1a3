"""Progress of a command: what it has found, and on the error stream what it is at."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final, TextIO

from overland.errors import Problem

FIRST_S: Final = 1.0
"""Seconds of silence before the first line."""
AGAIN_S: Final = 5.0
"""Seconds after which a step that lasts is told of again."""


@dataclass(slots=True)
class _Work:
    step: str = ""


_finds: ContextVar[Callable[[Sequence[Problem]], None] | None] = ContextVar("finds", default=None)


def found(problems: Sequence[Problem]) -> None:
    """Show what a command has found so far; the same stands in its outcome."""
    if show := _finds.get():
        show(problems)


@contextmanager
def finds_shown(show: Callable[[Sequence[Problem]], None]) -> Iterator[None]:
    """Hand what is found inside to `show`, as it is found."""
    token = _finds.set(show)
    try:
        yield
    finally:
        _finds.reset(token)


_current: ContextVar[_Work | None] = ContextVar("work", default=None)


def step(words: str) -> None:
    """Say what a command is at now: shown if the command takes long, and forgotten if not."""
    work = _current.get()
    if work:
        work.step = words


@contextmanager
def shown(name: str, *, first_s: float = FIRST_S, again_s: float = AGAIN_S) -> Iterator[None]:
    """Tell of the steps taken inside, from a thread of its own, on what is now the error stream."""
    work, ended, start = _Work(), threading.Event(), time.monotonic()
    token = _current.set(work)
    watcher = threading.Thread(
        target=_watch, args=(name, work, ended, start, sys.stderr, first_s, again_s), daemon=True
    )
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()
        _current.reset(token)


def _watch(
    name: str,
    work: _Work,
    ended: threading.Event,
    start: float,
    stream: TextIO,
    first_s: float,
    again_s: float,
) -> None:
    told, told_at = None, start
    while not ended.wait(first_s):
        now = time.monotonic()
        if work.step != told or now - told_at >= again_s:
            told, told_at = work.step, now
            print(f"{name}: {told or 'at work'} ({now - start:.0f} s)", file=stream, flush=True)
