"""The map page: what it shows at once, and what clicks, keys and the timeline do."""

from __future__ import annotations

import math

import pytest
from playwright.sync_api import expect

from overland.svg import displacement
from tests.browser.conftest import Arrive
from tests.browser.reader import Reader

_INSIDE = """() => {
  const map = document.querySelector(".leaflet-container").getBoundingClientRect();
  return [...document.querySelectorAll(".leaflet-popup")].every((popup) => {
    const box = popup.getBoundingClientRect();
    const across = box.left >= map.left && box.right <= map.right;
    return across && box.top >= map.top && box.bottom <= map.bottom;
  });
}"""
# The events of the background are folded, and a walk leaves them out.
_WALKED = "all => all.filter(a => a.checkVisibility()).map(a => a.dataset.event)"
PLACES = (
    "Damascus",
    "Masnaa",
    "Beirut",
    "Damascus airport",
    "Russian Embassy, Damascus",
    "Moscow",
)


def test_the_picture_reads_without_a_click(opened: Reader) -> None:
    for place in PLACES:
        expect(opened.marker(place)).to_be_visible()
    for words in ("Damascus", "Masnaa", "about 80 people · four buses", "Beirut", "two planes"):
        shown = opened.map.locator(".ov-label").get_by_text(words, exact=True)
        expect(shown.filter(visible=True)).to_have_count(1)
    expect(opened.page.get_by_role("link", name="about 80 people").first).to_be_visible()
    expect(opened.map.locator(".ov-legend")).to_contain_text("expected")
    expect(opened.details).to_be_visible()


@pytest.mark.parametrize("zoom", [5, 7, 9])
def test_pins_step_aside_as_they_do_in_pictures(opened: Reader, zoom: int) -> None:
    opened.look_at(33.75, 35.9, zoom)
    found = opened.in_map(
        "[...overland.state.markers.values()]"
        ".sort((a, b) => a.options.priority - b.options.priority).map((m) => {"
        " const at = overland.state.map.latLngToContainerPoint(m.getLatLng());"
        " const style = m.getElement().style;"
        " const shift = (name) => parseFloat(style.getPropertyValue(name));"
        " return [[at.x, at.y], [at.x + shift('--ov-dx'), at.y + shift('--ov-dy')]]; })"
    )
    assert isinstance(found, list)
    points = [(x, y) for (x, y), _shown in found]
    km_per_pixel = opened.in_map("() => overland.kmPerPixel()")
    assert isinstance(km_per_pixel, float)
    limit = displacement.ASIDE_KM / km_per_pixel
    for (point, shown), wanted in zip(found, displacement.spread(points, limit=limit), strict=True):
        assert shown == pytest.approx(wanted, abs=0.01)
        assert math.dist(point, shown) * km_per_pixel <= displacement.ASIDE_KM + 0.1


def test_pins_of_one_spot_lead_to_each_other(opened: Reader) -> None:
    opened.look_at(33.75, 35.9, 5)
    opened.marker("Damascus").dispatch_event("click")
    opened.sees("Damascus")
    opened.popup.get_by_role("button", name="Damascus airport").click()
    opened.sees("Damascus airport")


def test_the_whole_route_is_in_the_picture_at_every_width(arriving: Arrive, server: str) -> None:
    reader = arriving(server, viewport={"width": 390, "height": 844})
    reader.open_map()
    for width in (390, 1440):
        reader.page.set_viewport_size({"width": width, "height": 844})
        reader.until_in_map(f"() => innerWidth > {width} / 2")
        reader.look_at(36, 45, 4)
        reader.map.get_by_role("button", name="Show the whole route").click()
        for place in ("damascus", "masnaa", "beirut"):
            inside = (
                "() => overland.state.map.getBounds()"
                f".contains(overland.state.markers.get('{place}').getLatLng())"
            )
            reader.until_in_map(inside)


def test_far_out_the_ground_is_borders_and_not_a_scribble(opened: Reader) -> None:
    opened.look_at(33.75, 35.9, 5)
    world, roads = (
        opened.map.locator(".leaflet-ov-far-pane"),
        opened.map.locator(".leaflet-ov-roads-pane"),
    )
    expect(world.locator("path.ov-border").first).to_be_visible()
    expect(roads).to_be_hidden()
    opened.look_at(33.75, 35.9, 10)
    expect(roads.locator("path.ov-road").first).to_be_visible()
    expect(world).to_be_hidden()
    opened.look_at(37.2, 42.3, 8)
    beyond = opened.map.locator(".leaflet-ov-beyond-pane path.ov-border")
    expect(beyond.first).to_be_visible()


