"""Letters of twice the size, as a reader's browser sets them: no page scrolls sideways."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from overland import config
from tests.browser.conftest import Arrive
from tests.browser.reader import STORY
from tests.exports import Exports

_BEYOND = """() => [document.scrollingElement, document.querySelector(".stMain")]
  .map((one) => one ? one.scrollWidth - one.clientWidth : 0)"""
# Words whose size another size does not reach, in the page and in the map's own frame.
_SMALL = """() => [document, ...[...document.querySelectorAll("iframe")]
    .map((frame) => frame.contentDocument)].filter(Boolean).flatMap((page) =>
  [...page.querySelectorAll("body *:not(script, style, noscript, svg *)")].filter((part) =>
    part.checkVisibility({ visibilityProperty: true }) &&
    [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) &&
    parseFloat(getComputedStyle(part).fontSize) < 20 &&
    !part.closest(".leaflet-control-zoom, .ov-cluster")))
  .map((part) => part.outerHTML.slice(0, 90))"""


def _twice(page: Page) -> None:
    """Set the size of the browser's own letters, as its settings do."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    expect(page.locator("html")).to_have_css("font-size", "32px")


def _beyond(page: Page, width: int) -> list[int]:
    """Pixels by which the page is wider than a window of that width: document, and the app's."""
    page.set_viewport_size({"width": width, "height": 800})
    found: list[int] = page.evaluate(_BEYOND)
    return found


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
@pytest.mark.parametrize("name", ["map", "evidence", "data", "about", "map?embed=true"])
def test_no_page_scrolls_sideways_with_letters_of_twice_the_size(
    arriving: Arrive, server: str, name: str, language: str
) -> None:
    reader = arriving(server, viewport={"width": 1280, "height": 800})
    reader.open(f"{name}{'&' if '?' in name else '?'}story={STORY}&lang={language}")
    _twice(reader.page)
    assert [_beyond(reader.page, width) for width in (1280, 390)] == [[0, 0], [0, 0]]
    assert reader.page.evaluate(_SMALL) == []


def test_neither_first_html_nor_one_file_scrolls_sideways_with_letters_of_twice_the_size(
    browser: Browser, server: str, exports: Exports, tmp_path: Path
) -> None:
    file = tmp_path / "story.html"
    file.write_bytes(exports.of(config.stories() / STORY, "html"))
    first = [f"{server}/map?lang={language}" for language in ("en", "ar", "ru")]
    for address in (file.as_uri(), *first):
        with browser.new_context(java_script_enabled=address not in first) as context:
            page = context.new_page()
            page.goto(address)
            _twice(page)
            for width in (1280, 390):
                assert _beyond(page, width) == [0, 0], (address, width)


# As WCAG 1.4.12 has it.
_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"""
# Where no script of the page runs, nobody would tell that a style has been added.
_STYLED = """(rules) => {
  document.head.append(Object.assign(document.createElement("style"), {textContent: rules}));
}"""
_UNDER_FILTER = """() => {
  const form = document.querySelector(".ov-above > .ov-filter").getBoundingClientRect();
  const words = ".ov-above :is(h1, .ov-told, .ov-figures :is(p, a, span, summary))";
  return [...document.querySelectorAll(words)].filter((part) => {
    const range = document.createRange();
    range.selectNodeContents(part);
    return [...range.getClientRects()].some((box) => box.width && box.left < form.right - 1
      && form.left < box.right - 1 && box.top < form.bottom - 1 && form.top < box.bottom - 1);
  }).map((part) => part.textContent);
}"""


def test_the_filter_lies_over_no_words_of_the_head_where_a_reader_spaces_text(
    browser: Browser, server: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for language in ("en", "ar", "ru"):
            page.goto(f"{server}/map?story={STORY}&lang={language}")
            page.evaluate(_STYLED, _SPACING)
            for width in (320, 390, 900):
                page.set_viewport_size({"width": width, "height": 844})
                assert page.evaluate(_UNDER_FILTER) == [], (language, width)
