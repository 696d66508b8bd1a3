"""The map's scripts by themselves, in a blank page: rules that need no map and no server."""

from __future__ import annotations

import gc
import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from overland import config
from overland.assets import registry
from overland.basemap import ground
from overland.geography import mercator
from overland.story import loader
from overland.svg import countries, displacement, layout
from overland.svg.countries import Around
from overland.view import Camera

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
    wanted = displacement.spread([(x, y) for x, y in spots], 34, limit)
    for one, two in zip(found, wanted, strict=True):
        assert one == pytest.approx(two, abs=0.001)


@pytest.mark.parametrize("over", [True, False])
@pytest.mark.parametrize(("seed", "count"), [(1, 3), (2, 12), (3, 60), (4, 400)])
def test_names_stand_in_the_browser_where_they_stand_in_pictures(
    blank: Page, seed: int, count: int, over: bool
) -> None:
    chance = random.Random(seed)
    labels = [
        layout.Label(
            f"place-{i}", (x, y), ((chance.uniform(40, 160), 36), (40, 19)), 13, own=not i % 3
        )
        for i, (x, y) in enumerate(_crowd(seed, count, 900, 500))
    ]
    taken = [layout.Box(700, 400, 900, 500), layout.Box(0, 0, 60, 60)]
    route = [(x, y) for x, y in _crowd(seed + 9, 200, 900, 500)]
    frame = layout.Box(2, 2, 898, 498)
    placed, cost = layout.place(labels, frame, taken, route, over_lines=over)
    found = blank.evaluate(
        "(given) => {"
        " const {placed, cost} = overland.placeLabels(...given);"
        " return {cost, placed: [...placed].map(([key, p]) => [key, p.form, p.side, p.box])}; }",
        [
            [asdict(label) for label in labels],
            asdict(frame),
            [asdict(box) for box in taken],
            route,
            over,
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
        gc.collect()
        gc.disable()  # what the other tests of this process left takes its own time
        try:
            begun = time.process_time()
            layout.place(labels, layout.Box(0, 0, side, side), [])
            displacement.spread(spots)
            return time.process_time() - begun
        finally:
            gc.enable()

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


CLUSTERS = """async (rows) => {
  const box = document.createElement("div");
  box.style.cssText = "width: 900px; height: 500px";
  document.body.replaceChildren(box);
  const map = L.map(box, {maxZoom: 12, fadeAnimation: false, zoomAnimation: false});
  map.setView([33.7, 35.9], 8);
  overland.state.map = map;
  const term = (key, dash) => ({key, word: key, colour: "red", dash});
  overland.loaded = async () => ({terms: [term("reported", ""), term("expected", "15 7")], rows});
  const words = {cluster: "{n} places: {parts}", one: "{name}, {known}", comma: "، "};
  overland.others(map, {others: {url: "", words}});
  const ready = () => document.documentElement.dataset.others;
  while (!ready()) await new Promise((done) => setTimeout(done, 10));
  const buttons = [...box.querySelectorAll(".ov-cluster[role=button], .ov-other[role=button]")];
  return buttons.map((one) => [one.ariaLabel, one.tabIndex, one.innerText]).sort();
}"""


def test_a_cluster_is_a_button_that_keeps_reported_and_expected_apart(browser: Browser) -> None:
    page = browser.new_page()
    for name in ("leaflet.js", "clusters.js", "overland.js"):
        page.add_script_tag(content=registry.named(name).body.decode())
    near = [[f"p{i}", f"Place {i}", 33.7 + i / 50, 35.9, int(i > 3)] for i in range(7)]
    found = page.evaluate(CLUSTERS, [*near, ["far", "Far <b>place</b>", 34.6, 37.2, 0]])
    assert [*found] == [
        ["7 places: 4 reported، 3 expected", 0, "7"],
        ["Far <b>place</b>, reported", 0, ""],
    ]
    page.get_by_role("button", name="7 places").press("Enter")
    expect(page.get_by_role("button", name="Place 0, reported")).to_be_visible()
    page.close()


@pytest.mark.parametrize(("dash", "length"), [("", 20.0), ("15 7", 20.0), (".1 8.5", 40.0)])
def test_an_arc_is_as_long_as_its_share_and_dashed_as_its_line(
    blank: Page, dash: str, length: float
) -> None:
    found = blank.evaluate("([d, l]) => overland.dashes(d, l, 100)", [dash, length])
    *own, rest = [float(part) for part in found.split()]
    assert sum(own) == pytest.approx(length, abs=0.2)
    assert rest == 100
    assert len(own) % 2 == 1


COUNTRIES = """([files, corners, frame, close, wanted]) => {
  const {state} = overland;
  const of = (layer) => files.world.filter((one) => one.properties.layer === layer);
  overland.keepLines("far", of("border"));
  overland.keepLines("world", of("land"));
  for (const pane of ["ground", "borders"]) overland.keepLines(pane, files[pane]);
  state.panes = ["world", "ground", "borders", "far"];
  Object.assign(state, {fine: L.latLngBounds(corners), close});
  const lines = overland.drawnLines(frame);
  const edge = {left: 4, top: 4, right: frame.width - 4, bottom: frame.height - 4};
  const around = {edge, taken: new overland.Grid(), route: new overland.Grid()};
  around.route.add(overland.around([frame.width / 2, frame.height / 2], 0));
  around.taken.add(overland.around([490, 60], 45));
  const place = ([at, size]) => overland.placeCountry(at, size, lines, frame, around);
  return [lines.segments.length, wanted.map(place)];
}"""


@pytest.mark.parametrize("seen", [(33.7, 36.0, 9.5), (35.0, 38.0, 4.5), (-17.0, 179.5, 5.0)])
def test_countries_are_named_in_the_browser_where_they_are_in_pictures(
    browser: Browser, seen: tuple[float, float, float]
) -> None:
    story = loader.load(config.app_folder() / "data" / "stories" / "syria-2013")
    frame = mercator.looking_at(Camera(*seen), 1040, 480)
    corners = ground.described(story.slug)["bounds"]
    lines = countries.drawn(story, frame)
    around = Around(layout.Box(4, 4, 1036, 476), layout.Grid(), layout.Grid())
    around.route.add(layout.square_around((520, 240), 0))
    around.taken.add(layout.square_around((490, 60), 45))
    folder = config.basemap()
    labels = json.loads((folder / "labels.json").read_text("utf-8"))
    wanted = [
        (frame.pixel((label["latitude"], label["longitude"])), (12.0 * len(label["name"]), 18.0))
        for label in labels
        if label["kind"] == "country"
    ]
    placed = [countries.place(at, size, lines, frame, around) for at, size in wanted]
    files = {
        "world": ground.features(folder / "world.geojson"),
        "ground": ground.features(folder / story.slug / "land.geojson"),
        "borders": ground.features(folder / story.slug / "borders.geojson"),
    }
    page = browser.new_page()
    for name in ("leaflet.js", "overland.js"):
        page.add_script_tag(content=registry.named(name).body.decode())
    view = {name: getattr(frame, name) for name in ("width", "height", "left", "top", "zoom")}
    close = countries.fills(corners, frame)
    many, found = page.evaluate(COUNTRIES, [files, corners, view, close, wanted])
    page.close()
    assert many == len(lines.segments)
    assert any(placed)
    for one, two in zip(found, placed, strict=True):
        assert one == (two and pytest.approx(asdict(two), abs=0.01))
