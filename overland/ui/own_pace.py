"""The pace of a session: who asks on without a pause waits, and leaves readers their part.

Runs of the page's script share Python's one lock: a click among twenty runs takes twenty times as
long. Nothing is held here, and nobody waits for another's run: a session sleeps its own time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

LONGEST_WAIT_S: Final = 10.0
"""However long a session's runs take, and however many others are under way."""
_FOR_EACH_OTHER: Final = 0.5
"""Seconds of waiting for a second of the last run and each other run that is under way."""
_FORGIVEN: Final = 8
"""Seconds of waiting that one second of looking at what came is worth: a reader looks."""


@dataclass(slots=True)
class Pace:
    """What a session's last run took, in seconds, and when it ended, by the clock."""

    took_s: float = 0.0
    ended: float = 0.0


_under_way: Final[set[object]] = set()
"""Runs that wait their time or are made. Sets change in one step in every thread."""


@contextmanager
def paced(
    state: Any = None,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[None]:
    """Wait in proportion to what this session's last run took and to the runs of others; then the
    block.

    A run takes longer, the more the machine has to do: so readers are left their part of what there
    is. `state` is the session's own, `clock` and `sleep` are in seconds.
    """
    own: Any = st.session_state if state is None else state
    # What is changed is the object alone: writing to Streamlit's state may break a run off.
    pace: Pace = own.setdefault("pace", Pace())
    run = object()
    _under_way.add(run)
    began = clock()
    broken = True
    try:
        owed = _FOR_EACH_OTHER * pace.took_s * (len(_under_way) - 1)
        owed -= _FORGIVEN * (began - pace.ended)
        if owed > 0:
            sleep(min(owed, LONGEST_WAIT_S))
            began = clock()
        yield
        broken = False
    finally:
        _under_way.discard(run)
        pace.ended = clock()
        # Whoever breaks off their own run gains nothing by it.
        pace.took_s = max(pace.ended - began, pace.took_s if broken else 0.0)
