"""Every page: no other host, light and dark, phone and desk; evidence and data."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Arrive
from tests.browser.reader import PAGES, STORY, Reader

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
_BRIGHTNESS = (
    "element => { const [r, g, b] = getComputedStyle(element).backgroundColor.match(/\\d+/g)"
    ".map(Number); return (r + g + b) / 3; }"
)


def settled(reader: Reader, page: str) -> None:
    """Open a page and wait until all of it is there."""
    if page == "map":
        reader.open_map(page)
    else:
        reader.open(page)
        expect(reader.page.locator(".ov-prose, .ov-pagehead").first).to_be_visible()


def test_another_host_is_asked_only_by_a_reader_who_switches_it_on(opened: Reader) -> None:
    opened.map.locator(".leaflet-control-layers").hover()
    choice = opened.map.get_by_label("OpenStreetMap online")
    expect(choice).not_to_be_checked()
    assert opened.foreign == []
    opened.expected.append("tile.openstreetmap.org")
    with opened.page.expect_event(
        "requestfailed", lambda request: "tile.openstreetmap.org" in request.url
    ):
        choice.check()
    opened.address_says("layers", "relief,roads,rivers,borders,labels,online")
    choice.uncheck()
    assert {url.split("/")[2] for url in opened.foreign} == {"tile.openstreetmap.org"}
    opened.foreign.clear()


@pytest.mark.parametrize(
    ("page", "device"), [*((page, PHONE) for page in PAGES), ("map", DESK)], ids=[*PAGES, "desk"]
)
def test_a_dark_screen_is_dark_all_over_never_scrolls_sideways_and_asks_no_other_host(
    arriving: Arrive, server: str, page: str, device: Mapping[str, Any]
) -> None:
    reader = arriving(server, **device, color_scheme="dark")
    settled(reader, page)
    wide = reader.page.evaluate(
        "[document.scrollingElement, document.querySelector('[data-testid=stMain]')]"
        ".map(e => e.scrollWidth - e.clientWidth)"
    )
    assert wide == [0, 0]
    assert reader.page.locator(".stApp").evaluate(_BRIGHTNESS) < 60
    if page == "map":
        assert reader.map.locator(".leaflet-container").evaluate(_BRIGHTNESS) < 90
    if page == "evidence":
        # A name of a column stands before each cell here: none where the cell says nothing.
        assert all(reader.page.locator(".ov-table td:visible").all_inner_texts())
    reader.page.wait_for_load_state()
    assert reader.foreign == []


def test_on_a_phone_what_a_tap_opens_is_on_the_screen(arriving: Arrive, server: str) -> None:
    reader = arriving(server, **PHONE)
    reader.open_map()
    for place in ("Masnaa", "Beirut"):
        reader.marker(place).tap()
        reader.sees(place)
        expect(reader.details.locator("h2")).to_be_in_viewport()


def test_a_light_screen_is_light_all_over(opened: Reader) -> None:
    assert opened.page.evaluate("matchMedia('(prefers-color-scheme: light)').matches")
    assert opened.page.locator(".stApp").evaluate(_BRIGHTNESS) > 200
    assert opened.map.locator(".leaflet-container").evaluate(_BRIGHTNESS) > 150


def test_search_and_filter_narrow_the_evidence(reader: Reader) -> None:
    settled(reader, "evidence")
    rows = reader.page.locator(".ov-table tbody tr")
    everything = rows.count()
    reader.page.locator(".ov-filter summary").click()
    reader.page.get_by_role("searchbox", name="Words").fill("curtains")
    reader.page.get_by_role("searchbox", name="Words").press("Enter")
    expect(rows).to_have_count(2)
    reader.address_says("q", "curtains")
    reader.page.get_by_role("link", name="Show everything").click()
    expect(rows).to_have_count(everything)
    # The form is as open as it was, and the keyboard where it was.
    reader.page.get_by_label("Quotations").press("Space")
    expect(rows).to_have_count(3)
    expect(reader.page.get_by_label("Quotations")).to_be_focused()
    reader.address_says("kind", "quotation")


def test_a_filter_on_the_map_dims_what_it_does_not_let_through(reader: Reader) -> None:
    reader.open_map(f"?story={STORY}&place=masnaa")
    frame = reader.page.locator(".st-key-map iframe >> nth=0").element_handle()
    reader.page.locator(".ov-filter summary").click()
    reader.page.get_by_label("planned").press("Space")
    outside = reader.map.locator(".ov-place.is-outside")
    expect(outside.first).to_be_visible()
    expect(outside.first).to_have_attribute("aria-label", re.compile("not in the selection"))
    # Neither seen nor heard: the planes were sent, not planned.
    beirut = reader.map.locator(".ov-place[data-place=beirut]")
    expect(beirut.locator("small").first).to_be_hidden()
    expect(beirut).to_have_attribute("aria-label", re.compile("^(?!.*two planes)"))
    expect(reader.page.locator(".stApp .ov-filter-count")).to_contain_text("3 of 57 statements")
    expect(reader.page.locator(".ov-timeline a.ov-event")).to_have_count(1)
    # What was chosen stays so, and so does the map: nothing of it was built again.
    assert reader.asked()["place"] == "masnaa"
    reader.sees("Masnaa")
    assert frame.evaluate("frame => frame.isConnected")
    reader.page.get_by_role("link", name="Data", exact=True).click()
    reader.page.wait_for_url("**/data?*status=planned*")
    link = reader.page.locator(".stApp").get_by_role("link", name="GeoJSON")
    expect(link).to_have_attribute("href", re.compile("status=planned"))


def test_the_way_back_to_everything_keeps_what_was_chosen(reader: Reader) -> None:
    reader.open_map(f"?story={STORY}&place=masnaa&status=planned")
    reader.page.locator(".stApp").get_by_role("link", name="Show everything").click()
    expect(reader.page.locator(".stApp .ov-filter-count")).to_have_count(0)
    assert reader.asked()["place"] == "masnaa"
    assert "status" not in reader.asked()
    reader.sees("Masnaa")


def test_a_row_of_the_evidence_opens_its_place_on_the_map(reader: Reader) -> None:
    settled(reader, f"evidence?story={STORY}")
    reader.page.locator(".ov-table").get_by_role("link", name="about 80 people", exact=True).click()
    reader.drawn()
    reader.sees("Masnaa")
    reader.address_says("event", "crossing")


def test_the_data_can_be_taken_away(reader: Reader, tmp_path: Path) -> None:
    settled(reader, "data")
    with reader.page.expect_download() as geojson:
        reader.page.get_by_role("link", name="GeoJSON").click()
    geojson.value.save_as(tmp_path / "story.geojson")
    collection = json.loads((tmp_path / "story.geojson").read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert geojson.value.suggested_filename == f"{STORY}.geojson"
    with reader.page.expect_download() as tables:
        reader.page.get_by_role("link", name="CSV").click()
    tables.value.save_as(tmp_path / "story.zip")
    with zipfile.ZipFile(tmp_path / "story.zip") as package:
        assert "places.csv" in package.namelist()


def test_the_pages_are_one_click_apart_and_keep_the_view(reader: Reader) -> None:
    reader.open_map(f"?story={STORY}&place=masnaa")
    for label, page in (("Evidence", "evidence"), ("Data", "data"), ("About", "about")):
        reader.page.get_by_role("link", name=label, exact=True).click()
        reader.page.wait_for_url(f"**/{page}?*")
        reader.address_says("place", "masnaa")


def test_the_map_of_a_story_never_stands_beside_the_words_of_another(reader: Reader) -> None:
    reader.open_map()
    expect(reader.page.locator(".st-key-map > iframe.ov-live")).to_be_visible()
    held: list[Route] = []
    reader.page.route(re.compile("/assets/.*adopt"), lambda route: held.append(route), times=1)
    with reader.page.expect_request(re.compile("/assets/.*adopt")):
        reader.page.evaluate("overlandPage.go('?story=sudan-2023')")
    expect(reader.page.locator(".stApp h1", has_text="Khartoum")).to_be_visible()
    expect(reader.page.locator(".ov-live")).to_have_count(0)
    while not held:
        reader.page.evaluate("new Promise(requestAnimationFrame)")
    held[0].continue_()
    expect(reader.marker("Khartoum")).to_be_visible()
