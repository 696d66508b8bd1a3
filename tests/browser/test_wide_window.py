"""No page is wider than its window, and what is wider in it shows that it goes on."""

from __future__ import annotations

import pytest

from overland.i18n import LANGUAGES
from tests.browser.conftest import Arrive

# How far the widest part reaches, from either side, with what folds unfolded.
_REACH = """() => Math.max(document.documentElement.scrollWidth,
  ...[...document.querySelectorAll(".stApp .ov-above, .stApp .ov-figures li")].map((part) => {
    const box = part.getBoundingClientRect();
    return Math.max(box.right, innerWidth - box.left);
  }))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_above_the_map_fit_every_window(
    arriving: Arrive, server: str, language: str
) -> None:
    reader = arriving(server, viewport={"width": 1181, "height": 900})
    reader.open_map(f"?story=syria-2013&lang={language}")
    reader.page.locator(".stApp .ov-figures details").evaluate("(fold) => { fold.open = true; }")
    for width in (1181, 1280, 1440):
        reader.page.set_viewport_size({"width": width, "height": 900})
        assert reader.page.evaluate(_REACH) <= width, width


_EDGE = """() => {
  const dates = document.querySelector(".stApp .ov-dates");
  const end = (box) => (getComputedStyle(dates).direction === "rtl" ? -box.left : box.right);
  dates.scrollLeft = dates.scrollWidth * (getComputedStyle(dates).direction === "rtl" ? -1 : 1);
  const last = [...dates.querySelectorAll("a.ov-event")].at(-1).getBoundingClientRect();
  return [dates.scrollWidth > dates.clientWidth, getComputedStyle(dates).maskImage,
    end(dates.getBoundingClientRect()) - end(last)];
}"""


@pytest.mark.parametrize(("lang", "turn"), [("en", "90deg"), ("ar", "270deg")])
def test_a_timeline_fades_where_it_goes_on_and_its_last_card_does_not(
    arriving: Arrive, server: str, lang: str, turn: str
) -> None:
    reader = arriving(server)
    reader.open(f"?story=sudan-2023&lang={lang}")
    goes_on, mask, free = reader.page.evaluate(_EDGE)
    assert goes_on
    assert f"linear-gradient({turn}" in mask
    assert "40px" in mask
    assert free >= 40
