"""Each place of the first picture is a link that answers before the app runs, and without it."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Arrive
from tests.browser.held import APP
from tests.browser.reader import STORY, Reader

SIZES = {390: (390, 520), 1440: (1040, 480)}
"""Pixels of the pictures without scripts, by the widths of windows that show them."""
PLACES = ("Damascus", "Masnaa", "Beirut", "Damascus airport", "Russian Embassy, Damascus", "Moscow")


def _spot(page: Page, place: str) -> Locator:
    return page.locator(".ov-spots").get_by_role("link", name=place, exact=True)


@pytest.mark.parametrize("width", [390, 1440])
def test_each_place_of_the_picture_is_a_link_at_its_spot_without_script(
    arriving: Arrive, server: str, width: int
) -> None:
    reader = arriving(server, java_script_enabled=False, viewport={"width": width, "height": 900})
    reader.page.goto(f"{server}/?story={STORY}")
    picture = reader.page.locator("#ov-first picture img").bounding_box()
    assert picture
    # No edge cuts a name: the whole picture is seen, in the typeface that names were measured in.
    drawn, (across, down) = reader.page.locator("#ov-first picture img"), SIZES[width]
    assert picture["width"] / picture["height"] == pytest.approx(across / down, rel=0.01)
    expect(drawn).to_have_css("object-fit", "contain")
    address = urljoin(reader.page.url, drawn.get_attribute("src"))
    assert "@font-face" in reader.page.request.get(address).text()
    for place in PLACES:
        box = _spot(reader.page, place).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
        assert picture["x"] <= box["x"] + 16 <= picture["x"] + picture["width"]
        assert picture["y"] <= box["y"] + 16 <= picture["y"] + picture["height"]
    _spot(reader.page, "Masnaa").click()
    expect(reader.page.get_by_role("region", name="Details").locator("h2")).to_have_text("Masnaa")


@pytest.mark.parametrize(
    ("address", "width", "height"),
    [("?story=sudan-2023", 1440, 900), ("?lang=ar", 390, 844), ("?embed=true", 700, 500)],
)
def test_without_script_legend_and_credits_stand_below_a_picture_that_fills_its_room(
    arriving: Arrive, server: str, address: str, width: int, height: int
) -> None:
    size = {"width": width, "height": height}
    reader = arriving(server, java_script_enabled=False, viewport=size)
    reader.page.goto(f"{server}/{address}")
    box = reader.page.locator(".ov-first-map")
    parts = [box.locator(part) for part in ("picture img", ".ov-legend", ".ov-ground-by")]
    below = 0.0
    for part in parts:
        area = part.bounding_box()
        assert area
        assert area["y"] >= below - 1
        below = area["y"] + area["height"]
    natural = parts[0].evaluate("(img) => img.naturalWidth / img.naturalHeight")
    seen = parts[0].evaluate("(img) => img.clientWidth / img.clientHeight")
    assert seen == pytest.approx(natural, rel=0.01)
    expect(parts[1].locator("li").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_filter_of_the_first_html_has_its_fields_when_it_is_opened(
    arriving: Arrive, server: str, scripts: bool
) -> None:
    reader = arriving(server, java_script_enabled=scripts)
    reader.hold()
    reader.page.goto(f"{server}/?story={STORY}", wait_until="commit")
    form = reader.page.locator("#ov-first .ov-filter")
    form.locator("summary").click()
    form.get_by_label("Words").fill("embassy")
    form.get_by_label("Words").press("Enter")
    expect(form.locator(".ov-filter-count")).to_contain_text("of 57 statements")
    assert "q=embassy" in reader.page.url


def _standing(reader: Reader, address: str = "", held: str = APP) -> Callable[[], None]:
    """Arrive where the live map stands in the first HTML, while something is held back."""
    let_go = reader.hold(held).let_go
    reader.page.goto(f"{reader.base}/?story={STORY}{address}", wait_until="commit")
    expect(reader.page.locator("#ov-first .ov-live.is-drawn")).to_be_visible()
    expect(reader.page.locator(".ov-spots")).to_be_hidden()
    reader.in_map("() => { window.tagged = true; }")
    return let_go


def test_a_place_chosen_before_the_app_runs_stays_chosen_when_it_takes_over(reader: Reader) -> None:
    let_go = _standing(reader)
    reader.marker("Masnaa").press("Enter")
    first = reader.page.locator("#ov-first .ov-details")
    expect(first.locator("h2")).to_have_text("Masnaa")
    expect(first).to_be_focused()
    expect(reader.page.locator("#ov-live")).to_have_text("Masnaa. Details are open.")
    reader.address_says("place", "masnaa")
    entries = reader.page.evaluate("history.length")
    let_go()
    reader.drawn()
    reader.sees("Masnaa")
    expect(reader.marker("Masnaa")).to_have_attribute("aria-pressed", "true")
    expect(reader.details).to_be_focused()
    expect(reader.popup).to_contain_text("Masnaa")
    assert reader.page.evaluate("history.length") == entries
    reader.page.go_back()
    expect(reader.details.get_by_role("heading", name="Places")).to_be_visible()


def test_what_is_opened_written_and_scrolled_before_the_app_runs_is_kept(reader: Reader) -> None:
    let_go = _standing(reader, "&place=damascus")
    first, app = reader.page.locator("#ov-first"), reader.page.locator(".stApp")
    fold = first.locator(".ov-details details:not([open])").first
    told = str(fold.locator("summary").first.text_content())
    fold.locator("summary").first.click()
    scroll = """(root) => {
      document.querySelector(`${root} .st-key-details`).scrollTop = 60;
      document.querySelector(`${root} .ov-dates`).scrollLeft = 250;
    }"""
    reader.page.evaluate(scroll, "#ov-first")
    first.locator(".ov-filter > details > summary").click()
    first.locator(".ov-filter [name=status][value=planned]").check()
    first.locator(".ov-filter [name=q]").fill("embas")
    let_go()
    reader.drawn()
    expect(app.locator(".ov-filter [name=q]")).to_have_value("embas")
    expect(app.locator(".ov-filter [name=q]")).to_be_focused()
    expect(app.locator(".ov-filter [name=status][value=planned]")).to_be_checked()
    opened = app.locator(".ov-details details[open] > summary").all_text_contents()
    assert told in opened
    place = """() => [".st-key-details", ".ov-dates"].map((part) => {
      const found = document.querySelector(`.stApp ${part}`);
      return Math.round(found.scrollTop + found.scrollLeft);
    })"""
    assert reader.page.evaluate(place) == [60, 250]


def test_the_app_goes_on_with_the_map_of_the_first_html_as_the_reader_left_it(
    reader: Reader,
) -> None:
    let_go = _standing(reader)
    reader.map.get_by_role("button", name="Zoom in").click()
    reader.until_in_map("() => overland.state.shown.camera")
    reader.in_map("() => { overland.state.map.removeLayer(overland.state.layers.roads); }")
    look = "() => [overland.state.map.getZoom(), String(overland.state.map.getCenter())].join()"
    before = reader.in_map(look)
    let_go()
    reader.drawn()
    reader.until_in_map("() => overland.state.answered")
    assert reader.in_map("() => window.tagged") is True
    assert reader.in_map(look) == before
    assert reader.in_map("() => overland.state.map.hasLayer(overland.state.layers.roads)") is False
    assert "roads" not in reader.asked()["layers"]
    expect(reader.page.locator(".st-key-map .leaflet-container")).to_have_count(0)
    reader.marker("Beirut").dispatch_event("click")
    reader.sees("Beirut")
    reader.address_says("place", "beirut")


def test_the_map_of_the_first_html_stands_where_the_link_says_and_keeps_its_middle(
    reader: Reader,
) -> None:
    let_go = _standing(reader, "&c=33.9,36.1,10.5")
    look = "() => overland.cameraNow()"
    # As near as a pixel of the screen.
    there = pytest.approx([33.9, 36.1, 10.5], abs=0.002)
    assert reader.in_map(look) == there
    let_go()
    reader.drawn()
    reader.until_in_map("() => overland.state.answered")
    assert reader.in_map(look) == there
    # Nor does it leave it when its room changes.
    height = reader.in_map("() => innerHeight")
    reader.page.set_viewport_size({"width": 1100, "height": 640})
    reader.until_in_map(f"() => overland.state.map.getSize().y < {height} - 100")
    assert reader.in_map(look) == pytest.approx([33.9, 36.1, 10.5], abs=0.004)


def test_what_is_moved_between_the_hand_over_and_the_apps_first_answer_stays(
    reader: Reader,
) -> None:
    let_go = _standing(reader, held="*/component/*")
    expect(reader.page.locator(".st-key-map > iframe.ov-live")).to_be_visible()
    reader.map.get_by_role("button", name="Zoom in").click()
    reader.until_in_map("() => overland.state.shown.camera")
    before = reader.in_map("() => overland.cameraNow()")
    let_go()
    reader.until_in_map("() => overland.state.answered")
    assert reader.in_map("() => overland.cameraNow()") == before
    assert reader.asked()["c"]


@pytest.mark.parametrize("missing", [r"/live/.*/map\.html", r"/live/.*/map\.js"])
def test_without_the_frame_of_the_first_html_the_app_draws_the_map(
    reader: Reader, missing: str
) -> None:
    # Once: the component asks for the script again.
    reader.page.route(re.compile(missing), lambda route: route.abort(), times=1)
    reader.open_map()
    expect(reader.page.locator(".ov-live")).to_have_count(0)
    expect(reader.page.locator(".st-key-map iframe")).to_have_count(1)
    reader.marker("Beirut").click()
    reader.sees("Beirut")
    reader.errors[:] = [said for said in reader.errors if "Failed to load resource" not in said]


def test_a_map_that_is_not_the_apps_is_replaced_and_stands_once(reader: Reader) -> None:
    def older(route: Route) -> None:
        script = (real := route.fetch()).text()
        route.fulfill(response=real, body=re.sub(r'overland.hash = "\w+"', "", script))

    reader.page.route(re.compile(r"/live/.*/map\.js"), older, times=1)
    reader.open_map()
    expect(reader.page.locator(".ov-live")).to_have_count(0)
    expect(reader.page.locator(".st-key-map iframe")).to_have_count(1)
    expect(reader.marker("Beirut")).to_be_visible()


def test_the_map_is_named_once_to_a_screen_reader(reader: Reader) -> None:
    _standing(reader)
    name = reader.page.locator("#ov-first .ov-live").get_attribute("title")
    assert name
    told = reader.page.locator("#ov-first .ov-first-map").aria_snapshot()
    assert name not in told.replace(f"iframe: {name}", "")
    expect(reader.page.locator("#ov-first .ov-first-ground")).to_have_attribute("alt", "")


def test_a_map_in_a_tab_that_paints_nothing_is_kept_all_the_same(reader: Reader) -> None:
    never = "window.requestAnimationFrame = () => 0;"
    reader.page.route(
        re.compile(r"/live/.*/map\.js"),
        lambda route: route.fulfill(response=(real := route.fetch()), body=never + real.text()),
    )
    reader.open(f"?story={STORY}")
    expect(reader.page.locator(".st-key-map > iframe.ov-live")).to_be_visible()
    expect(reader.page.locator("#ov-first")).to_have_count(0)


def test_a_place_chosen_while_the_app_starts_is_taken_over(reader: Reader) -> None:
    let_go = _standing(reader, held="*/component/*")
    reader.page.wait_for_function("() => window.overlandPage && window.overlandPage.ready")
    reader.marker("Beirut").click()
    expect(reader.page.locator(".ov-details h2").first).to_have_text("Beirut")
    reader.address_says("place", "beirut")
    let_go()
    reader.drawn()
    reader.sees("Beirut")
    expect(reader.marker("Beirut")).to_have_attribute("aria-pressed", "true")
    reader.address_says("place", "beirut")


def test_a_browser_that_cannot_move_a_frame_gets_the_map_of_the_component(reader: Reader) -> None:
    reader.begin_with("delete Element.prototype.moveBefore;")
    reader.open_map(f"?story={STORY}&place=masnaa")
    expect(reader.page.locator(".ov-live")).to_have_count(0)
    expect(reader.marker("Masnaa")).to_have_attribute("aria-pressed", "true")
    reader.marker("Beirut").click()
    reader.sees("Beirut")


def test_focus_and_popup_stay_where_the_app_draws_a_map_of_its_own(reader: Reader) -> None:
    reader.begin_with("delete Element.prototype.moveBefore;")
    let_go = _standing(reader)
    reader.marker("Beirut").click()
    expect(reader.popup).to_contain_text("Beirut")
    reader.marker("Masnaa").focus()
    let_go()
    expect(reader.page.locator(".ov-live")).to_have_count(0)
    expect(reader.marker("Masnaa")).to_be_focused()
    expect(reader.popup).to_contain_text("Beirut")


def test_another_language_and_the_way_back_from_another_page_bring_a_map_of_their_own(
    reader: Reader,
) -> None:
    reader.open_map()
    reader.page.locator(".ov-languages summary").click()
    reader.page.get_by_role("link", name="Русский").click()
    expect(reader.page.locator("html")).to_have_attribute("lang", "ru")
    expect(reader.map.get_by_role("button", name=re.compile("^Масна"))).to_be_visible()
    expect(reader.page.locator(".ov-live")).to_have_count(0)
    reader.page.get_by_role("link", name="О карте").or_(
        reader.page.locator(".st-key-pages a").nth(3)
    ).first.click()
    expect(reader.page.locator(".ov-prose").first).to_be_visible()
    reader.page.locator(".st-key-pages a").first.click()
    expect(reader.map.get_by_role("button", name=re.compile("^Масна"))).to_be_visible()


def test_grey_bars_that_the_first_html_hides_do_not_move(standing: Reader) -> None:
    # Each frame of their pulse drew the whole page again: two seconds of a visit's processor.
    assert "stSkeleton" not in standing.page.evaluate("window.moved")
