"""The map's scripts by themselves, in a blank page: rules that need no map and no server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from overland.assets import registry

SCRIPTS = sorted((Path(__file__).parents[2] / "overland").glob("*/static/*.js"))


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """A page with nothing in it but the scripts of the map."""
    page = browser.new_page()
    for name in ("leaflet.js", "overland.js"):
        page.add_script_tag(content=registry.named(name).body.decode())
    yield page
    page.close()


@pytest.mark.parametrize(
    ("point", "gap", "covered"),
    [((5, 5), 0, True), ((10, 5), 0, False), ((11, 5), 2, True), ((12, 5), 2, False)],
)
def test_boxes_meet_where_they_come_nearer_than_the_gap(
    blank: Page, point: tuple[float, float], gap: float, covered: bool
) -> None:
    x, y = point
    found = blank.evaluate(
        "([x, y, gap]) => overland.overlap({left: 0, top: 0, right: 10, bottom: 10},"
        " {left: x, top: y, right: x + 1, bottom: y + 1}, gap)",
        [x, y, gap],
    )
    assert found is covered


def test_a_script_is_short_enough_to_be_read_at_once() -> None:
    assert [path.name for path in SCRIPTS if len(path.read_text("utf-8").splitlines()) > 300] == []


def test_the_map_gives_the_page_one_global_and_no_other(browser: Browser) -> None:
    page = browser.new_page()
    page.add_script_tag(content=registry.named("leaflet.js").body.decode())
    before = set(page.evaluate("Object.getOwnPropertyNames(window)"))
    page.add_script_tag(content=registry.named("overland.js").body.decode())
    assert set(page.evaluate("Object.getOwnPropertyNames(window)")) - before == {"overland"}
    page.close()
