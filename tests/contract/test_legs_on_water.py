"""Ferries that end in a desert and trains over the sea are told; honest ways are not."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest

from overland.evidence import lint
from overland.evidence.ground import water_checks
from overland.geography.distance import Line
from overland.routing import tracks
from overland.story.models import Leg, Place, Point, Route, Story
from tests.valley_story import STORY

AKTAU, BAKU, ALAT_BY_BUKHARA = (43.661, 51.174), (40.377, 49.892), (39.415, 63.803)
BUKHARA, TBILISI, KHARTOUM = (39.770, 64.431), (41.691, 44.834), (15.55, 32.53)
BEIRUT, LIMASSOL = (33.89, 35.50), (34.68, 33.04)


def _story(mode: Any, one: Point, two: Point, line: Line = (), **cells: Any) -> Story:
    """The story with one leg, along a great circle if no line is given."""
    base: Leg = STORY.legs[0]
    origin, destination = (STORY.place(name) for name in (base.origin, base.destination))
    assert origin
    assert destination
    leg = replace(base, mode=mode, **cells)
    places = (_at(origin, one), _at(destination, two))
    points = tuple(line or tracks.great_circle(one, two))
    routes = {leg.id: Route(leg.id, points, "Drawn.", None)}
    return replace(STORY, places=places, legs=(leg,), routes=routes)


def _at(place: Place, point: Point) -> Place:
    return replace(place, kind="town", latitude=point[0], longitude=point[1], uncertainty_km=None)


def _told(story: Story) -> list[str]:
    return [f"{p.file} {p.column} {p.message}" for p in water_checks.warnings(story)]


FALSE: dict[str, tuple[Any, ...]] = {
    "a ferry to a town of the same name in the desert": (
        *("sea", AKTAU, ALAT_BY_BUKHARA, "destination lies "),
    ),
    "a ferry from a desert": ("sea", BUKHARA, AKTAU, "origin lies "),
    "a ship over Arabia": ("sea", (29.97, 32.55), (25.27, 55.29), "km over land"),
    "a train over the Caspian": ("rail", BUKHARA, TBILISI, "km over open water"),
    "a road over the sea": ("road", BEIRUT, LIMASSOL, "km over open water"),
    "a walk over the sea": ("foot", BEIRUT, LIMASSOL, "km over open water"),
    "a road over the date line": ("road", (-18.1, 178.5), (-13.8, -171.8), "km over open water"),
}
HONEST: dict[str, tuple[Any, ...]] = {
    "Aktau to Baku": ("sea", AKTAU, BAKU),
    "Port Sudan to Jeddah": ("sea", (19.616, 37.216), (21.543, 39.173)),
    "Batumi to Odesa": ("sea", (41.642, 41.634), (46.477, 30.733)),
    "Kigoma to Kalemie": ("sea", (-4.877, 29.627), (-5.947, 29.195)),
    "Mwanza to Port Bell": ("sea", (-2.517, 32.9), (0.289, 32.654)),
    "Chicago to Muskegon": ("sea", (41.85, -87.65), (43.234, -86.248)),
    "Toronto to Hamilton": ("sea", (43.64, -79.38), (43.25, -79.87)),
    "Aswan to Wadi Halfa": ("sea", (24.09, 32.9), (21.8, 31.35)),
    "Khartoum to Dongola": ("sea", KHARTOUM, (19.17, 30.48)),
    "Juba to Malakal": ("sea", (4.85, 31.58), (9.53, 31.66)),
    "Vienna to Budapest": ("sea", (48.21, 16.37), (47.5, 19.04)),
    "Ruse to Vidin": ("sea", (43.85, 25.95), (43.99, 22.87)),
    "Eminönü to Kadıköy": ("sea", (41.017, 28.973), (40.99, 29.02)),
    "Hamburg to Harwich": ("sea", (53.55, 9.99), (51.95, 1.28)),
    "Basra to Bushehr": ("sea", (30.51, 47.81), (28.97, 50.84)),
    "Suva to Apia": ("sea", (-18.13, 178.42), (-13.83, -171.77)),
    "Dover to Calais by rail": ("rail", (51.13, 1.31), (50.95, 1.86)),
    "Damascus to Beirut by road": ("road", (33.51, 36.29), BEIRUT),
    "Malmö to Copenhagen by rail": ("rail", (55.6, 13.0), (55.68, 12.57)),
    "Khobar to Manama by road": ("road", (26.28, 50.21), (26.22, 50.58)),
}


@pytest.mark.parametrize("case", FALSE)
def test_a_leg_on_the_wrong_element_is_told_until_a_note_answers(case: str) -> None:
    mode, one, two, words = FALSE[case]
    told = list(water_checks.warnings(story := _story(mode, one, two)))
    assert len(told) == 1
    assert words in f"{told[0].column} {told[0].message}"
    assert told[0].message in {problem.message for problem in lint.warnings(story)}
    note = f"{told[0].column}: “{told[0].value}” is the harbour of the old canal, now dry."
    answered = _story(mode, one, two, note=note)
    assert [p for p in lint.warnings(answered) if p.message == told[0].message] == []


@pytest.mark.parametrize("case", HONEST)
def test_a_leg_over_its_own_element_is_not_told(case: str) -> None:
    assert _told(_story(*HONEST[case])) == []


def test_a_place_without_a_point_and_a_leg_without_a_line_are_not_told() -> None:
    story = _story("sea", AKTAU, BAKU)
    bare = tuple(replace(p, latitude=None, longitude=None) for p in story.places)
    assert _told(replace(story, places=bare, routes={})) == []
    assert _told(replace(_story("rail", BUKHARA, TBILISI), routes={})) == []


def test_a_leg_is_looked_at_in_a_few_milliseconds() -> None:
    story = _story("rail", BUKHARA, TBILISI)
    _told(story)
    took = []
    for _ in range(5):
        began = time.perf_counter()
        _told(story)
        took.append(time.perf_counter() - began)
    assert min(took) < 0.01
