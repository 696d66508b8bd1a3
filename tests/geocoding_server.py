"""A geocoder on this machine, well or badly behaved, and what it answers."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from overland.geocoding.candidates import Query, Settings

ONLINE = ("nominatim", "photon")
QUERY = Query(("Masnaa",), "LB", "border_crossing")

Behaviour = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self)
        self.server.behaviour(self)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour = behaviour
        self.asked: list[Handler] = []
        self.over = threading.Event()

    @property
    def domain(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: object) -> None:
        """A caller that hangs up is what is tested."""


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[Server]:
    with Server(behaviour) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


def patient_settings(tmp_path: Path, domain: str, timeout_s: float = 10.0) -> Settings:
    return Settings(
        countries=frozenset(),
        table=tmp_path / "none.csv",
        cache=tmp_path / "cache",
        domain=domain,
        scheme="http",
        timeout_s=timeout_s,
        delay_s=0.0,
        retries=2,
        retry_wait_s=0.0,
    )


def nominatim_answer(**changes: object) -> dict[str, object]:
    place: dict[str, object] = {
        "osm_type": "node",
        "osm_id": 1,
        "lat": "33.7029",
        "lon": "35.924",
        "class": "barrier",
        "type": "border_control",
        "name": "Masnaa",
        "display_name": "Masnaa, Lebanon",
        "namedetails": {"name": "المصنع", "name:en": "Masnaa"},
        "address": {"country_code": "lb"},
    }
    return {**place, **changes}


def photon_answer(coordinates: object = (35.924, 33.7029), **changes: object) -> dict[str, object]:
    properties: dict[str, object] = {
        "osm_type": "N",
        "osm_id": 1,
        "osm_key": "barrier",
        "osm_value": "border_control",
        "name": "Masnaa",
        "countrycode": "LB",
    }
    return {
        "geometry": {"type": "Point", "coordinates": coordinates},
        "properties": {**properties, **changes},
    }


def good_answer(name: str) -> object:
    return [nominatim_answer()] if name == "nominatim" else {"features": [photon_answer()]}


def says_json(value: object) -> Behaviour:
    return lambda handler: handler.answer(json.dumps(value).encode())
