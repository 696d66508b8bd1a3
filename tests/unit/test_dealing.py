"""How tests are dealt to processes: none is lost, and what waits stands beside what works."""

from __future__ import annotations

import pytest

from tests.dealing import LONG, SHORT, WAITING, dealt, memory_bytes, processes

TESTS = [
    f"{kind} {file}.{number}"
    for kind in (WAITING, LONG, SHORT)
    for file in "abc"
    for number in range(9 if kind == SHORT else 2)
]


def order(processes: int) -> list[str]:
    return dealt(TESTS, processes, lambda one: one.split(".")[0], lambda one: one.split()[0])


@pytest.mark.parametrize("processes", range(1, 9))
def test_every_test_is_dealt_once_and_a_file_keeps_its_order(processes: int) -> None:
    assert sorted(order(processes)) == sorted(TESTS)
    for file in {one.split(".")[0] for one in TESTS}:
        own = [one for one in order(processes) if one.startswith(f"{file}.")]
        assert own == sorted(own)


def test_what_waits_begins_in_every_second_process_and_what_takes_long_in_the_others() -> None:
    part = len(TESTS) // 3
    firsts = [order(3)[number * part].split()[0] for number in range(3)]
    assert firsts == [WAITING, LONG, WAITING]
    assert order(3)[-1].startswith(SHORT)


def test_where_memory_is_scarce_there_is_one_process_less() -> None:
    assert (processes(2, 16e9), processes(2, 8e9)) == (4, 3)
    assert memory_bytes() > 1e9
