"""A routing engine on this machine, well or badly behaved, and a line for it to give."""

from __future__ import annotations

import argparse
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from overland.commands import route
from overland.routing.engines import Engine
from overland.story import loader

LINE = [[36.29, 33.51], [35.92, 33.70], [35.85, 33.81], [35.50, 33.89]]
TODAY = "2026-01-02"

Answer = Callable[[BaseHTTPRequestHandler], None]


def polyline(line: list[list[float]], digits: int) -> str:
    """Google's encoded polyline, which OSRM and Valhalla answer with."""
    text, before = "", (0, 0)
    for longitude, latitude in line:
        now = (round(latitude * 10**digits), round(longitude * 10**digits))
        for difference in (now[0] - before[0], now[1] - before[1]):
            value = ~(difference << 1) if difference < 0 else difference << 1
            while value >= 0x20:
                text += chr((0x20 | (value & 0x1F)) + 63)
                value >>= 5
            text += chr(value + 63)
        before = now
    return text


def osrm(line: list[list[float]]) -> object:
    shape = {"geometry": polyline(line, 5), "duration": 1, "distance": 1}
    return {"code": "Ok", "routes": [shape]}


def valhalla(line: list[list[float]]) -> object:
    leg = {"shape": polyline(line, 6), "summary": {"time": 1, "length": 1}}
    return {"trip": {"legs": [leg], "summary": {"time": 1, "length": 1}}}


def says(body: object, status: int = 200) -> Answer:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return answer


@contextmanager
def server(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """A server on localhost that answers everything alike; its address and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self._answer()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(f"{self.path} {body.decode()}")
            self._answer()

        def _answer(self) -> None:
            try:
                answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}", asked
    finally:
        running.shutdown()
        thread.join()
        running.server_close()


def redraw(folder: Path, engine: Engine, **given: Any) -> list[str]:
    return route.redraw(loader.load(folder), folder, engine, TODAY, **given)


def run(folder: Path, *given: str) -> Any:
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path)
    route.add_arguments(parser)
    return route.run(parser.parse_args(["--root", str(folder.parents[1]), folder.name, *given]))
