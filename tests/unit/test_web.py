"""The server around Streamlit: routes, headers, compression, and a real start of both kinds."""

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
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from overland.assets import registry
from overland.presentation import catalog
from overland.server import app as web
from overland.server import security_headers
from overland.server.middleware import CompressStatic, KnownPages, SecurityHeaders
from overland.server.story_mirror import LocalStories
from tests import stories

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60.0
YEAR = "public, max-age=31536000, immutable"
TILE = b"RIFF a tile WEBP"
TEMPLATE_HASH = "'sha256-abc='"


@pytest.fixture
def tiles(tmp_path: Path) -> Path:
    """A pyramid with one grey tile, and a secret beside it."""
    tile = tmp_path / "tiles" / "grey" / "8" / "153" / "102.webp"
    tile.parent.mkdir(parents=True)
    tile.write_bytes(TILE)
    (tmp_path / "secret.webp").write_bytes(b"secret")
    return tmp_path / "tiles"


@pytest.fixture
def client(tiles: Path) -> TestClient:
    return TestClient(Starlette(routes=web.routes(base="", tiles=tiles)))


def test_health_tells_the_number_of_stories_and_no_version(client: TestClient) -> None:
    while catalog.store().read_ahead():
        pass
    answer = client.get("/healthz")
    known = len(list((ROOT / "data" / "stories").glob("*/datapackage.json")))
    told = {"status": "ok", "stories": known, "withheld": [], "unread": 0}
    assert answer.json() == told
    assert answer.headers["cache-control"] == "no-store"


