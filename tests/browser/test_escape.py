"""Escape leads the keyboard back to what opened the words, and it stays there."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader


@pytest.mark.parametrize(
    "pressed",
    [
        '[data-overland="next"]',
        '.ov-timeline a[data-event="crossing"]',
        ".ov-figures a",
    ],
)
def test_escape_leads_back_to_what_opened_the_words(opened: Reader, pressed: str) -> None:
    page = opened.page
    page.locator(f".stApp {pressed}").first.press("Enter")
    expect(opened.details.get_by_role("link", name="Whole story")).to_be_visible()
    event = opened.asked()["event"]
    link = f'.stApp .ov-timeline a[data-event="{event}"]'
    page.locator(link).evaluate("(link) => { link.isOld = true; }")
    page.keyboard.press("Escape")
    expect(opened.details.get_by_role("heading", name="Places")).to_be_visible()
    # The timeline is drawn anew, and with it the link that has the keyboard.
    page.wait_for_function("(link) => !document.querySelector(link).isOld", arg=link)
    expect(page.locator(link)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(link)).not_to_be_focused()
