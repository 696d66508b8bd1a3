"""What every geocoder in the registry promises; a new one is tested by being registered."""

from __future__ import annotations

import importlib
import json
import pkgutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from overland import geocoding
from overland.commands.geocode import geocode, settings_for
from overland.errors import WrongUse
from overland.geocoding import OFFLINE, PROVIDERS, ledger
from overland.geocoding.candidates import Provider, Query, Settings
from overland.geocoding.choice import choose_candidate
from overland.geography.distance import distance_km
from overland.story import loader

DATA = Path(__file__).resolve().parents[2] / "data"
STORIES = sorted(path.parent for path in DATA.glob(f"stories/*/{ledger.FILE}"))
BEIRUT = Query(("Beirut", "بيروت", "Бейрут"), "LB", "city")
NOWHERE = Query(("Qqxqqxqqx",), "LB", "city")
POINT = (33.8933, 35.5016)

NOMINATIM = {
    "osm_type": "relation",
    "osm_id": 1,
    "lat": "33.8959",
    "lon": "35.4784",
    "class": "boundary",
    "type": "administrative",
    "addresstype": "city",
    "name": "Beirut",
    "display_name": "Beirut, Lebanon",
    "namedetails": {"name:ar": "بيروت"},
    "address": {"country_code": "lb"},
}
PHOTON = {
    "geometry": {"coordinates": [35.4784, 33.8959]},
    "properties": {
        "osm_type": "N",
        "osm_id": 1,
        "osm_key": "place",
        "osm_value": "city",
        "name": "Beirut",
        "countrycode": "LB",
        "country": "Lebanon",
    },
}


