"""The walk through a timeline, in a blank page: what is next, where it is, what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

SCRIPT = Path(__file__).parents[2] / "overland/html/static/walk.js"
TIMELINE = """<div class="ov-timeline" data-all="3 4"
 data-brought="3 stop first;4 arrival second sea">
<li><a class="ov-event" data-event="set-out" data-place="hill"
 data-number="1 1" data-order="1"></a></li>
<li><a class="ov-event ov-event-background" data-event="earlier" data-place=""
 data-number="2 2" data-order="2"></a></li>
<li><a class="ov-event" data-event="stop" data-place="post"
 data-number="2 3" data-order="3"></a></li>
<li><a class="ov-event" data-event="arrival" data-place="bay"
 data-number="3 4" data-order="4"></a></li>
<button data-overland="previous"></button><button data-overland="next"></button>
<button data-overland="play" title="Play" data-other="Pause"><span>▸</span></button>
<button data-overland="speed" data-named="Speed" data-paces=", as usual|, twice|, half"
><span></span></button>
<button data-overland="background"></button>
<span class="ov-position" data-said="{n} of {all}"></span></div>"""
PART = """() => {
 document.querySelector(".ov-timeline").dataset.all = "300 325";
 document.querySelector(".ov-timeline").dataset.brought =
  "9 past early;211 stop first;320 end last";
 const numbers = {"set-out": "199 209", earlier: "200 210", stop: "200 211", arrival: "201 212"};
 for (const card of document.querySelectorAll("a")) {
  card.dataset.number = numbers[card.dataset.event];
  card.dataset.order = numbers[card.dataset.event].split(" ")[1]; } }"""
HOST = """() => {
 window.place = ""; window.followed = []; window.drawn = []; window.again = []; window.untold = [];
 const grow = (legs, events) => { drawn.push(legs); untold.push(events); };
 window.walk = makeWalk({place: () => place, grow, follow: (link, own) => {
  again.push(own);
  followed.push(link.dataset.event);
  for (const one of document.querySelectorAll("a")) one.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  walk.answered(link.dataset.event); }}); }"""
PAUSE_MS = 3500


@pytest.fixture
def walking(browser: Browser) -> Iterator[Page]:
    """A page with a timeline and the walk, which both the app and the one file are given."""
    page = browser.new_page()
    page.clock.install()
    page.set_content(TIMELINE)
    page.add_script_tag(path=SCRIPT)
    page.evaluate(HOST)
    yield page
    page.close()


def test_a_walk_goes_on_by_itself_past_the_background_and_stops_at_the_end(walking: Page) -> None:
    walking.evaluate("walk.press('play')")
    play = walking.locator("[data-overland=play]")
    assert play.get_attribute("title") == "Pause"
    walking.clock.run_for(PAUSE_MS)
    assert walking.locator(".ov-position").text_content() == "2 of 3"
    walking.evaluate("walk.press('speed')")
    walking.clock.run_for(PAUSE_MS)
    walking.clock.run_for(PAUSE_MS)
    assert walking.evaluate("followed") == ["set-out", "stop", "arrival"]
    assert play.get_attribute("title") == "Play"


def test_a_walk_is_one_entry_in_the_history_and_another_once_something_else_was_chosen(
    walking: Page,
) -> None:
    walking.evaluate("walk.press('next'); walk.press('next'); walk.press('play')")
    walking.evaluate("walk.press('play'); walk.press('previous')")
    assert walking.evaluate("again") == [False, True, True, True]
    walking.evaluate("walk.stop(); walk.press('next')")
    # The reader went back: the walk's entry is another now, whatever event is shown there.
    walking.evaluate("walk.leave(); walk.press('previous'); walk.pause(); walk.press('next')")
    assert walking.evaluate("again.splice(5)") == [False, True]
    # To where another event is shown.
    walking.evaluate("document.querySelector('[aria-current]').removeAttribute('aria-current')")
    walking.evaluate("walk.press('next')")
    assert walking.evaluate("again.slice(4)") == [False, False]


def test_before_the_first_event_and_after_the_last_no_step_is_offered(walking: Page) -> None:
    buttons, offered = walking.locator("[data-overland=previous], [data-overland=next]"), []
    for action in ("next", "previous", "next", "next"):
        walking.evaluate(f"walk.press('{action}')")
        off = buttons.evaluate_all("(all) => all.map((one) => one.getAttribute('aria-disabled'))")
        offered.append(off)
    assert offered == [
        ["true", "false"],
        ["true", "false"],
        ["false", "false"],
        ["false", "true"],
    ]


def test_a_walk_starts_where_a_place_was_chosen_and_ends_when_something_else_is(
    walking: Page,
) -> None:
    walking.evaluate("place = 'post'; walk.press('play')")
    assert walking.evaluate("followed") == ["stop"]
    walking.evaluate("walk.answered('set-out')")
    walking.clock.run_for(2 * PAUSE_MS)
    assert walking.evaluate("followed") == ["stop"]
    assert walking.locator("[data-overland=play]").get_attribute("title") == "Play"


def test_the_route_grows_while_a_walk_plays_and_is_whole_when_it_ends(walking: Page) -> None:
    walking.evaluate("walk.press('play')")
    assert walking.evaluate("drawn") == [["first", "second", "sea"]]
    walking.clock.run_for(2 * PAUSE_MS)
    assert walking.evaluate("drawn.slice(1)") == [["second", "sea"], []]


def test_a_step_leaves_the_route_whole_as_the_same_address_does_elsewhere(walking: Page) -> None:
    walking.evaluate("walk.press('next'); walk.press('next')")
    assert walking.evaluate("drawn") == []
    walking.evaluate("walk.press('previous'); walk.press('play'); walk.press('previous')")
    assert walking.evaluate("drawn") == [["second", "sea"], []]


def test_a_figure_comes_with_its_own_event_while_a_walk_plays(walking: Page) -> None:
    walking.evaluate("walk.press('play')")
    walking.clock.run_for(PAUSE_MS)
    assert walking.evaluate("untold") == [["stop", "arrival"], ["arrival"]]
    walking.evaluate("walk.stop()")
    assert walking.evaluate("untold.at(-1)") == []


def test_a_walk_that_is_stopped_leaves_the_route_whole(walking: Page) -> None:
    walking.evaluate("walk.press('play'); walk.stop()")
    assert walking.evaluate("drawn") == [["first", "second", "sea"], []]


def test_with_the_background_a_walk_leaves_no_event_out(walking: Page) -> None:
    walking.evaluate("walk.press('background')")
    for _ in range(4):
        walking.evaluate("walk.press('next')")
    assert walking.evaluate("followed") == ["set-out", "earlier", "stop", "arrival"]


def test_of_a_long_timeline_the_walk_says_where_it_is_in_the_whole(walking: Page) -> None:
    walking.evaluate(PART)
    walking.evaluate("walk.press('play')")
    place = walking.locator(".ov-position")
    assert place.text_content() == "199 of 300"
    walking.evaluate("walk.press('next')")
    assert place.text_content() == "200 of 300"
    walking.evaluate("walk.press('background')")
    assert place.text_content() == "211 of 325"
    walking.evaluate("walk.press('previous')")
    assert place.text_content() == "210 of 325"
    walking.evaluate("walk.press('background')")
    # An event of the background that a reader chose is counted beside the journey's own.
    assert place.text_content() == "200 of 301"


def test_of_a_long_timeline_legs_of_events_out_of_sight_are_drawn_when_they_are_reached(
    walking: Page,
) -> None:
    walking.evaluate(PART)
    walking.evaluate("walk.press('play')")
    walking.clock.run_for(PAUSE_MS)
    assert walking.evaluate("drawn") == [["first", "last"], ["last"]]


def test_the_speed_is_told_in_words_as_well_as_by_its_sign(walking: Page) -> None:
    pace, named = walking.locator("[data-overland=speed]"), []
    for _ in range(4):
        walking.evaluate("walk.show()")
        named.append(pace.get_attribute("title"))
        walking.evaluate("walk.press('speed')")
    assert named == [
        *("Speed: 1×, as usual", "Speed: 2×, twice", "Speed: 0.5×, half", "Speed: 1×, as usual")
    ]