def test_health_names_the_stories_that_are_withheld(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories.write(tmp_path / "stories", "good")
    (stories.write(tmp_path / "stories", "victim") / "places.csv").unlink()
    monkeypatch.setenv("OVERLAND_DATA", str(tmp_path))
    catalog.store().catalog()
    while catalog.store().read_ahead():
        pass
    told = client.get("/healthz").json()
    assert (told["stories"], told["withheld"], told["unread"]) == (1, ["victim"], 0)


def test_health_says_how_the_store_of_stories_is(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = LocalStories(tmp_path, tmp_path / "copy", tmp_path)
    monkeypatch.setattr(web, "_source", lambda: source)
    assert client.get("/healthz").json()["store"] == {"state": "ok"}


def test_routes_stand_under_the_base_path(tiles: Path) -> None:
    client = TestClient(Starlette(routes=web.routes(base="/desk", tiles=tiles)))
    assert client.get("/desk/healthz").status_code == 200
    assert client.get("/healthz").status_code == 404


def test_an_asset_may_be_kept_for_ever_and_is_compressed_for_who_asks(client: TestClient) -> None:
    asset = registry.named("leaflet.js")
    answer = client.get(registry.absolute("leaflet.js"), headers={"accept-encoding": "gzip"})
    assert answer.headers["cache-control"] == YEAR
    assert answer.headers["etag"] == f'"{asset.hash}-gzip"'
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.content == asset.body
    plain = client.get(registry.absolute("leaflet.js"), headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == asset.body


def test_an_asset_that_the_browser_has_is_not_sent_again(client: TestClient) -> None:
    known = {"if-none-match": f'"other", W/"{registry.named("leaflet.js").hash}"'}
    answer = client.get(registry.absolute("leaflet.js"), headers=known)
    assert (answer.status_code, answer.content) == (304, b"")


def test_an_asset_under_a_wrong_hash_is_not_found(client: TestClient) -> None:
    answer = client.get(f"/assets/{'0' * 16}/leaflet.js")
    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/{hash}/..%2f..%2fapp.py",
        "/assets/{hash}/%2e%2e/%2e%2e/app.py",
        "/assets/{hash}/..%5c..%5capp.py",
        "/assets/{hash}/%2fetc%2fpasswd",
        "/assets/{hash}/leaflet.js%00",
        "/tiles/..%2fsecret.webp",
        "/tiles/%2e%2e/8/153/102.webp",
        "/tiles/grey/8/153/..%2f..%2f..%2f..%2fsecret.webp",
        "/tiles/8/153/%2e%2e.webp",
        "/tiles/grey%00/8/153/102.webp",
    ],
)
def test_path_tricks_get_nothing(client: TestClient, path: str) -> None:
    answer = client.get(path.replace("{hash}", registry.named("leaflet.js").hash))
    assert answer.status_code == 404
    assert b"secret" not in answer.content


def test_a_tile_is_served_with_a_tag_and_a_day_of_cache(client: TestClient) -> None:
    answer = client.get("/tiles/8/153/102.webp")
    assert (answer.content, answer.headers["content-type"]) == (TILE, "image/webp")
    assert answer.headers["cache-control"] == "public, max-age=86400"
    known = {"if-none-match": answer.headers["etag"]}
    assert client.get("/tiles/8/153/102.webp", headers=known).status_code == 304


def test_grey_is_the_style_of_a_tile_that_names_none(client: TestClient) -> None:
    assert client.get("/tiles/grey/8/153/102.webp").content == TILE


def test_a_tile_outside_the_built_area_is_transparent(client: TestClient) -> None:
    answer = client.get("/tiles/8/0/0.webp")
    assert answer.status_code == 200
    assert answer.content.startswith(b"RIFF")
    assert answer.content != TILE


@pytest.mark.parametrize(
    "tile", ["8/256/0", "8/0/256", "23/0/0", "08/1/1", "+8/1/1", "8/1/1.5", "a/b/c", "8/-1/1"]
)
def test_an_address_that_no_tile_can_have_is_not_found(client: TestClient, tile: str) -> None:
    assert client.get(f"/tiles/{tile}.webp").status_code == 404


@pytest.mark.parametrize("style", ["Grey", "none", "-x", "x" * 40])
def test_an_unknown_style_is_not_found(client: TestClient, style: str) -> None:
    assert client.get(f"/tiles/{style}/8/153/102.webp").status_code == 404


@given(st.text(alphabet="0123456789٣abc.%-+", min_size=1, max_size=5000))
def test_no_number_in_a_tile_address_breaks_the_server(number: str) -> None:
    client = TestClient(Starlette(routes=web.routes(base="", tiles=ROOT)))
    assert client.get(f"/tiles/{number}/1/1.webp").status_code in {200, 404}


# Headers


def _wrapped(*middleware: Middleware) -> TestClient:
    """A little application in the shape of Streamlit's, inside the middleware."""

    def page(_request: Request) -> Response:
        return HTMLResponse("<p>page</p>")

    def script(_request: Request) -> Response:
        return Response("let a;" * 500, media_type="text/javascript", headers={"etag": '"x"'})

    def picture(_request: Request) -> Response:
        return Response(b"\x89PNG" * 500, media_type="image/png")

    async def socket_(connection: WebSocket) -> None:
        await connection.accept()
        await connection.send_text("open")
        await connection.close()

    routes = [
        Route("/static/js/a.js", script),
        Route("/static/media/a.png", picture),
        Route("/component/x/index.html", page),
        WebSocketRoute("/_stcore/stream", socket_),
        Route("/", page),
        Route("/evidence", page),
    ]
    return TestClient(Starlette(routes=routes, middleware=list(middleware)))


@pytest.fixture
def guarded() -> TestClient:
    return _wrapped(
        Middleware(SecurityHeaders, base="", embedders="*", inline_hashes=[TEMPLATE_HASH])
    )


def directives(answer: object) -> dict[str, list[str]]:
    """A Content-Security-Policy header as its directives."""
    policy: str = answer.headers["content-security-policy"]  # type: ignore[attr-defined]
    parts = (directive.split() for directive in policy.split(";"))
    return {part[0]: part[1:] for part in parts}


def test_every_answer_has_the_steady_headers(guarded: TestClient) -> None:
    for path in ("/", "/evidence", "/static/js/a.js", "/component/x/index.html", "/none"):
        answer = guarded.get(path)
        for name, value in security_headers.STEADY_HEADERS.items():
            assert answer.headers[name] == value


def test_a_page_may_talk_to_its_own_host_only(guarded: TestClient) -> None:
    policy = directives(guarded.get("/"))
    assert policy["default-src"] == ["'self'"]
    assert policy["connect-src"] == ["'self'", "ws://testserver", "wss://testserver"]
    assert policy["script-src"] == ["'self'", "blob:", TEMPLATE_HASH]
    assert not [s for sources in policy.values() for s in sources if s.startswith("http")]


def test_only_the_frame_of_a_component_may_show_online_tiles(guarded: TestClient) -> None:
    policy = directives(guarded.get("/component/x/index.html"))
    foreign = {(name, s) for name, sources in policy.items() for s in sources if "://" in s}
    assert foreign == {("img-src", security_headers.ONLINE_TILES)}
    assert "'unsafe-inline'" in policy["script-src"]


def test_a_hostile_host_header_does_not_reach_the_policy(guarded: TestClient) -> None:
    answer = guarded.get("/", headers={"host": "a; script-src *"})
    assert directives(answer)["connect-src"] == ["'self'"]
    assert directives(answer)["script-src"] == ["'self'", "blob:", TEMPLATE_HASH]


@pytest.mark.parametrize(
    ("query", "setting", "ancestors"),
    [
        ("", "*", "'self'"),
        ("embed=false", "*", "'self'"),
        ("embed=true", "*", "*"),
        ("story=a&embed=True", "*", "*"),
        ("embed=true", "'self' https://paper.example", "'self' https://paper.example"),
        ("embed=true", "", "'self'"),
        ("embed=true", "*; script-src *", "'self'"),
        ("embed=true", "*\r\nSet-Cookie: a", "'self'"),
    ],
)
def test_a_page_is_framed_only_by_whom_the_host_allows(
    query: str, setting: str, ancestors: str
) -> None:
    assert security_headers.frame_ancestors(query, setting) == ancestors


def test_the_map_inside_an_embedded_page_may_be_framed_too(guarded: TestClient) -> None:
    policy = directives(guarded.get("/component/x/index.html"))
    assert policy["frame-ancestors"] == ["*"]


@given(st.text(), st.text(), st.text())
def test_no_text_adds_a_directive_or_a_header(host: str, query: str, setting: str) -> None:
    policy = security_headers.page_policy(
        host, security_headers.frame_ancestors(query, setting), []
    )
    assert policy.count(";") == 11
    assert policy.isprintable()


def test_streamlits_own_inline_script_is_allowed_by_its_hash() -> None:
    digest = base64.b64encode(sha256(b"\n a = 1\n").digest()).decode()
    page = "<script>\n a = 1\n</script><script src='b.js'></script>"
    assert security_headers.inline_script_hashes(page) == (f"'sha256-{digest}'",)


def test_web_sockets_pass_through(guarded: TestClient) -> None:
    with guarded.websocket_connect("/_stcore/stream") as connection:
        assert connection.receive_text() == "open"


# Compression


@pytest.fixture
def compressed() -> TestClient:
    return _wrapped(Middleware(CompressStatic, base=""))


def test_a_script_is_compressed_and_the_kept_answer_is_the_same(compressed: TestClient) -> None:
    asked = {"accept-encoding": "gzip"}
    first = compressed.get("/static/js/a.js", headers=asked)
    again = compressed.get("/static/js/a.js", headers=asked)
    assert first.headers["content-encoding"] == "gzip"
    assert int(first.headers["content-length"]) < 100
    assert first.headers["etag"] == 'W/"x"'
    assert first.headers["vary"] == "Accept-Encoding"
    assert first.text == "let a;" * 500
    assert (again.headers, again.content) == (first.headers, first.content)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/static/js/a.js", {"accept-encoding": "identity"}),
        ("/static/js/a.js", {"accept-encoding": "gzip", "range": "bytes=0-9"}),
        ("/static/media/a.png", {"accept-encoding": "gzip"}),
        ("/", {"accept-encoding": "gzip"}),
    ],
)
def test_everything_else_passes_uncompressed(
    compressed: TestClient, path: str, asked: dict[str, str]
) -> None:
    answer = compressed.get(path, headers=asked)
    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers


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


