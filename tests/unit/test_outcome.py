"""What a reader asks first: whether those who set out arrived."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from overland.presentation import outcome
from overland.story import loader

STORY = loader.load(Path(__file__).parents[2] / "data" / "stories" / "syria-2013")


def test_no_arrival_is_said_to_be_reported_because_planes_arrived_there() -> None:
    assert outcome.arrival(STORY) == "Not reported: whether they arrived (Beirut)."


def test_nothing_is_said_once_the_arrival_is_reported() -> None:
    legs = tuple(replace(leg, status="reported") for leg in STORY.legs)
    assert outcome.arrival(replace(STORY, legs=legs)) == ""
