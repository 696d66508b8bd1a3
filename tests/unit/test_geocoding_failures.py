"""Online geocoders that fail, are slow or lie are named, and leave the ledger as it was."""

from __future__ import annotations

import socket
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from overland.commands.geocode import geocode
from overland.geocoding import geocoder, ledger
from overland.geocoding.adapter import MOST_BYTES
from overland.geocoding.candidates import GeocodingFailed
from overland.geocoding.ledger import LedgerEntry
from overland.story.models import Place, Story
from tests.geocoding_server import (
    ONLINE,
    QUERY,
    Behaviour,
    Handler,
    good_answer,
    nominatim_answer,
    patient_settings,
    photon_answer,
    says_json,
    serving,
)

EARLIER = LedgerEntry("Masnaa", "gazetteer", "1", (), None, "Nobody knew.", None, "2026-01-01")
IMPATIENT_S = 0.25


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
    "null": (says_json(None), "not an object or a list"),
    "a number": (says_json(7), "not an object or a list"),
    "a text": (says_json("Masnaa"), "not an object or a list"),
    "a list of numbers": (says_json([1, 2]), "not the expected form"),
    "another object": (says_json({"detail": "hello"}), "not the expected form"),
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
        "a latitude beyond the pole": photon_answer([35.9, 133.7]),
        "a longitude beyond the date line": photon_answer([200, 33.7]),
        "no number": photon_answer([float("nan"), 33.7]),
        "words": photon_answer(["east", "north"]),
        "true": photon_answer([True, True]),
        "one coordinate": photon_answer([35.9]),
        "no coordinates": photon_answer(None),
        "null coordinates": photon_answer([None, None]),
        "a number for a country": photon_answer(countrycode=961),
        "an unknown type of record": photon_answer(osm_type="X"),
        "a text for an id": photon_answer(osm_id="1/../../"),
        "half a character": photon_answer(name="Masnaa\udfff"),
        "nothing in a feature": {},
    }
    return {
        **{
            f"nominatim: {lie}": ("nominatim", [nominatim_answer(**changes)])
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
    asked = geocoder(name, patient_settings(tmp_path, domain, timeout_s))
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
    # The server hears of at most so many: some are given up before it has read them.
    assert len(server.asked) <= 3
    assert "no whole answer within 0.25 s (tried 3 times)" in message


@pytest.mark.parametrize("lie", _lies())
def test_a_lie_about_a_place_is_not_believed_and_leaves_the_ledger_as_it_was(
    tmp_path: Path, lie: str
) -> None:
    name, answer = _lies()[lie]
    with serving(says_json(answer)) as server:
        message = _fails_and_leaves_the_ledger(tmp_path, name, server.domain)
    refusals = ("unusable", "not the expected form", "the answer is not JSON")
    assert any(refusal in message for refusal in refusals)


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
    with serving(says_json(good_answer(name))) as elsewhere:
        away = _bytes(b"", 302, Location=f"http://{elsewhere.domain}/search?q=Masnaa")
        with serving(away) as server:
            message = _fails_and_leaves_the_ledger(tmp_path, name, server.domain)
        assert elsewhere.asked == []
    assert "status 302" in message


def test_an_error_in_nominatims_own_words_is_passed_on(tmp_path: Path) -> None:
    with serving(says_json({"error": "quota\nexceeded" + "!" * 10_000})) as server:
        message = _fails_and_leaves_the_ledger(tmp_path, "nominatim", server.domain)
    assert "quota exceeded!!" in message


@pytest.mark.parametrize(("status", "times"), [(429, 1), (403, 1), (500, 1), (503, 3), (504, 3)])
def test_only_what_may_pass_is_tried_again(tmp_path: Path, status: int, times: int) -> None:
    with serving(_bytes(b"", status)) as server:
        asked = geocoder("nominatim", patient_settings(tmp_path, server.domain))
        with pytest.raises(GeocodingFailed):
            asked.candidates(QUERY)
        assert len(server.asked) == times
