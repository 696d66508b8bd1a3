"""Worker processes: fairness, time limits, and what a worker that dies takes with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest

from overland.exports import FORMATS
from overland.server import fair_queue, pool
from overland.server.fair_queue import FairQueue, QueueFull
from overland.server.pool import Busy, Pool
from overland.server.worker_process import Worker, WorkFailed
from overland.story.filter import EVERYTHING
from tests.small_story import STORY

# A worker in the protocol's terms that does what its task says: fast to start, and it can fail.
PLAYING = """
import os, sys, time
from overland.server import messages
requests, answers = sys.stdin.buffer, sys.stdout.buffer
messages.send(answers, "ready")
while True:
    data, task, arguments = messages.receive(requests)
    word = arguments[0]
    if word == "die":
        os._exit(9)
    if word == "hang":
        time.sleep(600)
    if word == "wait":
        while not os.path.exists(arguments[1]):
            time.sleep(0.01)
    if word == "raise":
        messages.send(answers, (False, "ValueError: " + word))
    else:
        messages.send(answers, (True, str(word).encode()))
"""
COMMAND = (sys.executable, "-c", PLAYING)


@pytest.fixture
def working() -> Iterator[Pool]:
    made = Pool(1, COMMAND)
    yield made
    made.close()


def ask(
    working: Pool, word: str, *more: str, address: str = "a", task: str = "picture"
) -> Future[bytes]:
    return working.submit(task, (word, *more), name=f"{word} {more}", address=address)


def done_in_turn(asked: Sequence[Future[bytes]], gate: Path) -> list[bytes]:
    """What was done, in its order, once the gate is open that the worker waits at."""
    order: list[bytes] = []
    for future in asked:
        future.add_done_callback(lambda done: order.append(done.result()))
    gate.touch()
    for future in asked:
        future.result(60)
    return order


def test_a_worker_that_dies_costs_its_own_task_only(working: Pool) -> None:
    with pytest.raises(WorkFailed, match="ended its worker"):
        ask(working, "die").result(60)
    assert ask(working, "well").result(60) == b"well"


def test_a_task_that_takes_too_long_is_ended(
    working: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(pool.LIMITS_S, "picture", 0.2)
    with pytest.raises(WorkFailed, match=r"more than 0\.2 s"):
        ask(working, "hang").result(60)
    monkeypatch.setitem(pool.LIMITS_S, "picture", 60.0)
    assert ask(working, "well").result(60) == b"well"


def test_an_error_in_a_task_leaves_the_worker_as_it_is(working: Pool) -> None:
    with pytest.raises(WorkFailed, match="ValueError"):
        ask(working, "raise").result(60)
    assert ask(working, "well").result(60) == b"well"


def test_a_worker_that_was_killed_between_two_tasks_is_replaced() -> None:
    one = Worker(COMMAND)
    try:
        assert one.run(("", "picture", ("first",)), 60) == b"first"
        process = one.started()
        os.kill(process.pid, signal.SIGKILL)
        process.wait(20)
        assert one.run(("", "picture", ("second",)), 60) == b"second"
    finally:
        one.stop()


# A server that gives its worker a task without end, which says in the log that it has begun.
HANGING = """
import sys, time
from overland.server import worker
from overland.server.worker_process import Worker
def hang():
    print("begun", file=sys.stderr, flush=True)
    time.sleep(60)
    print("still there", file=sys.stderr, flush=True)
worker.TASKS = {"picture": hang}
if sys.argv[1:]:
    worker.run_worker()
else:
    command = (sys.executable, "-c", sys.stdin.read(), "worker")
    Worker(command).run(("", "picture", ()), 600)
