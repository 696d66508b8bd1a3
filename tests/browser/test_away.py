"""The server goes away and comes back: the words stay, and a line says so until then."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from overland import i18n
from tests.browser.apps import forked, free_port
from tests.browser.conftest import Arrive
from tests.browser.held import PICTURES
from tests.browser.test_accessibility import found
from tests.preloaded import Preloaded

AWAY = "The server does not answer. What you read here stays; a click waits for it."


@pytest.fixture
def arabic_words() -> str:
    before = i18n.language()
    i18n.use("ar")
    said = i18n._(AWAY)
    i18n.use(before)
    return said


def test_words_stay_and_a_line_says_so_while_the_server_is_away_and_a_click_waits(
    arriving: Arrive, preloaded: Preloaded, tmp_path: Path, arabic_words: str
) -> None:
    port = free_port()
    with forked(preloaded, tmp_path / "before.txt", port) as (base, _app):
        reader = arriving(base)
        reader.hold(PICTURES)
        reader.open_map("?story=syria-2013&lang=ar")
        panel = reader.page.locator(".ov-details")
        words = panel.inner_text()
        ink = reader.page.locator(".stApp h1").evaluate("(name) => getComputedStyle(name).color")
    line = reader.page.locator("#ov-cut-off")
    expect(line).to_be_visible()
    expect(line).to_have_text(arabic_words)
    assert panel.inner_text() == words
    assert panel.evaluate("(panel) => panel.checkVisibility({opacityProperty: true})")
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
    assert reader.page.locator("body > [inert]").count() == 0
    assert found(reader.page) == []
    # Streamlit makes the links to the pages faint; they can be read, and wait as all others do.
    expect(reader.page.locator(".st-key-pages p").last).to_have_css("color", ink)
    # What Share offers is made in the page: it needs no server.
    reader.page.locator(".ov-share summary").click()
    expect(reader.page.locator("[data-share=link]")).to_have_value(reader.page.url)
    reader.page.locator(".ov-share summary").press("Escape")
    expect(reader.page.locator("[data-share=link]")).to_be_hidden()
    reader.page.locator("a.ov-event[data-event='denisov']").click()
    assert panel.inner_text() == words
    with forked(preloaded, tmp_path / "after.txt", port):
        # How long a browser waits before it asks again grows while nobody answers.
        expect(panel.locator(".is-chosen h3 a")).to_have_attribute(
            "href", re.compile("event=denisov"), timeout=120_000
        )
        expect(line).to_be_hidden()
    # What the browser says of a server that is not there is no fault of the page.
    reader.errors.clear()


def test_a_server_that_keeps_the_line_and_says_nothing_is_told_of_until_it_speaks(
    arriving: Arrive, preloaded: Preloaded, tmp_path: Path, arabic_words: str
) -> None:
    with forked(preloaded, tmp_path / "log.txt") as (base, app):
        reader = arriving(base)
        reader.hold(PICTURES)
        reader.expected.append("/healthz")
        reader.open_map("?story=syria-2013&lang=ar")
        line = reader.page.locator("#ov-cut-off")
        os.killpg(app.pid, signal.SIGSTOP)
        reader.page.locator("a.ov-event[data-event='denisov']").click()
        expect(line).to_have_text(arabic_words)
        expect(reader.page.locator(".ov-details h2").first).to_be_visible()
        os.killpg(app.pid, signal.SIGCONT)
        expect(line).to_be_hidden()
        expect(reader.page.locator(".ov-details .is-chosen h3 a")).to_have_attribute(
            "href", re.compile("event=denisov")
        )


def test_a_link_to_another_page_waits_for_the_server_and_leaves_the_words(
    arriving: Arrive, preloaded: Preloaded, tmp_path: Path
) -> None:
    port = free_port()
    with forked(preloaded, tmp_path / "before.txt", port) as (base, _app):
        reader = arriving(base)
        reader.hold(PICTURES)
        reader.open("data?story=syria-2013&lang=ru")
        reader.address_says("v", "1.0.0")
        reader.page.wait_for_function("() => window.overlandPage && window.overlandPage.ready")
        heading = reader.page.locator(".stApp h1").inner_text()
    line = reader.page.locator("#ov-cut-off")
    expect(line).to_be_visible()
    reader.page.locator(".st-key-pages a[href*=about]").click()
    expect(reader.page.locator(".stApp h1")).to_have_text(heading)
    expect(line).to_be_visible()
    assert reader.page.evaluate("() => window.overlandPage.pending")
    with forked(preloaded, tmp_path / "after.txt", port):
        expect(reader.page).to_have_url(re.compile("/about"), timeout=120_000)
        expect(line).to_be_hidden()
    reader.errors.clear()


def test_a_place_that_is_pressed_on_an_embedded_map_waits_for_the_server_and_then_opens(
    arriving: Arrive, preloaded: Preloaded, tmp_path: Path
) -> None:
    """The map's own way to the server ends with it: what was pressed there was never told."""
    port = free_port()
    with forked(preloaded, tmp_path / "before.txt", port) as (base, _app):
        reader = arriving(base, viewport={"width": 700, "height": 840})
        reader.hold(PICTURES)
        reader.open_map("?story=syria-2013&embed=true")
    expect(reader.page.locator("#ov-cut-off")).to_be_visible()
    reader.marker("Masnaa").click()
    assert reader.page.evaluate("() => window.overlandPage.pending")
    with forked(preloaded, tmp_path / "after.txt", port):
        expect(reader.details.locator("h2")).to_have_text("Masnaa", timeout=120_000)
    reader.errors.clear()
