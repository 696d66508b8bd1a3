"""Towns on the small maps of the page Edit."""

from __future__ import annotations

import argparse
import re
from math import cos, radians
from pathlib import Path

from overland.commands import new
from overland.geography import antimeridian
from overland.ui import edit_candidates, edit_points, edit_towns


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


def test_a_small_map_of_both_sides_of_the_date_line_stands_between_them(tmp_path: Path) -> None:
    suva, hihifo = (-18.14, 178.43), (-15.95, -173.80)
    points = [(suva, "Suva"), (hihifo, "Hihifo")]
    made = edit_points.map_of(tmp_path, points, 340, [(suva, hihifo)])
    assert antimeridian.apart(made.location[1], 182.3) < 0.1
    assert antimeridian.on_globe(-17.0, 183.5) == (-17.0, -176.5)
    script = made.get_root().render()
    assert "Kinshasa" not in script
    assert "Hihifo" in script
    assert "178.43" not in script
    assert "-181.57" in script  # Suva, west of Hihifo and not on the other side of the globe


def test_towns_beyond_the_date_line_stand_beside_the_points() -> None:
    found = edit_towns.around([(-18.1, 178.4)], (-18.0, 181.5), (6.0, 9.0), (0.1, 0.6))
    assert {name for point, name in found if point[1] > 180} & {"Nuku‘alofa", "Apia", "Neiafu"}


def test_a_town_stands_where_its_name_is_whole_in_a_map_of_the_north(tmp_path: Path) -> None:
    height, tile = 240, 256
    points = [((41.919, 8.738), "Ajaccio"), ((50.63, 3.06), "Lille"), ((45.75, 4.85), "Lyon")]
    made = edit_points.map_of(tmp_path, points, height)
    middle, zoom = edit_points._camera([point for point, _name in points], height)
    pixels = tile * 2**zoom / 360
    towns = [
        one for one in made._children.values() if getattr(one, "options", {}).get("attribution")
    ]
    assert towns
    for town in towns:
        latitude, longitude = vars(town)["location"]
        upward = (latitude - middle[0]) * pixels / cos(radians(middle[0]))
        # Half of a map, less half of a name's height; less a name on the right.
        assert abs(upward) < height / 2 - 15
        assert (longitude - middle[1]) * pixels < height * 0.72 - 110


def test_a_candidate_of_another_continent_is_on_no_map_of_the_first() -> None:
    corte = (42.31, 9.15)
    assert edit_candidates._in_one_view(corte, (44.02, 11.9))
    assert not edit_candidates._in_one_view(corte, (20.8, -99.0))
    assert edit_candidates._in_one_view((-18.1, 178.4), (-16.0, -173.8))  # over the date line


def test_a_name_that_the_edge_of_a_small_map_would_cut_stands_on_its_left(
    tmp_path: Path,
) -> None:
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    points = [((37.58, 36.93), "Kahramanmaras"), ((36.9, 30.7), "Antalya")]
    made = edit_points.map_of(tmp_path / "stories" / "trip", points, 340).get_root().render()
    tips = [tip for tip in re.findall(r"bindTooltip\((.*?)\);", made, re.S) if "ov-beside" in tip]
    sides = ["left" if '"left"' in tip else "right" for tip in tips]
    assert sides == ["left", "right"]
