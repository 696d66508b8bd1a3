"""The container at work: with the lock alone, without rights, closed, within a gigabyte."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from benchmarks.session import Session
from tests import own_loop
from tests.container import NOBODY, Container, steps

START_S = 120.0
GIGABYTE = 1_000_000_000


@pytest.fixture(scope="module")
def container() -> Iterator[tuple[Container, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="overland-container-"))
    folder.chmod(0o755)
    made = Container(folder)
    made.start(port)
    try:
        deadline = time.monotonic() + START_S
        while get(port, "/healthz")[0] != 200:
            said = (made.temporary / "log.txt").read_text("utf-8", "replace")
            assert time.monotonic() < deadline, said
        yield made, port
    finally:
        assert made.process
        made.process.terminate()
        made.process.wait(20)
        for path in (folder, *folder.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
        shutil.rmtree(folder)


def get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except OSError:
        return 0, b""
    finally:
        connection.close()


def test_the_container_serves_with_the_lock_alone_a_user_without_rights_and_nothing_to_write_to(
    container: tuple[Container, int],
) -> None:
    made, port = container
    stories = json.loads(get(port, "/api/stories.json")[1])["stories"]
    assert {story["state"] for story in stories} <= {"published", "unread"}
    slug = stories[0]["slug"]
    for path in ("/", "/evidence", "/data", "/about"):
        assert get(port, path)[0] == 200
    for path in (f"/pictures/{slug}.png", f"/api/stories/{slug}.csv", f"/api/stories/{slug}.html"):
        # A busy machine asks to come again before it is done.
        assert next(status for _ in range(8) if (status := get(port, path)[0]) != 503) == 200
    assert made.process
    if not os.getuid():
        assert psutil.Process(made.process.pid).uids().real == NOBODY
    assert "Traceback" not in (made.temporary / "log.txt").read_text("utf-8", "replace")
    # With two workers, pages and exports at work: a hosted place gives 1 GB.
    assert made.most_memory() < GIGABYTE


def test_the_container_tells_readers_nothing_of_the_host(container: tuple[Container, int]) -> None:
    _, port = container
    for closed in ("metrics", "agent/mcp", "script-health-check"):
        assert get(port, f"/_stcore/{closed}")[0] == 404
    told = json.loads(get(port, "/_stcore/host-config")[1])
    assert told["allowedOrigins"] == []
    # With no OVERLAND_PUBLIC_URL every name is the host's.
    strange = {"Host": "evil.example", "X-Forwarded-For": "203.0.113.9"}
    for path in ("/", "/evidence", "/nosuch.php", "/api/stories.json", "/robots.txt"):
        headers = head(port, path, strange)
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"]
        assert headers["permissions-policy"]
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
        assert "http:" not in headers["content-security-policy"].replace("https:", "http:")
        assert "server" not in headers


def test_an_upload_is_refused_without_a_token_and_beyond_its_limit(
    container: tuple[Container, int],
) -> None:
    _, port = container

    async def uploads() -> list[int]:
        async with Session(f"127.0.0.1:{port}") as reader:
            await reader.show("")
            address = f"/_stcore/upload_file/{reader.name}/one"
            cookie = head(port, "/_stcore/health", {})["set-cookie"].partition(";")[0]
            token = {"Cookie": cookie, "X-Xsrftoken": cookie.partition("=")[2]}
            return [
                await asyncio.to_thread(put, port, address, size, headers)
                for size, headers in ((10, {}), (10, token), (6_000_000, token))
            ]

    assert own_loop.run(uploads()) == [403, 204, 413]


def head(port: int, path: str, headers: dict[str, str]) -> dict[str, str]:
    """The headers of an answer, in lower case."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        return {name.lower(): value for name, value in answer.getheaders()}
    finally:
        connection.close()


def put(port: int, path: str, size: int, headers: dict[str, str]) -> int:
    """The status of the upload of a file with that many bytes."""
    mark = b"--edge"
    body = mark + b'\r\nContent-Disposition: form-data; name="file"; filename="text.txt"\r\n\r\n'
    body += b"x" * size + b"\r\n" + mark + b"--\r\n"
    kind = {"Content-Type": "multipart/form-data; boundary=edge", **headers}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request("PUT", path, body=body, headers=kind)
        return connection.getresponse().status
    finally:
        connection.close()


def test_the_containers_health_check_tells_a_server_that_answers_from_one_that_does_not(
    container: tuple[Container, int],
) -> None:
    made, port = container
    (line,) = steps("HEALTHCHECK")
    command = json.loads(line[line.index("[") :])

    def check(at: int) -> int:
        words = [sys.executable, *command[1:]]
        moved = [word.replace("8501", str(at)) for word in words]
        quiet = subprocess.DEVNULL
        done = subprocess.run(made.run(moved), env=made.environment(), stderr=quiet, check=False)
        return done.returncode

    assert check(port) == 0
    assert check(1) != 0
