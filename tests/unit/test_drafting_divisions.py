"""Divisions of countries that a text names, and the places that it says lie in them."""

from __future__ import annotations

from datetime import date

import pytest

from overland.drafting import event_kinds, table_rows
from overland.drafting.draft import draft
from overland.drafting.proposals import Draft
from overland.geocoding.index import Index

PUBLISHED = date(2024, 10, 14)
FERRY = (
    "KETCHIKAN, Alaska, Oct. 14, 2024 — A ferry carrying 212 passengers turned back toward "
    "Ketchikan on Sunday after a storm closed the harbour at Wrangell.\n\n"
    "It left Juneau at 6:40 a.m. Saturday and stopped in Petersburg. A nurse was going on to "
    "Bellingham, Washington. Passengers bound for Prince Rupert, British Columbia, waited. "
    "Prince Rupert was quiet."
)


def chosen(found: Draft) -> dict[str, str]:
    """Name -> country and point of each place that has one."""
    sources = {c.source: c for place in found.places for c in place.candidates}
    made = {place.name: sources.get(place.chosen or "") for place in found.places}
    return {
        name: f"{c.country} {c.latitude:.0f} {c.longitude:.0f}" for name, c in made.items() if c
    }


def test_towns_lie_in_the_states_and_provinces_that_the_text_names(index: Index) -> None:
    assert chosen(draft(FERRY, index, PUBLISHED)) == {
        "Ketchikan": "US 55 -132",
        "Wrangell": "US 56 -132",
        "Juneau": "US 58 -134",
        "Petersburg": "US 57 -133",
        "Bellingham": "US 49 -122",
        "Prince Rupert": "CA 54 -130",
    }


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("Buses left Catarman in Northern Samar for Naga in the Philippines.", "Catarman", 12.5),
        ("Trucks left San Miguel, in San Miguel, El Salvador, for Usulután.", "San Miguel", 13.5),
        ("Автобусы выехали из города Зеленогорск (Красноярский край, Россия).", "Зеленогорск", 56),
    ],
)
def test_of_towns_of_one_name_the_one_in_the_division_beside_it_is_first(
    text: str, name: str, division: float, index: Index
) -> None:
    place = next(one for one in draft(text, index, PUBLISHED).places if one.exact == name)
    assert place.candidates[0].latitude == pytest.approx(division, abs=0.5)


def test_a_state_that_only_says_where_a_town_lies_is_no_place_of_the_story(index: Index) -> None:
    found = table_rows.rows(FERRY, draft(FERRY, index, PUBLISHED), table_rows.About("a-paper"))
    names = {row.cells["name"] for row in found if row.table == "places"}
    assert names == {
        "Ketchikan", "Wrangell", "Juneau", "Petersburg", "Bellingham", "Prince Rupert"
    }  # fmt: skip
    told = FERRY + "\n\nIt waits, the Alaska Marine Highway System said."
    found = table_rows.rows(told, draft(told, index, PUBLISHED), table_rows.About("a-paper"))
    assert "Alaska" not in {row.cells["name"] for row in found if row.table == "places"}
    told = FERRY + "\n\nThe roads of Alaska were closed."
    found = table_rows.rows(told, draft(told, index, PUBLISHED), table_rows.About("a-paper"))
    assert "Alaska" in {row.cells["name"] for row in found if row.table == "places"}


def test_the_dateline_with_a_month_cut_short_begins_no_excerpt_and_no_headline(
    index: Index,
) -> None:
    found = table_rows.rows(FERRY, draft(FERRY, index, PUBLISHED), table_rows.About("a-paper"))
    event = next(row for row in found if row.table == "events")
    assert event.cells["exact"].startswith("A ferry carrying 212 passengers turned back")
    assert event.cells["headline"].startswith("A ferry carrying 212 passengers turned back")
    assert event.cells["kind"] == "turned_back"


@pytest.mark.parametrize(
    ("language", "told", "kind"),
    [
        ("en", "Forty were turned away at the crossing.", "turned_back"),
        ("en", "He turned 40 on arrival.", "arrival"),
        ("es", "El barco dio la vuelta y llegó a Cádiz.", "turned_back"),
        ("es", "Dieron una vuelta por la ciudad y llegaron.", "arrival"),
        ("fr", "Le car a fait demi-tour avant d'arriver.", "turned_back"),
        ("de", "Das Schiff kehrte am Sonntag um.", "turned_back"),
        ("de", "Das Schiff kehrte heim und hat Kiel erreicht.", "arrival"),
        ("ru", "Судно повернуло назад.", "turned_back"),
        ("ru", "Колонна повернула на север и прибыла.", "arrival"),
        ("uk", "Автобус розвернувся назад.", "turned_back"),
        ("ar", "عادت الحافلة أدراجها.", "turned_back"),
        ("ar", "عادت الحافلة بعد أن وصلت.", "arrival"),
    ],
)
def test_who_turned_back_has_not_arrived(language: str, told: str, kind: str) -> None:
    assert event_kinds.kind(told, language) == kind
