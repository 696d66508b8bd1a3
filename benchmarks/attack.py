"""What 20 connections that ask for heavy things do to another reader's page, click and picture.

`python -m benchmarks.attack [SECONDS]`: the app, the attackers and the reader share this machine.
A row is what is asked for; medians and maxima are the other reader's, in milliseconds.
"""

from __future__ import annotations

import asyncio
import http.client
import itertools
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.session import Session, app

CONNECTIONS = 20
STORY = "syria-2013"
PLACES = ("masnaa", "damascus", "beirut")
Address = Callable[[int], str]


def camera(number: int) -> str:
    return f"{33 + number % 97 / 50:.4f},{35.5 + number % 89 / 60:.4f},{7 + number % 12 / 2:g}"


# A picture of its own for the reader of each row.
LAYERS = [
    "borders",
    "labels",
    "roads",
    "rivers",
    "relief",
    "terrain",
    "none",
    "roads,rivers",
    "roads,labels",
]


ROWS: dict[str, tuple[int, Address]] = {
    "nothing": (0, lambda n: "/"),
    "new PNG, 1 connection": (1, lambda n: f"/pictures/{STORY}.png?c={camera(n)}"),
    "new PNG": (CONNECTIONS, lambda n: f"/pictures/{STORY}.png?c={camera(n)}&event=crossing"),
    "new SVG": (
        CONNECTIONS,
        lambda n: f"/pictures/{STORY}.svg?size=wide&theme=light&c={camera(n)}",
    ),
    "/?c=": (CONNECTIONS, lambda n: f"/?story={STORY}&c={camera(n)}"),
    "/?lost=": (CONNECTIONS, lambda n: f"/?story={STORY}&lost={n}"),
    "exports": (
        CONNECTIONS,
        lambda n: f"/api/stories/{STORY}.{('pdf', 'png', 'html', 'kml', 'lpf', 'geojson')[n % 6]}",
    ),
    "/evidence?c=": (CONNECTIONS, lambda n: f"/evidence?story={STORY}&c={camera(n)}"),
    "nothing, after": (0, lambda n: "/"),
}


def get(host: str, path: str, local: str) -> tuple[int, float]:
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


class Attack:
    """Connections that ask one after the other as fast as they are answered, from one address."""

    def __init__(self, host: str, connections: int, address: Address, local: str) -> None:
        self.statuses: Counter[int] = Counter()
        self._numbers = itertools.count()
        self._going = True
        self._host, self._address, self._local = host, address, local
        self._threads = [threading.Thread(target=self._ask) for _ in range(connections)]

    def __enter__(self) -> Attack:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._going = False
        for thread in self._threads:
            thread.join()

    def _ask(self) -> None:
        connection = http.client.HTTPConnection(
            self._host, timeout=120, source_address=(self._local, 0)
        )
        while self._going:
            try:
                connection.request("GET", self._address(next(self._numbers)))
                answer = connection.getresponse()
                answer.read()
                self.statuses[answer.status] += 1
            except (OSError, http.client.HTTPException):
                self.statuses[0] += 1
                connection.close()


async def clicks(host: str, until: float, local: str) -> list[float]:
    """How long each click of one reader takes."""
    taken: list[float] = []
    async with Session(host, local) as reader:
        await reader.show(f"story={STORY}")
        for number in itertools.count():
            if time.perf_counter() > until:
                return taken
            taken.append(await reader.show(f"story={STORY}&place={PLACES[number % 3]}"))
            await asyncio.sleep(0.2)
    return taken


def pages(host: str, until: float, local: str, taken: list[float]) -> None:
    while time.perf_counter() < until:
        taken.append(get(host, "/", local)[1])
        time.sleep(0.1)


def row(host: str, name: str, seconds: float, number: int, attackers: str, reader: str) -> str:
    connections, address = ROWS[name]
    picture = f"/pictures/{STORY}.png?place={PLACES[number % 3]}&layers={LAYERS[number]}"
    loaded: list[float] = []
    with Attack(host, connections, address, attackers) as attack:
        time.sleep(1.0)
        until = time.perf_counter() + seconds
        looking = threading.Thread(target=pages, args=(host, until, reader, loaded))
        looking.start()
        clicked = asyncio.run(clicks(host, until, reader))
        looking.join()
        status, took = get(host, picture, reader)
    ms = [f"{statistics.median(t) * 1000:.0f}, {max(t) * 1000:.0f}" for t in (loaded, clicked)]
    answered = " ".join(f"{status}: {n}" for status, n in sorted(attack.statuses.items()))
    return f"| {name} | {answered} | {status} in {took:.1f} s | {ms[0]} | {ms[1]} |"


LAYERS = (
    "borders",
    "labels",
    "roads",
    "rivers",
    "relief",
    "terrain",
    "none",
    "roads,rivers",
    "roads,labels",
)


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 15.0
    attackers, reader = (*sys.argv[2:], "127.0.0.2", "127.0.0.1")[:2]
    with tempfile.TemporaryDirectory() as folder, app(Path(folder, "log.txt")) as (host, _):
        time.sleep(15)  # the first pictures are drawn ahead
        print("| asked for | answered | another reader's new picture | GET / | click |")
        for number, name in enumerate(ROWS):
            print(row(host, name, seconds, number, attackers, reader), flush=True)


if __name__ == "__main__":
    main()
