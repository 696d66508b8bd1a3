"""What is closed to readers, under which names the host answers, and what its log holds."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit import config as streamlit_config

from overland.server import app as web
from overland.server import guard, logs
from overland.server.guard import BoundedUploads, ClosedAddresses, Errors, KnownHosts
from overland.server.middleware import SecurityHeaders

PUBLIC = "https://maps.example.org/"


def behind(*middleware: Middleware, base_url: str = "https://maps.example.org") -> TestClient:
    """An app that answers everything that reaches it, behind middleware."""

    async def answer(request: Request) -> Response:
        if "fail" in request.query_params:
            raise ValueError("secret-path")
        reply = PlainTextResponse("answered")
        reply.set_cookie("_streamlit_xsrf", "1", samesite="lax")
        return reply

    async def talk(connection: WebSocket) -> None:
        await connection.accept()
        await connection.send_text("open")
        await connection.close()

    routes = [
        Route("/{path:path}", answer, methods=["GET", "POST"]),
        WebSocketRoute("/_stcore/stream", talk),
    ]
    app = Starlette(routes=routes, middleware=list(middleware))
    return TestClient(app, base_url=base_url, raise_server_exceptions=False)


@pytest.mark.parametrize(
    "path",
    [
        "_stcore/metrics",
        "_stcore/metrics/",
        "/_stcore/metrics",
        "_stcore/script-health-check",
        "_stcore/agent/mcp",
        "_stcore/agent/interact",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_tells_of_the_host_is_closed(path: str, method: str) -> None:
    client = behind(Middleware(ClosedAddresses, base="/desk"))
    assert client.request(method, f"/desk/{path}").status_code == 404
    assert client.request(method, "/desk/_stcore/health").status_code == 200


def test_a_host_may_ask_for_its_metrics(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed() -> set[str]:
        (found,) = [m.kwargs["closed"] for m in web.middleware("") if "closed" in m.kwargs]
        assert isinstance(found, set)
        return found

    assert "_stcore/metrics" in closed()
    monkeypatch.setenv("OVERLAND_METRICS", "1")
    assert closed() == {*guard.CLOSED} - {"_stcore/metrics"}


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("maps.example.org", 200),
        ("MAPS.example.org:443", 200),
        ("127.0.0.1:8501", 200),
        ("localhost", 200),
        ("[::1]:8501", 200),
        ("evil.example", 421),
        ("maps.example.org.evil.example", 421),
        ("maps.example.org@evil.example", 421),
        ("", 421),
    ],
)
def test_with_a_public_address_no_other_name_is_answered(host: str, status: int) -> None:
    client = behind(Middleware(KnownHosts, public_url=PUBLIC, open_paths=["/healthz"]))
    assert client.get("/", headers={"host": host}).status_code == status
    assert client.get("/healthz", headers={"host": "10.1.2.3:8501"}).status_code == 200


def opens(client: TestClient, **headers: str) -> bool:
    try:
        with client.websocket_connect("/_stcore/stream", headers=headers) as connection:
            return bool(connection.receive_text() == "open")
    except WebSocketDisconnect:
        return False


@pytest.mark.parametrize(
    ("origin", "host", "public", "opened"),
    [
        ("https://maps.example.org", "maps.example.org", PUBLIC, True),
        ("https://maps.example.org", "127.0.0.1:8501", PUBLIC, True),
        ("http://evil.example", "evil.example", PUBLIC, False),
        ("http://evil.example", "maps.example.org", PUBLIC, False),
        ("http://evil.example", "maps.example.org", "", False),
        ("null", "maps.example.org", "", False),
        ("https://share.streamlit.app", "maps.example.org", "", False),
        ("http://desk:8501", "desk:8501", "", True),
        ("http://localhost:3000", "localhost:8501", "", False),
        ("https://localhost", "localhost:8501", "", False),
        ("http://evil@localhost:x", "localhost:8501", "", False),
        ("https://desk:8443", "desk", "", True),
        ("https://desk.example", "maps.example.org", "", True),
    ],
)
def test_a_websocket_opens_to_the_hosts_own_pages_only(
    origin: str, host: str, public: str, opened: bool
) -> None:
    allowed = ["https://desk.example"]
    client = behind(Middleware(KnownHosts, public_url=public, origins=allowed))
    assert opens(client, origin=origin, host=host) is opened


def test_an_error_tells_the_log_what_was_asked_and_the_reader_nothing(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("overland"), "propagate", True)
    headers = Middleware(SecurityHeaders, base="", embedders="*", inline_hashes=[])
    client = behind(headers, Middleware(Errors))
    answer = client.get("/evidence?fail=1&place=a%0Ab", headers={"x-forwarded-for": "203.0.113.9"})
    assert (answer.status_code, answer.text) == (500, "Something went wrong here.")
    assert "content-security-policy" in answer.headers
    assert "GET /evidence?fail=1&place=a%0Ab failed" in caplog.text
    assert "secret-path" in caplog.text
    assert "203.0.113.9" not in caplog.text


def test_slow_answers_are_logged(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("overland"), "propagate", True)
    behind(Middleware(Errors, slow_s=0)).get("/about?story=a")
    assert "GET /about?story=a took 0.0 s" in caplog.text


def test_cookies_and_pages_keep_to_https_where_the_public_address_does() -> None:
    secure = Middleware(SecurityHeaders, base="", embedders="*", inline_hashes=[], https=True)
    plain = Middleware(SecurityHeaders, base="", embedders="*", inline_hashes=[])
    answer = behind(secure).get("/")
    assert "; Secure" in answer.headers["set-cookie"]
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert "Secure" not in behind(plain).get("/").headers["set-cookie"]
    assert "strict-transport-security" not in behind(plain).get("/").headers


@pytest.mark.parametrize(
    ("path", "sites"),
    [
        ("/", "same-origin"),
        ("/assets/x/y.js", "same-origin"),
        ("/?embed=true", "cross-origin"),
        ("/pictures/a.png", "cross-origin"),
        ("/api/stories.json", "cross-origin"),
    ],
)
def test_other_sites_may_show_pictures_data_and_embedded_pages_only(path: str, sites: str) -> None:
    guarded = behind(Middleware(SecurityHeaders, base="", embedders="*", inline_hashes=[]))
    answer = guarded.get(path)
    assert answer.headers["cross-origin-resource-policy"] == sites
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"


def test_streamlit_is_closed_without_its_config_file_unless_the_host_opens_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_by_host = {"server.maxUploadSize"}
    chosen: dict[str, object] = {}
    monkeypatch.setattr(streamlit_config, "is_manually_set", set_by_host.__contains__)
    monkeypatch.setattr(
        streamlit_config, "set_option", lambda name, value, _where: chosen.update({name: value})
    )
    web._close_options()
    assert chosen == {
        name: value for name, value in web.STREAMLIT_OPTIONS.items() if name not in set_by_host
    }
    assert chosen["client.showErrorDetails"] == "none"


# The log


@pytest.fixture
def own_logger() -> Iterator[logging.Logger]:
    """Overland's logger, as it was afterwards."""
    own = logging.getLogger("overland")
    access = logging.getLogger("uvicorn.access")
    known = (own.handlers[:], own.level, own.propagate, access.filters[:])
    own.handlers = []
    yield own
    own.handlers, level, own.propagate, access.filters = known
    own.setLevel(level)


