"""What is cut to its height: a low frame loses nothing, and no focus lies in a fade."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Arrive

_FITS = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const [map, out, steps] = [".st-key-map iframe", ".ov-embed-source", ".ov-timeline-bar"]
    .map((part) => document.querySelector(`.stApp ${part}`).getBoundingClientRect());
  const whole = document.querySelector(".stApp .ov-timeline");
  return main.scrollHeight <= innerHeight && out.bottom <= innerHeight && map.height >= 240
    && steps.bottom <= out.top && (whole.scrollHeight <= whole.clientHeight
      || getComputedStyle(whole).overflowY === "auto");
}"""
# The part of the box in which nothing fades.
_CLEAR = """() => {
  const box = document.querySelector(".stApp .st-key-details");
  const fade = parseFloat(getComputedStyle(box, "::after").height);
  const focused = document.activeElement.getBoundingClientRect();
  return focused.bottom + 2 <= box.getBoundingClientRect().bottom - fade;
}"""


@pytest.mark.parametrize("story", ["syria-2013", "sudan-2023"])
def test_a_low_frame_of_fixed_height_holds_a_map_and_the_way_out(
    arriving: Arrive, server: str, story: str
) -> None:
    reader = arriving(server, viewport={"width": 700, "height": 500})
    reader.open_map(f"?story={story}&embed=true")
    reader.page.wait_for_function(_FITS)


def test_what_the_keyboard_comes_to_in_the_details_stands_clear_of_their_fade(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server)
    reader.open_map("?story=syria-2013")
    links = reader.page.locator(".stApp .ov-details a")
    links.first.focus()
    for _link in range(links.count() - 1):
        reader.page.keyboard.press("Tab")
        if not reader.page.evaluate(
            "Boolean(document.activeElement.closest('.stApp .ov-details'))"
        ):
            break
        assert reader.page.evaluate(_CLEAR)