"""


@pytest.mark.slow
def test_a_worker_ends_with_a_server_that_was_killed_whatever_it_does() -> None:
    command, pipe = (sys.executable, "-c", HANGING), subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stderr=pipe) as server:
        assert server.stdin
        assert server.stderr
        server.stdin.write(HANGING.encode())
        server.stdin.close()
        assert server.stderr.readline() == b"begun\n"
        server.kill()
        # The worker holds the other end of the log for as long as it runs.
        assert server.stderr.read() == b""


def test_whoever_asks_for_much_waits_longer_than_who_asks_for_little(
    working: Pool, tmp_path: Path
) -> None:
    gate = tmp_path / "open"
    ask(working, "wait", str(gate))
    asked = [ask(working, f"greedy-{n}", address="greedy") for n in range(20)]
    asked.append(ask(working, "modest", address="modest"))
    assert done_in_turn(asked, gate).index(b"modest") <= 1


def test_what_was_to_be_done_ahead_has_the_place_of_whoever_asks_for_it(
    working: Pool, tmp_path: Path
) -> None:
    gate = tmp_path / "open"
    ask(working, "wait", str(gate))
    ahead = working.submit("picture", ("front",), name="front ()", address="", ahead=True)
    asked = [ask(working, f"greedy-{n}", address="greedy") for n in range(20)]
    asked.append(ask(working, "front", address="modest"))
    assert asked[-1] is ahead
    assert done_in_turn(asked, gate).index(b"front") <= 1


def test_what_nobody_waits_for_takes_one_worker_and_is_counted(tmp_path: Path) -> None:
    several = Pool(3, COMMAND)
    gate = tmp_path / "open"
    try:
        ahead = [
            several.submit("picture", ("wait", str(gate)), name=f"{n}", address="", ahead=True)
            for n in range(3)
        ]
        assert ask(several, "asked").result(60) == b"asked"
        assert ask(several, "asked", task="export").result(60) == b"asked"
        assert several.ahead == 3
        gate.touch()
        for future in ahead:
            future.result(60)
        assert several.ahead == 0
    finally:
        several.close()


def test_a_picture_that_another_asked_for_first_keeps_nobody_in_the_others_place(
    working: Pool, tmp_path: Path
) -> None:
    gate = tmp_path / "open"
    ask(working, "wait", str(gate))
    asked = [ask(working, f"greedy-{n}", address="greedy") for n in range(20)]
    assert ask(working, "greedy-19", address="modest") is asked[-1]
    order = done_in_turn(asked, gate)
    assert order.index(b"greedy-19") <= 1
    assert len(order) == 20


def test_a_task_that_cannot_be_sent_fails_alone(working: Pool) -> None:
    lock: object = threading.Lock()  # which cannot be pickled
    failed = working.submit("picture", (lock,), name="lock", address="a")
    with pytest.raises(WorkFailed, match="TypeError"):
        failed.result(60)
    assert ask(working, "well").result(60) == b"well"


def test_one_address_has_a_bounded_number_of_places(working: Pool, tmp_path: Path) -> None:
    gate = tmp_path / "open"
    ask(working, "wait", str(gate), address="greedy")
    refused = 0
    for number in range(pool.MOST_WAITING_EACH + 5):
        try:
            ask(working, f"greedy-{number}", address="greedy")
        except Busy:
            refused += 1
    assert refused in (5, 6)  # the first may wait too when the others come
    modest = ask(working, "modest", address="modest")
    gate.touch()
    assert modest.result(60) == b"modest"


def test_the_same_task_asked_for_at_once_is_done_once(working: Pool, tmp_path: Path) -> None:
    gate = tmp_path / "open"
    asked = {id(ask(working, "wait", str(gate), address=f"{n}")) for n in range(20)}
    gate.touch()
    assert len(asked) == 1


def test_an_export_does_not_keep_a_picture_waiting(tmp_path: Path) -> None:
    gate, two = tmp_path / "open", Pool(2, COMMAND)
    try:
        slow = ask(two, "wait", str(gate), task="export")
        assert ask(two, "picture").result(60) == b"picture"
        assert not slow.done()
        gate.touch()
        assert slow.result(60) == b"wait"
    finally:
        two.close()


def test_a_full_queue_gives_a_newcomer_the_place_of_whoever_has_most() -> None:
    queue: FairQueue[str] = FairQueue(4, 4)
    for name in ("a1", "a2", "a3"):
        assert queue.put("a", name) is None
    assert queue.put("b", "b1") is None
    assert queue.put("c", "c1") == "a3"
    with pytest.raises(QueueFull):
        queue.put("a", "a4")
    assert [queue.take() for _ in range(5)] == ["a1", "b1", "c1", "a2", None]


@pytest.mark.parametrize(
    ("client", "allowed", "address"),
    [
        (("203.0.113.5", 4711), None, "203.0.113.5"),
        (("203.0.113.5", 0), None, "forwarded"),
        (("203.0.113.5", 0), "10.0.0.1", "203.0.113.5"),
        (("2001:db8:1:2:3:4:5:6", 9), None, "2001:db8:1:2::/64"),
        (("::ffff:203.0.113.5", 9), None, "203.0.113.5"),
        (("testclient", 50000), None, "testclient"),
        (None, None, "forwarded"),
    ],
)
def test_an_address_is_believed_from_the_connection_or_a_named_proxy_only(
    client: object, allowed: str | None, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
    if allowed:
        monkeypatch.setenv("FORWARDED_ALLOW_IPS", allowed)
    assert fair_queue.reader_address({"type": "http", "client": client}) == address


def test_a_real_worker_writes_the_bytes_that_the_command_writes() -> None:
    real = Pool(1)
    try:
        task = ("geojson", STORY, EVERYTHING, "en")
        asked = real.submit("export", task, name="geojson", address="a")
        assert asked.result(120) == FORMATS["geojson"].export(STORY)
    finally:
        real.close()
