"""Whose point a place has, as readers are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from overland.geocoding import accepting
from overland.presentation import points, rights
from overland.story import loader
from tests import stories


@pytest.mark.parametrize("given", ["40.6828, 46.3606", "the port's own map: quay 2", ""])
def test_a_point_that_an_editor_gave_is_the_editors_and_no_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("OVERLAND_DATA", str(tmp_path))
    folder = stories.write(tmp_path / "stories")
    place = loader.load(folder).places[0]
    entry = accepting.person_entry(place, (40.6828, 46.3606), given)
    accepting.record(folder, place, entry)
    story = loader.load(folder)
    assert points.each_maker(story) == ()
    told = points.provenance(story, story.places[0])
    assert told is not None
    assert told.given_by == "Point: the editors"
    credited = (*rights.attribution(story), *rights.corner_credits(story))
    assert not [line for line in credited if "46.3606" in line or "quay" in line]
