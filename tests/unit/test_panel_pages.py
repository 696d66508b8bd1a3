"""A place of very many events: its panel holds some of them, and links lead to the others."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from overland import view as views
from overland.exports import one_file
from overland.html import panel
from overland.html.setting import APP
from overland.story.models import Story
from overland.view import View
from tests.small_story import EVENT, story_with

MANY = 3 * APP.events + 1


def crowded() -> Story:
    events = tuple(
        replace(
            EVENT, id=f"event-{n}", date=f"2020-05-{1 + n % 30:02}", headline=f"Event {n} is told"
        )
        for n in range(MANY)
    )
    return story_with(events=events, counts=(), quotes=())


def shown(html: str) -> list[str]:
    """The ids of the events that a panel tells of, in their order."""
    return re.findall(r'<article[^>]* id="event-(event-\d+)"', html)


def step(story: Story, html: str, label: str) -> View | None:
    """Where the link with that label leads."""
    found = re.search(rf'<a href="([^"]+)"[^>]*>{label}</a>', html)
    if not found:
        return None
    asked = parse_qs(urlsplit(unescape(found[1])).query)
    return views.parse(asked, {story.slug: story}).view


def test_the_links_of_a_panel_lead_through_all_events_of_its_place() -> None:
    story = crowded()
    view: View | None = View(story.slug, place="hilltown")
    met: list[str] = []
    pages = 0
    while view:
        html = str(panel.panel(story, view))
        assert len(shown(html)) <= APP.events
        assert not view.event or view.event in shown(html)
        met += shown(html)
        pages += 1
        view = step(story, html, "Next")
    assert sorted(met) == sorted(event.id for event in story.events)
    assert pages == 4


def test_a_chosen_event_comes_first_among_those_around_it() -> None:
    story = crowded()
    html = str(panel.panel(story, View(story.slug, place="hilltown", event="event-33")))
    assert shown(html)[0] == "event-33"
    assert f"21 – 40 of {MANY} events" in html
    before = step(story, html, "Previous")
    assert before
    assert before.event == "event-0"


def test_a_place_of_few_events_has_no_pages() -> None:
    story = crowded()
    few = replace(story, events=story.events[: APP.events])
    html = str(panel.panel(few, View(few.slug, place="hilltown")))
    assert len(shown(html)) == APP.events
    assert "ov-pager" not in html


@pytest.mark.slow
def test_the_one_file_holds_every_event_of_a_place() -> None:
    html = one_file.export(crowded()).decode()
    held = set(re.findall(r'<article[^>]* id="place=hilltown&amp;event=(event-\d+)"', html))
    assert len(held) == MANY
