"""Demonyms are no places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from overland.drafting import demonyms
from overland.drafting.draft import draft
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Nigerien Ivorians Guinean Congolese Gambian Malian Chadians"),
        ("fr", "Nigériens Ivoiriens Guinéennes Sénégalais Maliens"),
        ("es", "Nigerinos Argelinos Malienses Marfileños Marroquíes"),
        ("de", "Nigrer Ivorer Algerier Senegalesen Sudanesische"),
        ("ru", "Нигерийцы Алжирцев Ивуарийцы Гвинейские"),
        ("uk", "Нігерійці Алжирців Івуарійці Гвінейські"),
    ],
)
def test_demonyms_are_known(language: str, words: str) -> None:
    assert [one for one in words.split() if not demonyms.is_one(one, language)] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Niger Georgetown Indiana Panama Turkestan Orleans Jordan Georgia"),
        ("fr", "Niamey Calais Tunis Alger Libreville Malaisie Guinée"),
        ("es", "Argel Granada Marina Santa Colombia Salinas"),
        ("de", "Algier Trier Tunis Niger Bern"),
        ("ru", "Донецк Курск Судан Луганске Черновцы"),
        ("uk", "Українськ Чернівці Луганську Нігер"),
    ],
)
def test_towns_and_countries_are_no_demonyms(language: str, words: str) -> None:
    assert [one for one in words.split() if demonyms.is_one(one, language)] == []


def test_people_walk_into_the_village_and_not_into_its_countrys_adjective() -> None:
    told = "On Monday 200 miners walked into the Guinean mining village of Qorodou from Bamako."
    found = draft(told, open_index(TABLE), date(2024, 3, 4), "en")
    assert {place.name for place in found.places} == {"Qorodou", "Bamako"}
    assert [(leg.origin, leg.destination) for leg in found.legs] == [("Bamako", "Qorodou")]


def test_a_town_that_is_named_like_a_demonym_is_a_place() -> None:
    told = "Am Montag fuhren 200 Menschen mit dem Bus von Hamburg nach Schwerin."
    found = draft(told, open_index(TABLE), date(2024, 3, 4), "de")
    assert {place.name for place in found.places} == {"Hamburg", "Schwerin"}
