"""What is told by the live region, and copying without a clipboard, in a blank page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

PACKAGE = Path(__file__).parents[2] / "overland"
SCRIPTS = ("html/static/announce.js", "ui/static/copy.js")
HEARD = """() => { announce(""); window.heard = [];
  const region = document.getElementById("ov-live");
  new MutationObserver(() => { if (region.textContent) heard.push(region.textContent); })
    .observe(region, {childList: true, characterData: true, subtree: true}); }"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_content('<button data-done="Copied">Copy link</button>')
    for script in SCRIPTS:
        page.add_script_tag(path=PACKAGE / script)
    page.evaluate(HEARD)
    yield page
    page.close()


def test_what_is_told_twice_is_heard_twice(page: Page) -> None:
    page.evaluate("announce('Details are closed.')")
    page.evaluate("announce('Details are closed.')")
    page.wait_for_function("heard.length === 2")
    assert page.evaluate("heard") == ["Details are closed."] * 2


def test_a_copy_without_a_clipboard_leaves_the_focus_where_it_was(page: Page) -> None:
    assert page.evaluate("navigator.clipboard === undefined")
    button = page.locator("button")
    button.focus()
    page.evaluate("copyText(document.activeElement, 'https://maps.example/')")
    expect(button).to_be_focused()
    assert page.locator("textarea").count() == 0
    assert page.evaluate("heard") == ["Copied"]


def test_a_copy_without_a_clipboard_stays_in_its_menu_and_leaves_that_open(page: Page) -> None:
    """A menu closes when the keyboard leaves it, and takes along what had the focus in it."""
    page.add_script_tag(path=PACKAGE / "html/static/keyboard_stops.js")
    page.evaluate(
        """() => { const menu = document.createElement("details");
        menu.className = "ov-share"; menu.open = true;
        document.querySelector("button").replaceWith(menu);
        menu.innerHTML = "<button data-done='Copied'>Copy</button>"; }"""
    )
    button = page.locator("button")
    button.focus()
    page.evaluate("copyText(document.activeElement, 'https://maps.example/')")
    expect(button).to_be_focused()
    assert page.evaluate("document.querySelector('details').open")
