"""The band of an error is seen beside the lines of its stretch, on small maps too."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Arrive

# Pixels of the widest band, and of the lines beside each other with the halo around them.
_WIDE = """() => {
  const bands = [...document.querySelectorAll("path.ov-band")];
  const shifts = [], cases = [...document.querySelectorAll("path.ov-case.is-strand")];
  for (const one of cases) {
    const {e, f} = new DOMMatrix(getComputedStyle(one).transform);
    shifts.push([e, f]);
  }
  const apart = shifts.flatMap(([x, y]) => shifts.map(([a, b]) => Math.hypot(x - a, y - b)));
  const band = Math.max(...bands.filter((one) => getComputedStyle(one).stroke !== "none")
    .map((one) => parseFloat(getComputedStyle(one).strokeWidth)));
  return [band, Math.max(...apart) + parseFloat(getComputedStyle(cases[0]).strokeWidth)];
}"""


@pytest.mark.parametrize("width", [1440, 390, 360, 320])
def test_the_band_is_seen_on_both_sides_of_the_lines_of_a_stretch(
    arriving: Arrive, server: str, width: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": 844})
    reader.open_map("?story=sudan-2023")
    found: Any = reader.in_map(_WIDE)
    band, lines = found
    assert band >= lines + 6


_NEARER = """() => {
  overland.state.moved = true;
  overland.state.map.setView([15.6, 32.53], %d, {animate: false});
}"""
_ROWS = """() => Object.fromEntries(["ov-doubt", "ov-band"].map((sign) =>
  [sign, document.querySelector(`.ov-legend [data-sign=${sign}]`).hidden]))"""


def test_what_pins_and_lines_hide_is_in_the_legend_only_where_it_is_seen(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server)
    reader.open_map("?story=sudan-2023")
    assert reader.in_map(_ROWS) == {"ov-doubt": True, "ov-band": False}
    for zoom, hidden in ((9, False), (3, True)):
        reader.in_map(_NEARER % zoom)
        assert reader.in_map(_ROWS) == {"ov-doubt": hidden, "ov-band": hidden}
