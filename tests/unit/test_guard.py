"""What is closed to readers, and under which names the host answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from streamlit import config as streamlit_config
from streamlit.web import skills

from overland.server import app as web
from overland.server import guard
from overland.server.guard import BoundedUploads, ClosedAddresses, KnownHosts
from overland.server.middleware import SecurityHeaders
from tests.behind import behind

PUBLIC = "https://maps.example.org/"


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


def test_streamlit_offers_readers_nothing_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its offer to programmers stood over the figures of a page opened on this machine."""
    options = {"server.headless": False, **web.STREAMLIT_OPTIONS}
    monkeypatch.setattr(streamlit_config, "get_option", options.__getitem__)
    assert skills.nudge_suppression_reason(str(Path(__file__).parent)) == "welcome_hidden"


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