class _Services(BaseHTTPRequestHandler):
    """As Nominatim (/search, /reverse with format=json) and Photon (/api, /reverse) answer."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        asked = parse_qs(address.query)
        known = asked.get("q", ["Beirut"])[0] == "Beirut"
        answer: object
        if "format" in asked:
            answer = [NOMINATIM] if known else []
            if address.path == "/reverse":
                answer = NOMINATIM
        else:
            answer = {"features": [PHOTON] if known else []}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def domain() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Services) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def providers(domain: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Provider]:
    """Every registered provider; the gazetteer with its real data, read once."""
    settings = Settings(
        countries=frozenset(("SY", "LB", "RU")),
        table=DATA / "gazetteer" / "places.csv",
        cache=tmp_path_factory.mktemp("cache"),
        domain=domain,
        scheme="http",
        delay_s=0.0,
        retry_wait_s=0.0,
    )
    return {name: geocoding.geocoder(name, settings) for name in PROVIDERS}


@pytest.fixture(params=PROVIDERS)
def provider(request: pytest.FixtureRequest, providers: dict[str, Provider]) -> Provider:
    return providers[request.param]


def test_every_module_that_makes_a_provider_is_registered() -> None:
    modules = [
        f"overland.geocoding.{module.name}" for module in pkgutil.iter_modules(geocoding.__path__)
    ]
    makers = {name for name in modules if hasattr(importlib.import_module(name), "provider")}
    assert makers == set(PROVIDERS.values())


def test_an_unknown_provider_is_wrong_use_and_the_known_ones_are_told(tmp_path: Path) -> None:
    settings = Settings(frozenset(), tmp_path / "none.csv", tmp_path)
    with pytest.raises(WrongUse, match=", ".join(PROVIDERS)):
        geocoding.geocoder("oracle", settings)


def test_it_bears_the_name_it_is_registered_under_and_a_version(
    providers: dict[str, Provider],
) -> None:
    assert {name: made.name for name, made in providers.items()} == {n: n for n in PROVIDERS}
    assert all(any(c.isdigit() for c in made.version) for made in providers.values())


def test_it_is_one_of_geopys_geocoders(provider: Provider) -> None:
    assert isinstance(provider.geocoder, Geocoder)


def test_geocode_gives_one_location_with_its_record(provider: Provider) -> None:
    found = provider.geocoder.geocode("Beirut")
    assert isinstance(found, Location)
    assert found.address.startswith("Beirut")
    assert found.raw
    assert distance_km((found.latitude, found.longitude), POINT) < 5


def test_geocode_gives_a_list_if_asked_for_more_than_one(provider: Provider) -> None:
    found = provider.geocoder.geocode("Beirut", exactly_one=False)
    assert isinstance(found, list)
    assert all(isinstance(location, Location) for location in found)


@pytest.mark.parametrize("exactly_one", [True, False])
def test_geocode_gives_none_for_an_unknown_name(provider: Provider, exactly_one: bool) -> None:
    assert provider.geocoder.geocode(NOWHERE.names[0], exactly_one=exactly_one) is None


def test_reverse_gives_a_place_near_the_point(provider: Provider) -> None:
    found = provider.geocoder.reverse(POINT)
    assert isinstance(found, Location)
    assert distance_km((found.latitude, found.longitude), POINT) < 5


def test_reverse_of_what_is_no_point_is_a_value_error(provider: Provider) -> None:
    with pytest.raises(ValueError, match=r"coordinate pair or Point|unknown format"):
        provider.geocoder.reverse("nowhere")


def test_geocode_takes_a_timeout(provider: Provider) -> None:
    assert isinstance(provider.geocoder.geocode("Beirut", timeout=10), Location)


def test_candidates_are_sound_and_each_record_comes_once(provider: Provider) -> None:
    found = provider.candidates(BEIRUT)
    assert found
    assert all(candidate.is_sound() for candidate in found)
    assert len({candidate.source for candidate in found}) == len(found)


def test_the_candidate_of_the_same_name_kind_and_country_is_chosen(provider: Provider) -> None:
    chosen = choose_candidate(BEIRUT, provider.candidates(BEIRUT)).chosen
    assert chosen
    assert (chosen.name, chosen.kind, chosen.country) == ("Beirut", "city", "LB")
    assert distance_km(chosen.point, POINT) < 5


def test_an_unknown_name_has_no_candidates(provider: Provider) -> None:
    assert provider.candidates(NOWHERE) == ()


def test_the_same_question_has_the_same_answer(provider: Provider) -> None:
    assert provider.candidates(BEIRUT) == provider.candidates(BEIRUT)


@pytest.mark.parametrize(
    ("names", "country", "kind", "point"),
    [
        (("Damascus",), "SY", "city", (33.5102, 36.2913)),
        (("Damascus airport",), "SY", "airport", (33.4115, 36.5156)),
        (("Beirut airport",), "LB", "airport", (33.8209, 35.4884)),
        (("Domodedovo International Airport",), "RU", "airport", (55.4088, 37.9063)),
        (("Jdeidet Yabous",), "SY", "town", (33.6539, 35.9717)),
        (("Jdeidet Yabous",), "SY", "border_crossing", (33.6539, 35.9717)),
        (("al-Masnaa",), "LB", "border_crossing", (33.7029, 35.9240)),
        (("المصنع",), "LB", "border_crossing", (33.7029, 35.9240)),
        (("Масна",), "LB", "border_crossing", (33.7029, 35.9240)),
        (("Anjar",), "LB", "town", (33.7278, 35.9311)),
        (("Bar Elias",), "LB", "town", (33.7750, 35.9000)),
        (("Chtaura",), "LB", "town", (33.8147, 35.8547)),
        (("Dahr el-Baidar",), "LB", "pass", (33.82, 35.77)),
        (("Sofar",), "LB", "town", (33.8028, 35.7006)),
        (("Bhamdoun el Mhatta",), "LB", "town", (33.8086, 35.6597)),
        (("Aley",), "LB", "town", (33.8053, 35.6000)),
        (("Бейрут",), "LB", "city", (33.8933, 35.5016)),
        (("Russian Embassy, Damascus",), "SY", "embassy", (33.5258, 36.3003)),
        (("Москва",), "RU", "city", (55.7520, 37.6178)),
    ],
)
def test_the_gazetteer_gives_the_sourced_point_of_each_place_on_the_way(
    providers: dict[str, Provider],
    names: tuple[str, ...],
    country: str,
    kind: str,
    point: tuple[float, float],
) -> None:
    query = Query(names, country, kind)
    chosen = choose_candidate(query, providers[OFFLINE].candidates(query)).chosen
    assert chosen
    assert distance_km(chosen.point, point) < 0.02


def test_the_gazetteer_invents_no_point_for_the_russian_embassy_in_beirut(
    providers: dict[str, Provider],
) -> None:
    query = Query(("Russian Embassy, Beirut", "Посольство России в Бейруте"), "LB", "embassy")
    assert providers[OFFLINE].candidates(query) == ()


@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.name)
def test_a_committed_ledger_is_what_the_gazetteer_says_to_the_byte(
    folder: Path, tmp_path: Path
) -> None:
    story = loader.load(folder)
    committed = (folder / ledger.FILE).read_bytes()
    if {entry.provider for entry in ledger.read(folder / ledger.FILE).values()} == {OFFLINE}:
        (tmp_path / ledger.FILE).write_bytes(committed)
        asked = geocoding.geocoder(OFFLINE, settings_for(story, DATA, ""))
        geocode(story, tmp_path, asked, "9999-12-31")
        assert (tmp_path / ledger.FILE).read_bytes() == committed
    assert ledger.text(ledger.read(folder / ledger.FILE)).encode() == committed


def test_the_first_story_has_a_ledger() -> None:
    assert "syria-2013" in {folder.name for folder in STORIES}
