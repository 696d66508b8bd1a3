"""A place that nobody names has no coordinates in words: its point is where a line points."""

from __future__ import annotations

from dataclasses import replace

from overland.presentation import places
from tests.small_story import STORY


def test_a_place_that_is_not_named_has_no_coordinates() -> None:
    known = next(place for place in STORY.places if place.point)
    home = replace(known, kind="other", country="", basis="inferred", uncertainty_km=None)
    assert places.coordinates(home) == "a direction only, not a place"
    assert not any(figure.isdigit() for figure in places.facts(home))
    assert places.coordinates(known)[0].isdigit()
