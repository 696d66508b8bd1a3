"""Headers of every answer: the policy of content, framing, compression."""

from __future__ import annotations

import base64
from hashlib import sha256

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

from overland.server import app as web
from overland.server import security_headers
from overland.server.guard import SLOW_S, Errors
from overland.server.middleware import CompressStatic, SecurityHeaders

TEMPLATE_HASH = "'sha256-abc='"


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
        Route("/live/x/map.html", page),
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


@pytest.mark.parametrize("path", ["/component/x/index.html", "/live/x/map.html"])
def test_only_the_frame_of_a_map_may_show_online_tiles(guarded: TestClient, path: str) -> None:
    policy = directives(guarded.get(path))
    foreign = {(name, s) for name, sources in policy.items() for s in sources if "://" in s}
    assert foreign == {("img-src", security_headers.ONLINE_TILES)}


def test_in_the_frame_of_the_first_map_no_script_runs_but_a_file_of_this_host(
    guarded: TestClient,
) -> None:
    assert directives(guarded.get("/live/x/map.html"))["script-src"] == ["'self'"]
    assert "'unsafe-inline'" in directives(guarded.get("/component/x/index.html"))["script-src"]


def test_a_hostile_host_header_does_not_reach_the_policy(guarded: TestClient) -> None:
    answer = guarded.get("/", headers={"host": "a; script-src *"})
    assert directives(answer)["connect-src"] == ["'self'"]
    assert directives(answer)["script-src"] == ["'self'", "blob:", TEMPLATE_HASH]


@pytest.mark.parametrize(
    ("query", "setting", "ancestors"),
    [
        ("", "*", "'self'"),
        ("embed=false", "*", "'self'"),
        ("embed=true", "*", "'self' *"),
        ("story=a&embed=True", "*", "'self' *"),
        # The page frames its own map, whoever frames the page.
        ("embed=true", "https://paper.example", "'self' https://paper.example"),
        ("embed=true", "'none'", "'self'"),
        ("embed=true", "HTTPS://Paper.example/ https:", "'self' HTTPS://Paper.example https:"),
        ("embed=true", "https://*.paper.example:*", "'self' https://*.paper.example:*"),
        ("embed=true", "https://paper.example/news", "'self'"),
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


@pytest.mark.parametrize("path", ["/component/x/index.html", "/live/x/map.html"])
def test_the_map_inside_an_embedded_page_may_be_framed_too(guarded: TestClient, path: str) -> None:
    policy = directives(guarded.get(path))
    assert policy["frame-ancestors"] == ["'self'", "*"]


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


def test_the_app_itself_watches_for_answers_that_are_slow() -> None:
    watched = {str(one.cls): one for one in web.middleware(base="")}
    watching = watched[str(Errors)]
    assert watching.kwargs.get("slow_s", SLOW_S) == SLOW_S
