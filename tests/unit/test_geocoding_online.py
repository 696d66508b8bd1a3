"""Online geocoders against a real server on localhost that fails, stalls and lies.

Whatever it does, the answer is an error that says what happened, and the ledger stays as it was.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from overland import __version__
from overland.commands.geocode import geocode
from overland.geocoding import ledger, provider
from overland.geocoding.adapter import MOST_BYTES
from overland.geocoding.candidates import GeocodingFailed, Query, Settings
from overland.geocoding.ledger import LedgerEntry
from overland.story.models import Place, Story

ONLINE = ("nominatim", "photon")
QUERY = Query(("Masnaa",), "LB", "border_crossing")
EARLIER = LedgerEntry("Masnaa", "gazetteer", "1", (), None, "Nobody knew.", None, "2026-01-01")
IMPATIENT_S = 0.25

Behaviour = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self)
        self.server.behaviour(self)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour = behaviour
        self.asked: list[Handler] = []
        self.over = threading.Event()

    @property
    def domain(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: object) -> None:
        """A caller that hangs up is what is tested."""


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[Server]:
    with Server(behaviour) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


def _settings(tmp_path: Path, domain: str, timeout_s: float = 10.0) -> Settings:
    return Settings(
        countries=frozenset(),
        table=tmp_path / "none.csv",
        cache=tmp_path / "cache",
        domain=domain,
        scheme="http",
        timeout_s=timeout_s,
        delay_s=0.0,
        retries=2,
        retry_wait_s=0.0,
    )


def _nominatim(**changes: object) -> dict[str, object]:
    place: dict[str, object] = {
        "osm_type": "node",
        "osm_id": 1,
        "lat": "33.7029",
        "lon": "35.924",
        "class": "barrier",
        "type": "border_control",
        "name": "Masnaa",
        "display_name": "Masnaa, Lebanon",
        "namedetails": {"name": "المصنع", "name:en": "Masnaa"},
        "address": {"country_code": "lb"},
    }
    return {**place, **changes}


def _photon(coordinates: object = (35.924, 33.7029), **changes: object) -> dict[str, object]:
    properties: dict[str, object] = {
        "osm_type": "N",
        "osm_id": 1,
        "osm_key": "barrier",
        "osm_value": "border_control",
        "name": "Masnaa",
        "countrycode": "LB",
    }
    return {
        "geometry": {"type": "Point", "coordinates": coordinates},
        "properties": {**properties, **changes},
    }


def _good(name: str) -> object:
    return [_nominatim()] if name == "nominatim" else {"features": [_photon()]}


def _json(value: object) -> Behaviour:
    return lambda handler: handler.answer(json.dumps(value).encode())


def _bytes(body: bytes, status: int = 200, **headers: str) -> Behaviour:
    return lambda handler: handler.answer(body, status, **headers)


def _silence(handler: Handler) -> None:
    handler.server.over.wait(10)


def _drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.over.wait(IMPATIENT_S / 10):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def _drip_a_head(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
    while not handler.server.over.wait(IMPATIENT_S / 10):
        handler.wfile.write(b"y")
        handler.wfile.flush()


def _hang_up(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "500")
    handler.end_headers()
    handler.wfile.write(b"[")


def _no_http(handler: Handler) -> None:
    handler.wfile.write(b"220 mail.example ESMTP\r\n\r\n")


def _endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.over.is_set():
        handler.wfile.write(b" " * 65_536)


SLOW: dict[str, Behaviour] = {
    "silent": _silence,
    "dripping": _drip,
    "dripping a head": _drip_a_head,
}
FAILURES: dict[str, tuple[Behaviour, str]] = {
    "hanging up": (_hang_up, "the connection broke"),
    "not HTTP": (_no_http, "the connection broke"),
    "rate-limited": (_bytes(b"", 429, Retry_After="7"), "too many requests (429); wait 7 s"),
    "rate-limited without a time": (_bytes(b"", 429), "too many requests (429); wait a while"),
    "overloaded": (_bytes(b"", 503), "status 503 (tried 3 times)"),
    "broken": (_bytes(b"Traceback", 500), "status 500"),
    "forbidding": (_bytes(b"", 403), "it refuses to answer (status 403)"),
    "asking for a key": (_bytes(b"", 401), "it refuses to answer (status 401)"),
    "gone": (_bytes(b"", 404), "status 404"),
    "empty": (_bytes(b""), "the answer is not JSON"),
    "an HTML page": (_bytes(b"<!doctype html><title>Log in"), "the answer is not JSON: '<!doctype"),
    "half JSON": (_bytes(b'[{"lat": "33.'), "the answer is not JSON"),
    "not UTF-8": (_bytes(b'["\xff"]'), "the answer is not UTF-8"),
    "a bottomless list": (_bytes(b"[" * 100_000), "the answer is not JSON"),
    "null": (_json(None), "not an object or a list"),
    "a number": (_json(7), "not an object or a list"),
    "a text": (_json("Masnaa"), "not an object or a list"),
    "a list of numbers": (_json([1, 2]), "not the expected form"),
    "another object": (_json({"detail": "hello"}), "not the expected form"),
    "huge": (_endless, "larger than 2 MB"),
    "huge and said so": (_bytes(b" " * (MOST_BYTES + 1)), "larger than 2 MB"),
}


def _lies() -> dict[str, tuple[str, object]]:
    nominatim: dict[str, dict[str, object]] = {
        "a latitude beyond the pole": {"lat": "133.7"},
        "a longitude beyond the date line": {"lon": "200"},
        "a latitude that is no number": {"lat": "NaN"},
        "a latitude in words": {"lat": "north"},
        "a latitude that is true": {"lat": True},
        "an infinite longitude": {"lon": "Infinity"},
        "no latitude": {"lat": None},
        "no point": {"lat": None, "lon": None},
        "a list for a name": {"name": ["Masnaa"]},
        "no record": {"osm_type": None},
        "a record that is code": {"osm_type": "javascript:alert(1)//"},
        "half a character": {"name": "Masnaa\ud800", "namedetails": None},
        "an escape sequence for the terminal": {"name": "\x1b[2J"},
        "an endless name": {"name": "Masnaa" * 1000},
        "a list for an address": {"address": ["lb"]},
    }
    photon: dict[str, object] = {
        "a latitude beyond the pole": _photon([35.9, 133.7]),
        "a longitude beyond the date line": _photon([200, 33.7]),
        "no number": _photon([float("nan"), 33.7]),
        "words": _photon(["east", "north"]),
        "true": _photon([True, True]),
        "one coordinate": _photon([35.9]),
        "no coordinates": _photon(None),
        "null coordinates": _photon([None, None]),
        "a number for a country": _photon(countrycode=961),
        "an unknown type of record": _photon(osm_type="X"),
        "a text for an id": _photon(osm_id="1/../../"),
        "half a character": _photon(name="Masnaa\udfff"),
        "nothing in a feature": {},
    }
    return {
        **{
            f"nominatim: {lie}": ("nominatim", [_nominatim(**changes)])
            for lie, changes in nominatim.items()
        },
        "nominatim: an object for a list": ("nominatim", {}),
        **{f"photon: {lie}": ("photon", {"features": [it]}) for lie, it in photon.items()},
    }


def _fails_and_leaves_the_ledger(
    tmp_path: Path, name: str, domain: str, timeout_s: float = 10.0
) -> str:
    """Geocode a story that has a ledger; the message of the one problem that is told."""
    folder = tmp_path / "tale"
    folder.mkdir()
    file = folder / ledger.FILE
    file.write_text(ledger.text({"masnaa": EARLIER}), encoding="utf-8")
    before = file.read_bytes()
    asked = provider(name, _settings(tmp_path, domain, timeout_s))
    outcome = geocode(_story(), folder, asked, "2026-11-23")
    assert file.read_bytes() == before
    assert [path.name for path in folder.iterdir()] == [ledger.FILE]
    assert not list(tmp_path.rglob("cache/**/*.json"))
    assert not outcome.clean
    (problem,) = outcome.problems
    assert problem.message.startswith(f"{name} at {domain}, asked for 'Masnaa': ")
    assert problem.message.isprintable()
    assert len(problem.message) < 400
    return problem.message


def _story() -> Story:
    masnaa = Place(
        id="masnaa",
        name="Masnaa",
        kind="border_crossing",
        country="LB",
        latitude=33.7029,
        longitude=35.924,
        uncertainty_km=1.0,
        role="crossing",
        basis="stated",
        names={"ar": "المصنع", "ru": "Масна"},
    )
    nothing: Any = dict.fromkeys((field.name for field in fields(Story) if field.init), ())
    return Story(**{**nothing, "slug": "tale", "places": (masnaa,)})


@pytest.mark.parametrize("name", ONLINE)
@pytest.mark.parametrize("failure", FAILURES)
def test_a_failing_server_is_named_and_leaves_the_ledger_as_it_was(
    tmp_path: Path, name: str, failure: str
) -> None:
    behaviour, expected = FAILURES[failure]
    with serving(behaviour) as server:
        assert expected in _fails_and_leaves_the_ledger(tmp_path, name, server.domain)


@pytest.mark.parametrize("name", ONLINE)
@pytest.mark.parametrize("slow", SLOW)
def test_a_slow_server_is_given_up_and_leaves_the_ledger_as_it_was(
    tmp_path: Path, name: str, slow: str
) -> None:
    with serving(SLOW[slow]) as server:
        message = _fails_and_leaves_the_ledger(tmp_path, name, server.domain, IMPATIENT_S)
        assert len(server.asked) == 3
    assert "no whole answer within 0.25 s (tried 3 times)" in message


@pytest.mark.parametrize("lie", _lies())
def test_a_lie_about_a_place_is_not_believed_and_leaves_the_ledger_as_it_was(
    tmp_path: Path, lie: str
) -> None:
    name, answer = _lies()[lie]
    with serving(_json(answer)) as server:
        message = _fails_and_leaves_the_ledger(tmp_path, name, server.domain)
    assert "unusable" in message or "not the expected form" in message


@pytest.mark.parametrize("name", ONLINE)
def test_a_server_that_is_down_is_said_to_be_out_of_reach(tmp_path: Path, name: str) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        domain = f"127.0.0.1:{unused.getsockname()[1]}"
        message = _fails_and_leaves_the_ledger(tmp_path, name, domain)
    assert "cannot be reached" in message
    assert "tried 3 times" in message


@pytest.mark.parametrize("name", ONLINE)
def test_a_host_that_does_not_exist_is_said_to_be_out_of_reach(tmp_path: Path, name: str) -> None:
    message = _fails_and_leaves_the_ledger(tmp_path, name, "nowhere.invalid")
    assert "cannot be reached" in message


@pytest.mark.parametrize("name", ONLINE)
def test_a_redirect_is_not_followed(tmp_path: Path, name: str) -> None:
    with serving(_json(_good(name))) as elsewhere:
        away = _bytes(b"", 302, Location=f"http://{elsewhere.domain}/search?q=Masnaa")
        with serving(away) as server:
            message = _fails_and_leaves_the_ledger(tmp_path, name, server.domain)
        assert elsewhere.asked == []
    assert "status 302" in message


def test_an_error_in_nominatims_own_words_is_passed_on(tmp_path: Path) -> None:
    with serving(_json({"error": "quota\nexceeded" + "!" * 10_000})) as server:
        message = _fails_and_leaves_the_ledger(tmp_path, "nominatim", server.domain)
    assert "quota exceeded!!" in message


@pytest.mark.parametrize(("status", "times"), [(429, 1), (403, 1), (500, 1), (503, 3), (504, 3)])
def test_only_what_may_pass_is_tried_again(tmp_path: Path, status: int, times: int) -> None:
    with serving(_bytes(b"", status)) as server:
        asked = provider("nominatim", _settings(tmp_path, server.domain))
        with pytest.raises(GeocodingFailed):
            asked.candidates(QUERY)
        assert len(server.asked) == times


@pytest.mark.parametrize("name", ONLINE)
def test_a_server_that_recovers_is_believed(tmp_path: Path, name: str) -> None:
    def recovering(handler: Handler) -> None:
        first = len(handler.server.asked) == 1
        handler.answer(json.dumps(_good(name)).encode(), 503 if first else 200)

    with serving(recovering) as server:
        (found,) = provider(name, _settings(tmp_path, server.domain)).candidates(QUERY)
    assert (found.point, found.kind, found.country) == ((33.7029, 35.924), "border_crossing", "LB")
    assert (found.source, found.likeness) == ("OpenStreetMap node 1", 1.0)
    assert found.url == "https://www.openstreetmap.org/node/1"


@pytest.mark.parametrize("name", ONLINE)
def test_a_question_is_asked_once_and_then_answered_from_the_cache(
    tmp_path: Path, name: str
) -> None:
    with serving(_json(_good(name))) as server:
        settings = _settings(tmp_path, server.domain)
        first = provider(name, settings).candidates(QUERY)
        assert provider(name, settings).candidates(QUERY) == first
        assert len(server.asked) == 1


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"asked": [], "candidates": []}',
        '{"asked": ["x", "Masnaa", "LB"], "candidates": [{}]}',
        "[" * 100_000,
    ],
)
def test_a_corrupt_cache_entry_is_asked_for_again_and_mended(tmp_path: Path, content: str) -> None:
    with serving(_json(_good("photon"))) as server:
        asked = provider("photon", _settings(tmp_path, server.domain))
        first = asked.candidates(QUERY)
        (file,) = (tmp_path / "cache" / "photon").iterdir()
        sound = file.read_text(encoding="utf-8")
        file.write_text(content, encoding="utf-8")
        assert asked.candidates(QUERY) == first
        assert len(server.asked) == 2
        assert file.read_text(encoding="utf-8") == sound


def test_a_cache_entry_with_a_point_off_the_earth_is_not_believed(tmp_path: Path) -> None:
    with serving(_json(_good("photon"))) as server:
        asked = provider("photon", _settings(tmp_path, server.domain))
        first = asked.candidates(QUERY)
        (file,) = (tmp_path / "cache" / "photon").iterdir()
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("33.7029", "133.7"), encoding="utf-8")
        assert asked.candidates(QUERY) == first


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be", encoding="utf-8")
    with serving(_json(_good("photon"))) as server:
        asked = provider("photon", _settings(tmp_path, server.domain))
        assert asked.candidates(QUERY) == asked.candidates(QUERY)
        assert len(server.asked) == 2


@pytest.mark.parametrize(("name", "nothing"), [("nominatim", []), ("photon", {"features": []})])
def test_nothing_found_is_no_candidate_and_is_asked_again_next_time(
    tmp_path: Path, name: str, nothing: object
) -> None:
    with serving(_json(nothing)) as server:
        asked = provider(name, _settings(tmp_path, server.domain))
        query = Query(("Masnaa", "المصنع"), "LB", "border_crossing")
        assert asked.candidates(query) == ()
        assert [_asked(handler)["q"] for handler in server.asked] == [["Masnaa"], ["المصنع"]]
        assert asked.candidates(QUERY) == ()
        assert len(server.asked) == 3


def test_nominatim_is_told_who_asks_and_for_which_country(tmp_path: Path) -> None:
    with serving(_json(_good("nominatim"))) as server:
        provider("nominatim", _settings(tmp_path, server.domain)).candidates(QUERY)
        (handler,) = server.asked
    assert handler.headers["User-Agent"] == f"overland/{__version__}"
    assert _asked(handler)["countrycodes"] == ["lb"]


@pytest.mark.parametrize("name", ONLINE)
def test_a_second_question_waits_for_its_turn(tmp_path: Path, name: str) -> None:
    """Shown by the wait that the rate limiter reckons, not by waiting."""
    with serving(_json(_good(name))) as server:
        settings = replace(_settings(tmp_path, server.domain), delay_s=60.0, retry_wait_s=60.0)
        asked = provider(name, settings)
        asked.candidates(QUERY)
        limiter = asked._ask_politely  # type: ignore[attr-defined]
        assert 50.0 < next(limiter._acquire_request_slot_gen()) <= 60.0


def test_by_default_the_public_server_is_asked_at_most_once_a_second(tmp_path: Path) -> None:
    settings = Settings(countries=frozenset(), table=tmp_path, cache=tmp_path)
    assert settings.delay_s >= 1.0
    assert provider("nominatim", settings).version.startswith("nominatim.openstreetmap.org by ")
    assert provider("photon", settings).version.startswith("photon.komoot.io by ")


def _asked(handler: Handler) -> dict[str, list[str]]:
    return parse_qs(urlsplit(handler.path).query)
