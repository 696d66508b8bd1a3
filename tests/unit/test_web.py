"""The server around Streamlit: health, assets, tiles, and addresses that name nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from overland.assets import registry
from overland.presentation import catalog
from overland.server import app as web
from overland.server import health
from overland.server.local_stories import LocalStories
from overland.server.middleware import KnownPages
from tests import stories

TILE = b"RIFF a tile WEBP"

ROOT = Path(__file__).resolve().parents[2]
YEAR = "public, max-age=31536000, immutable"


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
    catalog.store().catalog()
    while catalog.store().read_ahead():
        pass
    answer = client.get("/healthz")
    known = len(list((ROOT / "data" / "stories").glob("*/datapackage.json")))
    told = {"status": "ok", "stories": known, "withheld": [], "unread": 0, "ahead": 0}
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
    tmp_path: Path,
) -> None:
    source = LocalStories(tmp_path, tmp_path / "copy", tmp_path)
    routes = health.routes("", web._stories, lambda: source, lambda: 0)
    client = TestClient(Starlette(routes=routes))
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


@pytest.mark.parametrize("said", ["1", "yes", "Yes", "on", ""])
def test_another_word_for_an_embedded_page_leads_to_the_one_that_streamlit_knows(
    paged: TestClient, said: str
) -> None:
    answer = paged.get(f"/maps/evidence?story=a&embed={said}&place=b,c")
    assert answer.status_code == 307
    assert answer.headers["location"] == "/maps/evidence?story=a&embed=true&place=b,c"
    for other in ("embed=true", "embed=false", "embedded=1", "q=embed"):
        assert paged.get(f"/maps/evidence?{other}").status_code == 200


def test_a_program_is_told_that_an_address_names_nothing(paged: TestClient) -> None:
    for path in ("nonsense", "wp-login.php", "evidence/_stcore/health", ".env"):
        assert paged.get(f"/maps/{path}", headers={"accept": "*/*"}).status_code == 404
    assert paged.get("/maps/wp-login.php").status_code == 404
