"""What 20 connections that ask for heavy things do to another reader's page, click and picture."""

from __future__ import annotations

import asyncio
import http.client
import itertools
import json
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.session import ROOT, Session

CONNECTIONS = 20
STORY = "syria-2013"
PLACES = ("masnaa", "damascus", "beirut")
BEGIN_S = 10.0
"""Within which a flood has begun, its first answer come or not."""
ATTACKERS, READER = "127.0.0.2", "127.0.0.1"
Address = Callable[[int], str]


def camera(number: int) -> str:
    return f"{33 + number % 97 / 50:.4f},{35.5 + number % 89 / 60:.4f},{7 + number % 12 / 2:g}"


EXPORTS = ("pdf", "png", "html", "kml", "lpf", "geojson")
NOTHING = "nothing"
CLICKS = "clicks"
"""Sessions that click as soon as they have their answer, rather than requests."""
ROWS: dict[str, tuple[int, Address]] = {
    NOTHING: (0, lambda n: "/"),
    "PNG ?c=..., 1 connection": (1, lambda n: f"/pictures/{STORY}.png?c={camera(n)}"),
    "PNG ?c=...": (CONNECTIONS, lambda n: f"/pictures/{STORY}.png?c={camera(n)}&event=crossing"),
    "SVG ?c=...": (
        CONNECTIONS,
        lambda n: f"/pictures/{STORY}.svg?size=wide&theme=light&c={camera(n)}",
    ),
    "/?c=...": (CONNECTIONS, lambda n: f"/?story={STORY}&c={camera(n)}"),
    "/?lost=...": (CONNECTIONS, lambda n: f"/?story={STORY}&lost={n}"),
    "exports": (
        CONNECTIONS,
        lambda n: f"/api/stories/{STORY}.{EXPORTS[n % len(EXPORTS)]}",
    ),
    "/evidence?c=...": (CONNECTIONS, lambda n: f"/evidence?story={STORY}&c={camera(n)}"),
    "panels": (
        CONNECTIONS,
        lambda n: f"/api/stories/{STORY}/panel?place={PLACES[n % 3]}&c={camera(n)}&lost={n}",
    ),
    CLICKS: (CONNECTIONS, lambda n: f"story={STORY}&place={PLACES[n % 3]}"),
    "nothing, after": (0, lambda n: "/"),
}
# A picture of its own for the reader of each row.
LAYERS = (
    *("borders", "labels", "roads", "rivers", "relief", "terrain", "none"),
    *("roads,rivers", "roads,labels", "rivers,labels", "relief,labels"),
)


@dataclass(frozen=True, slots=True)
class _Asking:
    """What the connections of a flood share."""

    host: str
    address: Address
    numbers: Iterator[int] = field(default_factory=itertools.count)
    statuses: Counter[int] = field(default_factory=Counter)
    answered: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def next(self) -> str:
        return self.address(next(self.numbers))

    def count(self, status: int) -> None:
        self.statuses[status] += 1
        self.answered.set()


def _click(flood: _Asking) -> None:
    async def clicks() -> None:
        async with Session(flood.host, ATTACKERS) as reader:
            while not flood.ended.is_set():
                await reader.show(flood.next())
                flood.count(200)

    asyncio.run(clicks())


class Flood:
    """Connections that ask one after the other as fast as they are answered, from one address.

    They are a process of their own: threads beside the reader's would hold up the reader's clock.
    """

    def __init__(self, host: str, name: str) -> None:
        self.statuses: Counter[int] = Counter()
        command = [sys.executable, "-m", "benchmarks.floods", host, name]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Flood:
        assert self._process.stdout
        self._process.stdout.readline()  # it has begun
        return self

    def __exit__(self, *_: object) -> None:
        told, _nothing = self._process.communicate()  # which ends what it reads from
        self.statuses = Counter({int(status): n for status, n in json.loads(told).items()})


def _flood(host: str, name: str) -> None:
    """Ask until the standard input ends, then print what was answered: status, number."""
    connections, address = ROWS[name]
    flood = _Asking(host, address)
    ask = _click if name == CLICKS else _ask
    asking = [threading.Thread(target=ask, args=(flood,)) for _ in range(connections)]
    for thread in asking:
        thread.start()
    if connections:
        flood.answered.wait(BEGIN_S)
    print("begun", flush=True)
    sys.stdin.read()
    flood.ended.set()
    for thread in asking:
        thread.join()
    print(json.dumps(flood.statuses))


def _ask(flood: _Asking) -> None:
    connection = http.client.HTTPConnection(flood.host, timeout=120, source_address=(ATTACKERS, 0))
    while not flood.ended.is_set():
        try:
            connection.request("GET", flood.next())
            answer = connection.getresponse()
            answer.read()
            flood.count(answer.status)
        except (OSError, http.client.HTTPException):
            flood.count(0)
            connection.close()


def get(host: str, path: str, local: str = READER) -> tuple[int, float]:
    """Status and seconds of one request on a connection of its own."""
    connection = http.client.HTTPConnection(host, timeout=120, source_address=(local, 0))
    began = time.perf_counter()
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        return answer.status, time.perf_counter() - began
    finally:
        connection.close()


async def _clicks(host: str, until: float) -> list[float]:
    """How long each click of one reader takes."""
    taken: list[float] = []
    async with Session(host, READER) as reader:
        await reader.show(f"story={STORY}")
        for number in itertools.count():
            if time.perf_counter() > until and taken:
                return taken
            taken.append(await reader.show(f"story={STORY}&place={PLACES[number % 3]}"))
            await asyncio.sleep(0.2)
    return taken


def _pages(host: str, until: float, taken: list[float]) -> None:
    while time.perf_counter() < until or not taken:
        taken.append(get(host, "/")[1])
        time.sleep(0.1)


def row(host: str, name: str, seconds: float) -> dict[str, Any]:
    """One kind of flood: what was answered to it, and what the reader had meanwhile, in ms."""
    number = list(ROWS).index(name)
    picture = f"/pictures/{STORY}.png?place={PLACES[number % 3]}&layers={LAYERS[number]}"
    loaded: list[float] = []
    with Flood(host, name) as flood:
        until = time.perf_counter() + seconds
        looking = threading.Thread(target=_pages, args=(host, until, loaded))
        looking.start()
        clicked = asyncio.run(_clicks(host, until))
        looking.join()
        status, took = get(host, picture)
    return {
        "answered": {str(status): n for status, n in sorted(flood.statuses.items())},
        "page ms": [round(1000 * of(loaded), 1) for of in (statistics.median, max)],
        "click ms": [round(1000 * of(clicked), 1) for of in (statistics.median, max)],
        "picture": f"{took:.1f} s" if status == 200 else str(status),
    }


def rows(host: str, seconds: float) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row as soon as it is measured; ratios are to the first, when nobody else asks."""
    idle: dict[str, Any] = {}
    for name in ROWS:
        found = row(host, name, seconds)
        idle = idle or found
        for what in ("page", "click"):
            usual = max(idle[f"{what} ms"][0], 0.1)
            found[f"{what} ratio"] = round(found[f"{what} ms"][0] / usual, 1)
        yield name, found


if __name__ == "__main__":
    _flood(*sys.argv[1:])
