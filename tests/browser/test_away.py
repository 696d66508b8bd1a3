"""The server goes away and comes back: the words stay, and a line says so until then."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from overland import i18n
from tests.browser.apps import forked, free_port
from tests.browser.conftest import Arrive
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
        reader.open_map("?story=syria-2013&lang=ar")
        panel = reader.page.locator(".ov-details")
        words = panel.inner_text()
    line = reader.page.locator("#ov-cut-off")
    expect(line).to_be_visible()
    expect(line).to_have_text(arabic_words)
    assert panel.inner_text() == words
    assert panel.evaluate("(panel) => panel.checkVisibility({opacityProperty: true})")
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
    assert reader.page.locator("body > [inert]").count() == 0
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
