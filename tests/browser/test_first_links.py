"""Each place of the first picture is a link that answers before the app runs, and without it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Arrive
from tests.browser.reader import STORY, Reader

PLACES = ("Damascus", "Masnaa", "Beirut", "Damascus airport", "Russian Embassy, Damascus", "Moscow")


def _spot(page: Page, place: str) -> Locator:
    return page.locator(".ov-spots").get_by_role("link", name=place, exact=True)


def _held(reader: Reader, address: str) -> Callable[[], None]:
    """Hold back what has such an address; the answer lets it go."""
    held: list[Route] = []
    gone: list[bool] = []

    def hold(route: Route) -> None:
        if gone:
            route.continue_()
        else:
            held.append(route)

    def let_go() -> None:
        gone.append(True)
        for route in held:
            route.continue_()

    reader.page.route(re.compile(address), hold)
    return let_go


@pytest.mark.parametrize("width", [390, 1440])
def test_each_place_of_the_picture_is_a_link_at_its_spot_without_script(
    arriving: Arrive, server: str, width: int
) -> None:
    reader = arriving(server, java_script_enabled=False, viewport={"width": width, "height": 900})
    reader.page.goto(f"{server}/?story={STORY}")
    picture = reader.page.locator("#ov-first picture img").bounding_box()
    assert picture
    for place in PLACES:
        box = _spot(reader.page, place).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
        assert picture["x"] <= box["x"] + 16 <= picture["x"] + picture["width"]
        assert picture["y"] <= box["y"] + 16 <= picture["y"] + picture["height"]
    _spot(reader.page, "Masnaa").click()
    expect(reader.page.get_by_role("region", name="Details").locator("h2")).to_have_text("Masnaa")


def test_a_place_chosen_before_the_app_runs_stays_chosen_when_it_takes_over(reader: Reader) -> None:
    let_go = _held(reader, "/static/js/")
    reader.page.goto(f"{reader.base}/?story={STORY}", wait_until="commit")
    _spot(reader.page, "Masnaa").press("Enter")
    first = reader.page.locator("#ov-first .ov-details")
    expect(first.locator("h2")).to_have_text("Masnaa")
    reader.address_says("place", "masnaa")
    entries = reader.page.evaluate("history.length")
    let_go()
    reader.drawn()
    reader.sees("Masnaa")
    expect(reader.marker("Masnaa")).to_have_attribute("aria-pressed", "true")
    expect(reader.marker("Masnaa")).to_be_focused()
    assert reader.page.evaluate("history.length") == entries
    reader.page.go_back()
    expect(reader.details.get_by_role("heading", name="Places")).to_be_visible()


def test_a_place_chosen_while_the_app_starts_is_taken_over(reader: Reader) -> None:
    let_go = _held(reader, "/component/")
    reader.page.goto(f"{reader.base}/?story={STORY}", wait_until="commit")
    reader.page.wait_for_function("() => window.overlandPage && window.overlandPage.ready")
    _spot(reader.page, "Beirut").click()
    expect(reader.page.locator(".ov-details h2").first).to_have_text("Beirut")
    let_go()
    reader.drawn()
    reader.sees("Beirut")
    expect(reader.marker("Beirut")).to_have_attribute("aria-pressed", "true")
    reader.address_says("place", "beirut")
