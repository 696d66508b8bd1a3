"""A place that nobody names has no coordinates in words: its point is where a line points."""

from __future__ import annotations

from dataclasses import replace

from overland import config
from overland.presentation import legs, lengths, places
from overland.story import loader
from tests.small_story import STORY


def test_a_place_that_is_not_named_has_no_coordinates() -> None:
    known = next(place for place in STORY.places if place.point)
    home = replace(known, kind="other", country="", basis="inferred", uncertainty_km=None)
    assert places.coordinates(home) == "a direction only, not a place"
    assert not any(figure.isdigit() for figure in places.facts(home))
    assert places.coordinates(known)[0].isdigit()


def test_a_line_to_a_place_that_is_not_named_has_no_length() -> None:
    story = loader.load(config.stories() / "syria-2013")
    told = dict(lengths.lengths(story))
    home = next(leg for leg in story.legs if leg.destination == "home")
    provenance = legs.provenance(story, home)
    assert provenance
    assert told[legs.title(story, home)] == provenance.length == "a direction only, not a place"
    others = [said for title, said in told.items() if title != legs.title(story, home)]
    assert all("\xa0km " in said for said in others)
