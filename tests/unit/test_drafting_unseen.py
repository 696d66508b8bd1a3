"""Drafting of reports that the rules had not met: countries, movements and days to come."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import pytest

from overland.commands import new
from overland.drafting import desk
from overland.drafting.draft import draft
from overland.drafting.draft_file import DraftFile
from overland.geocoding.index import Index
from overland.story.table_writer import TableText

PUBLISHED = date(2006, 7, 21)  # a Friday


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Buses left Sudan on Monday and had passed Al Showak by noon.", ["Sudan", "Al Showak"]),
        ("The convoy left Ohio on Monday and had passed Al Sharpton by noon.", ["Ohio"]),
        ("In Qatar the bus passed Al Jazeera headquarters on Monday.", ["Qatar"]),
    ],
)
def test_an_article_begins_a_place_where_arabic_is_spoken_and_a_person_elsewhere(
    text: str, names: list[str], index: Index
) -> None:
    assert [place.exact for place in draft(text, index, PUBLISHED).places] == names


def test_an_adjective_before_a_kind_of_place_names_its_country_and_the_report_its_spelling(
    index: Index,
) -> None:
    text = "Buses left the Ethiopian town of Mekelle before dawn on Tuesday and reached Semera."
    found = draft(text, index, PUBLISHED)
    named = {place.exact: (place.name, place.country) for place in found.places}
    assert named == {"Mekelle": ("Mekelle", "ET"), "Semera": ("Semera", "ET")}
    assert [(leg.origin, leg.destination) for leg in found.legs] == [("Mekelle", "Semera")]
    plain = draft("Buses left Mekelle on Tuesday. An Ethiopian teacher spoke.", index, PUBLISHED)
    assert [place.chosen for place in plain.places] == [None]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("From Homs, 58 people crossed into Lebanon on Friday.", ("Homs", "Lebanon")),
        ("They remained in Homs and were expected to fly to Damascus.", ("Homs", "Damascus")),
        ("They remained in Homs on Friday.", None),
    ],
)
def test_a_movement_begins_where_its_clause_begins_or_where_people_stayed(
    text: str, ends: tuple[str, str] | None, index: Index
) -> None:
    legs = [(leg.origin, leg.destination) for leg in draft(text, index, PUBLISHED).legs]
    assert legs == ([ends] if ends else [])


def test_a_place_of_a_second_text_is_the_same_place_under_another_spelling(
    tmp_path: Path, index: Index
) -> None:
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    folder = tmp_path / "stories" / "trip"
    for number, name in enumerate(("Mekelle", "Mek'ele")):
        about = {"title": f"Text {number}", "publisher": "P", "published": "2006-07-21"}
        desk.add_text(folder, f"Buses in Ethiopia left {name} on Tuesday.", index, about)
    places = [p.cells["name"] for p in DraftFile.read(folder).open if p.table == "places"]
    assert places == ["Ethiopia", "Mekelle"]


def test_a_country_under_two_names_is_decided_once(tmp_path: Path, index: Index) -> None:
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    folder = tmp_path / "stories" / "trip"
    text = "The United States flew 40 people out of Sudan. They landed in the U.S. on Friday."
    desk.add_text(folder, text, index, {"title": "T", "published": "2006-07-21"})
    places = [p.cells["name"] for p in DraftFile.read(folder).open if p.table == "places"]
    assert places == ["United States", "Sudan"]


def test_legs_of_a_second_text_come_behind_those_of_the_first_in_whatever_order_they_are_accepted(
    tmp_path: Path, index: Index
) -> None:
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    folder = tmp_path / "stories" / "trip"
    for number, text in enumerate(("left Homs for Hama", "left Hama for Aleppo")):
        about = {"title": f"T{number}", "published": "2006-07-21"}
        desk.add_text(folder, f"Ten buses in Syria {text} on Friday.", index, about)
    first, second = (one.id for one in DraftFile.read(folder).open if one.table == "legs")
    desk.accept(folder, second)
    desk.accept(folder, first)
    rows = TableText.read(folder / "legs.csv").rows()
    assert [(row["position"], row["origin"]) for row in rows] == [("1", "homs"), ("2", "hama")]


def test_movements_from_a_city_begin_there(index: Index) -> None:
    text = "Staff in Sudan facilitated the movements from Khartoum overland to Port Sudan."
    legs = [(leg.origin, leg.destination) for leg in draft(text, index, PUBLISHED).legs]
    assert legs == [("Khartoum", "Port Sudan")]


def test_a_spanish_morning_is_no_tomorrow_and_a_verb_to_come_looks_ahead(index: Index) -> None:
    text = (
        "Los vecinos de Cúcuta, en Colombia, salieron a las seis de la mañana. Un avión llevará el "
        "jueves alimentos a Bogotá, según el ministerio."
    )
    found = draft(text, index, PUBLISHED, "es")
    assert [(day.exact, day.edtf) for day in found.dates] == [("jueves", "2006-07-27")]


def test_a_governor_of_a_province_does_not_come_from_it_and_an_article_begins_a_town(
    index: Index,
) -> None:
    text = (
        "El gobernador de Norte de Santander, en Colombia, anunció que tres autobuses saldrán el "
        "sábado de El Tarra hacia Ocaña. La Defensoría del Pueblo espera en Cúcuta."
    )
    found = draft(text, index, PUBLISHED, "es")
    assert [(leg.origin, leg.destination) for leg in found.legs] == [("El Tarra", "Ocaña")]
    assert "Pueblo" not in [place.exact for place in found.places]
