"""A way along a graph of roads: the shortest, with how far it can be from the road itself."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from overland.basemap import packages, road_lines
from overland.routing import road_graph

A, B, C, D = (0.0, 0.0), (0.5, 0.5), (0.5, -0.5), (1.0, 0.0)  # longitude, latitude
EDGES = [(A, B, 80.0), (B, D, 80.0), (A, C, 90.0), (C, D, 200.0)]


def turned(point: tuple[float, float]) -> tuple[float, float]:
    return point[1], point[0]


def test_the_way_is_the_shortest_and_runs_from_place_to_place() -> None:
    found = road_graph.way(EDGES, (0.01, 0.0), turned(D))
    assert found.points == ((0.01, 0.0), turned(A), turned(B), turned(D))
    assert found.road_km == 160.0
    assert 0 < found.origin_off_km < 2
    assert found.destination_off_km == 0.0


def test_a_road_strays_as_far_as_its_length_allows() -> None:
    edges = [(A, B, 120.0), (B, D, 80.0)]
    # A road of 120 km between points 78.5 km apart.
    assert road_graph.way(edges, turned(A), turned(D)).astray_km == pytest.approx(45.4, abs=0.1)


def test_a_road_as_long_as_the_straight_line_is_not_known_to_be_straight() -> None:
    edges = [(A, B, 78.47), (B, D, 78.47)]
    assert road_graph.way(edges, turned(A), turned(D)).astray_km == pytest.approx(11.8, abs=0.1)


def test_a_line_is_not_known_better_than_its_place_lies_off_the_graph() -> None:
    edges = [((0.0, 0.0), (0.4, 0.0), 44.5)]
    assert road_graph.way(edges, (0.2, 0.0), (0.0, 0.4)).astray_km == pytest.approx(22.1, abs=0.1)


@pytest.mark.parametrize("there", [(0.2, 0.0), (0.15, 0.12)])
def test_a_line_that_would_mostly_be_straight_is_no_road(there: tuple[float, float]) -> None:
    edges = [((0.0, 0.0), (0.1, 0.0), 11.1)]
    with pytest.raises(road_graph.NoWay, match=r"only \d+ of \d+ km are along roads") as told:
        road_graph.way(edges, (0.01, 0.0), there)
    assert "the origin lies 1.1 km from them and the destination" in str(told.value)


@pytest.mark.parametrize(
    ("edges", "told"),
    [
        ([], "no road between"),
        ([(A, B, 80.0), (C, D, 80.0)], "no road of the graph joins"),
        ([((5.0, 5.0), (6.0, 6.0), 160.0)], "no nearer than"),
    ],
)
def test_places_that_the_graph_does_not_join_are_told(
    edges: list[road_graph.Edge], told: str
) -> None:
    with pytest.raises(road_graph.NoWay, match=told):
        road_graph.way(edges, turned(A), turned(D))


def test_the_line_says_which_graph_it_follows_and_how_wrong_it_can_be(tmp_path: Path) -> None:
    graph = "graph=[{1: 80.0}, {0: 80.0, 2: 80.0}, {1: 80.0}]\nnodes=[[0.0, 0.0], [0.5, 0.5], [0.0, 1.0]]\n"  # noqa: E501
    wheel = tmp_path / packages.ROADS.file
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("scgraph_data/world_highways.py", graph)
    found, properties = road_lines.between(wheel, turned(A), turned(D))
    assert "OpenStreetMap" in str(properties["rights"])
    assert "ODbL" in str(properties["rights"])
    assert found.points == (turned(A), turned(B), turned(D))
    assert "scgraph_data" in str(properties["method"])
    assert "whether it was the way taken, nobody says" in str(properties["method"])
    assert properties["error_m"] == pytest.approx(11800, abs=100)
    assert "OpenStreetMap" in str(properties["attribution"])