def test_a_line_of_the_log_can_be_json(
    own_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OVERLAND_LOG", "json")
    monkeypatch.setattr(logs, "_take_over", lambda: None)
    monkeypatch.setattr(logs.sys, "stderr", sys.stderr)  # type: ignore[attr-defined]
    logs.set_up()
    logs.set_up()
    try:
        raise ValueError("مرحبا")
    except ValueError:
        logging.getLogger("overland.server").exception("story %s is withheld", "a")
    (line,) = capsys.readouterr().err.splitlines()
    told = json.loads(line)
    assert (told["level"], told["logger"]) == ("error", "overland.server")
    assert told["message"] == "story a is withheld"
    assert "ValueError: مرحبا" in told["traceback"]


def test_no_access_line_holds_a_readers_address_unless_the_host_asks(
    own_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OVERLAND_LOG_ADDRESSES", raising=False)
    access = logging.getLogger("uvicorn.access")

    def line() -> str:
        args = ("203.0.113.9:4711", "GET", "/?place=a", "1.1", 200)
        text = '%s - "%s %s HTTP/%s" %d'
        record = access.makeRecord("uvicorn.access", 20, "", 0, text, args, None)
        assert all(isinstance(f, logging.Filter) and f.filter(record) for f in access.filters)
        return record.getMessage()

    monkeypatch.setattr(access, "filters", [])
    monkeypatch.setenv("OVERLAND_LOG_ADDRESSES", "1")
    logs.set_up()
    assert line() == '203.0.113.9:4711 - "GET /?place=a HTTP/1.1" 200'
    monkeypatch.delenv("OVERLAND_LOG_ADDRESSES")
    logs.set_up()
    assert line() == '- - "GET /?place=a HTTP/1.1" 200'


def test_no_line_of_a_websocket_holds_a_readers_address(
    own_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OVERLAND_LOG_ADDRESSES", raising=False)
    told = logging.getLogger("uvicorn.error")
    monkeypatch.setattr(told, "filters", [])
    logs.set_up()
    for text in ('%s - "WebSocket %s" [accepted]', '%s - "WebSocket %s" 403'):
        record = told.makeRecord("uvicorn.error", 20, "", 0, text, ("203.0.113.9:4", "/s"), None)
        assert all(isinstance(f, logging.Filter) and f.filter(record) for f in told.filters)
        assert record.getMessage().startswith('- - "WebSocket /s"')
    other = told.makeRecord("uvicorn.error", 20, "", 0, "Started process [%d]", (7,), None)
    assert all(isinstance(f, logging.Filter) and f.filter(other) for f in told.filters)
    assert other.getMessage() == "Started process [7]"


def test_a_session_and_all_sessions_keep_a_bounded_number_of_uploads() -> None:
    held = {"a": 0, "b": 0}
    uploads = Middleware(
        BoundedUploads,
        base="",
        held=lambda one: (held[one], sum(held.values())) if one in held else None,
    )
    client = behind(uploads)

    def put(session: str) -> int:
        status = client.put(f"/_stcore/upload_file/{session}/f").status_code
        held[session] += status != 429
        return status

    answers = [put("a") for _ in range(guard.MOST_UPLOADS + 1)]
    assert [status == 429 for status in answers] == [False] * guard.MOST_UPLOADS + [True]
    assert put("b") != 429
    held["b"] = guard.MOST_UPLOADS_IN_ALL
    held["c"] = 0
    assert put("c") == 429
    assert client.delete("/_stcore/upload_file/a/f").status_code != 429
    assert client.put("/_stcore/upload_file/nobody/f").status_code == 400


def test_one_address_keeps_a_share_of_the_uploads_however_many_sessions_it_has() -> None:
    held = {f"session-{number}": 0 for number in range(8)}
    uploads = Middleware(BoundedUploads, base="", held=lambda one: (held[one], sum(held.values())))
    client = behind(uploads)
    taken = 0
    for session in held:
        for _file in range(guard.MOST_UPLOADS):
            if client.put(f"/_stcore/upload_file/{session}/f").status_code != 429:
                held[session] += 1
                taken += 1
    assert taken == guard.MOST_UPLOADS_EACH < guard.MOST_UPLOADS_IN_ALL


def test_every_test_that_the_promises_name_exists() -> None:
    root = Path(__file__).resolve().parents[2]
    named = set(re.findall(r"`(test_\w+)`", (root / "docs" / "security.md").read_text("utf-8")))
    files = (root / "tests").rglob("test_*.py")
    known = {name for path in files for name in re.findall(r"def (test_\w+)", path.read_text())}
    assert len(named) > 20
    assert named - known == set()
