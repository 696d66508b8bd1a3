"""Many readers at once: how long a click takes for each, and what a session costs in memory.

`python -m benchmarks.load [SESSIONS [SECONDS]]`: sessions over WebSockets that each click about
every 20 seconds, against an app on the same machine; both sides of each ratio are of one run.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path

import psutil

from benchmarks.session import Session, app

THINK_S = 20.0
STORY = "syria-2013"
PLACES = ("masnaa", "damascus", "beirut")
ALONE = 20


def memory(pid: int) -> int:
    """Bytes of the server itself; its workers hold no sessions."""
    return int(psutil.Process(pid).memory_info().rss)


async def click(reader: Session, number: int) -> float:
    return await reader.show(f"story={STORY}&place={PLACES[number % len(PLACES)]}")


async def reads(reader: Session, until: float, taken: list[float], choose: random.Random) -> None:
    """One reader: think, click, think; the first click somewhere within the first thought."""
    pause = choose.uniform(0, THINK_S)
    number = choose.randrange(100)
    while time.monotonic() + pause < until:
        await asyncio.sleep(pause)
        taken.append(await click(reader, number))
        number += 1
        pause = choose.uniform(0.5, 1.5) * THINK_S


async def measured(host: str, pid: int, sessions: int, seconds: float) -> dict[str, object]:
    choose = random.Random(1)
    async with Session(host) as one:
        await one.show(f"story={STORY}")
        alone = [await click(one, number) for number in range(ALONE)]
    before = memory(pid)
    taken: list[float] = []
    async with AsyncExitStack() as stack:
        readers = []
        for _ in range(sessions):
            reader = await stack.enter_async_context(Session(host))
            await reader.show(f"story={STORY}")
            readers.append(reader)
        held = memory(pid)
        began = psutil.Process(pid).cpu_times()
        until = time.monotonic() + seconds
        await asyncio.gather(*(reads(reader, until, taken, choose) for reader in readers))
        after = memory(pid)
        busy = psutil.Process(pid).cpu_times()
    taken.sort()
    p95 = taken[int(len(taken) * 0.95)]
    return {
        "sessions": sessions,
        "clicks": len(taken),
        "clicks a second": round(len(taken) / seconds, 1),
        "idle median ms": round(statistics.median(alone) * 1000),
        "median ms": round(statistics.median(taken) * 1000),
        "p95 ms": round(p95 * 1000),
        "p95 / idle": round(p95 / statistics.median(alone), 2),
        "kB a session": round((held - before) / sessions / 1000),
        "MB at the end": round(after / 1e6),
        "CPU ms a click": round(1000 * (busy.user + busy.system - sum(began[:2])) / len(taken)),
        "load average": round(os.getloadavg()[0], 1),
        "processors": os.cpu_count(),
    }


def main() -> None:
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 120.0
    with tempfile.TemporaryDirectory() as folder, app(Path(folder, "log.txt")) as (host, pid):
        time.sleep(20)  # the first pictures are drawn ahead
        print(json.dumps(asyncio.run(measured(host, pid, sessions, seconds)), indent=1))


if __name__ == "__main__":
    main()
