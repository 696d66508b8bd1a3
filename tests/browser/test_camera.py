"""The map is the reader's: what the app answers to an earlier choice does not move it again.

Where it looks at first there is room for names.
"""

from __future__ import annotations

from typing import cast

import pytest

from tests.browser.conftest import Arrive
from tests.browser.held import HeldAnswers
from tests.browser.reader import Reader

_NOW = "() => [overland.cameraNow().join(), overland.state.shown.layers.join()]"


def test_what_a_reader_did_to_the_map_stays_when_the_answer_to_the_choice_before_comes(
    reader: Reader,
) -> None:
    answers = HeldAnswers(reader.page)
    reader.open_map()
    answers.hold()
    reader.page.locator("a[data-event='crossing']").first.click()
    reader.sees("Masnaa")
    answers.until(1)
    reader.map.get_by_role("button", name="Zoom in").click()
    reader.map.locator(".leaflet-control-layers").hover()
    reader.map.get_by_label("Rivers").uncheck()
    reader.until_in_map("() => overland.state.shown.camera && !overland.state.zooming")
    before = cast(list[str], reader.in_map(_NOW))
    reader.in_map(
        "() => { const show = overland.show, seen = overland.seen = [];"
        " overland.show = (wanted) => { show(wanted); seen.push(wanted.event); }; }"
    )
    answers.let_go()
    reader.until_in_map("() => overland.seen.includes('crossing')")
    reader.until_in_map("() => !overland.state.zooming")
    assert reader.in_map(_NOW) == before
    assert [reader.asked()["c"], reader.asked()["layers"]] == [
        before[0],
        "relief,roads,borders,labels",
    ]


def test_a_choice_that_is_told_while_a_reader_zooms_does_not_keep_the_camera_out_of_the_link(
    reader: Reader,
) -> None:
    reader.open_map()
    reader.in_map("""() => {
      document.querySelector('.leaflet-control-zoom-in').click();
      overland.show({...overland.state.shown, place: 'beirut', event: 'onward'});
    }""")
    reader.until_in_map("() => overland.state.shown.camera")
    assert reader.asked()["c"] == reader.in_map("() => overland.cameraNow().join()")


def test_where_a_link_leads_is_not_forgotten_because_the_map_is_zooming(reader: Reader) -> None:
    reader.open_map()
    reader.in_map("""async () => {
      document.querySelector('.leaflet-control-zoom-in').click();
      while (!overland.state.map._animatingZoom) await new Promise(requestAnimationFrame);
      overland.aim([33.75, 35.9, 7], true);
    }""")
    reader.until_in_map("() => overland.cameraNow().join() === '33.75,35.9,7'")


@pytest.mark.parametrize("size", [(700, 500), (700, 430), (1200, 500)], ids=str)
def test_where_the_journey_goes_on_is_named_on_a_low_map_of_an_article(
    arriving: Arrive, server: str, size: tuple[int, int]
) -> None:
    reader = arriving(server, viewport={"width": size[0], "height": size[1]})
    reader.open_map("?story=syria-2013&embed=true")
    reader.until_in_map(
        """() => {
          const name = document.querySelector(".ov-place[data-place=home] .ov-label");
          return name.checkVisibility({visibilityProperty: true, opacityProperty: true})
            && name.getBoundingClientRect().top >= 0;
        }"""
    )
