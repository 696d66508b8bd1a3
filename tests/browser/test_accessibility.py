"""axe finds nothing, what is chosen is said, and the way of the keyboard is short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Arrive
from tests.browser.reader import Reader

RULES = [
    *("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa"),
    *("best-practice", "experimental"),
]
STATES = [
    ("?story=syria-2013", 1440, "light"),
    ("?story=syria-2013&lang=ar&place=masnaa", 390, "dark"),
    # Of two folds, one below the other, each is high enough to be hit.
    ("?story=syria-2013&lang=ar&place=damascus", 1440, "light"),
    ("?story=syria-2013&lang=ru&embed=true", 700, "light"),
    ("evidence?story=syria-2013&lang=fr", 320, "dark"),
    ("about?story=syria-2013&lang=uk", 1440, "dark"),
]


def found(page: Page) -> list[str]:
    """Each rule that something on the page breaks, with the first element that does."""
    # axe looks into a frame only where it runs in it, too.
    for frame in page.frames[1:]:
        frame.evaluate(Axe().axe_script)
    told = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    answer = Axe().run(page, options=told)
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in answer.response["violations"]]


@pytest.mark.parametrize(("address", "width", "theme"), STATES)
def test_axe_finds_nothing(
    arriving: Arrive, server: str, address: str, width: int, theme: str
) -> None:
    size = {"width": width, "height": 900}
    reader = arriving(server, viewport=size, color_scheme=theme)
    # A map's frame may give way to the app's until the map is drawn.
    (reader.open_map if address.startswith("?") else reader.open)(address)
    assert found(reader.page) == []


@contextmanager
def without_script(browser: Browser, address: str, height: int) -> Iterator[Page]:
    """The first HTML on 320 pixels: axe needs script, and those of the page stay away."""
    page = browser.new_page(viewport={"width": 320, "height": height}, bypass_csp=True)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(address, wait_until="domcontentloaded")
    page.evaluate("() => document.documentElement.classList.remove('ov-scripted')")
    yield page
    page.close()


def test_axe_finds_nothing_in_the_first_html_of_a_narrow_frame_whose_map_is_as_wide_as_it(
    browser: Browser, server: str
) -> None:
    with without_script(browser, f"{server}/?story=syria-2013&embed=true", 600) as page:
        box = page.locator(".ov-first-map").bounding_box()
        assert box
        assert (box["x"], box["width"]) == (0, 320)
        assert found(page) == []


def test_no_link_over_the_picture_of_a_narrow_phone_covers_another(
    browser: Browser, server: str
) -> None:
    with without_script(browser, f"{server}/?story=syria-2013", 640) as page:
        assert found(page) == []


@pytest.mark.parametrize("language", ["ar", "fr", "ru"])
def test_no_name_of_a_page_is_broken_over_two_lines_on_a_narrow_phone(
    browser: Browser, server: str, language: str
) -> None:
    """Nor does one touch the button below."""
    with without_script(browser, f"{server}/?lang={language}", 640) as page:
        links = page.locator("#ov-first .st-key-pages a").all()
        boxes = [box for link in links if (box := link.bounding_box())]
        button = page.locator("#ov-first .ov-languages summary").bounding_box()
        assert len(boxes) == 4
        assert button
        assert all(24 <= box["height"] < 40 for box in boxes)
        assert max(box["y"] + box["height"] for box in boxes) <= button["y"] - 2
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_listener_hears_landmarks_and_places_and_nothing_of_the_drawing(opened: Reader) -> None:
    pages = opened.page.get_by_role("navigation", name="Overland")
    expect(pages.get_by_role("link")).to_have_text(["Map", "Evidence", "Data", "About"])
    expect(opened.page.get_by_role("main")).to_have_count(1)
    expect(opened.map.get_by_role("img")).to_have_count(0)
    expect(opened.map.get_by_role("button", name="Masnaa")).to_have_count(1)
    assert "Mediterranean" not in opened.map.locator("body").aria_snapshot()


def test_what_was_chosen_is_said_once_and_politely(reader: Reader) -> None:
    reader.open_map()
    reader.map.get_by_role("button", name="Masnaa").press("Enter")
    said = reader.page.locator("[role=status]:not(:empty)")
    expect(said).to_have_count(1)
    expect(said).to_have_text(re.compile("Masnaa.*Details are open"))


def test_skip_links_lead_to_the_map_and_to_the_timeline(opened: Reader) -> None:
    opened.page.get_by_role("link", name="To the timeline").focus()
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator(".ov-timeline")).to_be_focused()
    opened.page.get_by_role("link", name="To the map").focus()
    opened.page.keyboard.press("Enter")
    expect(opened.map.locator(".leaflet-container")).to_be_focused()


def test_a_citation_is_copied_by_the_keyboard(arriving: Arrive, server: str) -> None:
    reader = arriving(server, permissions=["clipboard-read", "clipboard-write"])
    reader.open("data?story=syria-2013")
    reader.address_says("v", "1.0.0")
    reader.page.get_by_role("button", name="Copy: BibTeX").press("Enter")
    expect(reader.page.get_by_role("status").last).to_have_text("Copied")
    assert "@misc{" in reader.page.evaluate("navigator.clipboard.readText()")


def test_the_lines_of_the_map_are_no_nameless_stops_of_the_keyboard(
    opened: Reader,
) -> None:
    lines = opened.map.locator("path.leaflet-interactive[class*=ov-line]")
    assert set(lines.evaluate_all("(all) => all.map((line) => line.tabIndex)")) == {-1}
