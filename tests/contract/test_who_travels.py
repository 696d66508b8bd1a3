"""A journey's name has whom its leg's sentence has; a relation `same` joins no two things."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from overland.story.models import Event, Evidence, Leg, Relation, Story
from tests.planted import added_today, told_today, untold
from tests.valley_story import CROSSING, STORY, TEXT, changed, told

_CONVOYS = (
    "A convoy of Saudi teachers left Hilltown on Friday.\n\nIn the north it rained. "
    + "The rain went on for hours, and the river rose above the meadows of the plain. " * 3
    + "\n\n"
    "Aid workers and nurses from Norway set out for Baytown on Saturday."
)


def _leg(journey: str, exact: str, **cells: Any) -> Story:
    row = {"id": "extra", "position": 9, "journey": journey, "mode": "road", "status": "reported"}
    row |= {"note": "By which road the paper does not say.", "evidence": Evidence("gazette", exact)}
    leg = replace(STORY.legs[0], **{**row, "basis": "inferred", **cells})
    return replace(STORY, legs=(*STORY.legs, leg))


_NURSES = "nurses from Norway set out for Baytown"
_TEACHERS = "A convoy of Saudi teachers left Hilltown"


@pytest.mark.parametrize(
    ("journey", "exact", "word"),
    [
        ("The Saudi convoy", _NURSES, "Saudi"),
        ("Norway's convoy", _TEACHERS, "Norway"),
        ("The nurses", _TEACHERS, "nurses"),
        ("The teachers", _NURSES, "teachers"),
        ("The nine buses", _TEACHERS, "9"),
        ("The Sudanese convoy", _TEACHERS, "Sudanese"),
    ],
)
def test_a_journey_of_others_is_told(journey: str, exact: str, word: str) -> None:
    lines = told(_leg(journey, exact), f"{TEXT}\n\n{_CONVOYS}")
    assert untold(lines, "journey", word) == []


@pytest.mark.parametrize(
    ("journey", "exact"),
    [
        ("The Saudi convoy", _TEACHERS),
        ("The teachers", _TEACHERS),
        ("First convoy", _TEACHERS),
        ("Evacuation by bus", _TEACHERS),
        ("The nurses from Norway", _NURSES),
        ("Aid workers", _NURSES),
        ("Onward to the bay", _NURSES),
        ("", _NURSES),
    ],
)
def test_a_journey_of_its_own_people_is_not(journey: str, exact: str) -> None:
    lines = told(_leg(journey, exact), f"{TEXT}\n\n{_CONVOYS}")
    assert [str(p) for p in lines if p.column == "journey"] == []


_TODAY = {
    "ar": (
        "غادرت قافلة المعلمين المدينة إلى الميناء. وتوجه أطباء من النرويج إلى المخيم.",
        "قافلة الجنود",
        "قافلة المعلمين",
    ),
    "de": (
        "Die Lehrerinnen verließen die Stadt am Freitag.",
        "Konvoi der Soldaten",
        "Konvoi der Lehrerinnen",
    ),
    "es": (
        "Los maestros salieron de la ciudad el viernes.",
        "Convoy de los soldados",
        "Convoy de los maestros",
    ),
    "fr": (
        "Les enseignants ont quitté la ville vendredi.",
        "Convoi des soldats",
        "Convoi des enseignants",
    ),
    "ru": ("Учителя выехали из города в пятницу.", "Колонна солдат", "Колонна учителей"),
    "uk": ("Вчителі виїхали з міста у п'ятницю.", "Колона солдатів", "Колона вчителів"),
    "zh": ("教师周五离开了城市。", "士兵车队", "教师车队"),
}


@pytest.mark.parametrize("language", _TODAY)
def test_in_other_languages(language: str) -> None:
    sentence, false, honest = _TODAY[language]

    def lines(journey: str) -> list[str]:
        story = added_today(language, "–", sentence)
        first = story.places[0].id
        leg = replace(
            STORY.legs[0],
            journey=journey,
            origin=first,
            destination=story.places[-1].id,
            evidence=Evidence("gazette", sentence.split(".")[0].rstrip("。")),
        )
        found = told_today(replace(story, events=story.events[:-1], legs=(leg,)), sentence)
        return [str(p) for p in found if p.column == "journey"]

    assert lines(false)
    assert lines(honest) == []


def _related(*rows: Event | Leg, story: Story = STORY) -> list[str]:
    relation = Relation("one", "same", "One and the same.", tuple(row.id for row in rows))
    events = tuple(row for row in rows if isinstance(row, Event) and row not in story.events)
    legs = tuple(row for row in rows if isinstance(row, Leg) and row not in story.legs)
    whole = replace(
        story,
        events=(*story.events, *events),
        legs=(*story.legs, *legs),
        relations=(*story.relations, relation),
    )
    return [str(p) for p in told(whole) if p.file == "relations.csv" and p.column == "kind"]


_AGAIN = replace(CROSSING, id="again")


@pytest.mark.parametrize(
    "cells",
    [
        {"date": "2020-04-29"},
        {"kind": "arrival"},
        {"place": "baytown"},
        {"kind": "background", "headline": "Two buses with about 30 people come from Lowland"},
    ],
)
def test_two_movements_are_not_the_same(cells: dict[str, Any]) -> None:
    assert _related(CROSSING, replace(_AGAIN, **cells))


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"headline": "Two buses cross"},
        {"kind": "background", "date": "2020-05-02"},
        {"date": "2020-05", "place": "lowland"},
    ],
)
def test_one_told_twice_is(cells: dict[str, Any]) -> None:
    assert _related(CROSSING, replace(_AGAIN, **cells)) == []


def test_legs_are_the_same_if_they_join_the_same_places_by_one_way() -> None:
    down, on = STORY.legs
    assert _related(down, on)
    assert _related(down, replace(down, id="by-air", mode="air"))
    assert _related(replace(down, id="a", journey="A"), replace(down, id="b", journey="B"))
    assert _related(down, replace(down, id="again")) == []


def test_four_buses_are_not_four_drivers() -> None:
    drivers = changed("riders", unit="drivers", minimum=2, maximum=2, as_written="Two buses")
    relation = Relation("one", "same", "One number.", ("buses", "riders"))
    lines = [str(p) for p in told(replace(drivers, relations=(relation,)))]
    assert [line for line in lines if "relations.csv" in line and "buses, drivers" in line]
    people = changed("riders", unit="people", minimum=2, maximum=2, as_written="Two buses")
    lines = [str(p) for p in told(replace(people, relations=(relation,)))]
    assert not [line for line in lines if "which differ" in line]
