"""Engines that draw a leg's line: what they are asked, and answers that are none."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from overland.errors import WrongUse
from overland.routing.engines import LARGEST_ANSWER, Engine, EngineFailed, ask
from tests.routing_server import LINE, Answer, osrm, redraw, says, server, valhalla

ORIGIN, DESTINATION = (33.51, 36.29), (33.89, 35.50)


def ors(line: list[list[float]]) -> object:
    summary = {"duration": 1, "distance": 1}
    feature = {"geometry": {"coordinates": line}, "properties": {"summary": summary}}
    return {"features": [feature]}


def drips(stop: threading.Event) -> Answer:
    """Sends a byte now and then, and never all of them: each arrives before a socket times out."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        while not stop.wait(0.05):
            handler.wfile.write(b" ")
            handler.wfile.flush()

    return answer


def drips_a_head(stop: threading.Event) -> Answer:
    """Sends header lines without end, none of them late."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not stop.wait(0.05):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    return answer


def stays_silent(stop: threading.Event) -> Answer:
    return lambda handler: (stop.wait(20), None)[1]


def breaks_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"trip": ')
    handler.close_connection = True


def never_ends(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(LARGEST_ANSWER // 1_000_000 + 2):
        handler.wfile.write(b" " * 1_000_000)
    handler.close_connection = True


def redirects(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://127.0.0.1:9/elsewhere")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


@pytest.mark.parametrize(("kind", "answer"), [("osrm", osrm), ("valhalla", valhalla), ("ors", ors)])
def test_each_kind_of_engine_gives_its_line_as_latitude_longitude(
    kind: str, answer: Callable[[list[list[float]]], object]
) -> None:
    with server(says(answer(LINE))) as (url, asked):
        points = ask(Engine(kind, url), ORIGIN, DESTINATION)
    assert [[longitude, latitude] for latitude, longitude in points] == LINE
    assert len(asked) == 1
    assert "36.29" in asked[0]
    assert asked[0].index("36.29") < asked[0].index("35.5")


def test_the_key_goes_to_openrouteservice_and_to_no_other_engine() -> None:
    seen: list[str | None] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.headers.get("Authorization"))
        says(ors(LINE))(handler)

    with server(answer) as (url, _):
        ask(Engine("ors", url, key="secret"), ORIGIN, DESTINATION)
    with server(says(valhalla(LINE))) as (url, asked):
        ask(Engine("valhalla", url, key="secret"), ORIGIN, DESTINATION)
    assert seen == ["secret"]
    assert "secret" not in asked[0]


AWAY = [[longitude + 1, latitude] for longitude, latitude in LINE]
LOOPS = [LINE[0]] + [[36.29, 33.51], [30.0, 33.5]] * 9 + [LINE[-1]]

MISBEHAVES: dict[str, tuple[Answer, str]] = {
    "busy": (says(b"slow down", 429), "status 429 slow down"),
    "down": (says(b"", 503), "status 503"),
    "no route": (says({"error": "No path could be found"}, 400), "No path could be found"),
    "redirects": (redirects, "status 302"),
    "a web page": (says(b"<html>Hello</html>"), "not JSON"),
    "empty": (says(b""), "not JSON"),
    "not UTF-8": (says(b"\xff\xfe"), "not JSON"),
    "another answer": (says({"trip": {}}), "no line"),
    "a list": (says([1, 2, 3]), "no line"),
    "null": (says(b"null"), "no line"),
    "nonsense for a shape": (says({"trip": {"legs": [{"shape": 7}]}}), "no line"),
    "one point": (says(valhalla(LINE[:1])), "no line"),
    "off the globe": (says(valhalla([[200.0, 33.5], LINE[-1]])), "not on the globe"),
    "elsewhere": (says(valhalla(AWAY)), "km from 33.51, 36.29"),
    "the other way": (says(valhalla(LINE[::-1])), "km from 33.51, 36.29"),
    "a line round and round": (says(valhalla(LOOPS)), "not believed"),
    "nested without end": (says(b"[" * 100_000), "not JSON"),
    "signs for a screen": (says(b"\x1b[31mboo", 500), r"status 500 \[31mboo"),
    "breaks off": (breaks_off, "the connection broke"),
    "never ends": (never_ends, "larger than"),
}


@pytest.mark.parametrize("how", MISBEHAVES)
def test_an_engine_that_misbehaves_is_told_and_the_file_stays(how: str, story_folder: Path) -> None:
    answer, told = MISBEHAVES[how]
    before = (story_folder / "routes.geojson").read_bytes()
    with server(answer) as (url, asked), pytest.raises(EngineFailed, match=told):
        redraw(story_folder, Engine("valhalla", url, timeout_s=5))
    assert len(asked) == 1, "it is asked once, whatever it answers"
    assert (story_folder / "routes.geojson").read_bytes() == before
    assert not [path.name for path in story_folder.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("slow", [drips, drips_a_head, stays_silent])
def test_an_engine_that_is_slow_is_given_up_within_its_deadline(
    slow: Callable[[threading.Event], Answer],
) -> None:
    stop = threading.Event()
    with server(slow(stop)) as (url, _):
        try:
            with pytest.raises(EngineFailed, match=r"within 0\.3 s"):
                ask(Engine("valhalla", url, timeout_s=0.3), ORIGIN, DESTINATION)
        finally:
            stop.set()


def test_an_engine_that_cannot_be_reached_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(EngineFailed, match="cannot be reached"):
            ask(Engine("osrm", url, timeout_s=2), ORIGIN, DESTINATION)


@pytest.mark.parametrize("url", ["localhost:8002", "ftp://host", "http://", "-", "http://[bad"])
def test_an_address_that_is_none_is_wrong_use(url: str) -> None:
    with pytest.raises(WrongUse, match="not an address"):
        ask(Engine("osrm", url), ORIGIN, DESTINATION)


@pytest.mark.parametrize("timeout_s", [0, -1, float("nan"), float("inf")])
def test_a_time_out_that_is_none_is_wrong_use(timeout_s: float) -> None:
    with pytest.raises(WrongUse, match="seconds above 0"):
        ask(Engine("osrm", "http://localhost", timeout_s), ORIGIN, DESTINATION)


def test_a_kind_that_is_none_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="osrm, valhalla, ors"):
        ask(Engine("google", "http://localhost"), ORIGIN, DESTINATION)
