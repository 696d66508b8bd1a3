"""Input that is meant to harm: addresses, texts to compare, and lines of very many points."""

from __future__ import annotations

import itertools
import math
import random
import socket
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

from benchmarks.session import app
from overland.html.compare import comparison
from overland.presentation import lengths
from overland.story import loader
from overland.view import View
from tests import small_story, stories

LONGEST = 1_000_000
PIECES = (
    *("1\n\f", "At 5. ", '"', "„", "a", " ", "\n", "&", "<", "$", "a.", "1 ", "é", "「", "🙂"),
    *("About 30 people left Hilltown at dawn. ", "((((", "2020-05-01 "),
)
PARTS = (
    *("", "/", "..", "%2e%2e", "%00", "%ff", "%0d%0aX-Injected:1", "<script>", "'\"`${x}", "\\"),
    *(
        "syria-2013",
        "syria-2013.png",
        "syria-2013.pdf",
        "x" * 3000,
        "🙂",
        "::1",
        "con",
        "-1",
        "NaN",
    ),
)
FOLDERS = ("", "pictures/", "api/", "api/stories/", "tiles/9/", "assets/", "oembed", "healthz/")
NAMES = ("story", "place", "event", "at", "lang", "layers", "c", "v", "lost", "url", "size", "q")
METHODS = ("GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "BREW")


def addresses(folder: Path, many: int = 3000) -> dict[str, object]:
    """Statuses of hostile requests, as they are without a client that mends them."""
    choose, statuses, injected = random.Random(1), Counter[str](), 0
    with app(folder / "log.txt") as (host, _):
        for _ in range(many):
            path = choose.choice(FOLDERS) + choose.choice(PARTS) + choose.choice(("", ".svg", "/"))
            asked = "&".join(
                f"{choose.choice(NAMES)}={quote(choose.choice(PARTS), choose.choice(('', '%')))}"
                for _ in range(choose.randrange(4))
            )
            head = f"{choose.choice(METHODS)} /{path}?{asked} HTTP/1.1\r\nHost: {host}\r\n"
            answer = _raw(host, head.encode() + b"Connection: close\r\n\r\n")
            statuses[answer.partition(b" ")[2][:3].decode("ascii", "replace") or "closed"] += 1
            injected += b"\nx-injected" in answer.partition(b"\r\n\r\n")[0].lower()
        log = (folder / "log.txt").read_text("utf-8", "replace")
    return {"statuses": dict(statuses), "headers": injected, "tracebacks": log.count("Traceback")}


def _raw(host: str, request: bytes) -> bytes:
    name, _, port = host.partition(":")
    with socket.create_connection((name, int(port)), timeout=60) as connection:
        connection.sendall(request)
        parts = iter(lambda: connection.recv(65536), b"")
        return b"".join(itertools.islice(parts, 1000))


def texts() -> dict[str, str]:
    """Seconds of processor time and bytes of page for each text of a million characters."""
    told = {}
    for piece in PIECES:
        text = (piece * (LONGEST // len(piece) + 1))[:LONGEST]
        began = time.process_time()
        view = View(small_story.STORY.slug)
        page = str(comparison(small_story.STORY, view, "gazette", text))
        took = time.process_time() - began
        told[repr(piece)] = f"{took:.1f} s, {len(page.encode()) / 1e6:.2f} MB"
    return told


def lines(folder: Path) -> dict[str, str]:
    """Seconds to read a story with a line of so many points, and to tell how long it is."""
    told = {}
    for points in (5_000, 20_000, 199_000):
        place = stories.write(folder / f"points-{points}")
        line = [
            [36.29 - 0.79 * n / points, 33.51 + 0.38 * n / points + 0.01 * math.sin(n)]
            for n in range(points + 1)
        ]
        line[-1] = [35.50, 33.89]
        routes = {**stories.ROUTES}
        (feature,) = routes["features"]  # type: ignore[misc]
        drawn = {**feature, "geometry": {"type": "LineString", "coordinates": line}}
        stories.write_json(place / "routes.geojson", {**routes, "features": [drawn]})
        began = time.process_time()
        story = loader.inspect(place).story
        read = time.process_time() - began
        began = time.process_time()
        said = lengths.lengths(story) if story else ()
        took = time.process_time() - began
        told[f"{points:,} points"] = f"read {read:.1f} s, {len(said)} lengths {took:.1f} s"
    return told
