"""Paths that lead nowhere: nothing is made for them, and nothing is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from overland.server import app as web
from overland.server.api import Api
from overland.story.loader import Catalog
from tests import stories
from tests.api_host import Host, raw, raw_app
from tests.work import at_once


def test_the_app_refuses_a_tricky_path_before_streamlit_does() -> None:
    app = Starlette(middleware=web.middleware(base=""))
    status, body = raw_app(app, "/api/stories/../../etc/passwd")
    assert (status, b'"error":' in body) == (404, True)


TRICKS = (
    "/api",
    "/api/",
    "/api/stories",
    "/api/stories/",
    "/api/stories/.",
    "/api/stories/..",
    "/api/stories/../stories.json",
    "/api/../../etc/passwd",
    f"/api/stories/../stories/{stories.SLUG}.csv",
    f"/api/stories/{stories.SLUG}/../{stories.SLUG}.csv",
    f"/api/stories//{stories.SLUG}.csv",
    f"/api/stories/{stories.SLUG}.csv/",
    f"/api/stories/./{stories.SLUG}.csv",
    f"/api/stories/{stories.SLUG}.csv\0",
    f"/api/stories/{stories.SLUG}\0.csv",
    f"/api/stories/{stories.SLUG}\n.csv",
    f"/api/stories/{stories.SLUG.upper()}.csv",
    f"/api/stories/{stories.SLUG}.CSV",
    f"/api/stories/\u202e{stories.SLUG}.csv",
    "/api/stories//etc/passwd.csv",
    "/api/stories/C:\\windows\\win.ini.csv",
    "/api/stories/..\\..\\secret.csv",
    "/api/stories/" + "a" * 100_000 + ".csv",
    "/api/stories/\ufffd\U0001f68c.csv",
)


@pytest.mark.parametrize("path", TRICKS, ids=lambda path: ascii(path)[:60])
@pytest.mark.parametrize("base", ["", "/sub/path"])
def test_a_tricky_path_is_unknown_and_nothing_is_made_for_it(
    path: str, base: str, host: Host
) -> None:
    status, body = raw(host, base, base + path)
    assert status == 404
    assert b'"error":' in body
    assert len(body) < 1_000
    assert host.made == []


@given(st.text(max_size=40))
def test_no_address_below_the_api_is_an_error(path: str) -> None:
    shelf = Catalog((), {}, {})
    api = Api("", lambda: shelf, at_once())
    status, _body = raw_app(Starlette(routes=api.routes()), f"/api/stories/{path}")
    assert status == 404 or "\n" in path
