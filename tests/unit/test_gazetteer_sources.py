"""Tables of the offline gazetteer: ours, the packages' ports and divisions, country files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from geopy.location import Location

from overland import config
from overland.errors import OverlandError
from overland.geocoding import country_files, entries, gazetteer_sources
from overland.geocoding.candidates import Query
from overland.geocoding.gazetteer import Gazetteer, GazetteerProvider
from overland.geocoding.index import Index
from overland.geocoding.names import name_key
from overland.story.vocabularies import PLACE_KIND

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"


@pytest.fixture(scope="module")
def of_two_countries() -> Gazetteer:
    """The packages' places and our own."""
    return Gazetteer(gazetteer_sources.load({"SY", "LB"}, TABLE))


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
