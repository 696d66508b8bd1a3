"""The order of events, and the event that a link's date opens."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest

from overland.story import chronology
from overland.story.models import Story
from overland.view import parse
from tests.small_story import EVENT, story_with


def dated(*edtf: str, timezone: str = "UTC", status: str = "reported") -> Story:
    """A story of events with these dates, named a, b, c... in the order of its table."""
    events = tuple(
        replace(EVENT, id=chr(97 + number), date=date, status=status)
        for number, date in enumerate(edtf)
    )
    return story_with(events=events, counts=(), quotes=(), timezone=timezone)


def order(story: Story) -> str:
    return "".join(event.id for event in chronology.ordered(story))


def test_times_with_zones_are_ordered_by_the_moment() -> None:
    assert order(dated("2020-05-01T23:00:00Z", "2020-05-02T01:30:00+03:00")) == "ba"
    assert order(dated("2020-05-03T09:00:00-05:00", "2020-05-03T10:00:00+03:00")) == "ba"


def test_a_time_without_a_zone_is_one_of_the_storys_zone() -> None:
    times = ("2020-05-01T12:00:00", "2020-05-01T10:00:00Z")
    assert order(dated(*times, timezone="UTC")) == "ba"
    assert order(dated(*times, timezone="Asia/Beirut")) == "ab"


def test_the_order_of_the_table_breaks_ties_only() -> None:
    assert order(dated("2020-05-02", "2020-05-01", "2020-05-01")) == "bca"
    assert order(dated("2020-05-01T10:00:00Z", "2020-05-01T13:00:00+03:00")) == "ab"


def test_what_happened_by_a_day_stands_before_the_days_that_lead_to_it() -> None:
    story = dated("2012-12", "2013-01-21", "2013-01-22", "/2013-01-22", "2011-03/..")
    assert order(story) == "eadbc"
    # A day long before belongs to no run that leads to it.
    assert order(dated("2010-05-01", "2013-01-22", "../2013-01-22")) == "acb"


def test_what_is_expected_from_a_day_on_stands_behind_it() -> None:
    story = dated("2013-01-22/..", "2013-01-22", "2013-01-22T18:00:00")
    expected = replace(story.events[0], status="expected")
    assert order(replace(story, events=(expected, *story.events[1:]))) == "bca"


def test_one_date_heads_one_group() -> None:
    story = dated(
        "2013-01-01", "2013-01", "2013-01-01", "2013", "2013-01", "/2013-01-01", "2013-01-01"
    )
    heads = [date for date, _ in groupby(chronology.ordered(story), key=lambda event: event.date)]
    assert len(heads) == len(set(heads))


def test_undated_events_come_last() -> None:
    assert order(dated("XXXX", "2013-01-22", "/2013-01-22")) == "cba"


@pytest.mark.parametrize(
    ("at", "name", "outside"),
    [
        ("2013-01-22", "c", False),
        ("2013-01", "b", False),
        ("2013-01-23", "c", True),
        ("1999", "d", True),
        ("2040-01-01", "c", True),
        ("2011-06", "d", False),
    ],
)
def test_a_links_date_finds_its_own_day_first_and_says_when_there_is_none(
    at: str, name: str, outside: bool
) -> None:
    story = dated("/2013-01-22", "2013-01-21", "2013-01-22", "2011-03/2011-09")
    assert chronology.nearest_event(story, at) == name
    notices = parse({"story": story.slug, "at": at}, {story.slug: story}).notices
    assert any("is dated" in notice for notice in notices) is outside


@pytest.mark.parametrize("zone", ["Asia/Beirut", "America/New_York"])
def test_the_ends_of_the_calendar_have_an_order_too(zone: str) -> None:
    times = ("9999-12-31T23:59-05:00", "0001-01-01T00:00+05:00", "0001-01-01T00:00", "2020")
    assert order(dated(*times, timezone=zone)).endswith("a")
