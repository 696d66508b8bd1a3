"""A map of many places: its legend is seen whole, and names keep off the rings of places."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from overland.assets import registry

LINES = "".join(
    f"<li><i></i>{words} {n}</li>"
    for n in range(7)
    for words in ("how well it is known", "another place, or as many of them as it says")
)
MAP = """([width, height, rows]) => {
  const box = document.createElement("div");
  box.style.cssText = `width: ${width}px; height: ${height}px`;
  document.body.style.margin = 0;
  document.body.replaceChildren(box);
  const map = L.map(box).setView([33, 36], 7);
  overland.state.map = map;
  const legend = L.control({position: "bottomleft"});
  legend.onAdd = () => {
    const made = L.DomUtil.create("div", "ov-legend");
    made.innerHTML = `<details open><summary>Legend</summary><ul>${rows}</ul>
      <p class="ov-unnamed">No room for the names: Damascus; Moscow; Beirut; Masnaa</p></details>`;
    return made;
  };
  legend.addTo(map);
  overland.fitLegend();
  const made = document.querySelector(".ov-legend");
  return [made.scrollHeight - made.clientHeight, made.offsetWidth];
}"""


@pytest.mark.parametrize(
    "size", [(1040, 540), (880, 440), (880, 400), (390, 523), (360, 459)], ids=str
)
def test_nothing_of_a_long_legend_is_cut(browser: Browser, size: tuple[int, int]) -> None:
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height})
    for name in ("leaflet.js", "overland.js"):
        page.add_script_tag(content=registry.named(name).body.decode())
    cut, across = page.evaluate(MAP, [width, height, LINES])
    page.close()
    assert cut <= 1
    assert across <= width - 60


_RINGS = """() => {
  const around = map.getContainer().getBoundingClientRect();
  const kept = overland.otherBoxes(() => true);
  const rings = [...document.querySelectorAll(".ov-other svg, .ov-cluster svg")].map((one) => {
    const box = one.querySelector(".ov-arc").getBoundingClientRect();
    return [box.x + box.width / 2 - around.x, box.y + box.height / 2 - around.y, box.width / 2 - 1];
  });
  return [rings.length, rings.filter(([x, y, reach]) => !kept.some((box) =>
    overland.inside(overland.around([x, y], reach), box))).length];
}"""


def test_names_are_kept_off_the_whole_ring_of_a_place_and_of_a_cluster(crowd: Page) -> None:
    crowd.evaluate(
        """() => { map.setZoom(10, {animate: false});
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); }"""
    )
    crowd.evaluate("() => overland.clearJourney([])")
    there, bare = crowd.evaluate(_RINGS)
    assert there > 5
    assert bare == 0
