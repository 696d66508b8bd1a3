"""The histogram of a long timeline and its window of time."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks import stories
from overland import view as views
from overland.html import time_window
from overland.html.setting import APP
from overland.presentation import selection
from overland.presentation import timeline as told
from overland.story import dates, loader
from overland.story.filter import Filter
from overland.story.models import Story
from overland.view import View
from tests.small_story import EVENT, story_with

WINDOW = Filter(since="2010-06", until="2011-02")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return loader.load(stories.write(tmp_path_factory.mktemp("stories"), 200))


def test_bars_follow_each_other_without_a_gap(story: Story) -> None:
    spans = [dates.parse(bar.key) for bar in told.histogram(story)]
    assert len(spans) > 12
    assert all((two.lower - one.upper).days == 1 for one, two in pairwise(spans))


def test_what_was_by_a_day_is_no_event_of_that_day(story: Story) -> None:
    first = replace(story.events[0], date="/1999-01-01")
    bars = told.histogram(replace(story, events=(first, *story.events[1:])))
    assert not any(bar.key.startswith("1999") for bar in bars)


def test_a_window_leaves_bars_outside_it_and_events_inside_it(story: Story) -> None:
    bars = told.histogram(story, WINDOW)
    assert [bar.key for bar in bars] == [bar.key for bar in told.histogram(story)]
    within = [bar.key for bar in bars if bar.within]
    assert within[0] == "2010-06"
    assert within[-1] == "2011-02"
    shown = {event.id for day in told.days(story, "", WINDOW) for event, _told in day.events}
    assert shown <= selection.select(story, WINDOW).events


def test_a_narrower_filter_has_lower_bars(story: Story) -> None:
    planned = told.histogram(story, Filter(statuses=("planned",)))
    whole = {bar.key: bar.events for bar in told.histogram(story)}
    assert sum(bar.events for bar in planned) < sum(whole.values())
    assert all(bar.events <= whole[bar.key] for bar in planned)


def test_both_handles_say_in_words_where_they_stand(story: Story) -> None:
    made = str(time_window.window(story, View(story=story.slug, filter=WINDOW), APP))
    said = re.findall(r'aria-valuetext="([^"]+)"[^>]*data-edge="(\w+)"', made)
    assert said == [("June 2010", "from"), ("February 2011", "to")]
    # What is dragged keeps the rest of the view, and writes the window anew.
    query = re.search(r'data-query="([^"]*)"', made)
    assert query
    assert "from=" not in query[1]
    assert f"story={story.slug}" in query[1]


def test_a_bar_outside_the_window_brings_the_window_to_what_it_opens(story: Story) -> None:
    made = str(time_window.window(story, View(story=story.slug, filter=WINDOW), APP))
    bars = told.histogram(story, WINDOW)
    for bar, item in zip(bars, made.split("<li")[1:], strict=True):
        if bar.within or not bar.first:
            assert "moves the window here" not in item.partition("</li>")[0]
            continue
        assert f"from={bar.key}&amp;to={bar.key}" in item
        assert "moves the window here" in item


def test_a_short_story_has_no_histogram() -> None:
    small = loader.load(Path(stories.FIRST))
    assert time_window.window(small, View(story=small.slug), APP) is None


@pytest.mark.parametrize(("first", "last"), [(101, 2000), (1, 9999), (1100, 1300), (1999, 2000)])
def test_however_long_a_time_a_story_spans_its_bars_have_room(first: int, last: int) -> None:
    days = [f"{year:04}-06-15" for year in range(first, last, max(1, (last - first) // 300))]
    days += [f"{last:04}-{month}-{day:02}" for month in ("01", "03") for day in range(1, 32)]
    events = tuple(replace(EVENT, id=f"event-{n}", date=day) for n, day in enumerate(days))
    long = story_with(events=events, counts=(), quotes=())
    bars = told.histogram(long)
    assert 0 < len(bars) <= 80
    assert sum(bar.events for bar in bars) == len(events)
    spans = [dates.parse(bar.key) for bar in bars]
    assert all((two.lower - one.upper).days == 1 for one, two in pairwise(spans))
    # A handle's place is an address that is understood.
    asked = {"story": long.slug, "from": bars[1].key, "to": bars[-2].key}
    found = views.parse(asked, {long.slug: long})
    assert found.notices == ()
    within = selection.select(long, found.view.filter).events
    assert len(within) == sum(bar.events for bar in bars[1:-1])
