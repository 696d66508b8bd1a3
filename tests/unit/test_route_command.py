"""`overland route`: lengths told, lines redrawn by an engine, all or none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from overland.commands import route
from overland.errors import WrongUse
from overland.routing.engines import Engine, EngineFailed
from overland.story import loader
from tests import stories
from tests.routing_server import LINE, TODAY, osrm, redraw, run, says, server, valhalla


def test_a_redrawn_line_says_who_gave_it_and_keeps_what_was_published(story_folder: Path) -> None:
    collection = json.loads((story_folder / "routes.geojson").read_text())
    published = [{"length_km": 90, "legs": ["hill-to-bay"], "between": "A and B", "source": "x"}]
    collection["features"][0]["properties"]["published"] = published
    stories.write_json(story_folder / "routes.geojson", collection)
    with server(says(valhalla(LINE))) as (url, _):
        redraw(story_folder, Engine("valhalla", url))
    drawn = loader.load(story_folder).routes["hill-to-bay"]
    assert [[longitude, latitude] for latitude, longitude in drawn.points] == LINE
    assert "valhalla" in drawn.method
    assert TODAY in drawn.method
    assert drawn.error_m is None
    assert drawn.properties["published"] == published


def test_all_legs_are_redrawn_or_none(story_folder: Path) -> None:
    legs = stories.read_table(story_folder / "legs.csv")
    legs.append({**legs[0], "id": "back", "position": "2"})
    stories.write_table(story_folder / "legs.csv", legs)
    before = (story_folder / "routes.geojson").read_bytes()
    answers = iter([((33.5, 36.2), (33.8, 35.5))])

    def fails_second(*_: object) -> tuple[tuple[float, float], ...]:
        try:
            return next(answers)
        except StopIteration:
            raise EngineFailed("down") from None

    with pytest.raises(EngineFailed):
        redraw(story_folder, Engine("osrm", "http://localhost"), by=fails_second)
    assert (story_folder / "routes.geojson").read_bytes() == before


def test_a_leg_between_places_without_a_point_cannot_be_asked_for(story_folder: Path) -> None:
    story = loader.load(story_folder)
    places = tuple(replace(place, latitude=None, longitude=None) for place in story.places)
    engine = Engine("osrm", "http://localhost")
    with pytest.raises(WrongUse, match="no point to route between"):
        route.redraw(replace(story, places=places), story_folder, engine, TODAY)


def test_a_leg_that_is_not_there_is_wrong_use(story_folder: Path) -> None:
    with pytest.raises(WrongUse, match="no road leg 'nowhere'"):
        redraw(story_folder, Engine("osrm", "http://localhost"), only="nowhere")


def test_the_command_tells_lengths_and_asks_nobody(story_folder: Path) -> None:
    outcome = run(story_folder)
    assert outcome.clean
    assert any("hill-to-bay" in line and "km drawn" in line for line in outcome.lines)
    json.dumps(outcome.data)


def test_a_line_that_runs_against_its_leg_is_told(story_folder: Path) -> None:
    collection = json.loads((story_folder / "routes.geojson").read_text())
    collection["features"][0]["geometry"]["coordinates"].reverse()
    stories.write_json(story_folder / "routes.geojson", collection)
    assert [problem.column for problem in run(story_folder).problems] == ["hill-to-bay"] * 2


def test_a_leg_without_a_line_is_told(story_folder: Path) -> None:
    (story_folder / "routes.geojson").unlink()
    (problem,) = run(story_folder).problems
    assert (problem.file, problem.row, problem.severity) == ("legs.csv", 2, "warning")


def test_the_command_redraws_by_an_engine(story_folder: Path) -> None:
    with server(says(osrm(LINE))) as (url, _):
        outcome = run(story_folder, "--engine", url, "--kind", "osrm", "--leg", "hill-to-bay")
    assert "4 points" in outcome.lines[0]
    assert len(loader.load(story_folder).routes["hill-to-bay"].points) == 4


def test_a_leg_without_an_engine_is_wrong_use(story_folder: Path) -> None:
    with pytest.raises(WrongUse, match="--engine"):
        run(story_folder, "--leg", "hill-to-bay")
