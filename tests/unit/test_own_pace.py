"""Who asks on without a pause waits; who looks at what came does not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from overland.ui import own_pace


@contextmanager
def runs_of_others(number: int) -> Iterator[None]:
    with ExitStack() as others:
        for _run in range(number):
            others.enter_context(own_pace.paced({}))
        yield


def waited(others: int, took_s: float, looked_s: float) -> float:
    """What a session sleeps whose run took so long, and that looked so long at what came."""
    slept: list[float] = []
    with runs_of_others(others):
        now = time.monotonic()
        with own_pace.paced(
            {"pace": own_pace.Pace(took_s, now - looked_s)}, lambda: now, slept.append
        ):
            pass
    return sum(slept)


def test_nobody_waits_alone_and_no_reader_beside_a_flood() -> None:
    assert waited(0, 10.0, 0.0) == 0
    assert waited(19, 0.04, 1.0) == 0  # a click a second
    assert waited(19, 0.04, 0.2) == 0  # five
    assert waited(100, 0.04, 1.0) == 0
    assert waited(100, 0.0, 0.0) == 0  # the first run of a session


@pytest.mark.parametrize("sessions", [20, 100])
@pytest.mark.parametrize("speed", [1.0, 0.6])
def test_all_who_ask_on_without_a_pause_leave_readers_a_third_of_what_there_is(
    sessions: int, speed: float
) -> None:
    alone_s, busy = 0.04, 0.5  # busy: the share of the processor that they have
    for _round in range(200):
        took_s = alone_s / (speed * max(0.05, 1 - busy))
        period_s = took_s + waited(sessions - 1, took_s, 0.0)
        busy += 0.05 * (min(1.0, sessions * alone_s / speed / period_s) - busy)
    assert 0.3 < busy < 0.7


def test_no_wait_is_longer_than_its_bound() -> None:
    assert waited(100, 60.0, 0.0) == own_pace.LONGEST_WAIT_S


def test_a_run_that_breaks_off_is_counted_and_holds_nothing() -> None:
    own: dict[str, Any] = {}
    now = 1.0

    def broken_off(after_s: float) -> None:
        nonlocal now
        with own_pace.paced(own, lambda: now):
            now += after_s
            raise KeyError

    before = len(own_pace._under_way)
    for after_s in (2.0, 0.1):
        with pytest.raises(KeyError):
            broken_off(after_s)
    assert len(own_pace._under_way) == before
    # Whoever breaks off a run at once gains nothing by it.
    assert own["pace"] == own_pace.Pace(2.0, now)


def test_what_a_session_waited_is_no_part_of_what_its_run_took() -> None:
    now, own = 10.0, {"pace": own_pace.Pace(0.5, 10.0)}

    def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    with runs_of_others(4), own_pace.paced(own, lambda: now, sleep):
        now += 0.1
    assert (own["pace"].took_s, own["pace"].ended) == pytest.approx((0.1, 11.1))
