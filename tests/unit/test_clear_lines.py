"""Names keep clear of the same lines in the first picture and on the live map."""

from __future__ import annotations

from itertools import pairwise

import pytest

from overland import config
from overland.geography import extent
from overland.map import clear_lines, folium_map
from overland.story import loader
from overland.story.models import Story
from overland.view import Camera


@pytest.fixture(scope="module")
def story() -> Story:
    return loader.load(config.stories() / "syria-2013")


def test_the_live_map_is_told_the_rough_lines_of_the_first_picture(story: Story) -> None:
    middle = folium_map.middle_longitude(story)
    rough, zoom = clear_lines.rough(story, middle), clear_lines.rough_to(story)
    drawn = folium_map.build(story).get_root().render()
    assert rough
    assert f'"lines": {rough}'.replace(" ", "") in drawn.replace(" ", "")
    assert f'"rough_to":{zoom}' in drawn.replace(" ", "")


def test_near_a_camera_every_piece_of_a_drawn_line_is_there(story: Story) -> None:
    middle = folium_map.middle_longitude(story)
    place = next(place for place in story.places if place.id in extent.near(story) and place.point)
    assert place.point
    near = clear_lines.around(story, middle, Camera(*place.point, 13.0))
    told = {(tuple(one), tuple(two)) for _shift, *points in near for one, two in pairwise(points)}
    seen = {
        (_rounded(one), _rounded(two))
        for leg in story.legs
        for one, two in pairwise(extent.line_around(story, leg, middle))
        if all(abs(part - at) < 0.2 for part, at in zip(one, place.point, strict=True))
    }
    assert seen
    assert seen <= told


def test_far_out_the_rough_lines_are_enough(story: Story) -> None:
    middle = folium_map.middle_longitude(story)
    assert clear_lines.around(story, middle, Camera(33.5, 36.3, 5.0)) == []
    assert clear_lines.around(story, middle, None) == []


def _rounded(point: tuple[float, float]) -> tuple[float, ...]:
    return tuple(round(part, 5) for part in point)
