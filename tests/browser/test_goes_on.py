"""Where the keyboard, and whoever listens, go on: in the words, or at the button pressed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.reader import Reader


@pytest.mark.parametrize("pressed", ['.ov-timeline a[data-event="crossing"]', ".ov-figures a"])
def test_whoever_opens_words_by_a_key_goes_on_in_them(opened: Reader, pressed: str) -> None:
    opened.page.locator(f".stApp {pressed}").first.press("Enter")
    expect(opened.details.get_by_role("link", name="Whole story")).to_be_visible()
    expect(opened.page.locator(".stApp .ov-details")).to_be_focused()


def test_a_walk_leaves_the_keyboard_at_the_button_that_stops_it(opened: Reader) -> None:
    """A step redraws the timeline: Enter is then to pause, and not to follow a link."""
    page = opened.page
    speed, play = (page.locator(f'.stApp [data-overland="{name}"]') for name in ("speed", "play"))
    speed.press("Enter")
    play.press("Enter")
    current = page.locator('.stApp .ov-timeline a[aria-current="true"]')
    expect(current).to_have_attribute("data-event", "more-could-follow", timeout=15_000)
    play.evaluate("(button) => { button.isOld = true; }")
    expect(current).to_have_attribute("data-event", "planes-landed", timeout=15_000)
    page.wait_for_function(
        """() => !document.querySelector('.stApp [data-overland="play"]').isOld"""
    )
    expect(play).to_be_focused()
    page.keyboard.press("Enter")
    expect(play).to_have_attribute("title", "Play")


_TWICE = """() => [...document.querySelectorAll("[title]")]
  .filter((one) => one.tagName !== "IFRAME" && one.getAttribute("aria-label") === one.title)
  .map((one) => one.outerHTML.slice(0, 120))"""


def test_no_button_has_its_name_twice_and_what_scrolls_has_one(opened: Reader) -> None:
    """A listener hears a title beside the same name as a second sentence."""
    assert [told for frame in opened.page.frames for told in frame.evaluate(_TWICE)] == []
    for name in ("Play", "Previous event", "Speed: 1×, as usual"):
        expect(opened.page.locator(".stApp").get_by_role("button", name=name)).to_have_count(1)
    for name in ("Zoom in", "Layers", "Show the whole route"):
        expect(opened.map.get_by_role("button", name=name, exact=True)).to_have_count(1)
    expect(opened.page.locator('[data-testid="stMain"]')).to_have_attribute(
        "aria-label", "Russians leave Syria by bus · Overland"
    )


def test_a_sheet_of_a_phone_shows_how_it_is_closed_and_what_its_button_would_do(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server, viewport={"width": 390, "height": 844})
    reader.open_map("?story=syria-2013&place=masnaa")
    away = reader.page.locator(".stApp .ov-away")
    assert "×" in away.evaluate("(link) => getComputedStyle(link, '::before').content")
    button = reader.page.locator(".stApp .ov-raise")
    for name in ("Larger", "Smaller", "Larger"):
        expect(reader.page.locator(".stApp").get_by_role("button", name=name)).to_have_count(1)
        assert button.inner_text() == name
        button.click()
    # Another place's words come in the sheet as it is.
    reader.page.locator('.stApp a[data-event="announcement"]').evaluate("(link) => link.click()")
    expect(reader.page.locator(".stApp .ov-details h2")).to_have_text("Moscow")
    assert button.inner_text() == "Smaller"
