"""The order of events, and the event that a link's date opens."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overland import config
from overland.html import timeline as timelines
from overland.presentation import timeline
from overland.story import chronology
from overland.story.loader import load
from overland.story.models import Story
from overland.view import View, parse
from tests.small_story import EVENT, story_with

DATES = (
    *("2013-01-22", "2013-01", "/2013-01-22", "2013-01-22/..", "2013-01-22?", "2013", "201X"),
    *("2013-01-22T10:00Z", "2013-01-22T10:00:30Z", "2013-01-22T12:00+02:00", "XXXX"),
    *("2013-01-22T12:00", "2013-01-21/2013-01-23", "../2013-01-22", "2013-21"),
)


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


def test_what_happened_by_a_day_stands_at_that_day_and_not_before_what_led_to_it() -> None:
    story = dated("2012-12", "2013-01-21", "2013-01-22", "/2013-01-22", "2011-03/..")
    assert order(story) == "eabdc"
    assert order(dated("2010-05-01", "2013-01-22", "../2013-01-22")) == "acb"


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        (("2011-03", "/2013-01-22", "2013-01-21", "2013-01-22"), "abcd"),
        (("2011-03", "2013-01-21", "/2013-01-22", "2013-01-22"), "abcd"),
        (("2013-01-22", "2013-01-21", "/2013-01-22"), "bca"),
        (("2013-01-24", "2013-01-20", "/2013-01-21"), "bca"),
        (("/2013-01-22", "/2013-01-20", "2013-01-19"), "abc"),
        (("2013-01-21", "2013-01-20", "/2013-01-22", "2013-01-21"), "badc"),
        (("2013-01-19", "/2013-01-22", "2013-01-21", "../2013-01-22"), "abdc"),
    ],
)
def test_the_table_says_where_stands_what_is_only_known_to_have_been_by_a_day(
    edtf: tuple[str, ...], expected: str
) -> None:
    """It may have been long before: no date of its own puts it behind what it brought about."""
    assert order(dated(*edtf)) == expected


def test_the_first_storys_reason_for_the_route_stands_before_the_route() -> None:
    names = [event.id for event in chronology.ordered(load(config.stories() / "syria-2013"))]
    assert names.index("airport-fighting") < names.index("announcement")
    assert names.index("announcement") < names.index("crossing") < names.index("onward")


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


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        (("2020-05-01T10:00Z", "2020-05-01T13:00+03:00", "2020-05-01T10:00:00Z"), "acb"),
        (("/2013-01-22", "../2013-01-22", "/2013-01-22", "2013-01-20"), "abcd"),
        (("2013-01-20", "/2013-01-22", "../2013-01-22"), "abc"),
        (("2013-01-22~", "2013-01-22", "2013-01-22~"), "acb"),
        (("2013/..", "2013-01-01/..", "2013/"), "acb"),
        (("2020-05-01T10:00:30Z", "2020-05-01T12:00+02:00", "2020-05-01T10:00Z"), "cab"),
    ],
)
def test_one_moment_written_in_several_ways_heads_a_group_each(
    edtf: tuple[str, ...], expected: str
) -> None:
    story = dated(*edtf)
    assert order(story) == expected
    heads = [day.words for day in timeline.days(story)]
    assert len(heads) == len(set(heads))


@given(
    st.lists(
        st.sampled_from(DATES),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from(["UTC", "Asia/Beirut", "America/New_York", "Pacific/Kiritimati"]),
)
def test_whatever_the_table_holds_each_date_heads_one_group(edtf: list[str], zone: str) -> None:
    heads = [day.words for day in timeline.days(dated(*edtf, timezone=zone))]
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


@pytest.mark.parametrize(
    ("at", "name"),
    [
        ("2020-05-01T14:00:00Z", "b"),
        ("2020-05-01T17:00:00+03:00", "b"),
        ("2020-05-01T09:20", "a"),
        ("2020-05-01", "a"),
        ("2020-05-02T01:00Z", "c"),
    ],
)
def test_a_links_time_finds_the_event_of_that_time(at: str, name: str) -> None:
    story = dated("2020-05-01T09:00:00Z", "2020-05-01T14:00:00Z", "2020-05-02")
    assert chronology.nearest_event(story, at) == name


@pytest.mark.parametrize("zone", ["Asia/Beirut", "America/New_York"])
def test_the_ends_of_the_calendar_have_an_order_too(zone: str) -> None:
    times = ("9999-12-31T23:59-05:00", "0001-01-01T00:00+05:00", "0001-01-01T00:00", "2020")
    assert order(dated(*times, timezone=zone)).endswith("a")


def test_what_was_said_before_the_journey_began_is_folded_with_its_background() -> None:
    events = (
        replace(EVENT, id="uprising", kind="background", date="2011-03"),
        replace(EVENT, id="said-before", kind="statement", date="2012-12"),
        replace(EVENT, id="landed", kind="arrival", date="/2013-01-22"),
        replace(EVENT, id="set-out", kind="departure", date="2013-01-21"),
        replace(EVENT, id="said-then", kind="statement", date="2013-01-21"),
        replace(EVENT, id="said", kind="statement", date="XXXX"),
    )
    assert timeline.background(story_with(events=events)) == {"uprising", "said-before"}
    # Where nothing tells when it began, nothing is before it.
    assert timeline.background(story_with(events=events[:3])) == {"uprising"}
    assert timeline.background(story_with(events=events[:1])) == frozenset()


def test_the_timeline_of_the_first_story_begins_with_the_journey() -> None:
    strip = timelines.timeline(load(config.stories() / "syria-2013"), View("syria-2013"))
    cards = re.findall(r'data-event="([^"]+)"[^>]*class="([^"]+)"', strip)
    shown = [event for event, classes in cards if "ov-event-background" not in classes.split()]
    assert shown[:3] == ["announcement", "more-could-follow", "planes-landed"]


def test_the_timeline_of_the_second_story_begins_with_the_journey() -> None:
    """What was said by the day of the first arrival, and on it, stands before that arrival."""
    story = load(config.stories() / "sudan-2023")
    folded = timeline.background(story)
    shown = [event.id for event in chronology.ordered(story) if event.id not in folded]
    assert shown[:3] == ["arrival-1", "onward-first", "arrival-2"]
    # What was said of the journey's own leg is of the journey, whenever it was said.
    events = (
        replace(EVENT, id="of-the-way", kind="statement", date="/2013-01-21", leg="a-leg"),
        replace(EVENT, id="before", kind="statement", date="/2013-01-21"),
        replace(EVENT, id="set-out", kind="departure", date="2013-01-21"),
    )
    assert timeline.background(story_with(events=events)) == {"before"}
