"""What the keyboard stops at, and what a listener is told of the page's frames."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.reader import Reader

_FRAMES = """() => [...document.querySelectorAll("iframe")].map((frame) =>
  [frame.title, frame.checkVisibility({visibilityProperty: true}), frame.ariaHidden])"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_frame_of_the_map_is_named_by_the_journey(reader: Reader, language: str) -> None:
    reader.open_map(f"?story=syria-2013&lang={language}")
    named = "all => all.every((one) => !/streamlit/.test(one.title))"
    reader.page.wait_for_function(f"() => ({named})([...document.querySelectorAll('iframe')])")
    frames = reader.page.evaluate(_FRAMES)
    assert len({title for title, _seen, _hidden in frames}) == 1
    assert [seen for _title, seen, hidden in frames if hidden != "true"] == [True]


def test_the_main_part_is_led_to_and_is_no_stop_of_the_keyboard(reader: Reader) -> None:
    reader.open_map("?story=syria-2013")
    main = reader.page.get_by_test_id("stMain")
    expect(main).to_have_attribute("tabindex", "-1")
    for _stop in range(12):
        reader.page.keyboard.press("Tab")
        expect(main).not_to_be_focused()


def test_a_title_of_another_direction_is_cut_at_its_end(arriving: Arrive, server: str) -> None:
    reader = arriving(server)
    reader.open_map("?story=syria-2013&lang=ar")
    picked = reader.page.locator(".stApp .st-key-picker input")
    expect(picked).to_have_attribute("dir", "auto")


def test_the_boxes_of_the_filter_are_as_large_as_a_target(reader: Reader) -> None:
    reader.open_map("?story=syria-2013")
    reader.page.locator(".stApp .ov-filter summary").click()
    boxes = reader.page.locator(".stApp .ov-filter fieldset input")
    expect(boxes.first).to_be_visible()
    sizes = boxes.evaluate_all("all => all.map((one) => [one.offsetWidth, one.offsetHeight])")
    assert min(min(size) for size in sizes) >= 24
