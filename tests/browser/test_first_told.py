"""What is told on the first page before the app runs: Escape, and a server that is away."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.apps import ROOT, serving
from tests.browser.conftest import Arrive
from tests.browser.reader import STORY, Reader


def standing(reader: Reader) -> Callable[[], None]:
    """Arrive where the live map stands in the first HTML; the app comes when it is let go."""
    let_go = reader.hold().let_go
    reader.page.goto(f"{reader.base}/?story={STORY}", wait_until="commit")
    expect(reader.page.locator("#ov-first .ov-live.is-drawn")).to_be_visible()
    expect(reader.page.locator(".ov-spots")).to_be_hidden()
    return let_go


def test_escape_leads_back_from_the_words_to_the_marker_before_the_app_runs(reader: Reader) -> None:
    standing(reader)
    reader.marker("Masnaa").press("Enter")
    expect(reader.page.locator("#ov-first .ov-details h2")).to_have_text("Masnaa")
    expect(reader.page.locator("#ov-first .ov-details")).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(reader.marker("Masnaa")).to_be_focused()
    expect(reader.page.locator("#ov-live")).to_have_text("Details are closed.")


def test_a_choice_before_the_app_runs_waits_for_a_server_that_is_away(reader: Reader) -> None:
    standing(reader)
    with reader.offline():
        reader.page.locator('#ov-first .ov-timeline a[data-event="crossing"]').click()
        expect(reader.page.locator("#ov-cut-off")).to_contain_text("The server does not answer")
        expect(reader.page.locator("#ov-first .ov-details h2")).to_be_visible()
    expect(reader.page.locator("#ov-first .ov-details h2")).to_have_text("Masnaa")
    expect(reader.page.locator("#ov-cut-off")).to_be_hidden()


def test_a_step_before_the_app_runs_is_made_at_once_and_kept(reader: Reader) -> None:
    let_go = standing(reader)
    entries = reader.page.evaluate("history.length")
    bar = reader.page.locator("#ov-first .ov-timeline-bar")
    for _step in range(2):
        bar.locator("[data-overland=next]").click()
    chosen = reader.page.locator("#ov-first a.ov-event[aria-current=true]")
    expect(chosen).to_have_count(1)
    event = chosen.get_attribute("data-event")
    assert event
    reader.address_says("event", event)
    assert reader.page.evaluate("history.length") == entries + 1
    bar.locator("[data-overland=background]").click()
    expect(reader.page.locator("#ov-first a.ov-event-background").first).to_be_visible()
    let_go()
    reader.drawn()
    reader.address_says("event", event)
    expect(reader.page.locator(f'.stApp a[data-event="{event}"]')).to_have_attribute(
        "aria-current", "true"
    )
    pressed = reader.page.locator(".stApp [data-overland=background]")
    expect(pressed).to_have_attribute("aria-pressed", "true")


def test_play_pressed_before_the_app_runs_begins_when_it_is_there(reader: Reader) -> None:
    let_go = standing(reader)
    reader.page.locator("#ov-first [data-overland=play]").click()
    let_go()
    reader.drawn()
    expect(reader.page.locator(".stApp [data-overland=play]")).to_have_accessible_name("Pause")
    expect(reader.page.locator(".stApp a.ov-event[aria-current=true]")).to_have_count(1)


def test_an_event_chosen_in_an_article_before_the_app_runs_stays_in_the_article(
    reader: Reader,
) -> None:
    reader.hold()
    reader.page.goto(f"{reader.base}/?story={STORY}&embed=true", wait_until="commit")
    reader.page.locator('#ov-first .ov-timeline a[data-event="crossing"]').click()
    reader.address_says("event", "crossing")
    reader.address_says("embed", "true")
    expect(reader.page.locator("#ov-first .ov-details h2")).to_have_text("Masnaa")


def test_the_page_of_a_story_that_is_withheld_says_so(arriving: Arrive, tmp_path: Path) -> None:
    folder = tmp_path / "stories" / "broken"
    shutil.copytree(ROOT / "data" / "stories" / STORY, folder)
    (folder / "events.csv").write_text("id\n", encoding="utf-8")
    with serving(
        tmp_path / "log", environment={**os.environ, "OVERLAND_DATA": str(tmp_path)}
    ) as at:
        reader = arriving(at)
        reader.open("?story=broken&lang=ar")
        expect(reader.page.get_by_text("events.csv").first).to_be_visible()
        # The checks speak English, from left to right, whatever the page does.
        expect(reader.page.locator(".ov-report")).to_have_css("direction", "ltr")
