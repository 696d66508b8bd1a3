"""The first screen: title, source, the figures, and the map with the whole journey."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.test_room import PHONE, sized

# Where the map begins and how wide it is, as shares of the screen; how many pins it has, and how
# many of them are below the screen; how much of the event's figures is out of it or fades.
FIRST = """() => {
  const figures = document.querySelector(".stApp .ov-figures");
  const map = document.querySelector(".stApp .st-key-map iframe");
  const area = map.getBoundingClientRect();
  const pins = [...map.contentDocument.querySelectorAll(".ov-place:not(.is-edge)")]
    .map((pin) => area.top + pin.getBoundingClientRect().bottom);
  const words = [...figures.querySelectorAll(":scope > div li > *")]
    .map((one) => one.getBoundingClientRect());
  return [area.top / innerHeight, area.width / innerWidth, pins.length,
    pins.filter((bottom) => bottom > innerHeight).length,
    words.filter(({right, bottom}) => right > innerWidth || bottom > innerHeight).length,
    getComputedStyle(figures).maskImage];
}"""


def test_the_first_screen_of_a_phone_holds_the_figures_whole_and_the_journey(
    arriving: Arrive, server: str
) -> None:
    """Other figures are a press away; lying on its side the phone has its head beside the map."""
    reader = arriving(server, viewport=PHONE)
    reader.open_map("?story=sudan-2023")
    top, _width, *rest = reader.page.evaluate(FIRST)
    assert top < 0.46
    assert rest == [3, 0, 0, "none"]
    reader.open_map("?story=syria-2013")
    other = reader.page.locator(".stApp .ov-figures details a").first
    expect(other).to_be_hidden()
    reader.page.locator(".stApp .ov-figures summary").click()
    expect(other).to_be_in_viewport(ratio=1)
    reader.page.locator(".stApp .ov-figures summary").click()
    # In the language whose header has the longest words.
    reader.open_map("?story=sudan-2023&lang=uk")
    for width, height in ((844, 390), (932, 430), (640, 360)):
        sized(reader, width, height)
        top, across, *rest = reader.page.evaluate(FIRST)
        assert top < 0.28
        # Beside it the page is scrolled.
        assert across < 0.7
        pins, below, out, mask = rest
        assert (pins, below, mask) == (3, 0, "none")
        assert out == 0 or width < 844


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_a_window_of_1200_pixels_has_a_head_of_a_few_lines_and_cards_that_end_in_it(
    arriving: Arrive, server: str, language: str
) -> None:
    """The figures of the event have their words' room: what else was counted is a press away."""
    reader = arriving(server, viewport={"width": 1200, "height": 800})
    reader.open_map(f"?story=syria-2013&lang={language}")
    head = reader.page.locator(".ov-above").bounding_box()
    assert head
    assert head["height"] <= 134
    other = reader.page.locator(".stApp .ov-figures details a").first
    expect(other).to_be_hidden()
    reader.page.locator(".stApp .ov-figures summary").click()
    expect(other).to_be_visible()
    reader.page.set_viewport_size({"width": 1440, "height": 900})
    card = reader.page.locator("a.ov-event > :last-child:visible").first
    within = card.evaluate("(last) => innerHeight - last.getBoundingClientRect().bottom")
    assert within > {"en": 0, "ar": -45, "ru": -45}[language]
