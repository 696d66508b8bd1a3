"""The live map looks where the page's first picture does: no pin or name moves, and none is cut."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.held import APP

SHOWN = """() => {
  const box = document.querySelector("#ov-first .ov-first-map");
  const around = box.getBoundingClientRect();
  box.classList.remove("is-live");
  const middle = (one) => {
    const area = one.getBoundingClientRect();
    return [area.x + area.width / 2 - around.x, area.y + area.height / 2 - around.y];
  };
  const links = [...box.querySelectorAll(".ov-spots a")];
  const found = links.map((one) => [one.dataset.place, middle(one.querySelector(".ov-pin"))]);
  const named = links.filter((one) => !one.matches(".is-quiet"));
  const written = (one) => one.querySelector(".ov-label").getBoundingClientRect();
  const corner = ({x, y}) => [x - around.x, y - around.y];
  const names = named.map((one) => [one.dataset.place, corner(written(one))]);
  const cut = named.map(written).filter((area) => area.left < around.left
    || area.right > around.right || area.top < around.top || area.bottom > around.bottom);
  const fold = box.querySelector(".ov-legend details").open;
  box.classList.add("is-live");
  return [Object.fromEntries(found), Object.fromEntries(names), cut.length, fold];
}"""
NAMED = """() => Object.fromEntries([...overland.state.markers.values()]
  .filter((marker) => !marker.getElement().matches(".is-quiet")).map((marker) => {
    const {x, y} = marker.getElement().querySelector(".ov-label").getBoundingClientRect();
    return [marker.options.place, [x, y]];
  }))"""
LIVE = """() => [Object.fromEntries([...overland.state.markers.values()].map((marker) => {
  const area = marker.getElement().querySelector(".ov-pin").getBoundingClientRect();
  return [marker.options.place, [area.x + area.width / 2, area.y + area.height / 2]];
})), document.querySelector(".ov-legend details").open]"""
MOST_PX = 2.0


@pytest.mark.parametrize(
    ("address", "width", "height"),
    [
        ("?story=syria-2013", 1440, 900),
        ("?story=syria-2013&lang=ar&place=masnaa", 390, 844),
        ("?story=syria-2013&embed=true", 640, 420),
        ("?story=sudan-2023", 700, 900),
        ("?story=sudan-2023", 1024, 768),
        ("?story=syria-2013", 320, 568),
        ("?story=syria-2013", 844, 390),
        ("?story=syria-2013&embed=true", 1200, 700),
        ("?story=sudan-2023&embed=true", 320, 480),
        ("?story=syria-2013&c=33.9,36.1,10.5", 1024, 768),
        # What the page says that it has left aside is left aside by both.
        ("?story=syria-2013&c=99,200,9", 1024, 768),
    ],
)
def test_no_pin_or_name_moves_when_the_live_map_takes_the_place_of_the_first_picture(
    arriving: Arrive, server: str, address: str, width: int, height: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": height})
    reader.hold(APP)
    # A picture that is covered names nothing any more: it has to be whole before the map comes.
    covers = reader.hold("*/live/*")
    reader.page.goto(f"{server}/{address}", wait_until="commit")
    expect(reader.page.locator("#ov-first .ov-spots a:not(.is-quiet)").first).to_be_visible()
    covers.let_go()
    expect(reader.page.locator("#ov-first .ov-live.is-drawn")).to_be_visible()
    reader.page.evaluate("() => document.fonts.ready.then(() => null)")
    links, names, cut, fold = reader.page.evaluate(SHOWN)
    live = next(frame for frame in reader.page.frames if "/live/" in frame.url)
    live.evaluate("() => document.fonts.ready.then(() => { overland.arrangeNow(); })")
    pins, opened = live.evaluate(LIVE)
    assert set(links) == set(pins)
    assert _moved(links, pins) == {}
    assert _moved(names, live.evaluate(NAMED)) == {}
    assert (fold, cut) == (opened, 0)
    assert any(0 <= x <= width and 0 <= y <= height for x, y in pins.values())
    assert names


def _moved(before: dict[str, list[float]], after: dict[str, list[float]]) -> dict[str, object]:
    """What is elsewhere, and how far; what is only on one side, and where it is."""
    known = before.keys() & after.keys()
    off = {
        name: max(abs(x - y) for x, y in zip(before[name], after[name], strict=True))
        for name in known
    }
    gone = {name: {**before, **after}[name] for name in before.keys() ^ after.keys()}
    return {**{name: far for name, far in off.items() if far > MOST_PX}, **gone}


@pytest.mark.parametrize(
    ("address", "width", "height"),
    [
        ("?story=syria-2013&embed=true&lang=ar", 1440, 900),
        ("?story=syria-2013&embed=true", 700, 900),
        ("?story=syria-2013", 1024, 768),
    ],
)
def test_no_name_moves_when_the_app_takes_the_map(
    arriving: Arrive, server: str, address: str, width: int, height: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": height})
    app = reader.hold(APP)
    reader.page.goto(f"{server}/{address}", wait_until="commit")
    expect(reader.page.locator("#ov-first .ov-live.is-drawn")).to_be_visible()
    reader.page.evaluate("() => document.fonts.ready.then(() => null)")
    live = next(frame for frame in reader.page.frames if "/live/" in frame.url)
    live.evaluate("() => document.fonts.ready.then(() => { overland.arrangeNow(); })")
    before, top = live.evaluate(NAMED), "(frame) => frame.getBoundingClientRect().top"
    at = reader.page.locator("#ov-first .ov-live").evaluate(top)
    app.let_go()
    expect(reader.page.locator("#ov-first")).to_have_count(0)
    reader.until_in_map("() => overland.state.answered")
    reader.in_map("() => { overland.arrangeNow(); }")
    after = reader.in_map(NAMED)
    assert isinstance(after, dict)
    assert before
    assert _moved(before, after) == {}
    taken = reader.page.locator("#root .ov-live")
    assert abs(taken.evaluate(top) - at) <= MOST_PX


def test_the_folded_legend_lies_on_no_place_of_a_small_map(arriving: Arrive, server: str) -> None:
    reader = arriving(server, viewport={"width": 320, "height": 480})
    reader.page.goto(f"{server}/map?story=sudan-2023&embed=true")
    ready = "() => window.overland && overland.state.map && overland.state.map._loaded"
    live = next(frame for frame in reader.page.frames if "/live/" in frame.url)
    live.wait_for_function(ready)
    pins, opened = live.evaluate(LIVE)
    legend = live.evaluate(
        "() => { const {right, top} = document.querySelector('.ov-legend').getBoundingClientRect();"
        " return [right, top]; }"
    )
    assert not opened
    assert len(pins) == 3
    assert [at for at in pins.values() if at[0] < legend[0] + 16 and at[1] > legend[1] - 16] == []


def test_the_picture_stays_under_the_live_map_until_its_own_ground_is_there(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server)
    reader.hold(APP)
    tiles = reader.hold("**/*.webp*")
    reader.page.goto(f"{server}/?story=syria-2013", wait_until="commit")
    expect(reader.page.locator("#ov-first .ov-live.is-drawn")).to_be_visible()
    bare = "() => document.documentElement.classList.contains('is-bare')"
    assert reader.in_map(bare) is True
    ground = reader.page.locator("#ov-first .ov-first-ground")
    expect(ground).to_be_visible()
    expect(ground).to_have_attribute("alt", "")
    tiles.let_go()
    reader.until_in_map("() => !document.documentElement.classList.contains('is-bare')")
