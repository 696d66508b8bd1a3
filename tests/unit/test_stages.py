"""Ways told in stages: "and then by bus to", "From there", and where somebody only stayed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from overland.drafting import table_rows
from overland.drafting.draft import draft
from overland.drafting.draft_file import Stored
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"


def _rows(words: str, language: str) -> list[Stored]:
    found = draft(words, open_index(TABLE), date(2024, 3, 4), language)
    return table_rows.rows(words, found, table_rows.About("x", "Wire", "2024-03-04"))


def _ways(words: str, language: str = "en") -> list[tuple[str, str, str]]:
    legs = [one.cells for one in _rows(words, language) if one.table == "legs"]
    return [(leg["origin"], leg["destination"], leg["mode"]) for leg in legs]


@pytest.mark.parametrize(
    ("words", "ways"),
    [
        (
            "They went by ferry from Beirut to Tyre and then by bus to Sidon.",
            [("beirut", "tyre", "sea"), ("tyre", "sidon", "road")],
        ),
        (
            "They left Beirut by bus and flew from Damascus to Amman.",
            [("beirut", "damascus", "road"), ("damascus", "amman", "air")],
        ),
        (
            "The buses reached Tyre and went on to Sidon.",
            [("", "tyre", "road"), ("tyre", "sidon", "road")],
        ),
        ("The group left Beirut on Monday and walked to Sidon.", [("beirut", "sidon", "foot")]),
        ("They crossed into Lebanon and drove to Beirut.", [("", "beirut", "road")]),
    ],
)
def test_each_stage_of_a_sentence_is_a_leg(words: str, ways: list[tuple[str, str, str]]) -> None:
    assert _ways(words) == ways


@pytest.mark.parametrize(
    ("words", "language", "way"),
    [
        ("Buses came to Tyre. From there boats went to Sidon.", "en", ("tyre", "sidon", "sea")),
        (
            "El bus llegó a Managua. Desde allí viajaron en avión a Tegucigalpa.",
            "es",
            ("managua", "tegucigalpa", "air"),
        ),
        (
            "Un bus les a conduits à Bamako. De là, ils sont partis en avion vers Dakar.",
            "fr",
            ("bamako", "dakar", "air"),
        ),
        (
            "Der Bus fuhr nach Hamburg. Von dort fuhren sie mit einem Sonderzug nach Berlin.",
            "de",
            ("hamburg", "berlin", "rail"),
        ),
        ("Они прибыли в Дамаск. Оттуда выехали в Бейрут.", "ru", ("damascus", "beirut", "unknown")),
    ],
)  # fmt: skip
def test_from_there_is_where_the_way_before_has_ended(
    words: str, language: str, way: tuple[str, str, str]
) -> None:
    assert _ways(words, language)[-1] == way
    last = [one for one in _rows(words, language) if one.table == "legs"][-1]
    assert "origin" in last.guessed


@pytest.mark.parametrize(
    ("words", "language", "ends"),
    [
        ("Les familles restées à Bamako devraient rejoindre Dakar.", "fr", ("bamako", "dakar")),
        ("Люди, оставшиеся в Дамаске, должны вылететь в Москву.", "ru", ("damascus", "moscow")),
        ("Los turistas varados en León viajarán a Managua.", "es", ("leon", "managua")),
        ("Viajan de Managua a León, desde donde seguirán a Corinto.", "es", ("leon", "corinto")),
        ("Les familles ont quitté lundi le village de Bamako.", "fr", ("bamako", "")),
    ],
)  # fmt: skip
def test_where_somebody_stayed_is_where_they_begin(
    words: str, language: str, ends: tuple[str, str]
) -> None:
    assert _ways(words, language)[-1][:2] == ends


def test_places_on_the_way_are_passed_and_the_last_end_is_a_destination() -> None:
    told = (
        "Les familles sont parties lundi de Bamako vers Dakar en passant par Kayes et "
        "Tambacounda. Mardi, un car a conduit douze personnes à Dakar. "
        "Des blessés doivent partir vers Thiès mercredi."
    )
    places = {o.cells["id"]: o.cells["role"] for o in _rows(told, "fr") if o.table == "places"}
    assert places["kayes"] == places["tambacounda"] == "passed"
    assert places["dakar"] == "stop"
    told = told.replace("doivent partir vers Thiès", "doivent partir vers Dakar")
    places = {o.cells["id"]: o.cells["role"] for o in _rows(told, "fr") if o.table == "places"}
    assert places["dakar"] == "destination"


def test_a_movement_without_another_word_is_no_background() -> None:
    told = "On Friday, buses took 64 people from Beirut to Sidon."
    events = [one.cells for one in _rows(told, "en") if one.table == "events"]
    assert [(event["kind"], event["place"]) for event in events] == [("departure", "beirut")]


def test_a_country_that_says_where_a_town_lies_is_no_end_of_a_leg() -> None:
    told = "Die Gäste verließen Emden und erreichten Zirbelau in den Niederlanden."
    assert _ways(told, "de") == [("emden", "zirbelau", "unknown")]
    assert _ways("Il a vu Zirbelau en Guinée et il est parti.", "fr") == []


def test_a_small_town_that_is_left_or_called_an_island_is_a_place() -> None:
    names = {o.cells["name"] for o in _rows("Sie verließen Borkum.", "de") if o.table == "places"}
    assert names == {"Borkum"}
    told = "Zwölf Menschen blieben auf der Nordseeinsel Borkum."
    assert "Borkum" in {o.cells["name"] for o in _rows(told, "de") if o.table == "places"}


def test_a_leg_that_goes_on_from_there_is_of_the_day_of_the_one_before() -> None:
    told = (
        "В понедельник люди прибыли в Бейрут. В субботу автобусы выехали из Дамаска в Хомс. "
        "Оттуда они выехали в Бейрут."
    )
    legs = [one.cells for one in _rows(told, "ru") if one.table == "legs"]
    assert [leg["position"] for leg in legs] == ["3", "1", "2"]
