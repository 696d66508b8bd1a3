"""The app started as users start it, by Streamlit and by uvicorn, and asked over HTTP."""

from __future__ import annotations

import base64
import gzip
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from overland.assets import registry
from overland.server import security_headers
from tests import stories

START_SECONDS = 60.0
DELAYED_ACKNOWLEDGEMENT_MS = 35.0
"""Less than any system waits before it acknowledges a packet on its own (Linux: 40)."""

ROOT = Path(__file__).resolve().parents[2]
YEAR = "public, max-age=31536000, immutable"


# The real thing


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _get(port: int, path: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, found, answer.read()
    finally:
        connection.close()


def _quickest_answer_ms(port: int, path: str) -> float:
    """Of several on one connection, whose first answers a system acknowledges at once."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    took_ms = []
    for _ in range(40):
        began = time.monotonic()
        connection.request("GET", path)
        connection.getresponse().read()
        took_ms.append(1000 * (time.monotonic() - began))
    connection.close()
    return min(took_ms[20:])


def _handshake(port: int, base: str, origin: str) -> int:
    """The status that a WebSocket from a page of `origin` is answered with."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    key = base64.b64encode(b"0123456789abcdef").decode()
    headers = {"Upgrade": "websocket", "Connection": "Upgrade", "Origin": origin}
    headers |= {"Sec-WebSocket-Key": key, "Sec-WebSocket-Version": "13"}
    try:
        connection.request("GET", f"{base}/_stcore/stream", headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


def _said_to_frame(port: int, base: str, head: bytes) -> bytes:
    """What a WebSocket gets for the head of a frame of which nothing else comes."""
    origin = f"http://127.0.0.1:{port}"
    key = base64.b64encode(b"0123456789abcdef").decode()
    asked = (
        f"GET {base}/_stcore/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {origin}\r\n"
        f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Protocol: streamlit\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=START_SECONDS) as connection:
        connection.sendall(asked.encode())
        came = connection.recv(4096)
        assert came.startswith(b"HTTP/1.1 101")
        connection.sendall(head)
        return connection.recv(4096)


@contextmanager
def _running(command: list[str], port: int, home: Path) -> Iterator[None]:
    """The server as a process of its own, answering; with an empty home, as on a fresh machine."""
    # What is asked here needs no picture: those that an app draws ahead are few of a small story.
    environment = {**os.environ, "HOME": str(home), "OVERLAND_WORKERS": "1"}
    environment["OVERLAND_DATA"] = str(stories.write(home / "stories").parents[1])
    log = home / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            deadline = time.monotonic() + START_SECONDS
            while not _answers(port):
                waiting = not _ends_within(process, 0.1) and time.monotonic() < deadline
                assert waiting, log.read_text("utf-8", "replace")
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def _ends_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _streamlit_under_a_path(port: int) -> list[str]:
    run = ["streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    return [*run, "--server.baseUrlPath=desk/maps"]


def _uvicorn(port: int) -> list[str]:
    return ["uvicorn", "app:app", "--log-level=warning", f"--port={port}"]


@pytest.mark.parametrize(
    ("command", "base"),
    # Streamlit at the root is what unit/test_container starts, by the container's own command.
    [(_streamlit_under_a_path, "/desk/maps"), (_uvicorn, "")],
    ids=["streamlit under a path", "uvicorn"],
)
def test_the_app_starts_and_answers(
    tmp_path: Path, command: Callable[[int], list[str]], base: str
) -> None:
    port = _free_port()
    with _running(command(port), port, tmp_path):
        status, found, body = _get(port, f"{base}/healthz")
        assert (status, json.loads(body)["status"]) == (200, "ok")
        assert "frame-ancestors 'self'" in found["content-security-policy"]

        status, found, body = _get(port, f"{base}{registry.absolute('leaflet.js')}")
        assert (status, found["cache-control"], found["content-encoding"]) == (200, YEAR, "gzip")
        assert gzip.decompress(body) == registry.named("leaflet.js").body

        for closed in ("_stcore/metrics", "_stcore/agent/mcp", "nosuch", "nosuch.php"):
            assert _get(port, f"{base}/{closed}")[0] == 404
        for path, kind in (("robots.txt", "text/plain"), ("favicon.ico", "image/svg+xml")):
            status, found, _ = _get(port, f"{base}/{path}")
            assert (status, found["content-type"].partition(";")[0]) == (200, kind)
            assert "server" not in found
        assert json.loads(_get(port, f"{base}/_stcore/host-config")[2])["allowedOrigins"] == []
        assert _quickest_answer_ms(port, f"{base}/healthz") < DELAYED_ACKNOWLEDGEMENT_MS
        assert _handshake(port, base, f"http://127.0.0.1:{port}") == 101
        assert _handshake(port, base, "http://evil.example") == 403
        # Six megabytes are refused before they have come, in every way of starting.
        six = b"\x82\xff" + (6_000_000).to_bytes(8, "big") + bytes(4)
        assert _said_to_frame(port, base, six)[2:4] == (1009).to_bytes(2, "big")

        # The page's script is compressed, and its inline script is allowed by hash.
        status, found, packed = _get(port, f"{base}/")
        assert (status, found["content-encoding"]) == (200, "gzip")
        page = gzip.decompress(packed)
        inline = security_headers.inline_script_hashes(page.decode())
        assert inline
        assert all(script in found["content-security-policy"] for script in inline)
        main = re.search(r"\./(static/js/index\.[\w-]+\.js)", page.decode())
        assert main, "Streamlit's page no longer names its script as expected"
        _, found, _ = _get(port, f"{base}/{main[1]}")
        assert found["content-encoding"] == "gzip"

        # Registered at start, or the map would be a blank frame on a cold server.
        frame = f"{base}/component/streamlit_folium.st_folium/index.html"
        status, found, _ = _get(port, frame)
        assert status == 200
        assert "'unsafe-inline'" in found["content-security-policy"]

        status, _, body = _get(port, f"{base}/assets/x/..%2f..%2fapp.py")
        assert status in {400, 404}
        assert b"import" not in body
