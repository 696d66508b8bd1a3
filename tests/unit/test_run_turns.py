"""The turns of script runs: who goes first, and that nobody waits for ever."""

from __future__ import annotations

import threading
import time

import pytest

from overland.ui import run_turns
from overland.ui.run_turns import RunTurns


class Runs:
    """Runs in threads of their own, in the order in which they were called."""

    def __init__(self, turns: RunTurns) -> None:
        self.turns = turns
        self.order: list[str] = []
        self.threads: list[threading.Thread] = []

    def ask(self, address: str, session: str = "") -> None:
        waiting = len(self.turns._waiting)
        thread = threading.Thread(target=self._run, args=(address, session or address))
        thread.start()
        self.threads.append(thread)
        while len(self.turns._waiting) == waiting:
            time.sleep(0.001)

    def _run(self, address: str, session: str) -> None:
        with self.turns.turn(address, session):
            self.order.append(session)
            spent = time.thread_time() + 0.002
            while time.thread_time() < spent:
                pass

    def wait(self) -> list[str]:
        for thread in self.threads:
            thread.join(10)
        return self.order


@pytest.fixture(autouse=True)
def _no_run_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_turns, "LENT_S", 60.0)


def test_a_readers_click_waits_for_one_run_of_a_flood_whatever_waits_before_it() -> None:
    turns = RunTurns()
    runs = Runs(turns)
    with turns.turn("flood 0", "running"):
        for number in range(20):
            runs.ask(f"flood {number}")
        runs.ask("reader")
        for account in turns._accounts.values():
            account.used = 0.05
        turns._accounts["address reader"].used = 0.04
    assert runs.wait()[0] == "reader"
    assert len(runs.order) == 21


def test_who_looks_at_what_came_is_forgiven_soon_and_who_asks_on_is_not() -> None:
    now = 0.0
    turns = RunTurns(clock=lambda: now)
    flood, reader = run_turns._Run("flood", "f"), run_turns._Run("reader", "r")
    turns._note(flood, 1)
    for _second in range(20):  # the reader clicks more often, and the flood never pauses
        turns._note(reader, 1)
        turns._note(reader, -1, 0.04)
        now += 0.2
        turns._note(flood, 1)
        turns._note(flood, -1, 0.02)
    assert turns._used_lately(reader) < turns._used_lately(flood)


def test_behind_one_address_the_session_that_asks_for_little_goes_first() -> None:
    turns = RunTurns()
    runs = Runs(turns)
    with turns.turn("school", "flood"):
        sum(range(200_000))
    with turns.turn("school", "other"):
        for _click in range(5):
            runs.ask("school", "flood")
        runs.ask("school", "reader")
    assert runs.wait()[0] == "reader"


def test_a_run_that_lasts_keeps_no_other_address_waiting_and_its_own_for_a_bounded_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run_turns, "LENT_S", 0.01)
    monkeypatch.setattr(run_turns, "LONGEST_WAIT_S", 0.2)
    turns = RunTurns()
    with turns.turn("heavy", "a"), turns.turn("heavy", "b"):
        began = time.monotonic()
        with turns.turn("reader", "c"):
            assert time.monotonic() - began < 0.15
        with turns.turn("heavy", "d"):  # two of them go on already
            assert time.monotonic() - began >= 0.2
    assert not turns._running
    assert not turns._waiting


def test_what_is_known_of_who_asked_has_a_bound_and_a_run_that_fails_gives_its_turn_back() -> None:
    now = 0.0
    turns = RunTurns(clock=lambda: now)
    for number in range(run_turns._MOST_KNOWN):
        now += 0.1
        with turns.turn(str(number), str(number)):
            pass
    assert len(turns._accounts) <= run_turns._MOST_KNOWN
    with pytest.raises(KeyError), turns.turn("a", "a"):
        raise KeyError
    with turns.turn("b", "b"):
        assert len(turns._running) == 1
