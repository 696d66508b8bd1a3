"""What must hold of any line."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from overland.geography import distance
from overland.story import route_writer
from overland.story.models import Point

points: st.SearchStrategy[Point] = st.tuples(
    st.floats(-80, 80).map(lambda value: round(value, 5)),
    st.floats(-179, 179).map(lambda value: round(value, 5)),
)
near: st.SearchStrategy[Point] = st.tuples(
    st.floats(33, 34).map(lambda value: round(value, 5)),
    st.floats(35, 36).map(lambda value: round(value, 5)),
)
lines = st.lists(points, min_size=2, max_size=8)
short_lines = st.lists(near, min_size=2, max_size=8)


@given(lines)
def test_no_line_is_shorter_than_the_way_between_its_ends(line: list[Point]) -> None:
    assert distance.length_km(line) >= distance.straight_km(line) - 1e-6


@given(lines)
def test_a_line_is_as_long_backwards(line: list[Point]) -> None:
    assert distance.length_km(line[::-1]) == pytest.approx(distance.length_km(line), abs=1e-6)


@given(lines)
def test_the_distance_along_a_line_never_falls_and_ends_at_its_length(line: list[Point]) -> None:
    along = distance.along_km(line)
    assert list(along) == sorted(along)
    assert along[-1] == pytest.approx(distance.length_km(line))


@given(short_lines, near)
def test_a_point_is_no_farther_from_a_line_than_from_its_vertices(
    line: list[Point], point: Point
) -> None:
    away, along = distance.nearest_on_line(point, line)
    assert away <= min(distance.distance_km(point, vertex) for vertex in line) + 1e-9
    assert 0 <= along <= distance.length_km(line) + 1e-9


@given(short_lines, st.floats(0.1, 50))
def test_even_points_keep_both_ends_lie_on_the_line_and_are_evenly_apart(
    line: list[Point], spacing_km: float
) -> None:
    placed = distance.evenly(line, spacing_km)
    assert placed[0] == (0.0, line[0])
    steps = [b - a for (a, _), (b, _) in pairwise(placed)]
    if steps:
        assert placed[-1][1] == line[-1]
        assert max(steps) == pytest.approx(min(steps), abs=1e-6)
        middle = placed[len(placed) // 2][1]
        assert distance.nearest_on_line(middle, line)[0] < 0.05


@given(points, st.floats(-0.5, 0.5), st.floats(-0.5, 0.5))
def test_a_rough_distance_is_right_to_a_hundredth_away_from_the_poles(
    here: Point, north: float, east: float
) -> None:
    assume(abs(here[0]) < 70)
    there = (here[0] + north, (here[1] + east + 540) % 360 - 180)
    exact = distance.distance_km(here, there)
    assert distance.rough_km(here, there) == pytest.approx(exact, rel=0.02, abs=0.01)


@given(st.dictionaries(st.text(min_size=1, max_size=5), st.text(max_size=9), max_size=3), lines)
def test_a_feature_is_read_back_as_it_was_written(
    properties: dict[str, str], line: list[Point]
) -> None:
    feature = route_writer.feature("a-leg", line, properties)
    text = route_writer.as_text({"type": "FeatureCollection", "features": [feature]})
    assert json.loads(text)["features"] == [feature]
