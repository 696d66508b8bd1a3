"""On a phone what is reported and what is not, the map, and what is pressed are in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from overland import config
from tests.browser.conftest import Arrive
from tests.browser.reader import STORY
from tests.exports import Exports

Size = tuple[int, int]


@pytest.mark.parametrize("size", [(360, 640), (390, 844)], ids=str)
def test_above_a_place_on_a_phone_stand_the_sources_day_and_what_is_not_reported(
    arriving: Arrive, server: str, size: tuple[int, int]
) -> None:
    reader = arriving(server, viewport={"width": size[0], "height": size[1]})
    reader.open_map("?story=syria-2013&place=beirut")
    credit, unknown = reader.page.locator(".stApp .ov-told > span").all()
    assert "22 January 2013" in credit.inner_text()
    assert credit.evaluate("(part) => part.scrollWidth <= part.parentElement.clientWidth")
    expect(credit).to_be_in_viewport(ratio=1)
    expect(unknown).to_contain_text("Not reported")
    expect(unknown).to_be_in_viewport(ratio=1)
    expect(reader.page.locator(".stApp .ov-details header b")).to_be_in_viewport(ratio=1)
    sheet, below = (
        part.bounding_box() for part in (reader.page.locator(".st-key-details"), unknown)
    )
    assert sheet
    assert below
    assert sheet["y"] >= below["y"] + 160


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
@pytest.mark.parametrize("size", [(320, 640), (360, 640), (360, 740)], ids=str)
def test_on_a_phone_the_whole_map_stands_above_what_a_link_has_chosen(
    arriving: Arrive, server: str, size: tuple[int, int], language: str
) -> None:
    reader = arriving(server, viewport={"width": size[0], "height": size[1]})
    reader.open_map(f"?story=sudan-2023&place=port-sudan&lang={language}")
    area, sheet, title = (
        reader.page.locator(f".stApp {part}").bounding_box()
        for part in (".st-key-map iframe >> nth=0", ".st-key-details", "h1")
    )
    assert area
    assert sheet
    assert title
    assert title["y"] >= 0
    assert area["y"] + area["height"] <= sheet["y"]


@pytest.mark.parametrize("view", ["", "&embed=true"])
def test_on_a_phone_the_place_of_the_heads_first_figure_has_its_figures_under_its_name(
    arriving: Arrive, server: str, view: str
) -> None:
    reader = arriving(server, viewport={"width": 390, "height": 844})
    reader.open_map(f"?story=syria-2013{view}")
    figures = reader.map.locator("[data-place=masnaa] .ov-label small")
    expect(figures).to_be_visible()
    expect(figures).to_have_text("about 80 people · four buses")


def test_in_forced_colours_the_legends_arrows_and_band_are_seen(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server, viewport={"width": 1440, "height": 900})
    reader.page.emulate_media(forced_colors="active", color_scheme="dark")
    reader.open_map("?story=syria-2013")
    for sign in (".ov-key-arrow >> nth=0", ".ov-sample-band"):
        look = reader.map.locator(f".ov-legend {sign}").evaluate(
            """(sign) => [getComputedStyle(sign), getComputedStyle(sign.closest(".ov-legend"))]
              .map((style) => style.borderTopWidth !== "0px" ? style.borderTopColor
                : style.backgroundColor)"""
        )
        assert look[0] == look[1], sign


_IN_SIGHT = """() => {
  const button = document.querySelector("[data-overland=play]");
  const area = button.getBoundingClientRect();
  const met = document.elementFromPoint(area.x + area.width / 2, area.y + area.height / 2);
  const map = document.querySelector(".st-key-map iframe, .ov-map").getBoundingClientRect();
  return button.contains(met) && map.top >= -1 && map.bottom <= area.top + 1;
}"""


@pytest.mark.parametrize("size", [(320, 640), (390, 844), (844, 390)], ids=str)
@pytest.mark.parametrize("kept", [False, True], ids=["page", "file"])
def test_a_walk_that_plays_on_a_phone_has_the_map_and_its_own_buttons_in_sight(
    arriving: Arrive, server: str, exports: Exports, tmp_path: Path, size: Size, *, kept: bool
) -> None:
    reader = arriving(server, viewport={"width": size[0], "height": size[1]})
    if kept:
        file = tmp_path / "story.html"
        file.write_bytes(exports.of(config.stories() / STORY, "html"))
        reader.hosts.append("file:")
        reader.page.goto(file.as_uri())
    else:
        reader.open_map(f"?story={STORY}")
    reader.button("Play").click()
    expect(reader.page.locator("[data-overland=play]:visible")).to_have_attribute("title", "Pause")
    reader.page.wait_for_function(_IN_SIGHT)
    reader.button("Pause").click()


@pytest.mark.parametrize(("language", "width"), [("ar", 320), ("ru", 360), ("ru", 700)])
def test_the_list_of_languages_opens_within_a_narrow_page_wherever_its_button_stands(
    arriving: Arrive, server: str, language: str, width: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": 640})
    reader.open(f"about?lang={language}")
    reader.page.locator(".stApp .ov-languages summary").click()
    for link in reader.page.locator(".stApp .ov-languages a").all():
        expect(link).to_be_in_viewport(ratio=1)
