"""What is near on the globe is near on the map, on both sides of the date line too."""

from __future__ import annotations

import math
import random
import re
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import folium
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from overland.geography import antimeridian, extent, mercator
from overland.map import folium_map
from overland.story import loader
from overland.story.models import Point, Route, Story
from overland.svg import paths, viewport
from overland.view import Camera, View

LONGITUDES = st.floats(-180, 180, allow_nan=False)
POINTS = st.tuples(st.floats(-85, 85, allow_nan=False), LONGITUDES)


@pytest.fixture
def across(story_folder: Path) -> Story:
    """The small story, moved so that it starts at 179 E and ends at 179 W."""
    story = loader.load(story_folder)
    start, end, *rest = story.places
    return replace(
        story,
        places=(
            replace(start, latitude=-17.0, longitude=179.0),
            replace(end, latitude=-17.2, longitude=-179.0),
            *(replace(place, latitude=-17.1, longitude=-179.5) for place in rest),
        ),
        routes={},
    )


def longitudes_of_lines(story: Story) -> list[list[float]]:
    return [
        [position[0] for position in feature["geometry"]["coordinates"]]
        for child in folium_map.build(story)._children.values()
        if isinstance(child, folium.GeoJson)
        for feature in child.data["features"]
    ]


def test_a_story_across_the_date_line_opens_on_itself_and_not_on_the_whole_world(
    across: Story,
) -> None:
    (_, west), (_, east) = extent.bounds(across)
    assert (west, east) == (179.0, 181.0)
    assert folium_map.build(across).location == pytest.approx([-17.1, 180.0])


def test_lines_across_the_date_line_take_the_short_way(across: Story) -> None:
    lines = longitudes_of_lines(across)
    assert lines
    for line in lines:
        assert all(abs(a - b) <= 2.0 for a, b in pairwise(line)), line
        assert all(179.0 <= longitude <= 181.0 for longitude in line), line


def test_markers_stand_on_the_lines_side_of_the_date_line(across: Story) -> None:
    made = folium_map.build(across)._children.values()
    found = [c.location[1] for c in made if isinstance(c, folium.Marker) and c.location]
    assert found
    assert all(179.0 <= longitude <= 181.0 for longitude in found)


def test_places_on_both_sides_of_the_date_line_are_near_one_another(across: Story) -> None:
    assert extent.near(across) == {place.id for place in across.places if place.point}


def test_a_line_that_was_drawn_around_the_globe_is_not(across: Story) -> None:
    line = extent.leg_line(across, across.legs[0])
    assert {longitude for _, longitude in line} == {179.0, -179.0}
    assert antimeridian.line_beside(line, 180.0) == ((-17.0, 179.0), (-17.2, 181.0))


@given(LONGITUDES, LONGITUDES)
def test_a_longitude_beside_a_centre_is_the_same_meridian_and_within_half_a_round(
    longitude: float, centre: float
) -> None:
    placed = antimeridian.wrap_longitude(longitude, centre)
    assert abs(placed - centre) <= 180 + 1e-9
    assert (placed - longitude) % 360 == pytest.approx(0, abs=1e-9) or (
        placed - longitude
    ) % 360 == pytest.approx(360, abs=1e-9)


@given(st.lists(POINTS, min_size=1, max_size=20), LONGITUDES)
def test_no_step_of_a_line_goes_more_than_half_around(line: list[Point], centre: float) -> None:
    made = antimeridian.line_beside(line, centre)
    assert [latitude for latitude, _ in made] == [latitude for latitude, _ in line]
    assert all(abs(a[1] - b[1]) <= 180 + 1e-9 for a, b in pairwise(made))


@given(st.lists(LONGITUDES, min_size=1, max_size=8), st.floats(0, 360, allow_nan=False))
def test_the_box_around_longitudes_is_as_narrow_wherever_on_the_globe_they_are(
    longitudes: list[float], turn: float
) -> None:
    def width(values: list[float]) -> float:
        centre = antimeridian.middle(values)
        placed = [antimeridian.wrap_longitude(value, centre) for value in values]
        return max(placed) - min(placed)

    turned = [(longitude + turn + 180) % 360 - 180 for longitude in longitudes]
    assert width(turned) == pytest.approx(width(longitudes), abs=1e-6)
    assert width(longitudes) <= 360


@given(LONGITUDES, LONGITUDES)
def test_two_longitudes_are_as_far_apart_either_way(one: float, other: float) -> None:
    assert antimeridian.apart(one, other) == pytest.approx(antimeridian.apart(other, one), abs=1e-9)
    assert 0 <= antimeridian.apart(one, other) <= 180


