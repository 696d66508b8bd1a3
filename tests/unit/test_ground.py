"""A story's basemap that is damaged costs that story only, and is told with its place."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from overland import cli, config
from overland.assets import bundles
from overland.basemap import ground
from overland.geography import mercator
from overland.geography.distance import distance_km
from overland.map import basemap as map_basemap
from overland.presentation import catalog, rights
from overland.story import loader
from overland.story.store import StoryStore
from overland.svg import basemap as svg_basemap
from overland.svg import drawing
from overland.view import View
from tests import stories

DATA = Path(__file__).parents[2] / "data"
FILES = (ground.DESCRIPTION, ground.LABELS, "roads.geojson", "borders.geojson")
TEXTS = ["", "{", '{"a": ', "[" * 100_000, '"text"', "7", "null", "[]", "{}", '{"a": 1}', "[{}]"]
TEXTS += ['["x"]', '{"features": [{}]}', '{"features": [{"properties": {"layer": []}}]}']
TEXTS += ['{"bounds": [[1, 2], [3]]}', '[{"name": "x", "kind": "sea", "latitude": 1e999}]']
LABEL = {"name": "x", "kind": "town", "latitude": 33.5, "longitude": 36.3, "rank": 1}
HARMLESS = {(ground.LABELS, "[]")}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A story, good or about to be damaged, on the ground of the first story, and a good one."""
    for slug in ("victim", "good"):
        stories.write(tmp_path / "stories", slug)
        shutil.copytree(DATA / "basemap" / "syria-2013", tmp_path / "basemap" / slug)
    shutil.copy(DATA / "basemap" / "world.geojson", tmp_path / "basemap")
    return tmp_path


def everything_is_drawn(slug: str) -> None:
    """Draw what needs the ground; whatever is wrong with it, nothing is raised."""
    story = loader.load(config.stories() / slug)
    view = View(story=slug)
    assert drawing.view_svg(story, view, 200, 200, theme="light", furnished=False)
    assert rights.ground_credits(story) is not None
    assert "vectors" in map_basemap.config(story)
    json.dumps(map_basemap.bounds(story))


@pytest.mark.parametrize("file", FILES)
def test_a_damaged_ground_withholds_its_story_alone_and_no_drawing_fails(
    data: Path, file: str
) -> None:
    for text in TEXTS:
        if (file, text) in HARMLESS:
            continue
        (data / "basemap" / "victim" / file).write_text(text, encoding="utf-8")
        with config.data_in(data):
            store = StoryStore(data, catalog.reasons_to_withhold, recheck_s=0.0)
            assert store.get("good") is not None
            assert store.get("victim") is None, text
            (problem,) = store.catalog().broken["victim"]
            assert problem.file == f"basemap/{file}"
            assert "overland basemap victim" in problem.remedy
    with config.data_in(data):
        everything_is_drawn("victim")


@pytest.mark.parametrize("text", TEXTS)
def test_a_damaged_world_is_not_drawn_and_costs_no_story(
    data: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "basemap" / ground.WORLD).write_text(text, encoding="utf-8")
    with config.data_in(data):
        store = StoryStore(data, catalog.reasons_to_withhold, recheck_s=0.0)
        assert {*store.catalog().stories} == {"good", "victim"}
        everything_is_drawn("good")
    assert cli.main(["check", "--root", str(data)]) == cli.PROBLEMS
    assert "basemap/world.geojson" in capsys.readouterr().out


def _undecodable(folder: Path) -> None:
    (folder / os.fsdecode(b"caf\xe9.geojson")).write_text("{}")


def _to_nowhere(folder: Path) -> None:
    (folder / "land.geojson").unlink()
    (folder / "land.geojson").symlink_to("/nowhere")


def _in_a_ring(folder: Path) -> None:
    (folder / "land.geojson").unlink()
    (folder / "land.geojson").symlink_to("land.geojson")


def _a_pipe(folder: Path) -> None:
    (folder / "land.geojson").unlink()
    os.mkfifo(folder / "land.geojson")


def _a_folder(folder: Path) -> None:
    (folder / "land.geojson").unlink()
    (folder / "land.geojson").mkdir()


@pytest.mark.parametrize("damage", [_undecodable, _to_nowhere, _in_a_ring, _a_pipe, _a_folder])
def test_whatever_lies_in_a_basemap_the_assets_are_built(
    data: Path, damage: Callable[[Path], None]
) -> None:
    damage(data / "basemap" / "victim")
    library = bundles.Library(DATA, DATA, basemap=data / "basemap")
    layers = {path.relative_to(data).as_posix() for path in library._layers()}
    assert "basemap/good/land.geojson" in layers
    assert all(layer.isascii() for layer in layers)


