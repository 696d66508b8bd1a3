"""A page scrolls over its map by wheel and finger; Ctrl, two fingers or a press take hold of it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.reader import Reader

SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"
ZOOM = "overland.state.map.getZoom()"
LATITUDE = "overland.state.map.getCenter().lat"


def inside(reader: Reader, script: str) -> object:
    """What a script gives in the map's frame."""
    return reader.map.locator("html").evaluate(f"() => {script}")


def swipe(page: Page, x: float, y: float, by: float) -> None:
    """One finger, down at a point and up `by` pixels lower."""
    session = page.context.new_cdp_session(page)
    points = [{"x": x, "y": y + by * step / 12} for step in range(13)]
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[:1]})
    for point in points[1:]:
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def pinch(page: Page, x: float, y: float, *, apart: float, by: float) -> None:
    """Two fingers, put down beside a point, go apart and together `by` pixels lower."""
    session = page.context.new_cdp_session(page)
    for step in range(13):
        far, down = 20 + apart * step / 12, y + by * step / 12
        points = [{"x": x - far, "y": down, "id": 0}, {"x": x + far, "y": down, "id": 1}]
        kind = "touchMove" if step else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def middle(reader: Reader) -> tuple[float, float]:
    """The middle of the part of the map that is on the screen."""
    box = reader.map.locator(".leaflet-container").bounding_box()
    size = reader.page.viewport_size
    assert box
    assert size
    top, bottom = max(0, box["y"]), min(size["height"], box["y"] + box["height"])
    return box["x"] + box["width"] / 2, (top + bottom) / 2


def test_the_wheel_scrolls_the_page_over_the_map_and_with_ctrl_it_zooms(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server, viewport={"width": 1440, "height": 700})
    reader.open_map()
    page, before = reader.page, inside(reader, ZOOM)
    page.mouse.move(*middle(reader))
    page.mouse.wheel(0, 200)
    page.wait_for_function(f"() => {SCROLLED} > 100")
    assert inside(reader, ZOOM) == before
    expect(reader.map.locator(".ov-hint.is-shown")).to_contain_text("Ctrl")
    page.mouse.move(*middle(reader))
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    reader.map.locator("html").evaluate(
        "(_, before) => new Promise((done) => { const look = () =>"
        f" {ZOOM} > before ? done() : requestAnimationFrame(look); look(); }})",
        before,
    )


def test_one_finger_scrolls_the_page_over_the_map_and_two_take_hold_of_it(
    arriving: Arrive, server: str
) -> None:
    phone = {"width": 390, "height": 844}
    reader = arriving(server, viewport=phone, has_touch=True, is_mobile=True)
    reader.open_map("?lang=ar")
    before, zoom = inside(reader, LATITUDE), inside(reader, ZOOM)
    pinch(reader.page, *middle(reader), apart=40, by=0)
    reader.until_in_map(f"() => {ZOOM} > {zoom} && !overland.state.map._animatingZoom")
    closer = inside(reader, LATITUDE)
    pinch(reader.page, *middle(reader), apart=0, by=-60)
    reader.until_in_map(f"() => {LATITUDE} < {closer} && !overland.state.map._animatingZoom")
    assert reader.page.evaluate(SCROLLED) == 0
    before = inside(reader, LATITUDE)
    swipe(reader.page, *middle(reader), -200)
    reader.page.wait_for_function(f"() => {SCROLLED} > 100")
    assert inside(reader, LATITUDE) == before


def test_a_press_on_the_ground_takes_hold_of_the_map_and_escape_lets_go(opened: Reader) -> None:
    held = opened.map.locator(".leaflet-container.ov-held")
    opened.map.locator(".leaflet-container").click(position={"x": 600, "y": 60})
    expect(held).to_be_attached()
    opened.page.keyboard.press("Escape")
    expect(held).to_have_count(0)
