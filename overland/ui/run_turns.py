"""The turns of script runs: one at a time, and whoever has used least of late goes first.

Runs of one process share Python's one lock: ten at once are ready when the last of them is, and a
reader's click among them takes ten times as long. In turn, it waits for one of them at most.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

LENT_S: Final = 0.25
"""Seconds after which a run that lasts keeps nobody else waiting: it goes on beside the others."""
MOST_EACH: Final = 2
"""Runs of one address that go on at once, of those that last."""
LONGEST_WAIT_S: Final = 20.0
"""However much others ask for; and of an address that itself asks for much."""
_HALF_IDLE_S: Final = 0.5
"""In which half of what was used is forgotten of who looks at what came: a reader does."""
_HALF_BUSY_S: Final = 30.0
"""The same of who asks on without a pause."""
_MOST_KNOWN: Final = 10_000


@dataclass(slots=True, eq=False)
class _Run:
    address: str
    session: str
    called: threading.Event = field(default_factory=threading.Event)
    began: float = 0.0


@dataclass(slots=True)
class _Account:
    """What an address or a session has used of late, in seconds, as of `at`; its open runs."""

    used: float = 0.0
    at: float = 0.0
    runs: int = 0

    def used_by(self, now: float) -> float:
        half = _HALF_BUSY_S if self.runs else _HALF_IDLE_S
        return float(self.used * 0.5 ** ((now - self.at) / half))


class RunTurns:
    """Lets one run after another begin. Any thread may ask; `clock` is in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._waiting: list[_Run] = []
        self._running: list[_Run] = []
        self._accounts: dict[str, _Account] = {}

    @contextmanager
    def turn(self, address: str, session: str) -> Iterator[None]:
        """Wait for a turn, and have it for the block."""
        run = _Run(address, session)
        with self._lock:
            self._waiting.append(run)
            self._note(run, 1)
            self._call_next()
        latest = self._clock() + LONGEST_WAIT_S
        while not run.called.wait(LENT_S):
            with self._lock:
                self._call_next()
                if not run.called.is_set() and self._clock() >= latest:
                    self._call(run)
        began = time.thread_time()
        try:
            yield
        finally:
            used = time.thread_time() - began
            with self._lock:
                self._running.remove(run)
                self._note(run, -1, used)
                self._call_next()

    def _call_next(self) -> None:
        """Call whoever is next, unless a run that began just now still has its turn."""
        now = self._clock()
        if any(now - run.began < LENT_S for run in self._running):
            return
        of_each = [run.address for run in self._running]
        may = [run for run in self._waiting if of_each.count(run.address) < MOST_EACH]
        if may:
            self._call(min(may, key=self._used_lately))

    def _call(self, run: _Run) -> None:
        self._waiting.remove(run)
        self._running.append(run)
        run.began = self._clock()
        run.called.set()

    def _used_lately(self, run: _Run) -> tuple[float, ...]:
        now = self._clock()
        return tuple(self._accounts[name].used_by(now) for name in _names(run))

    def _note(self, run: _Run, runs: int, used: float = 0.0) -> None:
        """Put down that a run came or went, and what it used."""
        now = self._clock()
        if len(self._accounts) >= _MOST_KNOWN:
            known = self._accounts.items()
            self._accounts = {n: one for n, one in known if one.runs or one.used_by(now) > 0.001}
        for name in _names(run):
            account = self._accounts.setdefault(name, _Account(at=now))
            account.used, account.at = account.used_by(now) + used, now
            account.runs += runs


def _names(run: _Run) -> tuple[str, str]:
    return f"address {run.address}", f"session {run.session}"


_turns: Final = RunTurns()


@contextmanager
def own_turn() -> Iterator[None]:
    """The turn of this run of the script: of the address and the session that asked for it.

    The address is the one of server/message_rate.py: a network, or all behind an unnamed proxy.
    """
    context = get_script_run_ctx(suppress_warning=True)
    with _turns.turn(st.context.ip_address or "", context.session_id if context else ""):
        yield
