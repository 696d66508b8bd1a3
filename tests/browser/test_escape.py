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
    ],
)
def test_escape_leads_back_to_what_opened_the_words(opened: Reader, pressed: str) -> None:
    page = opened.page
    page.locator(f".stApp {pressed}").first.press("Enter")
    expect(opened.details.get_by_role("link", name="Whole story")).to_be_visible()
    opened.page.wait_for_function("() => overlandPage.view !== ','")
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


def test_back_leaves_the_keyboard_at_the_card_that_escape_led_to(opened: Reader) -> None:
    page, link = opened.page, '.stApp .ov-timeline a[data-event="crossing"]'
    page.locator(link).press("Enter")
    expect(opened.details.get_by_role("link", name="Whole story")).to_be_visible()
    page.wait_for_function("() => overlandPage.view !== ','")
    page.keyboard.press("Escape")
    expect(opened.details.get_by_role("heading", name="Places")).to_be_visible()
    page.wait_for_function("() => overlandPage.view === ','")
    expect(page.locator(link)).to_be_focused()
    page.locator(link).evaluate("(link) => { link.isOld = true; }")
    page.go_back()
    expect(opened.details.get_by_role("link", name="Whole story")).to_be_visible()
    page.wait_for_function("(link) => !document.querySelector(link).isOld", arg=link)
    expect(page.locator(link)).to_be_focused()


FIGURE = '.ov-figures li[data-count] a:has-text("four buses")'
ROUTE = '.ov-details a:has-text("Masnaa – Beirut")'
PLACE = '.ov-details li a:text-is("Damascus airport")'


@pytest.mark.parametrize("pressed", [FIGURE, ROUTE, PLACE])
def test_escape_leads_back_to_the_figure_route_or_place_that_was_pressed(
    opened: Reader, pressed: str
) -> None:
    link = opened.page.locator(f".stApp {pressed}").first
    link.press("Enter")
    expect(opened.details.get_by_role("link", name="Whole story")).to_be_visible()
    expect(opened.page.locator(".stApp .ov-details")).to_be_focused()
    # The answer is there too.
    opened.page.wait_for_function("() => overlandPage.view !== ','")
    opened.page.keyboard.press("Escape")
    expect(link).to_be_focused()
    opened.page.wait_for_function("() => overlandPage.view === ','")
    expect(link).to_be_focused()


@pytest.mark.parametrize("pressed", [FIGURE, ROUTE])
def test_escape_leads_back_before_the_app_runs_and_after(reader: Reader, pressed: str) -> None:
    let_go = reader.hold().let_go
    reader.page.goto(f"{reader.base}/?story=syria-2013", wait_until="commit")
    expect(reader.page.locator("#ov-first .ov-live.is-drawn")).to_be_visible()
    first = reader.page.locator(f"#ov-first {pressed}").first
    app = reader.page.locator(f".stApp {pressed}").first
    first.press("Enter")
    expect(reader.page.locator("#ov-first .ov-details a[data-away]")).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(first).to_be_focused()
    first.press("Enter")
    expect(reader.page.locator("#ov-first .ov-details a[data-away]")).to_be_visible()
    let_go()
    reader.drawn()
    reader.page.keyboard.press("Escape")
    expect(app).to_be_focused()


@pytest.mark.parametrize("page", ["", "evidence"])
def test_whoever_chooses_a_language_is_at_its_switch_again(reader: Reader, page: str) -> None:
    reader.open_map("?story=syria-2013") if not page else reader.open(f"{page}?story=syria-2013")
    reader.page.wait_for_function("() => window.overlandPage && window.overlandPage.ready")
    switch = reader.page.locator(".stApp .ov-languages summary")
    switch.press("Enter")
    reader.page.locator(".stApp .ov-languages a[lang=ru]").press("Enter")
    expect(switch).to_have_text("Русский")
    expect(switch).to_be_focused()
