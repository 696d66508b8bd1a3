"""How the files of tests are dealt to the processes of a run, so that no core waits for another.

Each process begins with its share of the list, and one that has done its own takes over the end of
another's. So the files that take long stand first in the shares, and those with a browser, which
wait as much as they work, in every second share: beside each of them a process works that does not
wait.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import TypeVar

Test = TypeVar("Test")
WAITING, LONG, SHORT = "waiting", "long", "short"
_ROOMY_BYTES = 12e9
"""Memory in which two processes more than cores, each with a browser, have room."""
_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


def processes(cores: int, memory_bytes: float) -> int:
    """More than there are cores: a test that waits for its browser or server leaves one idle."""
    return cores + (2 if memory_bytes >= _ROOMY_BYTES else 1)


def memory_bytes() -> float:
    """What this machine has, or lets this container have."""
    found = [os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")]
    for limit in _LIMITS:
        with suppress(OSError, ValueError):  # "max"
            found.append(int(Path(limit).read_text("ascii")))
    return min(found)


def dealt(
    tests: Sequence[Test],
    processes: int,
    file_of: Callable[[Test], str],
    kind_of: Callable[[Test], str],
) -> list[Test]:
    """All tests in another order, but for that of a file, which stays as it is."""
    files = [list(group) for _file, group in groupby(tests, file_of)]
    kinds: dict[str, list[list[Test]]] = {WAITING: [], LONG: [], SHORT: []}
    for file in files:
        kinds[kind_of(file[0])].append(file)
    shares: list[list[Test]] = [[] for _ in range(processes)]
    _spread(kinds[WAITING], shares[::2])
    _spread(kinds[LONG], shares[1::2] or shares)
    rest = [test for file in kinds[SHORT] for test in file]
    # The run deals by number alone: what a share lacks of its part comes from the short ones.
    parts = _parts(len(tests), processes)
    if any(len(share) > part for share, part in zip(shares, parts, strict=True)):
        return list(tests)
    for share, part in zip(shares, parts, strict=True):
        lacks = part - len(share)
        share += rest[:lacks]
        del rest[:lacks]
    return [test for share in shares for test in share]


def _spread(files: Iterable[list[Test]], shares: Sequence[list[Test]]) -> None:
    """Give each file to the share that has fewest tests, the largest first."""
    for file in sorted(files, key=len, reverse=True):
        min(shares, key=len).extend(file)


def _parts(number: int, processes: int) -> list[int]:
    """How many of a list the run gives to each process at first."""
    parts = []
    for left in range(processes, 0, -1):
        parts.append(number // left)
        number -= parts[-1]
    return parts
