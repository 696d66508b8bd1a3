"""The map's scripts by themselves, in a blank page: rules that need no map and no server."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from overland.assets import registry
from overland.svg import layout

SCRIPTS = sorted((Path(__file__).parents[2] / "overland").glob("*/static/*.js"))


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """A page with nothing in it but the scripts of the map."""
    page = browser.new_page()
    for name in ("leaflet.js", "overland.js"):
        page.add_script_tag(content=registry.named(name).body.decode())
    yield page
    page.close()


@pytest.mark.parametrize(
    ("point", "gap", "covered"),
    [((5, 5), 0, True), ((10, 5), 0, False), ((11, 5), 2, True), ((12, 5), 2, False)],
)
def test_boxes_meet_where_they_come_nearer_than_the_gap(
    blank: Page, point: tuple[float, float], gap: float, covered: bool
) -> None:
    x, y = point
    found = blank.evaluate(
        "([x, y, gap]) => overland.overlap({left: 0, top: 0, right: 10, bottom: 10},"
        " {left: x, top: y, right: x + 1, bottom: y + 1}, gap)",
        [x, y, gap],
    )
    assert found is covered


def _crowd(seed: int, count: int, width: float, height: float) -> list[list[float]]:
    chance = random.Random(seed)
    return [[chance.uniform(0, width), chance.uniform(0, height)] for _ in range(count)]


@pytest.mark.parametrize("limit", [3.0, 20.0, 1e9])
@pytest.mark.parametrize(("seed", "count"), [(1, 2), (2, 12), (3, 60), (4, 400)])
def test_pins_stand_in_the_browser_where_they_stand_in_pictures(
    blank: Page, seed: int, count: int, limit: float
) -> None:
    spots = [*_crowd(seed, count, 60 * count**0.5, 500), [100.0, 100.0], [100.0, 100.0]]
    found = blank.evaluate("([spots, limit]) => overland.spread(spots, 34, limit)", [spots, limit])
    wanted = layout.spread([(x, y) for x, y in spots], 34, limit)
    for one, two in zip(found, wanted, strict=True):
        assert one == pytest.approx(two, abs=0.001)


@pytest.mark.parametrize(("seed", "count"), [(1, 3), (2, 12), (3, 60), (4, 400)])
def test_names_stand_in_the_browser_where_they_stand_in_pictures(
    blank: Page, seed: int, count: int
) -> None:
    chance = random.Random(seed)
    labels = [
        layout.Label(f"place-{i}", (x, y), ((chance.uniform(40, 160), 36), (40, 19)), 13)
        for i, (x, y) in enumerate(_crowd(seed, count, 900, 500))
    ]
    taken = [layout.Box(700, 400, 900, 500), layout.Box(0, 0, 60, 60)]
    route = [(x, y) for x, y in _crowd(seed + 9, 200, 900, 500)]
    frame = layout.Box(2, 2, 898, 498)
    placed, cost = layout.place(labels, frame, taken, route)
    found = blank.evaluate(
        "([labels, frame, taken, route]) => {"
        " const {placed, cost} = overland.placeLabels(labels, frame, taken, route);"
        " return {cost, placed: [...placed].map(([key, p]) => [key, p.form, p.side, p.box])}; }",
        [
            [asdict(label) for label in labels],
            asdict(frame),
            [asdict(box) for box in taken],
            route,
        ],
    )
    assert found["cost"] == pytest.approx(cost)
    assert {key: (form, side) for key, form, side, _box in found["placed"]} == {
        key: (one.form, one.side) for key, one in placed.items()
    }
    assert all(box == pytest.approx(asdict(placed[key].box)) for key, *_, box in found["placed"])


def test_four_times_as_many_names_take_not_much_more_than_four_times_as_long() -> None:
    def seconds(count: int) -> float:
        side = 60 * count**0.5
        labels = [
            layout.Label(str(i), (x, y), ((80, 36), (60, 19)), 13)
            for i, (x, y) in enumerate(_crowd(5, count, side, side))
        ]
        spots = [label.spot for label in labels]
        begun = time.process_time()
        layout.place(labels, layout.Box(0, 0, side, side), [])
        layout.spread(spots)
        return time.process_time() - begun

    assert seconds(1200) < 9 * seconds(300)


def test_a_script_is_short_enough_to_be_read_at_once() -> None:
    assert [path.name for path in SCRIPTS if len(path.read_text("utf-8").splitlines()) > 300] == []


def test_the_map_gives_the_page_one_global_and_no_other(browser: Browser) -> None:
    page = browser.new_page()
    page.add_script_tag(content=registry.named("leaflet.js").body.decode())
    before = set(page.evaluate("Object.getOwnPropertyNames(window)"))
    page.add_script_tag(content=registry.named("overland.js").body.decode())
    assert set(page.evaluate("Object.getOwnPropertyNames(window)")) - before == {"overland"}
    page.close()
