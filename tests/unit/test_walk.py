"""Which legs a walk through the events has reached, event by event."""

from __future__ import annotations

import re
from dataclasses import replace

from overland import config
from overland.html import panel
from overland.presentation import figures, walk
from overland.story import chronology, loader
from overland.view import View
from tests.small_story import EVENT, LEG, story_with


def test_each_convoy_is_reached_with_the_arrival_of_its_own_day() -> None:
    assert walk.reached(loader.load(config.stories() / "sudan-2023")) == {
        "arrival-1": ("convoy-1",),
        "arrival-2": ("convoy-2",),
        "arrival-3": ("convoy-3",),
        "welcomed": ("onward-jeddah",),
    }


def test_a_leg_that_is_expected_is_reached_with_the_expected_arrival_and_not_with_another() -> None:
    assert walk.reached(loader.load(config.stories() / "syria-2013")) == {
        "crossing": ("damascus-masnaa",),
        "onward": ("masnaa-beirut", "beirut-home"),
    }


def test_a_leg_without_an_event_of_its_own_stands_from_the_start() -> None:
    assert walk.reached(story_with(events=())) == {}


def test_an_event_is_numbered_among_the_journeys_own_and_among_all() -> None:
    events = [replace(EVENT, id=one) for one in ("out", "before", "stop", "said", "back")]
    assert walk.numbers(events, {"before", "stop", "back"}, {"before", "said"}) == {
        "before": (2, 2),
        "stop": (2, 3),
        "back": (3, 5),
    }


def test_what_a_walk_brings_the_map_is_told_of_every_event_of_the_story() -> None:
    story = loader.load(config.stories() / "sudan-2023")
    order = walk.order(story)
    brought = {event: legs for _number, event, legs in walk.brought(story)}
    assert {event: legs for event, legs in brought.items() if legs} == walk.reached(story)
    assert {count.event for count in figures.headline_counts(story)} <= set(brought)
    assert [number for number, *_ in walk.brought(story)] == sorted(order[e] for e in brought)


def test_journeys_of_which_each_counts_its_own_legs_do_not_mix() -> None:
    """The rows of two groups stand between each other."""
    one, two = "the first group", "the second group"
    rows = (("a1", 1, one), ("b1", 1, two), ("a2", 2, one), ("b2", 2, two), ("c", 1, ""))
    legs = tuple(replace(LEG, id=id, position=at, journey=name) for id, at, name in rows)
    story = story_with(legs=legs)
    assert [leg.id for leg in chronology.legs(story)] == ["a1", "a2", "b1", "b2", "c"]
    shown = str(panel.panel(story, View("two-towns")))
    told = re.findall("the (first|second) group", shown[: shown.index("Places")])
    assert len(told) >= 4
    assert told == sorted(told)
