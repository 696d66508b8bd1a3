"""Towns on the small maps of the page Edit."""

from __future__ import annotations

from overland.ui import edit_towns


def test_a_map_away_from_a_coast_has_its_largest_towns_and_none_over_a_point() -> None:
    macas, cuenca = (-2.30741, -78.12026), (-2.8953, -78.9963)
    found = edit_towns.around([macas, cuenca], (-2.6, -78.55), (1.5, 2.0), (0.15, 0.6))
    names = [name for _point, name in found]
    assert "Cuenca" not in names  # it is one of the points, which bears its own name
    assert "Riobamba" in names
    assert len(names) <= edit_towns.MOST
    for at, (point, _name) in enumerate(found):
        for other, _other in found[:at]:
            assert abs(point[0] - other[0]) > 0.15 or abs(point[1] - other[1]) > 0.6
