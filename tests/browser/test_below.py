"""What a reader opens on a small map stands below it: nothing of it lies over the journey."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route, expect

from overland import config
from overland.exports import one_file
from overland.story.loader import load
from tests.browser.conftest import Arrive
from tests.browser.test_embed import article

# The map's height, and where what is opened begins below the map.
_BELOW = """() => {
  const map = document.querySelector(".leaflet-container").getBoundingClientRect();
  const opened = [...document.querySelectorAll(".ov-legend, .leaflet-control-attribution")]
    .filter((one) => one.checkVisibility() && one.matches(".ov-below > *"));
  const tops = opened.map((one) => one.getBoundingClientRect().top);
  return [map.height, ...tops.map((top) => Math.round(top - map.bottom))];
}"""
_FITS = (
    "() => document.querySelector('.ov-below').getBoundingClientRect().bottom <= innerHeight + 1"
)
_FROM_BOX = """(pin) => {
  const box = pin.closest(".ov-first-map").getBoundingClientRect();
  const at = pin.getBoundingClientRect();
  return [Math.round(at.x - box.x), Math.round(at.y - box.y)];
}"""
_ARTICLE = """<!doctype html><meta name=viewport content="width=device-width">
<iframe src="{address}" style="width: 100%; height: 600px; border: 0"></iframe>
<script>addEventListener("message", (event) => {{
  const told = event.data["datawrapper-height"];
  if (told) document.querySelector("iframe").style.height = told.overland + "px";
}})</script>"""


def opens_below(map_: FrameLocator | Page) -> None:
    """Legend and credits, one after the other: the map stays as it is, and both close again."""
    page = map_.locator(".leaflet-container")
    before, *none = page.evaluate(_BELOW)
    assert none == []
    for button, part in ((".ov-legend summary", ".ov-legend li"), (".ov-credits", "a")):
        press = map_.locator(button)
        press.press("Enter")
        expect(map_.locator(f".ov-below {part}:visible").first).to_be_in_viewport()
        page.evaluate(
            f"() => new Promise((done) => {{ const look = () => ({_FITS})() ? done()"
            " : requestAnimationFrame(look); look(); })"
        )
        height, *opened = page.evaluate(_BELOW)
        assert height == before
        assert len(opened) == 1
        assert opened[0] >= 0
        expect(press).to_be_focused()
        press.press("Enter")
        expect(map_.locator(f".ov-below {part}")).to_have_count(0)
        assert page.evaluate(_BELOW) == [before]


@pytest.mark.parametrize("width", [390, 360, 320])
@pytest.mark.parametrize("story", ["syria-2013", "sudan-2023"])
def test_what_is_opened_on_a_phone_stands_below_the_map(
    arriving: Arrive, server: str, story: str, width: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": 844})
    reader.open_map(f"?story={story}")
    opens_below(reader.map)


@pytest.mark.parametrize("width", [320, 390])
def test_an_embed_grows_by_what_is_opened_below_its_map(
    arriving: Arrive, server: str, width: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": 900})
    with article(_ARTICLE.format(address=f"{server}/?story=syria-2013&embed=true")) as address:
        reader.hosts.append(address)
        reader.page.goto(address)
        frame = reader.page.frame_locator("iframe")
        inner = frame.frame_locator(".st-key-map iframe >> nth=0")
        expect(inner.locator("html[data-arranged]")).to_be_attached()
        expect(frame.locator("#ov-first")).to_have_count(0)
        before = reader.page.locator("iframe").evaluate("one => one.clientHeight")
        opens_below(inner)
        reader.page.wait_for_function(
            "was => document.querySelector('iframe').clientHeight === was", arg=before
        )


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story as one file."""
    path = tmp_path_factory.mktemp("one") / "story.html"
    path.write_bytes(one_file.export(load(config.stories() / "syria-2013")))
    return path


def test_what_is_opened_in_the_one_file_stands_below_its_map(browser: Browser, file: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(file.as_uri())
    expect(page.locator(".ov-legend summary")).to_be_visible()
    opens_below(page)
    page.close()


@pytest.mark.parametrize("width", [390, 320])
def test_the_legend_opens_below_the_first_picture_and_stays_open_below_the_live_map(
    arriving: Arrive, server: str, width: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": 844})
    let_go = reader.hold().let_go
    held: list[Route] = []
    reader.page.route(re.compile(r"/live/.*/map\.html"), lambda route: held.append(route))
    reader.page.goto(f"{server}/?story=syria-2013", wait_until="commit")
    key = reader.page.locator("#ov-first .ov-first-map > .ov-legend")
    picture = reader.page.locator("#ov-first .ov-spots a[data-place=damascus]")
    expect(picture).to_be_visible()
    before = picture.evaluate(_FROM_BOX)
    key.locator("summary").click()
    expect(key).to_have_class(re.compile("is-below"))
    assert picture.evaluate(_FROM_BOX) == before
    lowest = "all => Math.max(...all.map((one) => one.getBoundingClientRect().bottom))"
    pins = reader.page.locator("#ov-first .ov-spots a").evaluate_all(lowest)
    area = key.bounding_box()
    assert area
    assert pins <= area["y"]
    for route in held:
        route.continue_()
    let_go()
    reader.drawn()
    expect(reader.map.locator(".ov-below > .ov-legend li:visible").first).to_be_visible()


def test_a_legend_below_stands_on_the_map_again_when_there_is_room(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server, viewport={"width": 390, "height": 844})
    reader.open_map("?story=syria-2013")
    reader.map.locator(".ov-legend summary").click()
    expect(reader.map.locator(".ov-below .ov-legend")).to_be_visible()
    reader.page.set_viewport_size({"width": 1440, "height": 900})
    expect(reader.map.locator(".leaflet-container .ov-legend")).to_be_visible()
    found: Any = reader.in_map("[innerHeight, document.querySelector('.folium-map').clientHeight]")
    assert found[0] == found[1]