def test_lines_of_different_status_do_not_look_alike(opened: Reader) -> None:
    lines = opened.map.locator("path.ov-line")
    expect(lines).to_have_count(3)
    drawn = lines.evaluate_all(
        "all => all.map(e => { const s = getComputedStyle(e);"
        " return [s.stroke, s.strokeDasharray, s.strokeWidth, s.strokeLinecap].join(); })"
    )
    assert len(set(drawn)) == 3


def test_every_marker_opens_its_popup_and_its_panel(opened: Reader) -> None:
    camera = opened.in_map("overland.cameraNow()")
    for place in PLACES:
        opened.marker(place).click()
        expect(opened.popup.filter(has_text=place).last).to_be_visible()
        opened.sees(place)
        expect(opened.marker(place)).to_have_attribute("aria-pressed", "true")
        # It makes room for itself, and the next place stays where the reader saw it.
        assert opened.in_map(_INSIDE) is True
    assert opened.in_map("overland.cameraNow()") == camera


def test_the_popup_does_not_wait_for_the_server(opened: Reader) -> None:
    with opened.offline():
        opened.marker("Masnaa").click()
        expect(opened.popup).to_contain_text("about 80 people")


def test_the_same_marker_can_be_clicked_again(opened: Reader) -> None:
    opened.marker("Beirut").click()
    opened.sees("Beirut")
    opened.marker("Beirut").click()
    opened.sees("Beirut")
    opened.page.locator("a[data-event='crossing']").first.click()
    opened.sees("Masnaa")
    opened.marker("Beirut").click()
    opened.sees("Beirut")
    opened.address_says("place", "beirut")


def test_another_marker_can_be_clicked_at_once(opened: Reader) -> None:
    opened.marker("Masnaa").click()
    opened.marker("Beirut").click()
    opened.sees("Beirut")
    expect(opened.popup.last).to_contain_text("Beirut")
    opened.address_says("place", "beirut")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_key_on_a_marker_is_a_click_and_leads_to_its_words_and_back(
    opened: Reader, key: str
) -> None:
    opened.marker("Masnaa").focus()
    opened.marker("Masnaa").press(key)
    expect(opened.popup).to_contain_text("Masnaa")
    opened.sees("Masnaa")
    expect(opened.details).to_be_focused()
    opened.details.press("Escape")
    expect(opened.details.get_by_role("heading", name="Places")).to_be_visible()
    expect(opened.marker("Masnaa")).to_be_focused()
    expect(opened.popup).to_have_count(0)


def test_clicks_never_make_a_new_map_nor_change_its_zoom(opened: Reader) -> None:
    opened.in_map("() => { window.tagged = true; }")
    before = opened.in_map("() => overland.state.map.getZoom()")
    opened.map.get_by_role("button", name="Zoom in").click()
    opened.page.wait_for_url("**c=*")
    zoomed = opened.in_map("() => overland.state.map.getZoom()")
    assert zoomed != before
    for place in ("Masnaa", "Moscow", "Masnaa"):
        opened.marker(place).dispatch_event("click")
        opened.sees(place)
    opened.page.locator("a[data-event='onward']").first.click()
    opened.sees("Beirut")
    assert opened.in_map("() => window.tagged") is True
    assert opened.in_map("() => overland.state.map.getZoom()") == zoomed


def test_choosing_an_event_moves_panel_address_and_map(opened: Reader) -> None:
    opened.page.locator("a[data-event='crossing']").first.click()
    opened.sees("Masnaa")
    opened.address_says("event", "crossing")
    opened.address_says("place", "masnaa")
    expect(opened.marker("Masnaa")).to_have_attribute("aria-pressed", "true")
    expect(opened.page.locator("a[data-event='crossing']").first).to_have_attribute(
        "aria-current", "true"
    )


def test_the_whole_story_stays_on_the_map_whatever_of_it_is_chosen(opened: Reader) -> None:
    home = opened.in_map("overland.cameraNow().join()")
    opened.page.locator("a[data-event='planes-landed']").first.click()
    opened.sees("Beirut")
    assert opened.in_map("overland.cameraNow().join()") == home
    opened.details.get_by_role("link", name="Whole story").click()
    expect(opened.details.get_by_role("heading", name="Places")).to_be_visible()
    assert opened.in_map("overland.cameraNow().join()") == home
    assert "c" not in opened.asked()


