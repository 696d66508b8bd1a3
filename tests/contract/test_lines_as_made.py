"""Every way of making a line writes an error that the check of lines accepts."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from overland.basemap import packages
from overland.commands import route
from overland.evidence.ground import line_checks
from overland.routing import by_hand
from overland.routing.engines import Engine
from overland.story import loader
from overland.story.models import Point, Story

Make = Callable[[Story, Path, Path], object]

_GRAPHS = {
    "roads as long as the straight line": ((33.5, 36.3), (33.8, 35.5), 81.0),
    "roads far longer": ((33.5, 36.3), (33.8, 35.5), 140.0),
    "far off the graph": ((33.6, 36.2), (33.8, 35.35), 82.0),
    "a piece of hundreds of km": ((35.5, 38.5), (33.8, 35.5), 330.0),
}
"""Ends of a graph's only road (latitude, longitude), and its length in km."""


def _archive(folder: Path, graph: str) -> None:
    one, two, km = _GRAPHS[graph]
    edges = f"graph=[{{1: {km}}}, {{0: {km}}}]\nnodes=[{list(one)}, {list(two)}]\n"
    with zipfile.ZipFile(folder / packages.ROADS.file, "w") as archive:
        archive.writestr("scgraph_data/world_highways.py", edges)


def _points(story: Story) -> tuple[Point, Point]:
    ends = [story.place(name) for name in (story.legs[0].origin, story.legs[0].destination)]
    one, two = (place.point for place in ends if place)
    assert one
    assert two
    return one, two


def _along(graph: str) -> Make:
    def make(story: Story, folder: Path, cache: Path) -> object:
        _archive(cache, graph)
        if "hundreds" in graph:
            point = _GRAPHS[graph][0]
            far = {story.legs[0].origin: point}
            places = tuple(
                replace(p, latitude=far[p.id][0], longitude=far[p.id][1]) if p.id in far else p
                for p in story.places
            )
            story = replace(story, places=places)
        return route.along_roads(story, folder, cache, only=story.legs[0].id)

    return make


def _engine(story: Story, folder: Path, cache: Path) -> object:
    engine = Engine("osrm", "http://localhost")
    return route.redraw(story, folder, engine, "2026-11-28", by=lambda *_: _points(story))


def _track(story: Story, folder: Path, cache: Path) -> object:
    ends = " ".join(f"{lon},{lat}" for lat, lon in _points(story))
    track = cache / "way.kml"
    line = f"<Placemark><LineString><coordinates>{ends}</coordinates></LineString></Placemark>"
    track.write_text(
        f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{line}</Document></kml>'
    )
    return route.draw(story, folder, track, only=story.legs[0].id)


def _clicked(story: Story, folder: Path, cache: Path) -> object:
    (south, west), (north, east) = _points(story)
    drawn = [(south + 0.1, west), (north, east + 0.1)]
    return by_hand.write(folder, story.legs[0].id, drawn)


METHODS: dict[str, Make] = {
    **{f"network, {graph}": _along(graph) for graph in _GRAPHS},
    "great circle": lambda s, folder, _: route.draw(s, folder, None, only=s.legs[0].id),
    "engine": _engine,
    "track": _track,
    "clicked": _clicked,
}


@pytest.fixture(autouse=True)
def _given_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    """The graph that a test wrote stands for the package's."""
    monkeypatch.setattr(packages, "fetch", lambda package, folder: folder / package.file)


@pytest.mark.parametrize("method", METHODS)
def test_a_line_has_an_error_that_its_basis_bears_out(
    method: str, story_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    story = loader.load(story_folder)
    before = (story_folder / "routes.geojson").read_bytes()
    cache = tmp_path_factory.mktemp("cache")
    METHODS[method](story, story_folder, cache)
    assert (story_folder / "routes.geojson").read_bytes() != before
    made = loader.inspect(story_folder).story
    assert made
    assert [str(problem) for problem in line_checks.warnings(made)] == []
    line = made.routes[story.legs[0].id]
    assert "km" not in str(line.properties["error_basis"]) or line.error_m != 100


def test_a_straight_piece_of_hundreds_of_km_is_not_known_to_a_few(
    story_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    story = loader.load(story_folder)
    cache = tmp_path_factory.mktemp("cache")
    METHODS["network, a piece of hundreds of km"](story, story_folder, cache)
    line = loader.load(story_folder).routes[story.legs[0].id]
    assert line.error_m is not None
    assert line.error_m > 30_000
