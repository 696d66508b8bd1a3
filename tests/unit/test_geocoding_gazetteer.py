"""The offline geocoder keeps geopy's promises and tells the likeliest place first."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from overland import config
from overland.errors import OverlandError
from overland.geocoding import country_files, entries, gazetteer_sources
from overland.geocoding.candidates import Query
from overland.geocoding.entries import GazetteerEntry
from overland.geocoding.gazetteer import Gazetteer, GazetteerProvider
from overland.geocoding.index import Index, open_index
from overland.geocoding.names import name_key
from overland.story.vocabularies import PLACE_KIND


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


TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
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


@pytest.fixture(scope="module")
def of_two_countries() -> Gazetteer:
    """The packages' places and our own."""
    return Gazetteer(gazetteer_sources.load({"SY", "LB"}, TABLE))


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


def test_every_row_of_our_table_is_a_sourced_place_of_a_known_kind() -> None:
    places = list(entries.table_entries(TABLE))
    assert {place.kind for place in places} <= set(PLACE_KIND)
    assert len({place.source for place in places}) == len(places)
    gazetteer = Gazetteer(places)
    for place in places:
        for spelling in (place.name, *place.spellings):
            found = gazetteer.geocode(spelling)
            assert isinstance(found, Location)
            assert found.raw["source"] == place.source


def test_our_table_does_not_know_the_russian_embassy_in_beirut() -> None:
    provider = GazetteerProvider(Gazetteer(entries.table_entries(TABLE)), "test")
    names = ("Russian Embassy, Beirut", "السفارة الروسية في بيروت", "Посольство России в Бейруте")
    assert provider.candidates(Query(names, "LB", "embassy")) == ()


HEADER = "id,name,name_ar,name_ru,variants,kind,country,latitude,longitude,source,source_url,note\n"


@pytest.mark.parametrize(
    "row",
    [
        "a,A,,,,town,LB,north,35,Wikipedia,,\n",
        "a,A,,,,town,LB,95,35,Wikipedia,,\n",
        "a,A,,,,town,LB,nan,35,Wikipedia,,\n",
        "a,A,,,,town,LB,33,35,,,\n",
        "a,A\n",
    ],
)
def test_a_bad_row_of_the_table_is_named(tmp_path: Path, row: str) -> None:
    table = tmp_path / "places.csv"
    table.write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(OverlandError, match=r"places\.csv row 2: "):
        list(entries.table_entries(table))


def test_the_version_changes_with_the_table(tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    table.write_text(HEADER, encoding="utf-8")
    before = gazetteer_sources.versions(table)
    table.write_text(HEADER + "a,A,,,,town,LB,33,35,Wikipedia,,\n", encoding="utf-8")
    assert gazetteer_sources.versions(table) != before


@pytest.mark.parametrize(
    ("asked", "source"),
    [
        ("مطار دمشق", "airportsdata OSDI"),
        ("Аэропорт Дамаска", "airportsdata OSDI"),
        ("مطار بيروت", "airportsdata OLBA"),
        ("الشام", "GeoNames 170654"),
        ("Бхамдун", "GeoNames 276632"),
    ],
)
def test_names_that_the_packages_lack_are_found(
    of_two_countries: Gazetteer, asked: str, source: str
) -> None:
    found = of_two_countries.geocode(asked)
    assert isinstance(found, Location)
    assert found.raw["source"] == source


def test_a_table_of_spellings_without_its_columns_is_told(tmp_path: Path) -> None:
    (tmp_path / entries.SPELLINGS).write_text("source,names\nGeoNames 1,x\n", encoding="utf-8")
    with pytest.raises(OverlandError, match="needs source and spellings"):
        entries.more_spellings(tmp_path / entries.SPELLINGS)


CROSSINGS = {
    "Nimule": "SS", "Elegu": "UG", "Rafah border crossing": "PS", "Qustul": "EG", "Nassib": "SY",
    "Ras Jdir": "LY", "Torkham": "AF", "Cilvegozu": "TR", "Bab al-Hawa": "SY", "Medyka": "PL",
    "Kornidzor": "AM", "Masnaa": "LB", "Jdeideh Yabous": "SY",
}  # fmt: skip


@pytest.fixture(scope="module")
def index() -> Index:
    return open_index(TABLE)


@pytest.mark.parametrize("name", CROSSINGS)
def test_a_border_crossing_is_known_by_its_name(name: str, index: Index) -> None:
    found = index.places([name_key(name)])[name_key(name)][0]
    assert found.country == CROSSINGS[name]
    assert found.source


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Port of Beirut", "port", "LB"),
        ("Beirut port", "port", "LB"),
        ("Port of Tripoli", "port", "LY"),
        ("Zaatari refugee camp", "camp", "JO"),
        ("Rukban camp", "camp", "JO"),
        ("Red Sea State", "area", "SD"),
        ("Idlib Governorate", "area", "SY"),
        ("West Darfur", "area", "SD"),
    ],
)
def test_ports_camps_and_divisions_are_known(
    name: str, kind: str, country: str, index: Index
) -> None:
    found = index.places([name_key(name)])[name_key(name)][0]
    assert (found.kind, found.country) == (kind, country)


