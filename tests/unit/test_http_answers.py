"""Answers of the API: what a cache may keep, what is packed, and what takes room."""

from __future__ import annotations

import gzip
import os
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from overland.server import http_cache
from overland.server.http_cache import AnswerCache
from tests import stories
from tests.api_host import KML, NOON, Host


@pytest.fixture
def client(host: Host) -> TestClient:
    return host.client()


class Origin:
    """What an answer was made from."""


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


def test_an_answer_is_asked_for_again_after_a_minute(client: TestClient) -> None:
    assert client.get(KML).headers["cache-control"] == "public, max-age=60, must-revalidate"


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