@pytest.mark.parametrize("camera", [None, Camera(-17.1, 179.9, 9.0), Camera(-17.1, -179.9, 9.0)])
def test_a_picture_across_the_date_line_is_of_the_journey_and_not_of_the_whole_world(
    across: Story, camera: Camera | None
) -> None:
    view = View(camera=camera)
    frame = viewport.frame(across, view, 900, 560)
    spots = [frame.pixel(place.point) for place in across.places if place.point]
    assert all(frame.holds(spot) for spot in spots), spots
    assert abs(spots[0][0] - spots[1][0]) == pytest.approx(2 / 360 * frame.round)
    assert frame.zoom > 7
    for leg in across.legs:
        drawn = paths.along(across, leg, frame)
        assert drawn
        assert all(math.dist(one, two) < 10 for one, two in pairwise(drawn)), leg.id


@given(st.floats(-180, 180), st.floats(2, 12), LONGITUDES)
def test_a_picture_shows_what_is_near_its_middle_on_either_side_of_the_date_line(
    middle: float, zoom: float, longitude: float
) -> None:
    frame = mercator.looking_at(Camera(0.0, middle, zoom), 1000, 400)
    x, _y = frame.pixel((0.0, longitude))
    assert abs(x - 500) <= frame.round / 2 + 1e-6
    degrees = antimeridian.apart(longitude, middle)
    assert abs(x - 500) == pytest.approx(degrees / 360 * frame.round, abs=1e-3)


def test_land_beyond_the_date_line_is_drawn_where_the_picture_goes_on() -> None:
    frame = mercator.looking_at(Camera(0.0, 179.0, 7.0), 1000, 400)
    square = {"type": "Polygon", "coordinates": [[[-180, 0], [-179, 0], [-179, 1], [-180, 0]]]}
    xs = [float(x) for x in re.findall(r"[ML](-?[\d.]+) ", paths.path(square, frame, filled=True))]
    assert min(xs) == pytest.approx(500 + frame.round / 360, abs=0.1)
    assert max(xs) == pytest.approx(500 + 2 * frame.round / 360, abs=0.1)


def test_a_way_around_something_is_in_the_first_picture_with_what_lies_on_it(across: Story) -> None:
    """A ship that keeps south of islands, across the date line, with a stop beyond both ends."""
    (_, start_east), (end_south, _) = (place.point or (0.0, 0.0) for place in across.places[:2])
    around = ((-17.0, 179.0), (-21.0, -178.0), (-20.5, -176.0), (-17.2, -179.0))
    route = Route(leg=across.legs[0].id, points=around, method="given", error_m=None)
    (south, west), (north, east) = extent.bounds(replace(across, routes={route.leg: route}))
    assert south == pytest.approx(-21.0, abs=0.1)
    assert east == pytest.approx(184.0, abs=0.1)
    assert (north, west) == (-17.0, start_east)
    assert end_south > south
    harbour = replace(across.places[-1], latitude=-20.6, longitude=-176.2)
    stopping = replace(across, places=(*across.places[:-1], harbour))
    assert harbour.id not in extent.near(stopping)
    assert harbour.id in extent.near(replace(stopping, routes={route.leg: route}))


def test_what_lies_along_very_many_long_lines_is_found_soon(across: Story) -> None:
    """200 lines of 1,000 points around the world, and 5,000 places."""
    chance = random.Random(7)
    somewhere = [(chance.uniform(-60, 60), chance.uniform(-180, 180)) for _ in range(5000)]
    places = tuple(
        replace(across.places[0], id=f"p-{n}", latitude=north, longitude=east)
        for n, (north, east) in enumerate(somewhere)
    )
    ends = [(f"l-{n}", f"p-{n}", f"p-{n + 1}") for n in range(200)]
    legs = tuple(replace(across.legs[0], id=i, origin=o, destination=d) for i, o, d in ends)
    lines = [np.linspace(somewhere[n], somewhere[n + 1], 1000).tolist() for n in range(200)]
    routes = {
        leg.id: Route(leg.id, tuple(map(tuple, line)), "given", None)
        for leg, line in zip(legs, lines, strict=True)
    }
    story = replace(across, places=places, legs=legs, routes=routes)
    began = time.process_time()
    assert len(extent.near(story)) > 2000
    assert time.process_time() - began < 5
