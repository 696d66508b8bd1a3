"""A zoom of many places is shown step by step: no frame has all of its work to do."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.reader import Reader

_COUNTED = """
  const seen = {};
  let frame = 0;
  const note = (name) => { if (!(name in seen)) seen[name] = frame; };
  const until = (last) => {
    const beat = () => {
      frame += 1;
      if (last in seen || frame > 300) done(seen); else requestAnimationFrame(beat);
    };
    requestAnimationFrame(beat);
  };
"""
_ZOOM = f"""(zoom) => new Promise((done) => {{ {_COUNTED}
  const marks = new MutationObserver((found) => {{
    const added = found.flatMap((one) => [...one.addedNodes]);
    if (added.some((one) => one.matches(".ov-cluster"))) note("clusters");
    if (added.some((one) => one.matches("svg"))) note("signs");
  }});
  map.on("zoomstart", () => {{
    marks.observe(map.getPane("ov-others"), {{childList: true, subtree: true}});
  }});
  map.on("zoomend", () => note("ended"));
  until("signs");
  map.setZoom(zoom);
}})"""
_NAMES = f"""new Promise((done) => {{ {_COUNTED}
  const again = overland.placeAgain;
  overland.placeAgain = () => {{ overland.placeAgain = again; note("journey"); again(); }};
  const root = document.documentElement;
  new MutationObserver(() => note("ground")).observe(root, {{attributeFilter: ["data-arranged"]}});
  until("ground");
  overland.arrange();
}})"""


def test_clusters_come_after_the_zoom_has_ended_and_their_signs_after_these(crowd: Page) -> None:
    seen = crowd.evaluate(_ZOOM, 8)
    # It ends before the callbacks of its frame run: those are counted one further.
    assert seen["clusters"] >= seen["ended"] + 2
    assert seen["signs"] > seen["clusters"]


def test_names_of_the_ground_come_after_those_of_the_journey(opened: Reader) -> None:
    seen: Any = opened.in_map(_NAMES)
    assert seen["ground"] > seen["journey"]
