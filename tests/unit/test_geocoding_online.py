"""Online geocoders: the cache, the rate, and what they are told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from overland import __version__
from overland.geocoding import geocoder
from overland.geocoding.candidates import Query, Settings
from tests.geocoding_server import (
    ONLINE,
    QUERY,
    Handler,
    good_answer,
    patient_settings,
    says_json,
    serving,
)


@pytest.mark.parametrize("name", ONLINE)
def test_a_server_that_recovers_is_believed(tmp_path: Path, name: str) -> None:
    def recovering(handler: Handler) -> None:
        first = len(handler.server.asked) == 1
        handler.answer(json.dumps(good_answer(name)).encode(), 503 if first else 200)

    with serving(recovering) as server:
        (found,) = geocoder(name, patient_settings(tmp_path, server.domain)).candidates(QUERY)
    assert (found.point, found.kind, found.country) == ((33.7029, 35.924), "border_crossing", "LB")
    assert (found.source, found.likeness) == ("OpenStreetMap node 1", 1.0)
    assert found.url == "https://www.openstreetmap.org/node/1"


@pytest.mark.parametrize("name", ONLINE)
def test_a_question_is_asked_once_and_then_answered_from_the_cache(
    tmp_path: Path, name: str
) -> None:
    with serving(says_json(good_answer(name))) as server:
        settings = patient_settings(tmp_path, server.domain)
        first = geocoder(name, settings).candidates(QUERY)
        assert geocoder(name, settings).candidates(QUERY) == first
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
    with serving(says_json(good_answer("photon"))) as server:
        asked = geocoder("photon", patient_settings(tmp_path, server.domain))
        first = asked.candidates(QUERY)
        (file,) = (tmp_path / "cache" / "photon").iterdir()
        sound = file.read_text(encoding="utf-8")
        file.write_text(content, encoding="utf-8")
        assert asked.candidates(QUERY) == first
        assert len(server.asked) == 2
        assert file.read_text(encoding="utf-8") == sound


def test_a_cache_entry_with_a_point_off_the_earth_is_not_believed(tmp_path: Path) -> None:
    with serving(says_json(good_answer("photon"))) as server:
        asked = geocoder("photon", patient_settings(tmp_path, server.domain))
        first = asked.candidates(QUERY)
        (file,) = (tmp_path / "cache" / "photon").iterdir()
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("33.7029", "133.7"), encoding="utf-8")
        assert asked.candidates(QUERY) == first


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be", encoding="utf-8")
    with serving(says_json(good_answer("photon"))) as server:
        asked = geocoder("photon", patient_settings(tmp_path, server.domain))
        assert asked.candidates(QUERY) == asked.candidates(QUERY)
        assert len(server.asked) == 2


@pytest.mark.parametrize(("name", "nothing"), [("nominatim", []), ("photon", {"features": []})])
def test_nothing_found_is_no_candidate_and_is_asked_again_next_time(
    tmp_path: Path, name: str, nothing: object
) -> None:
    with serving(says_json(nothing)) as server:
        asked = geocoder(name, patient_settings(tmp_path, server.domain))
        query = Query(("Masnaa", "المصنع"), "LB", "border_crossing")
        assert asked.candidates(query) == ()
        assert [_asked(handler)["q"] for handler in server.asked] == [["Masnaa"], ["المصنع"]]
        assert asked.candidates(QUERY) == ()
        assert len(server.asked) == 3


def test_nominatim_is_told_who_asks_and_for_which_country(tmp_path: Path) -> None:
    with serving(says_json(good_answer("nominatim"))) as server:
        geocoder("nominatim", patient_settings(tmp_path, server.domain)).candidates(QUERY)
        (handler,) = server.asked
    assert handler.headers["User-Agent"] == f"overland/{__version__}"
    assert _asked(handler)["countrycodes"] == ["lb"]


@pytest.mark.parametrize("name", ONLINE)
def test_a_second_question_waits_for_its_turn(tmp_path: Path, name: str) -> None:
    """Shown by the wait that the rate limiter reckons, not by waiting."""
    with serving(says_json(good_answer(name))) as server:
        settings = replace(
            patient_settings(tmp_path, server.domain), delay_s=60.0, retry_wait_s=60.0
        )
        asked = geocoder(name, settings)
        asked.candidates(QUERY)
        limiter = asked._ask_politely  # type: ignore[attr-defined]
        assert 50.0 < next(limiter._acquire_request_slot_gen()) <= 60.0


def test_by_default_the_public_server_is_asked_at_most_once_a_second(tmp_path: Path) -> None:
    settings = Settings(countries=frozenset(), table=tmp_path, cache=tmp_path)
    assert settings.delay_s >= 1.0
    assert geocoder("nominatim", settings).version.startswith("nominatim.openstreetmap.org by ")
    assert geocoder("photon", settings).version.startswith("photon.komoot.io by ")


def _asked(handler: Handler) -> dict[str, list[str]]:
    return parse_qs(urlsplit(handler.path).query)