def test_a_town_comes_before_the_port_and_the_division_of_its_name(index: Index) -> None:
    for name, kind in (("Port Sudan", "city"), ("Kassala", "city")):
        assert index.places([name_key(name)])[name_key(name)][0].kind == kind


@pytest.mark.parametrize("name", ["Alsalloum", "Salloum", "Sallum"])
def test_a_name_with_a_joined_article_or_other_vowels_is_near(name: str, index: Index) -> None:
    found = (
        index.places([name_key(name)]).get(name_key(name))
        or index.near([name_key(name)])[name_key(name)]
    )
    assert found[0].source == "GeoNames 359867"


def test_a_name_that_shares_its_consonants_alone_is_not_near(index: Index) -> None:
    near = index.near([name_key("Alsalloum")])[name_key("Alsalloum")]
    assert not {"Jerusalem", "Şaḩam"} & {entry.name for entry in near}


def test_the_ledger_is_offered_a_joined_article_too(gazetteer: Gazetteer) -> None:
    sallum = _entry("As Sallūm", "GeoNames 359867", country="EG", population=16_545)
    found = Gazetteer((sallum, LARGE)).geocode("Alsalloum", exactly_one=False)
    assert _sources(found) == ["GeoNames 359867"]
    nearest = Gazetteer((sallum, LARGE)).geocode("Alsalloum")
    assert isinstance(nearest, Location)
    assert nearest.raw["likeness"] < 1.0


EXTRACT = "\t".join(
    ["1", "Kefraïya", "Kefraiya", "Kfarayya,كفريا", "33.6711", "35.7308", "P", "PPL", "LB", "",
     "08", "", "", "", "0", "", "958", "Asia/Beirut", "2012-01-18"]
) + "\n"  # fmt: skip
POST = EXTRACT.replace("Kefraïya\tKefraiya", "Masnaa post\tMasnaa post").replace(
    "P\tPPL", "S\tPSTB"
)


def test_a_country_file_of_geonames_adds_its_places(tmp_path: Path) -> None:
    path = tmp_path / "LB.txt"
    path.write_text(EXTRACT + POST, encoding="utf-8")
    town, post = country_files.extract_entries(path)
    assert (town.kind, town.country, town.source) == ("town", "LB", "GeoNames 1")
    assert post.kind == "border_crossing"
    assert "كفريا" in town.spellings
    found = Gazetteer((town,)).geocode("Kfraya")
    assert isinstance(found, Location)
    assert found.raw["source"] == "GeoNames 1"


def test_a_country_file_is_read_out_of_its_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "LB.zip", "w") as packed:
        packed.writestr("LB.txt", EXTRACT)
    assert [e.name for e in country_files.extract_entries(tmp_path / "LB.zip")] == ["Kefraïya"]


def test_the_country_files_are_those_that_the_setting_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "LB.txt"
    path.write_text(EXTRACT, encoding="utf-8")
    monkeypatch.setenv(config.GAZETTEER, str(path))
    assert [entry.source for entry in gazetteer_sources.extract_entries()] == ["GeoNames 1"]
    assert "LB.txt" in gazetteer_sources.versions(TABLE)


@pytest.mark.parametrize(
    ("text", "told"),
    [("a\tb\n", r"LB\.txt row 1: 2 columns"), (EXTRACT.replace("33.6711", "north"), "row 1")],
)
def test_a_file_that_is_no_country_file_is_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "LB.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OverlandError, match=told):
        list(country_files.extract_entries(path))


def test_a_country_file_that_is_not_there_is_told_with_the_setting(tmp_path: Path) -> None:
    with pytest.raises(OverlandError, match="OVERLAND_GAZETTEER"):
        list(country_files.extract_entries(tmp_path / "LB.txt"))