@contextmanager
def _running(command: list[str], port: int, home: Path) -> Iterator[None]:
    """The server as a process of its own, answering; with an empty home, as on a fresh machine."""
    environment = {**os.environ, "HOME": str(home)}
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


def _streamlit(port: int) -> list[str]:
    return ["streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]


def _streamlit_under_a_path(port: int) -> list[str]:
    return [*_streamlit(port), "--server.baseUrlPath=desk/maps"]


def _uvicorn(port: int) -> list[str]:
    return ["uvicorn", "app:app", "--log-level=warning", f"--port={port}"]


@pytest.mark.parametrize(
    ("command", "base"),
    [(_streamlit, ""), (_streamlit_under_a_path, "/desk/maps"), (_uvicorn, "")],
    ids=["streamlit", "streamlit under a path", "uvicorn"],
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
        assert _handshake(port, base, f"http://127.0.0.1:{port}") == 101
        assert _handshake(port, base, "http://evil.example") == 403

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


@pytest.fixture
def paged() -> TestClient:
    """A server with two pages under a base path; it answers every address that reaches it."""

    async def answer(request: Request) -> Response:
        return HTMLResponse(request.url.path)

    pages = Middleware(KnownPages, base="/maps", pages=("", "evidence"))
    app = Starlette(
        routes=[Route("/{path:path}", answer, methods=["GET", "POST"])], middleware=[pages]
    )
    return TestClient(app, headers={"accept": "text/html"}, follow_redirects=False)


@pytest.mark.parametrize(
    "path", ["nonsense", "a/b", "evidence/x", "//elsewhere.example/x", "%0d%0ax"]
)
def test_an_address_that_names_no_page_leads_to_the_map_and_says_so(
    paged: TestClient, path: str
) -> None:
    answer = paged.get(f"/maps/{path}?place=masnaa")
    assert answer.status_code == 307
    address = answer.headers["location"]
    assert re.fullmatch(r"/maps/\?place=masnaa&lost=[\w.%+-]+", address)


@pytest.mark.parametrize(
    "path", ["", "evidence", "evidence/", "_stcore/host-config", "static/x", "favicon.png"]
)
def test_pages_and_files_are_answered_where_they_are(paged: TestClient, path: str) -> None:
    assert paged.get(f"/maps/{path}").status_code == 200


def test_a_program_is_told_that_an_address_names_nothing(paged: TestClient) -> None:
    for path in ("nonsense", "wp-login.php", "evidence/_stcore/health", ".env"):
        assert paged.get(f"/maps/{path}", headers={"accept": "*/*"}).status_code == 404
    assert paged.get("/maps/wp-login.php").status_code == 404
