"""Movements and what is counted, by verbs of any prefix and nouns in any form."""

from __future__ import annotations

from datetime import date

import pytest

from overland.drafting.draft import draft
from overland.geocoding.index import Index

PUBLISHED = date(2016, 8, 23)


@pytest.mark.parametrize(
    ("text", "language", "ends"),
    [
        ("Их довезли из Дамаска до Бейрута.", "ru", ("Дамаска", "Бейрута")),
        ("Группа пришла в Бейрут.", "ru", ("", "Бейрут")),
        ("Самолёт прилетел из Дамаска в Москву.", "ru", ("Дамаска", "Москву")),
        ("Людей перевезли з Харкова до Полтави.", "uk", ("Харкова", "Полтави")),
        (
            "Los heridos fueron trasladados de Tegucigalpa a Managua.",
            "es",
            ("Tegucigalpa", "Managua"),
        ),
        ("Les blessés ont été transportés de Bamako à Dakar.", "fr", ("Bamako", "Dakar")),
        ("Die Kranken wurden aus Kabul nach Hamburg verlegt.", "de", ("Kabul", "Hamburg")),
        ("Врачи остались в Бейруте.", "ru", None),
        ("El ministro habló en Managua.", "es", None),
    ],
)
def test_a_verb_of_movement_is_known_by_its_root(
    text: str, language: str, ends: tuple[str, str] | None, index: Index
) -> None:
    legs = [(leg.origin, leg.destination) for leg in draft(text, index, PUBLISHED, language).legs]
    assert legs == ([ends] if ends else [])


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("Их посадили в три грузовика.", "ru", "грузовика"),
        ("Люди ехали на двух автобусах.", "ru", "автобусах"),
        ("Пришли пять микроавтобусов.", "ru", "микроавтобусов"),
        ("Приїхали чотири вантажівки.", "uk", "вантажівки"),
        ("Llegaron tres furgonetas.", "es", "furgonetas"),
        ("Une vingtaine d'élèves sont arrivés.", "fr", "élèves"),
    ],
)
def test_a_vehicle_is_counted_in_whatever_form_it_stands(
    text: str, language: str, unit: str, index: Index
) -> None:
    assert [one.unit for one in draft(text, index, PUBLISHED, language).counts] == [unit]
