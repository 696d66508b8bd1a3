"""Many readers at once: how long a click takes for each, and what a session costs in memory.

`python -m benchmarks.load [SESSIONS [SECONDS]] [keep]`: sessions over WebSockets that each click
about every 20 seconds, against an app on the same machine; both sides of each ratio are of one run.
`keep` puts the figures where the documents are made from (then `make reference`).
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
import urllib.request
from contextlib import AsyncExitStack
from pathlib import Path

import psutil

from benchmarks import figures, sides
from benchmarks.session import Session, app

THINK_S = 20.0
STORY = "syria-2013"
PLACES = ("masnaa", "damascus", "beirut")
ALONE = 40


def memory(pid: int) -> int:
    """Bytes of the server itself; its workers hold no sessions."""
    return int(psutil.Process(pid).memory_info().rss)


def processor_s(pid: int) -> float:
    """Seconds that the server itself has kept a processor busy."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


async def arrival(host: str, stack: AsyncExitStack) -> Session:
    """A reader who has followed a link: the page, its session and its first view."""
    url = f"http://{host}/?story={STORY}"
    await asyncio.to_thread(lambda: urllib.request.urlopen(url, timeout=60).read())
    reader = await stack.enter_async_context(Session(host))
    await reader.show(f"story={STORY}")
    return reader


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
    choose, beside = random.Random(1), figures.machine()
    async with Session(host) as one:
        await one.show(f"story={STORY}")
        for number in range(len(PLACES)):
            await click(one, number)
        alone = [await click(one, number) for number in range(ALONE)]
    before = memory(pid)
    taken: list[float] = []
    async with AsyncExitStack() as stack:
        came = processor_s(pid)
        readers = [await arrival(host, stack) for _ in range(sessions)]
        came = processor_s(pid) - came
        held = memory(pid)
        busy = processor_s(pid)
        until = time.monotonic() + seconds
        await asyncio.gather(*(reads(reader, until, taken, choose) for reader in readers))
        after = memory(pid)
        busy = processor_s(pid) - busy
    idle = statistics.median(alone)
    return {
        **beside,
        "sessions": sessions,
        "clicks": len(taken),
        "clicks a second": round(len(taken) / seconds, 1),
        "idle median ms": round(idle * 1000),
        "idle p95 ms": round(p95(alone) * 1000),
        "median ms": round(statistics.median(taken) * 1000),
        "p95 ms": round(p95(taken) * 1000),
        "p95 / idle": round(p95(taken) / idle, 2),
        "kB a session": round((held - before) / sessions / 1000),
        "MB at the end": round(after / 1e6),
        "CPU ms a click": round(1000 * busy / len(taken)),
        "CPU ms an arrival": round(1000 * came / sessions),
    }


def p95(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]


def main() -> None:
    numbers = [word for word in sys.argv[1:] if word != "keep"]
    sessions = int(numbers[0]) if numbers else 200
    seconds = float(numbers[1]) if len(numbers) > 1 else 60.0
    with tempfile.TemporaryDirectory() as folder, app(Path(folder, "log.txt")) as (host, pid):
        sides.settled(f"http://{host}/")
        found = asyncio.run(measured(host, pid, sessions, seconds))
    print(json.dumps(found, indent=1))
    if "keep" in sys.argv:
        figures.keep("load", found)


if __name__ == "__main__":
    main()
