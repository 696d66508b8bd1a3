"""The API: what it lists, how its answers are cached, and what an address cannot reach."""

from __future__ import annotations

import gzip
import os
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message

from overland import cli, config, i18n
from overland.exports import FORMATS
from overland.html import data_and_about
from overland.presentation import catalog
from overland.server import app as web
from overland.server import http_cache
from overland.server.api import Api, PathTricks
from overland.server.http_cache import AnswerCache
from overland.story import loader
from overland.story.filter import Filter
from overland.story.loader import Catalog
from overland.story.models import Story
from overland.view import View
from tests import stories
from tests.exports import Exports
from tests.work import at_once

KML = f"/api/stories/{stories.SLUG}.kml"
NOON = 1_600_000_000
DRAWN = {"png", "pdf", "html"}


def in_a_loop_of_its_own(ask: Callable[..., Awaitable[Any]], *arguments: object) -> Any:
    """What a coroutine gives. In a thread: the browser's own loop may be running in this one."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(anyio.run, ask, *arguments).result()


class Origin:
    """What an answer was made from."""


class Host:
    """A host with its stories in a folder; it counts what it was asked to make."""

    def __init__(self, root: Path, exports: Exports) -> None:
        self.root = root
        self.exports = exports
        self.made: list[str] = []
        self.spoken: list[str] = []
        self.found = loader.discover(root / "stories")
        self.kept = AnswerCache()

    def reread(self) -> None:
        self.found = loader.discover(self.root / "stories")

    def shelf(self) -> Catalog:
        return self.found

    def export(self, name: str, story: Story, _wanted: Filter, language: str) -> bytes:
        self.spoken.append(language)
        self.made.append(f"{story.slug}.{name}")
        return self.exports.of(self.root / "stories" / story.slug, name)

    def client(self, base: str = "") -> TestClient:
        api = Api(base, self.shelf, at_once(export=self.export), self.kept)
        tricks = Middleware(PathTricks, base=base)
        return TestClient(Starlette(routes=api.routes(), middleware=[tricks]))


@pytest.fixture
def host(story_folder: Path, exports: Exports) -> Iterator[Host]:
    for path in story_folder.iterdir():
        os.utime(path, (NOON, NOON))
    with config.data_in(story_folder.parents[1]):
        yield Host(story_folder.parents[1], exports)


@pytest.fixture
def client(host: Host) -> TestClient:
    return host.client()


def test_the_list_says_what_each_story_is_and_where_it_can_be_had(
    client: TestClient, host: Host
) -> None:
    answer = client.get("/api/stories.json")
    assert answer.headers["content-type"] == "application/json"
    (told,) = answer.json()["stories"]
    story = host.found.stories[stories.SLUG]
    assert told["state"] == "published"
    assert (told["slug"], told["title"]) == (story.slug, story.title)
    assert (told["version"], told["created"]) == (story.version, story.created)
    assert (told["places"], told["events"]) == (len(story.places), len(story.events))
    assert told["languages"] == ["en", "ru"]
    assert told["licenses"][0]["name"] == "CC-BY-4.0"
    assert told["permalink"] == "/?story=two-towns&v=1.0.0"
    assert set(told["formats"]) == set(FORMATS)
    for offered in told["formats"].values():
        got = client.get(offered["url"])
        assert got.status_code == 200
        assert got.headers["content-type"].partition(";")[0] == offered["media_type"]


def test_the_list_is_absolute_where_the_host_names_its_address(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERLAND_PUBLIC_URL", "https://maps.example.org/overland")
    (told,) = client.get("/api/stories.json").json()["stories"]
    address = "https://maps.example.org/overland/"
    assert told["permalink"] == f"{address}?story=two-towns&v=1.0.0"
    assert told["formats"]["kml"]["url"] == f"{address}api/stories/two-towns.kml"


def test_a_story_that_is_not_shown_is_named_with_its_state_and_cannot_be_had(
    host: Host, story_folder: Path
) -> None:
    broken = stories.write(host.root / "stories", "broken-one")
    (broken / "places.csv").write_text("id\n", encoding="utf-8")
    stories.write(host.root / "stories", "withheld-one")
    host.reread()
    shown = {stories.SLUG: host.found.stories[stories.SLUG]}
    reasons = {report.slug: report.problems for report in host.found.reports}
    del reasons[stories.SLUG]
    host.found = Catalog(host.found.reports, shown, reasons)
    told = host.client().get("/api/stories.json").json()["stories"]
    assert {"slug": "broken-one", "state": "broken"} in told
    assert {"slug": "withheld-one", "state": "withheld"} in told
    for slug in ("broken-one", "withheld-one"):
        assert host.client().get(f"/api/stories/{slug}.csv").status_code == 404
    assert host.made == []


@pytest.mark.parametrize("name", FORMATS)
def test_the_api_and_the_command_give_the_same_bytes(
    name: str, client: TestClient, host: Host, tmp_path: Path
) -> None:
    output = tmp_path / "exported"
    root = str(host.root)
    command = ["export", stories.SLUG, "--format", name, "-o", str(output), "--root", root]
    # The small story was never checked against its source: that is a warning, and no more.
    assert cli.main(command) == cli.CLEAN
    answer = client.get(f"/api/stories/{stories.SLUG}.{name}")
    assert answer.content == output.read_bytes()
    assert f"{stories.SLUG}.{FORMATS[name].SUFFIX}" in answer.headers["content-disposition"]


def test_an_export_is_made_in_the_language_that_its_address_names_and_called_so(
    client: TestClient, host: Host
) -> None:
    for asked in ("", "?lang=ar", "?lang=ru", "?lang=ar"):
        answer = client.get(KML + asked, headers={"accept-language": "fr"})
        told = f"{stories.SLUG}{asked.replace('?lang=', '_')}.kml"
        assert f'filename="{told}"' in answer.headers["content-disposition"]
    assert host.spoken == ["en", "ar", "ru"]


def test_a_page_offers_the_files_in_the_language_that_it_is_read_in(host: Host) -> None:
    story = next(iter(host.shelf().stories.values()))
    for code, ending in (("ar", "kml?lang=ar"), ("en", "kml")):
        i18n.use(code)
        links = data_and_about.downloads(story, View(story=story.slug), {"kml": "KML"})
        assert f'href="./api/stories/{stories.SLUG}.{ending}"' in links


def test_an_export_is_made_once_for_each_state_of_its_story(client: TestClient, host: Host) -> None:
    bodies = {client.get(KML).content for _ in range(3)}
    assert len(bodies) == 1
    assert host.made == [f"{stories.SLUG}.kml"]
    path = host.root / "stories" / stories.SLUG / "events.csv"
    path.write_text(
        path.read_text("utf-8").replace("The buses leave", "The buses set out"), "utf-8"
    )
    host.reread()
    assert b"The buses set out" in client.get(KML).content
    assert host.made == [f"{stories.SLUG}.kml"] * 2


@pytest.mark.parametrize("name", FORMATS)
def test_the_app_answers_with_the_bytes_of_the_export(
    name: str, exports: Exports, story_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name in DRAWN:  # of a small story, for a large one takes long
        monkeypatch.setenv("OVERLAND_DATA", str(story_folder.parents[1]))
    client = TestClient(Starlette(routes=web.routes(base="")))
    for slug in catalog.store().catalog().stories:
        answer = client.get(f"/api/stories/{slug}.{name}")
        assert answer.content == exports.of(config.stories() / slug, name)


def test_the_app_refuses_a_tricky_path_before_streamlit_does() -> None:
    app = Starlette(middleware=web.middleware(base=""))
    status, body = raw_app(app, "/api/stories/../../etc/passwd")
    assert (status, b'"error":' in body) == (404, True)


@pytest.mark.parametrize("address", ["/api/stories.json", KML])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_what_the_asker_has_already_is_not_sent_again(
    address: str, coding: str, client: TestClient
) -> None:
    asked = {"Accept-Encoding": coding}
    first = client.get(address, headers=asked)
    assert not first.headers["etag"].startswith("W/")
    for known in (first.headers["etag"], f'"other", W/{first.headers["etag"]}', "*"):
        again = client.get(address, headers={**asked, "If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert again.headers["vary"] == "Accept-Encoding"


def test_a_copy_is_judged_by_its_date_unless_its_tag_is_given(client: TestClient) -> None:
    modified = client.get(KML).headers["last-modified"]
    assert modified == "Sun, 13 Sep 2020 12:26:40 GMT"
    before = "Sun, 13 Sep 2020 12:26:39 GMT"
    known = {
        client.get(KML, headers={"If-Modified-Since": date}).status_code
        for date in (modified, "Mon, 14 Sep 2020 00:00:00 GMT")
    }
    assert known == {304}
    for date in (before, "yesterday", ""):
        assert client.get(KML, headers={"If-Modified-Since": date}).status_code == 200
    both = {"If-None-Match": '"another"', "If-Modified-Since": modified}
    assert client.get(KML, headers=both).status_code == 200


def test_an_answer_is_compressed_for_those_who_take_it(client: TestClient) -> None:
    plain = client.get(KML, headers={"Accept-Encoding": "identity"})
    packed = client.get(KML, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert {plain.headers["vary"], packed.headers["vary"]} == {"Accept-Encoding"}


def test_what_is_compressed_already_is_sent_as_it_is(client: TestClient) -> None:
    answer = client.get(f"/api/stories/{stories.SLUG}.csv", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in answer.headers
    assert answer.content.startswith(b"PK")


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0, *", False),
        ("notgzip", False),
    ],
)
def test_a_coding_that_is_refused_is_not_used(accepted: str, taken: bool) -> None:
    assert http_cache.takes_gzip(accepted) is taken


@pytest.mark.slow
@given(st.text(max_size=60))
def test_no_header_for_codings_is_an_error(accepted: str) -> None:
    assert http_cache.takes_gzip(accepted) in (True, False)


@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_head_tells_what_get_would_without_the_body(coding: str, client: TestClient) -> None:
    asked = {"Accept-Encoding": coding}
    whole, head = client.get(KML, headers=asked), client.head(KML, headers=asked)
    assert head.content == b""
    assert dict(head.headers) == dict(whole.headers)


def test_any_page_may_read_and_none_may_write(client: TestClient) -> None:
    for answer in (client.get(KML), client.head(KML), client.get("/api/nothing")):
        assert answer.headers["access-control-allow-origin"] == "*"
    asked = client.options(KML, headers={"Access-Control-Request-Method": "GET"})
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-origin"] == "*"
    assert asked.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert client.post(KML).status_code == 405


def test_an_answer_is_asked_for_again_after_a_minute(client: TestClient) -> None:
    assert client.get(KML).headers["cache-control"] == "public, max-age=60, must-revalidate"


def test_an_unknown_story_or_format_is_told_with_the_known_ones(client: TestClient) -> None:
    story = client.get("/api/stories/atlantis.kml")
    form = client.get(f"/api/stories/{stories.SLUG}.docx")
    assert (story.status_code, form.status_code) == (404, 404)
    assert story.json() == {"error": "there is no story atlantis here", "stories": [stories.SLUG]}
    assert form.json() == {"error": "there is no format docx", "formats": list(FORMATS)}


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


def test_addresses_stand_below_the_base_path(host: Host) -> None:
    client = host.client("/sub/path")
    assert client.get("/api/stories.json").status_code == 404
    (told,) = client.get("/sub/path/api/stories.json").json()["stories"]
    assert told["permalink"].startswith("/sub/path/?story=")
    assert client.get(told["formats"]["csv"]["url"]).status_code == 200


def test_the_kept_answers_never_outgrow_their_room() -> None:
    entry = http_cache.ENTRY_BYTES
    kept, origin = AnswerCache(most_bytes=250 + 2 * entry), Origin()
    moment = datetime.fromtimestamp(NOON, UTC)
    for name in "abc":
        kept.put(name, origin, http_cache.answer(name.encode() * 4 + os.urandom(90), "x/y", moment))
    assert kept.get("a", origin) is None
    assert kept.get("c", origin) is not None
    assert kept.get("c", Origin()) is None
    kept.put("huge", origin, http_cache.answer(os.urandom(300 + 2 * entry), "x/y", moment))
    assert kept.get("huge", origin) is None


def test_an_answer_of_few_bytes_takes_room_for_its_name_as_well() -> None:
    kept, origin = AnswerCache(most_bytes=100_000), Origin()
    none = http_cache.answer(b"[]", "application/json")
    for number in range(1_000):
        kept.put(f"/matches?q={number:0200}", origin, none)
    names = [f"/matches?q={number:0200}" for number in range(1_000)]
    assert sum(kept.get(name, origin) is not None for name in names) < 100
    kept.put(names[-1], origin, none)  # the same again takes no more
    assert kept.get(names[-2], origin) is not None


def test_a_file_from_the_future_is_not_promised_to_be_unchanged() -> None:
    future = datetime(2999, 1, 1, tzinfo=UTC)
    made = http_cache.answer(b"text " * 40, "text/plain", future)
    assert made.modified
    assert made.modified <= datetime.now(UTC)
    assert made.gzipped is not None
    assert gzip.decompress(made.gzipped) == made.body


def raw(host: Host, base: str, path: str) -> tuple[int, bytes]:
    """What an ASGI server would get for a path that no client would send as it is."""
    api = Api(base, host.shelf, at_once(export=host.export), host.kept)
    tricks = Middleware(PathTricks, base=base)
    return raw_app(Starlette(routes=api.routes(), middleware=[tricks]), path)


def raw_app(app: ASGIApp, path: str) -> tuple[int, bytes]:
    answered: tuple[int, bytes] = in_a_loop_of_its_own(asked, app, path)
    return answered


async def asked(app: ASGIApp, path: str) -> tuple[int, bytes]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": b"",
        "root_path": "",
        "query_string": b"",
        "headers": [],
    }
    await app(scope, receive, send)
    return sent[0]["status"], b"".join(m.get("body", b"") for m in sent[1:])
