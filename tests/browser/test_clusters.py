"""Places beyond the journey's own, by the map's scripts alone: clusters, signs, filter."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

_ZOOMED = """(zoom) => {
  map.setZoom(zoom, {animate: false});
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
"""Clusters are made in the frame after the map's own."""


def test_the_number_of_a_cluster_lies_over_its_sign(crowd: Page) -> None:
    above = crowd.evaluate(
        """() => [...document.querySelectorAll(".ov-cluster span")].map((number) => {
          const box = number.getBoundingClientRect(), own = number.closest(".ov-cluster");
          const all = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          const there = all.filter((one) => one.closest(".ov-cluster") === own);
          return !there.length || there[0] === number;
        })"""
    )
    assert len(above) > 3
    assert all(above)


def test_clusters_hold_every_place_once_and_say_how_each_is_known(crowd: Page) -> None:
    crowd.evaluate(_ZOOMED, 6)  # all of them are in sight
    names = crowd.locator(".ov-cluster").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    single = crowd.locator(".ov-other").count()
    assert sum(int(name.split()[0]) for name in names) + single == 900
    for name in names:
        total, parts = name.split(" places: ")
        assert sum(int(part.split()[0]) for part in parts.split(", ")) == int(total)


def test_map_and_clusters_are_not_drawn_in_one_frame(crowd: Page) -> None:
    at_once, later = crowd.evaluate(
        """() => {
          const seen = () => [...document.querySelectorAll(".ov-cluster")].map((one) => one.title);
          const before = seen();
          map.setZoom(9, {animate: false});
          const same = JSON.stringify(seen()) === JSON.stringify(before);
          return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
            () => done([same, JSON.stringify(seen()) === JSON.stringify(before)]))));
        }"""
    )
    assert (at_once, later) == (True, False)


def test_the_keyboard_stays_on_the_map_when_it_opens_a_cluster(crowd: Page) -> None:
    cluster = crowd.locator(".ov-cluster").first
    name = str(cluster.get_attribute("aria-label"))
    cluster.press("Enter")
    crowd.wait_for_function(
        """(name) => {
          const label = document.activeElement.getAttribute("aria-label");
          return document.activeElement.closest(".ov-cluster, .ov-other") && label !== name;
        }""",
        arg=name,
    )


def test_a_place_of_the_crowd_chosen_by_key_is_found_again_in_a_cluster_too(crowd: Page) -> None:
    crowd.evaluate("() => { overland.choose = (...chosen) => { window.chosen = chosen; }; }")
    crowd.evaluate(_ZOOMED, 11)
    one = crowd.locator(".ov-other").first
    one.press("Enter")
    place = str(one.get_attribute("data-place"))
    assert crowd.evaluate("() => window.chosen") == [place, True]
    expect(crowd.locator(".leaflet-popup")).to_contain_text(place.upper())
    assert crowd.evaluate("(id) => overland.elementOf(id).dataset.place", place) == place
    crowd.evaluate(_ZOOMED, 5)
    held = "(id) => overland.elementOf(id).classList.contains('ov-cluster')"
    assert crowd.evaluate(held, place)


def test_clusters_count_only_what_the_filter_lets_through(crowd: Page) -> None:
    crowd.evaluate("overland.sift({places: [], legs: [], matches: 'some'})")
    root = crowd.locator("html")
    expect(root).to_have_attribute("data-others", "300")
    names = crowd.locator(".ov-cluster").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    assert all(name.endswith(" expected") and "," not in name for name in names)
    crowd.evaluate("overland.sift(null)")
    expect(root).to_have_attribute("data-others", "900")


_MEASURED = """(zoom) => new Promise((done) => {
  const words = {credits: "credits", full: "full", full_off: "not full"};
  overland.corners(map, {words});
  const known = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "offsetHeight");
  let read = 0;
  const get = function () { read += 1; return known.get.call(this); };
  Object.defineProperty(HTMLElement.prototype, "offsetHeight", {...known, get});
  map.once("zoomend", () => setTimeout(() => done(read)));
  map.setZoom(zoom, {animate: false});
})"""


def test_clusters_that_come_and_go_make_the_browser_measure_nothing(crowd: Page) -> None:
    assert crowd.evaluate(_MEASURED, 9) <= 2
    assert crowd.locator(".ov-cluster, .ov-other").count() > 5


_TOUCHING = """() => {
  const all = [...document.querySelectorAll(".ov-cluster")].map((one) => {
    const box = one.getBoundingClientRect(), [x, y] = (one.style.translate || "0 0").split(" ");
    const middle = [box.x + box.width / 2, box.y + box.height / 2];
    const aside = [parseFloat(x), parseFloat(y || "0")];
    return {at: middle, home: middle.map((part, axis) => part - aside[axis]), reach: box.width / 2};
  });
  const pairs = (which) => all.flatMap((one, index) => all.slice(0, index).filter((two) =>
    Math.hypot(one[which][0] - two[which][0], one[which][1] - two[which][1])
      < one.reach + two.reach - 1)).length;
  const aside = Math.max(...all.map((one) =>
    Math.hypot(one.at[0] - one.home[0], one.at[1] - one.home[1])));
  return [pairs("home"), pairs("at"), aside];
}"""


def test_clusters_that_would_touch_between_two_zooms_stand_beside_each_other(crowd: Page) -> None:
    found = []
    for zoom in (5.5, 6.5, 7.5, 8.5):
        crowd.evaluate(_ZOOMED, zoom)
        crowd.evaluate("() => overland.clearJourney([])")
        found.append(crowd.evaluate(_TOUCHING))
    assert sum(before for before, _after, _aside in found) > 2
    assert [after for _before, after, _aside in found] == [0, 0, 0, 0]
    assert all(aside < 17 for _before, _after, aside in found)


_COVERED = """() => {
  const around = map.getContainer().getBoundingClientRect();
  const cluster = document.querySelector(".ov-cluster").getBoundingClientRect();
  const [x, y] = [cluster.x + cluster.width / 2, cluster.y + cluster.height / 2];
  const at = (a, b) => map.containerPointToLatLng([a - around.x, b - around.y]);
  const icon = L.divIcon({className: "pin", iconSize: [12, 12]});
  L.marker(at(x, y - 8), {icon}).addTo(map);
  L.polyline([at(x, y + 6), at(x + 200, y + 6)], {className: "line", weight: 6}).addTo(map);
  const over = [[x, y - 8], [x + 8, y + 6]].map((spot) => document.elementFromPoint(...spot));
  const named = (one) => one.getAttribute("class").split(" ").find((name) => /pin|line/.test(name));
  return over.map(named);
}"""


def test_a_cluster_lies_under_the_pins_and_lines_of_the_journey(crowd: Page) -> None:
    assert crowd.evaluate(_COVERED) == ["pin", "line"]


_ASIDE = """(steps) => {
  const around = document.getElementById("map").getBoundingClientRect();
  const cluster = document.querySelector(".ov-cluster");
  const middle = () => {
    const box = cluster.getBoundingClientRect();
    return [box.x + box.width / 2 - around.x, box.y + box.height / 2 - around.y];
  };
  const apart = (one, two) => Math.hypot(one[0] - two[0], one[1] - two[1]);
  const home = middle(), spots = steps.map((step) => [home[0] + step, home[1], 5]);
  overland.clearJourney(spots);
  const stands = middle(), gap = Math.min(...spots.map((spot) => apart(spot, stands)));
  const told = overland.otherBoxes().map(
    (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2]);
  overland.clearJourney([]);
  const missed = Math.min(...told.map((spot) => apart(spot, stands)));
  return [gap - cluster.offsetWidth / 2, missed, apart(middle(), home)];
}"""


@pytest.mark.parametrize("steps", [[0], [8], [-12, -16, -20]])
def test_a_cluster_steps_off_the_journey_and_back(crowd: Page, steps: list[float]) -> None:
    gap, missed, back = crowd.evaluate(_ASIDE, steps)
    assert gap > 4
    assert missed < 1  # names keep off where it stands
    assert back < 1


def test_no_cluster_steps_onto_another(crowd: Page) -> None:
    """Each has the journey on its side that is farther from its nearest neighbour."""
    nearest = crowd.evaluate(
        """() => {
          const middles = () => [...document.querySelectorAll(".ov-cluster")].map((one) => {
            const box = one.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2, box.width / 2];
          });
          const gap = (one, two) => Math.hypot(one[0] - two[0], one[1] - two[1]) - one[2] - two[2];
          const gaps = (all) => all.map((one) => Math.min(
            ...all.filter((two) => two !== one).map((two) => gap(one, two))));
          const before = middles(), around = map.getContainer().getBoundingClientRect();
          const spots = before.map((one) => {
            const others = before.filter((two) => two !== one);
            const near = others.sort((a, b) => gap(one, a) - gap(one, b))[0];
            const far = Math.hypot(near[0] - one[0], near[1] - one[1]);
            const away = [0, 1].map((axis) => one[axis] - (near[axis] - one[axis]) / far * 4);
            return [away[0] - around.x, away[1] - around.y, 40];
          });
          overland.clearJourney(spots);
          const after = gaps(middles());
          return gaps(before).map((gap, index) => [gap, after[index]]);
        }"""
    )
    assert all(after > -1 for before, after in nearest if before > 0)


_PINS = """() => {
  const around = map.getContainer().getBoundingClientRect();
  const boxes = () => [...document.querySelectorAll(".ov-cluster")]
    .map((one) => one.getBoundingClientRect());
  const middle = (box) => [box.x + box.width / 2 - around.x, box.y + box.height / 2 - around.y];
  // A pin on each cluster, and beside most: what steps off the one must not land on another.
  const pins = boxes().flatMap((box, at) => [[0, 0], [-40, 0], [40, 6]].slice(0, 1 + at % 3)
    .map(([x, y]) => [middle(box)[0] + x, middle(box)[1] + y, 12]));
  const steps = [-60, -30, 0, 30, 60];
  const line = pins.flatMap(([x, y]) => steps.map((step) => [x + step, y - 20, 5]));
  overland.clearJourney(line, pins);
  const over = boxes().filter((box) => pins.some(([x, y, reach]) =>
    Math.abs(middle(box)[0] - x) < box.width / 2 + reach
    && Math.abs(middle(box)[1] - y) < box.height / 2 + reach));
  return [pins.length, over.length];
}"""


def test_no_clusters_box_meets_a_pin_of_the_journey(crowd: Page) -> None:
    for zoom in (5, 6, 7, 7.5, 8, 9, 10):
        crowd.evaluate(_ZOOMED, zoom)
        pins, over = crowd.evaluate(_PINS)
        assert pins
        assert over == 0


_FARTHEST = """() => {
  const size = map.getSize(), beyond = [];
  overland.state.others._featureGroup.eachLayer((layer) => {
    const at = map.latLngToContainerPoint(layer.getLatLng());
    beyond.push(Math.max(-at.x, at.x - size.x) / size.x, Math.max(-at.y, at.y - size.y) / size.y);
  });
  return Math.max(...beyond);
}"""


def test_clusters_are_drawn_in_sight_and_little_beyond_it(crowd: Page) -> None:
    crowd.evaluate(_ZOOMED, 9)
    assert 0 < crowd.evaluate(_FARTHEST) < 0.5


_ASKED = """async (width) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const settled = async () => { for (let n = 0; n < 4; n += 1) await frame(); };
  overland.arrange();
  await settled();
  const known = Element.prototype.getBoundingClientRect;
  let asked = 0;
  Element.prototype.getBoundingClientRect = function () { asked += 1; return known.call(this); };
  if (width) document.querySelector(".leaflet-control-zoom").style.width = width;
  map.panBy([40, 0], {animate: false});
  overland.arrange();
  await settled();
  Element.prototype.getBoundingClientRect = known;
  return asked;
}"""


def test_names_are_placed_after_a_pan_without_asking_the_page_where_its_controls_are(
    crowd: Page,
) -> None:
    assert crowd.evaluate(_ASKED, "") == 0
    assert crowd.evaluate(_ASKED, "90px") > 0


_NAMED = """() => {
  const around = map.getContainer().getBoundingClientRect(), clusters = () =>
    [...document.querySelectorAll(".ov-cluster")].map((one) => one.getBoundingClientRect());
  const inside = clusters().filter((box) => box.left > around.left + 200 && box.right
    < around.right - 200 && box.top > around.top + 150 && box.bottom < around.bottom - 150);
  // The end of a name over the side of each third cluster.
  const names = inside.filter((box, at) => at % 3 === 0).map((box) => {
    const left = box.right - around.left - 10, top = box.top - around.top + 8;
    return {left, top, right: left + 70, bottom: top + 20};
  });
  const count = () => clusters().filter((box) => names.some((name) => overland.overlap(name,
    {left: box.left - around.left, right: box.right - around.left, top: box.top - around.top,
      bottom: box.bottom - around.top}, 0))).length;
  const before = count();
  overland.clearJourney([], [], [], names);
  return [before, count()];
}"""


def test_clusters_make_room_for_the_names_of_the_journey(crowd: Page) -> None:
    for zoom in (6, 7, 8):
        crowd.evaluate(_ZOOMED, zoom)
        before, after = crowd.evaluate(_NAMED)
        assert before
        assert after == 0, zoom
