"""Which legs a walk through the events has reached, event by event."""

from __future__ import annotations

from overland import config
from overland.presentation import timeline
from overland.story import loader
from tests.small_story import story_with


def test_each_convoy_is_reached_with_the_arrival_of_its_own_day() -> None:
    assert timeline.reached(loader.load(config.stories() / "sudan-2023")) == {
        "arrival-1": ("convoy-1",),
        "arrival-2": ("convoy-2",),
        "arrival-3": ("convoy-3",),
        "welcomed": ("onward-jeddah",),
    }


def test_a_leg_that_is_expected_is_reached_with_the_expected_arrival_and_not_with_another() -> None:
    assert timeline.reached(loader.load(config.stories() / "syria-2013")) == {
        "crossing": ("damascus-masnaa",),
        "onward": ("masnaa-beirut", "beirut-home"),
    }


def test_a_leg_without_an_event_of_its_own_stands_from_the_start() -> None:
    assert timeline.reached(story_with(events=())) == {}
