"""What is compared: a bare Streamlit page, a naive map, a Leaflet page, the one file, the app."""

from __future__ import annotations

import csv
import functools
import http.server
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import stories
from benchmarks.session import answers
from benchmarks.stories import EACH
from overland.assets import registry
from overland.exports import one_file
from overland.story import loader

ROOT: Final = Path(__file__).resolve().parents[1]
SIZES: Final = (300, 3000, 5000)
"""Places more than those of the first story."""
STATEMENTS: Final = (100, 100_000)
"""Statements of two stories whose first visits are compared, twenty at each place."""

LIVE: Final = ".leaflet-marker-icon.ov-place"
"""A pin of the live map: the page's first picture has pins that are links."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things compared. `marker` is what is waited for, in whatever frame.

    `panel` is what a click on a `pin` fills, "" where it opens nothing.
    """

    name: str
    address: str
    marker: str
    panel: str = ""
    pin: str = ""


def small(addresses: dict[str, str]) -> list[Side]:
    """Each side with the first story; those whose server did not start are missing."""
    sides = [
        Side("bare", "bare", "[data-testid=stMarkdown] p"),
        Side("naive", "naive", ".place", "h2", ".place"),
        Side("leaflet", "leaflet", ".place"),
        Side("one file", "file", LIVE, ".ov-details h2", LIVE),
        Side("overland", "first", LIVE, ".ov-details h2", LIVE),
    ]
    if "app" in addresses:
        addresses = {**addresses, "first": f"{addresses['app']}?story={stories.FIRST.name}"}
    return [_at(side, addresses) for side in sides if side.address in addresses]


def _at(side: Side, addresses: dict[str, str]) -> Side:
    return Side(side.name, addresses[side.address], side.marker, side.panel, side.pin)


def large(app: str, sizes: Sequence[int]) -> list[Side]:
    """The app with stories of more places."""
    return [Side(f"{n} more", f"{app}?story=many-{n}", LIVE, ".ov-details h2", LIVE) for n in sizes]


def stated(app: str) -> list[Side]:
    """The app with stories of few statements and of very many."""
    return [
        Side(f"{n} statements", f"{app}?story=of-{n}", LIVE, ".ov-details h2", LIVE)
        for n in STATEMENTS
    ]


def write(folder: Path, sizes: Sequence[int]) -> None:
    """All that the sides need, in a folder: data, pages, scripts."""
    for name in ("basemap", "gazetteer"):
        shutil.copytree(ROOT / "data" / name, folder / "data" / name)
    held = folder / "data" / "stories"
    shutil.copytree(stories.FIRST, held / stories.FIRST.name)
    written = [stories.write(held, more) for more in sizes]
    written += [
        stories.write(held, n // EACH, name=f"of-{n}", events_each=EACH) for n in STATEMENTS
    ]
    ground = folder / "data" / "basemap"
    for story in written:
        shutil.copytree(ground / stories.FIRST.name, ground / story.name)
    shutil.copy(ROOT / "benchmarks" / "plain_app.py", folder / "plain_app.py")
    (folder / "bare.py").write_text('import streamlit as st\n\nst.write("Hello")\n', "utf-8")
    pages = folder / "static"
    pages.mkdir()
    (pages / "leaflet.js").write_bytes(registry.named("leaflet.js").body)
    (pages / "leaflet.html").write_text(_leaflet_page(), "utf-8")
    (pages / "file.html").write_bytes(one_file.export(loader.load(stories.FIRST)))


def _leaflet_page() -> str:
    """Markers, lines and popups, as one writes them by hand."""
    with (stories.FIRST / "places.csv").open(encoding="utf-8", newline="") as read:
        rows = [row for row in csv.DictReader(read) if row["latitude"]]
    places = [[row["name"], float(row["latitude"]), float(row["longitude"])] for row in rows]
    routes = (stories.FIRST / "routes.geojson").read_text("utf-8")
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Four buses</title></head>
<body><div id="map" style="height: 90vh"></div><script src="leaflet.js"></script><script>
const map = L.map("map").setView([33.7, 35.9], 9);
L.geoJSON({routes}).addTo(map);
for (const [name, latitude, longitude] of {json.dumps(places)}) {{
  const icon = L.divIcon({{className: "place", html: "<b>" + name + "</b>"}});
  L.marker([latitude, longitude], {{icon, title: name}}).bindPopup(name).addTo(map);
}}
</script></body></html>"""


@contextmanager
def streamlit(script: Path, folder: Path, data: Path) -> Iterator[tuple[str, float]]:
    """The address of a Streamlit app, and the seconds from its start to its first answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.headless=true", "--server.fileWatcherType=none"]
    command += ["--browser.gatherUsageStats=false", "--server.enableStaticServing=true"]
    command += ["--browser.serverAddress=localhost"]
    environment = {
        **os.environ,
        "STORY": str(stories.FIRST),
        "PYTHONPATH": str(ROOT),
        "OVERLAND_DATA": str(data),
    }
    began = time.monotonic()
    with (folder / f"{script.stem}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    address = f"http://localhost:{port}/"
    try:
        answers(process, f"{address}_stcore/health")
        yield address, time.monotonic() - began
    finally:
        process.terminate()
        process.wait(20)


QUIET_LOOKS = 6
"""How often in a row an app must say that nothing is drawn ahead: at first nothing is begun yet."""
UNSAID_LOOKS = 24
"""The same for an earlier version, which does not say."""


def settled(address: str, within_s: float = 240) -> float:
    """Seconds until an app draws nothing ahead any more: its pictures take the browser's own time.

    Raises RuntimeError if it takes longer than `within_s`.
    """
    began, quiet = time.monotonic(), 0
    while time.monotonic() - began < within_s:
        with urllib.request.urlopen(f"{address}healthz", timeout=60) as answer:
            told = json.load(answer)
        quiet = 0 if told.get("unread") or told.get("ahead") else quiet + 1
        if quiet == (QUIET_LOOKS if "ahead" in told else UNSAID_LOOKS):
            return time.monotonic() - began
        time.sleep(0.5)
    raise RuntimeError(f"{address} still draws {told['ahead']} pictures after {within_s:g} s")


@contextmanager
def static(folder: Path) -> Iterator[str]:
    """The address of a folder's files, as any web server sends them."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""
