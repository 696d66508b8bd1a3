"""What a reader asks first: whether those who set out arrived, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from overland.html import panel
from overland.presentation import arrival
from overland.story import loader
from overland.story.models import Story
from overland.view import View
from tests import readable

STORIES = Path(__file__).parents[2] / "data" / "stories"
STORY = loader.load(STORIES / "syria-2013")


@pytest.fixture(scope="module")
def onward() -> Story:
    """A story whose last way is told without a day and without a figure."""
    return loader.load(STORIES / "sudan-2023")


def test_no_arrival_is_said_to_be_reported_because_planes_arrived_there() -> None:
    assert arrival.unknown(STORY) == "Not reported: whether they arrived (Beirut)."


def test_the_words_of_a_destination_begin_with_what_is_not_reported_of_it(onward: Story) -> None:
    for story, chosen, told in (
        (STORY, "beirut", "Not reported: whether they arrived (Beirut)."),
        (onward, "jeddah", "Not reported: when, and how many people (Port Sudan – Jeddah)."),
    ):
        shown = readable.html(panel.panel(story, View(story.slug, place=chosen)))
        assert shown.index(told) < shown.index("point known" if chosen == "beirut" else "city")
    assert "Not reported" not in panel.panel(STORY, View(STORY.slug, place="masnaa"))


def test_nothing_is_said_once_the_arrival_is_reported_with_its_day() -> None:
    legs = tuple(replace(leg, status="reported", date="2013-01-23") for leg in STORY.legs)
    assert arrival.unknown(replace(STORY, legs=legs)) == ""


def test_a_way_that_is_told_without_day_and_number_says_so(onward: Story) -> None:
    said = "Not reported: when, and how many people (Port Sudan – Jeddah)."
    assert arrival.unknown(onward) == said


def test_who_was_counted_on_a_way_is_not_said_to_be_unknown(onward: Story) -> None:
    count = replace(onward.counts[0], event="", leg="onward-jeddah")
    counted = replace(onward, counts=(*onward.counts, count))
    assert arrival.unknown(counted) == "Not reported: when (Port Sudan – Jeddah)."


def test_an_arrival_with_its_day_dates_the_way_to_it(onward: Story) -> None:
    event = next(event for event in onward.events if event.leg == "onward-jeddah")
    arrived = replace(event, id="arrived", kind="arrival", date="2023-05-02")
    assert arrival.unknown(replace(onward, events=(*onward.events, arrived))) == ""


def test_an_arrival_that_is_told_beside_the_way_has_its_day_and_its_number(onward: Story) -> None:
    landed = replace(
        onward.events[0], id="landed", place="jeddah", leg="", kind="arrival", date="2023-05-02"
    )
    count = replace(onward.counts[0], id="who-landed", event="landed", leg="")
    told = replace(onward, events=(*onward.events, landed))
    assert arrival.unknown(replace(told, counts=(*onward.counts, count))) == ""
    undated = replace(onward, events=(*onward.events, replace(landed, date="")))
    counted = replace(undated, counts=(*onward.counts, count))
    assert arrival.unknown(counted) == "Not reported: when (Port Sudan – Jeddah)."


@pytest.mark.parametrize(
    "cells",
    [
        {"status": "expected"},
        {"status": "denied"},
        {"leg": "khartoum-first"},
        {"date": "/2023-05-03"},
        {"date": "../2023-05-03"},
    ],
    ids=str,
)
def test_an_arrival_that_was_not_told_or_is_another_ways_leaves_the_day_unknown(
    onward: Story, cells: Mapping[str, Any]
) -> None:
    landed = replace(
        onward.events[0], id="landed", place="jeddah", leg="", kind="arrival", date="2023-05-02"
    )
    other = replace(landed, **cells)
    assert "Not reported: when" in arrival.unknown(replace(onward, events=(*onward.events, other)))
