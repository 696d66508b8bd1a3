"""What a value of a vocabulary means to a reader is decided in its table, and asked there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.presentation import places
from overland.story.vocabularies import AREAS, PLACE_KIND
from tests import small_story


@pytest.mark.parametrize("kind", list(PLACE_KIND))
def test_a_place_without_a_point_is_an_area_or_lacks_its_pin(kind: str) -> None:
    place = replace(small_story.place(), kind=kind, latitude=None, longitude=None)
    assert places.is_area(place) == (kind in ("area", "country")) == (kind in AREAS)
    assert bool(places.known_to(place)) != (kind in AREAS)