def test_a_check_that_fails_is_told_and_the_other_stories_are_checked(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(slug: str) -> Any:
        raise RuntimeError(f"no ground of {slug}")

    monkeypatch.setattr(ground, "problems", fails)
    assert cli.main(["check", "--root", str(data)]) == cli.PROBLEMS
    told = capsys.readouterr().out
    for slug in ("good", "victim"):
        assert f"{slug}/{slug}: cannot be checked: RuntimeError: no ground of {slug}" in told


def test_check_looks_at_the_records_of_the_folder_it_was_given(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "basemap" / "victim" / ground.LABELS).write_text("[1]", encoding="utf-8")
    assert cli.main(["check", "victim", "--root", str(data)]) == cli.PROBLEMS
    assert "basemap/labels.json, [0]: '1' is no object" in capsys.readouterr().out
    assert cli.main(["check", "good", "--root", str(data)]) == cli.CLEAN


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (ground.LABELS, [{**LABEL, "name": "x"}] * (ground.MOST_LABELS + 1)),
        (ground.LABELS, [{**LABEL, "kind": "country"}] * (ground.MOST_COUNTRIES + 1)),
        (ground.LABELS, [{**LABEL, "name": "x" * 201}]),
        (ground.LABELS, [{**LABEL, "kind": []}]),
        (
            "land.geojson",
            {"features": [{"properties": {"layer": "land"}, "geometry": {
                "type": "LineString", "coordinates": [[1, 2]] * (ground.MOST_POINTS + 1)}}]},
        ),
    ],
    ids=["labels", "countries", "letters", "kind", "points"],
)  # fmt: skip
def test_a_ground_that_takes_minutes_to_draw_withholds_its_story(
    name: str, content: object, data: Path
) -> None:
    (data / "basemap" / "victim" / name).write_text(json.dumps(content), "utf-8")
    with config.data_in(data):
        (problem,) = ground.problems("victim")
    assert problem.file == f"basemap/{name}"


def test_a_story_without_ground_of_its_own_lies_on_the_worlds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERLAND_DATA", str(tmp_path))
    folder = stories.write(tmp_path / "stories")
    table = folder / "places.csv"
    rows = stories.read_table(table)
    for row, point in zip(rows, ("-33.45 -70.66", "-32.83 -70.60", "-32.89 -68.83"), strict=True):
        row["latitude"], row["longitude"] = point.split()
    stories.write_table(table, rows)
    (folder / "routes.geojson").unlink()
    story = loader.load(folder)
    names = {item["name"] for item in ground.labels(story)}
    assert {"Chile", "Argentina", "Viña del Mar"} <= names
    assert not {"Spain", "Barcelona", "Lima"} & names
    frame = mercator.around([(-33.9, -72.5), (-32.5, -68.5)], 600, 400, (0, 0, 0, 0))
    drawn = svg_basemap.vectors(story, View(story.slug), frame, land=True)
    assert {path.layer for path in drawn} >= {"land", "border"}
    assert any("world.geojson" in v["url"] for v in map_basemap.config(story)["vectors"])
    assert rights.ground_credits(story).startswith("Natural Earth, GeoNames")
    assert ground.shared_problems() == ()


def test_no_country_is_named_where_the_next_town_is_another_countrys() -> None:
    # Borders that are not agreed are not drawn closed: Oman lay in one piece with its neighbour.
    labels = json.loads((DATA / "basemap" / "labels.json").read_text("utf-8"))
    at = {item["name"]: (item["latitude"], item["longitude"]) for item in labels}
    assert distance_km(at["United Arab Emirates"], (24.4, 54.5)) < 300
    assert distance_km(at["Oman"], (22.93, 57.53)) < 80  # Nizwa
    assert distance_km(at["Lebanon"], (34.01, 36.21)) < 30  # Baalbek
    assert len([item for item in labels if item["kind"] == "country"]) > 200


def test_a_country_is_named_in_its_midst_and_not_where_its_borders_meet() -> None:
    # Before: Jordan at its border with Iraq, India at its southern cape, Russia in Chukotka.
    labels = json.loads((DATA / "basemap" / "labels.json").read_text("utf-8"))
    at = {item["name"]: (item["latitude"], item["longitude"]) for item in labels}
    midst = {"Jordan": (30.6, 36.4), "India": (22.0, 79.0), "France": (46.5, 2.5)}
    for name, point in midst.items():
        assert distance_km(at[name], point) < 120, name


def test_what_nobody_can_read_in_a_grounds_folder_is_told_and_harms_nothing(data: Path) -> None:
    folder = data / "basemap" / "victim"
    (folder / "loop").symlink_to("loop")
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("x", encoding="utf-8")
    with config.data_in(data):
        told = {problem.file: problem for problem in ground.problems("victim")}
        assert ground.problems("good") == ()
    assert set(told) == {"basemap/loop", "basemap/caf\\udce9.txt"}
    assert {problem.severity for problem in told.values()} == {"warning"}