def test_next_and_previous_walk_through_the_events_in_order(opened: Reader) -> None:
    order = opened.page.locator("a.ov-event").evaluate_all(_WALKED)
    before = opened.page.evaluate("history.length")
    for event in order[:3]:
        opened.button("Next event").click()
        opened.address_says("event", event)
        expect(opened.page.locator(f"a[data-event='{event}']").first).to_have_attribute(
            "aria-current", "true"
        )
    opened.button("Previous event").click()
    opened.address_says("event", order[1])
    # The whole walk is one step back for the reader.
    assert opened.page.evaluate("history.length") == before + 1


def test_play_walks_on_by_itself_until_it_is_stopped(opened: Reader) -> None:
    order = opened.page.locator("a.ov-event").evaluate_all(_WALKED)
    opened.button("Play").click()
    opened.address_says("event", order[0])
    opened.address_says("event", order[1])
    opened.button("Pause").click()
    expect(opened.button("Play")).to_be_visible()


def test_next_goes_on_from_the_place_that_was_chosen(opened: Reader) -> None:
    opened.marker("Masnaa").click()
    opened.sees("Masnaa")
    first = opened.page.locator("a.ov-event[data-place='masnaa']").first.get_attribute("data-event")
    opened.button("Next event").click()
    opened.address_says("event", str(first))


def test_the_keyboard_goes_on_where_it_was_and_escape_lets_go(opened: Reader) -> None:
    opened.button("Next event").press("Enter")
    expect(opened.page.locator("a.ov-event[aria-current='true']").first).to_be_visible()
    expect(opened.button("Next event")).to_be_focused()
    opened.details.get_by_role("link", name="Whole story").press("Enter")
    expect(opened.details.get_by_role("heading", name="Places")).to_be_visible()
    expect(opened.details).to_be_focused()
    opened.details.get_by_role("link", name="Beirut", exact=True).press("Enter")
    opened.sees("Beirut")
    expect(opened.details).to_be_focused()
    opened.details.press("Escape")
    expect(opened.details.get_by_role("heading", name="Places")).to_be_visible()
    assert "place" not in opened.asked()


def test_a_figure_above_the_map_leads_to_its_claim(opened: Reader) -> None:
    opened.page.locator(".ov-figures").get_by_role("link", name="about 80 people").click()
    opened.sees("Masnaa")
    opened.address_says("event", "crossing")
    expect(opened.details.locator(".is-chosen")).to_contain_text("about 80 people")


def test_a_quotation_stands_with_its_speaker_and_figures_that_disagree_side_by_side(
    opened: Reader,
) -> None:
    opened.page.locator("a[data-event='denisov']").first.dispatch_event("click")
    expect(opened.details).to_contain_text("Andrei Denisov")
    opened.page.locator("a[data-event='crossing']").first.dispatch_event("click")
    apart = opened.details.locator(".ov-conflict").first
    expect(apart).to_contain_text("about 80 people")
    expect(apart).to_contain_text("about 100 of their citizens")


_NAMED = """() => {
  const boxes = (all) => [...document.querySelectorAll(all)]
    .filter((one) => getComputedStyle(one).visibility !== "hidden")
    .map((one) => [one.querySelector("b")?.textContent || "", one.getBoundingClientRect()])
    .filter(([name, box]) => box.width);
  const controls = boxes(".leaflet-control, .ov-credits");
  const meet = (one, two) => one.left < two.right && two.left < one.right
    && one.top < two.bottom && two.top < one.bottom;
  const names = boxes(".ov-label");
  return {
    named: names.map(([name]) => name),
    covered: names.filter(([, box]) => controls.some(([, other]) => meet(box, other))),
  };
}"""


def test_inside_an_article_the_journeys_end_is_named_and_no_button_covers_a_name(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server, viewport={"width": 358, "height": 411})
    reader.open_map("?story=syria-2013&embed=true")
    for width in (358, 288):
        arranged = reader.in_map("document.documentElement.dataset.arranged")
        reader.page.set_viewport_size({"width": width, "height": 411})
        if width < 358:
            reader.until_in_map(f"() => document.documentElement.dataset.arranged > {arranged}")
        found = reader.map.locator("body").evaluate(_NAMED)
        assert {"Damascus", "Masnaa", "Beirut"} <= set(found["named"]), width
        assert found["covered"] == [], width
