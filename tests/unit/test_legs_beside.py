"""Journeys that share a stretch: drawn beside each other, never as one."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

from overland.exports import kml
from overland.map import folium_map
from overland.presentation import legs, vocabulary
from overland.story import loader
from overland.story.models import Story
from overland.svg import symbols, view_svg
from overland.view import View
from tests import small_story

DATA = Path(__file__).parents[2] / "data" / "stories"


def convoys() -> Story:
    return loader.load(DATA / "sudan-2023")


def test_three_convoys_on_one_road_stand_beside_each_other() -> None:
    shifts = legs.shifts_px(convoys())
    assert shifts.keys() == {"convoy-1", "convoy-2", "convoy-3"}
    assert shifts["convoy-2"] == (0.0, 0.0)
    (left, right) = shifts["convoy-1"], shifts["convoy-3"]
    assert (left[0] + right[0], left[1] + right[1]) == (0.0, 0.0)
    # A casing is 6 wide: the band of their one road is seen between them, else they are one ribbon.
    assert 8 <= (right[0] ** 2 + right[1] ** 2) ** 0.5 < 10


def test_the_error_of_a_road_is_one_band_however_many_convoys_went_along_it() -> None:
    story = convoys()
    drawn: list[Any] = list(folium_map.build(story)._children.values())
    bands = [layer.data for layer in drawn if getattr(layer, "layer_name", "") == "band"]
    (band,) = (feature for data in bands for feature in data["features"])
    assert band["properties"]["error_m"] == legs.error_m(story, story.legs[0])
    assert band["properties"]["shift_px"] is None


def test_legs_of_one_journey_over_one_stretch_are_one_strand() -> None:
    story = convoys()
    merged = replace(story, legs=tuple(replace(leg, journey="") for leg in story.legs))
    assert legs.shifts_px(merged) == {}


def test_a_way_back_stands_beside_the_way_there() -> None:
    story = convoys()
    one, two, *_rest = story.legs
    back = replace(two, origin=two.destination, destination=two.origin, journey=one.journey)
    assert len(legs.shifts_px(replace(story, legs=(one, back)))) == 2


def test_a_picture_shifts_them_as_the_map_does() -> None:
    drawn = view_svg(convoys(), View(story="sudan-2023"), 600, 400, relief="")
    for x, y in (legs.shifts_px(convoys())[leg] for leg in ("convoy-1", "convoy-3")):
        assert f"translate({x:.1f} {y:.1f})" in drawn


def test_a_line_that_several_legs_share_is_drawn_and_told_as_the_least_known_of_them() -> None:
    story = convoys()
    one, two, *rest = story.legs
    expected = replace(two, journey=one.journey, status="expected", date="")
    shared = replace(story, legs=(one, expected, *rest))
    assert {legs.drawn_style(shared, leg) for leg in (one, expected)} == {"expected"}
    assert legs.drawn_style(shared, rest[0]) == legs.drawn_style(story, rest[0]) != "expected"
    for leg in (one, expected):
        told = legs.map_label(shared, leg)
        assert vocabulary.leg_known(one) in told
        assert vocabulary.leg_known(expected) in told
    exported = kml.export(shared).decode()
    assert exported.count("<styleUrl>#status-expected</styleUrl>") == 2


def test_very_many_strands_of_a_stretch_stay_beside_it() -> None:
    whole = small_story.story_with()
    made = tuple(replace(whole.legs[0], id=f"leg-{n}", journey=f"J {n}") for n in range(900))
    shifts = legs.shifts_px(replace(whole, legs=made))
    assert len(set(shifts.values())) > 100
    assert max(math.hypot(*shift) for shift in shifts.values()) < 46


def test_in_a_narrow_picture_lines_of_one_stretch_leave_the_band_in_sight() -> None:
    narrow, wide = (
        str(symbols.leg("M0 0h9", "claimed", "light", (5.0, 0.0), thin=thin)[0])
        for thin in (True, False)
    )
    assert 'stroke-width="3.6"' in narrow
    assert "translate(3.0 0.0)" in narrow
    assert 'stroke-width="6' in wide
    alone = symbols.leg("M0 0h9", "claimed", "light", thin=True)[0]
    assert 'stroke-width="8"' in str(alone)
