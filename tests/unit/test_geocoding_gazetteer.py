"""The offline gazetteer as one of geopy's geocoders: which places it gives, and in which order."""

from __future__ import annotations

import pytest
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from overland.geocoding.candidates import Query
from overland.geocoding.entries import GazetteerEntry
from overland.geocoding.gazetteer import Gazetteer, GazetteerProvider


def _entry(name: str, source: str, **others: object) -> GazetteerEntry:
    values: dict[str, object] = {
        "spellings": (),
        "kind": "town",
        "country": "LB",
        "latitude": 33.8,
        "longitude": 35.9,
        "collection": "GeoNames",
    }
    return GazetteerEntry(name=name, source=source, **{**values, **others})  # type: ignore[arg-type]


SMALL = _entry("Damascus", "GeoNames 3", country="US", population=15_000, latitude=39.3)
LARGE = _entry("Damascus", "GeoNames 2", country="SY", population=1_500_000, kind="city")
OURS = _entry(
    "Masnaa crossing",
    "data/gazetteer masnaa",
    spellings=("Masnaa", "المصنع"),
    kind="border_crossing",
    collection="gazetteer",
    latitude=33.7029,
    longitude=35.9240,
)
ANJAR = _entry("Aanjar", "GeoNames 1", latitude=33.7278, longitude=35.9311)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer((SMALL, LARGE, OURS, ANJAR))


def _sources(found: object) -> list[str]:
    assert isinstance(found, list)
    return [location.raw["source"] for location in found]


def test_the_gazetteer_is_one_of_geopys_geocoders(gazetteer: Gazetteer) -> None:
    assert isinstance(gazetteer, Geocoder)


def test_the_larger_of_two_places_of_one_name_comes_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.geocode("damascus", exactly_one=False)
    assert _sources(found) == [LARGE.source, SMALL.source]


def test_our_own_table_comes_before_a_larger_place_of_a_public_gazetteer() -> None:
    public = _entry("Masna", "GeoNames 4", population=90_000)
    found = Gazetteer((public, OURS)).geocode("Masna'", exactly_one=False)
    assert _sources(found) == [OURS.source, public.source]


def test_a_country_leaves_places_elsewhere_out(gazetteer: Gazetteer) -> None:
    found = gazetteer.geocode("Damascus", exactly_one=False, country_codes="us")
    assert _sources(found) == [SMALL.source]


def test_one_location_with_its_record_is_the_default(gazetteer: Gazetteer) -> None:
    found = gazetteer.geocode("المصنع")
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (33.7029, 35.9240)
    assert found.raw["source"] == OURS.source
    assert found.raw["likeness"] == 1.0


def test_a_near_name_is_found_only_where_the_name_itself_is_not(gazetteer: Gazetteer) -> None:
    found = gazetteer.geocode("Almasna")
    assert isinstance(found, Location)
    assert found.raw["source"] == OURS.source
    assert found.raw["likeness"] < 1.0
    near = _entry("Masnaat", "GeoNames 5")
    assert _sources(Gazetteer((OURS, near)).geocode("Masnaa", exactly_one=False)) == [OURS.source]


def test_a_name_of_few_letters_has_no_near_names() -> None:
    assert Gazetteer((_entry("Aleys", "GeoNames 1"),)).geocode("Aley") is None


@pytest.mark.parametrize("exactly_one", [True, False])
def test_an_unknown_name_is_none_as_in_geopy(gazetteer: Gazetteer, exactly_one: bool) -> None:
    assert gazetteer.geocode("Atlantis", exactly_one=exactly_one) is None


@pytest.mark.parametrize("nothing", ["", "  ", "?!", None, 7])
def test_a_query_without_a_letter_is_geopys_query_error(
    gazetteer: Gazetteer, nothing: object
) -> None:
    with pytest.raises(GeocoderQueryError, match="is not a name"):
        gazetteer.geocode(nothing)  # type: ignore[arg-type]


def test_reverse_tells_the_nearest_first_and_how_far(gazetteer: Gazetteer) -> None:
    found = gazetteer.reverse((33.7030, 35.9241), exactly_one=False)
    assert _sources(found) == [OURS.source, ANJAR.source, LARGE.source]
    assert isinstance(found, list)
    assert found[0].raw["distance_km"] < 0.1
    assert found[1].raw["distance_km"] == pytest.approx(2.83, abs=0.05)


def test_reverse_finds_nothing_far_from_any_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.reverse("0, -150") is None


def test_reverse_reaches_across_the_date_line() -> None:
    east = _entry("Taveuni", "GeoNames 9", latitude=-16.8, longitude=179.99)
    found = Gazetteer((east,)).reverse((-16.8, -179.99))
    assert isinstance(found, Location)


@pytest.mark.parametrize("bad", ["nowhere", (91, 0), None])
def test_reverse_of_no_point_is_a_value_error(gazetteer: Gazetteer, bad: object) -> None:
    with pytest.raises(ValueError, match="coordinate pair or Point"):
        gazetteer.reverse(bad)


def test_the_provider_asks_under_every_spelling_and_names_each_record_once() -> None:
    provider = GazetteerProvider(Gazetteer((SMALL, LARGE, OURS)), "test")
    query = Query(("Almasna", "المصنع", "Масна"), "LB", "border_crossing")
    assert [(c.source, c.likeness) for c in provider.candidates(query)] == [(OURS.source, 1.0)]


def test_the_provider_tells_of_the_same_name_abroad_but_not_of_near_names_there() -> None:
    near_abroad = _entry("Damascuz", "GeoNames 8", country="FR")
    provider = GazetteerProvider(Gazetteer((SMALL, near_abroad, LARGE)), "test")
    found = provider.candidates(Query(("Damascus",), "SY", "city"))
    assert [candidate.source for candidate in found] == [LARGE.source, SMALL.source]


def test_the_ledger_is_offered_a_joined_article_too(gazetteer: Gazetteer) -> None:
    sallum = _entry("As Sallūm", "GeoNames 359867", country="EG", population=16_545)
    found = Gazetteer((sallum, LARGE)).geocode("Alsalloum", exactly_one=False)
    assert _sources(found) == ["GeoNames 359867"]
    nearest = Gazetteer((sallum, LARGE)).geocode("Alsalloum")
    assert isinstance(nearest, Location)
    assert nearest.raw["likeness"] < 1.0
