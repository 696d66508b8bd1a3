"""A country's name stands in its country, wherever a map looks, or is not written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from overland import config
from overland.basemap import ground
from overland.geography import mercator
from overland.geography.mercator import Frame
from overland.story import loader
from overland.story.models import Story
from overland.svg import card, countries, drawing, ground_names, scene, viewport
from overland.svg.countries import Around
from overland.svg.layout import Box, Grid, square_around
from overland.view import Camera, View

DATA = config.app_folder() / "data"
SIZE = (1040, 480)
# Of each the pictures that are looked at: at far zooms a few of them show all of the world.
ZOOMS = ((3.0, 4), (4.5, 12), (5.5, 16), (6.5, 24), (8.0, 30))


@cache
def _world() -> dict[str, Any]:
    """Land and borders as they are drawn, by geometries of degrees."""
    features = json.loads((DATA / "basemap" / "world.geojson").read_text("utf-8"))["features"]
    found: dict[str, list[Any]] = {"land": [], "border": []}
    for feature in features:
        found[feature["properties"]["layer"]] += shape(feature["geometry"]).geoms
    shapely.prepare(found["land"])
    return {name: (parts, shapely.STRtree(parts)) for name, parts in found.items()}


@cache
def _countries() -> tuple[dict[str, Any], ...]:
    labels = json.loads((DATA / "basemap" / "labels.json").read_text("utf-8"))
    return tuple(label for label in labels if label["kind"] == "country")


@pytest.fixture(scope="module")
def elsewhere() -> Story:
    """A story that has no ground of its own."""
    return replace(loader.load(DATA / "stories" / "syria-2013"), slug="elsewhere")


def _room(frame: Frame) -> Around:
    return Around(Box(4, 4, frame.width - 4, frame.height - 4), Grid(), Grid())


def _written(story: Story, frame: Frame) -> Iterator[tuple[dict[str, Any], Box]]:
    """The names of countries that stand in a picture, each as wide as its letters are."""
    lines = countries.drawn(story, frame)
    for label in _countries():
        at = frame.pixel((label["latitude"], label["longitude"]))
        size = (12.0 * len(label["name"]) + 4, 18.0)
        if box := countries.place(at, size, lines, frame, _room(frame)):
            yield label, box


def _degrees(frame: Frame, box: Box) -> tuple[float, float, float, float]:
    """West, south, east, north of a box in a picture."""
    x = [(side + frame.left) / frame.round * 360 - 180 for side in (box.left, box.right)]
    y = [
        np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * (side + frame.top) / frame.round))))
        for side in (box.bottom, box.top)
    ]
    return x[0], float(y[0]), x[1], float(y[1])


@pytest.mark.parametrize(("zoom", "looks"), ZOOMS)
def test_every_country_of_the_world_is_named_inside_its_borders_or_not_at_all(
    elsewhere: Story, zoom: float, looks: int
) -> None:
    at_border = _world()["border"][1]
    named: set[str] = set()
    for number, seen in enumerate(_countries()[int(zoom) :: len(_countries()) // looks]):
        # Beside the middle of the picture, and over the edge of another.
        aside = (number % 3 - 1) * 2.0 ** (7.5 - zoom)
        camera = Camera(seen["latitude"], max(-180.0, min(180.0, seen["longitude"] + aside)), zoom)
        frame = mercator.looking_at(camera, *SIZE)
        for label, box in _written(elsewhere, frame):
            west, south, east, north = _degrees(frame, box)
            for turn in (-360.0, 0.0, 360.0):
                moved = shapely.box(west + turn, south, east + turn, north)
                crossed = at_border.query(moved, predicate="intersects")
                assert not len(crossed), (label["name"], zoom, frame)
                _holds_on_land(label, moved)
            named.add(label["name"])
    assert len(named) > 20


def _holds_on_land(label: dict[str, Any], area: Any) -> None:
    """All that a name lies over is the land of its country, or the sea around its island."""
    lands, tree = _world()["land"]
    point = shapely.Point(label["longitude"], label["latitude"])
    west, south, east, north = area.bounds
    spots = np.meshgrid(np.linspace(west, east, 9), np.linspace(south, north, 5))
    for index in tree.query(area, predicate="intersects"):
        assert lands[index].distance(point) < 0.02, label["name"]
        assert index in _islands() or shapely.contains_xy(lands[index], *spots).all(), label["name"]


@cache
def _islands() -> set[int]:
    """Land that no border crosses."""
    lands, borders = _world()["land"][0], _world()["border"][1]
    return set(range(len(lands))) - set(borders.query(lands, predicate="intersects")[0].tolist())


def test_a_name_steps_aside_for_what_is_written_and_never_over_a_border(elsewhere: Story) -> None:
    frame = mercator.looking_at(Camera(35.0, 38.5, 6.0), *SIZE)
    lines, around = countries.drawn(elsewhere, frame), _room(frame)
    at = frame.pixel((35.0, 38.5))
    middle = countries.place(at, (90, 18), lines, frame, around)
    assert middle == Box(at[0] - 45, at[1] - 9, at[0] + 45, at[1] + 9)
    around.route.add(square_around(at, 0))
    above = countries.place(at, (90, 18), lines, frame, around)
    assert above == Box(at[0] - 45, at[1] - 24, at[0] + 45, at[1] - 6)
    around.taken.add(square_around(at, 12))
    moved = countries.place(at, (90, 18), lines, frame, around)
    assert moved
    assert abs(moved.top + 9 - at[1]) == 25
    assert (
        countries.place(frame.pixel((33.33, 38.75)), (90, 18), lines, frame, _room(frame)) is None
    )


def test_the_ground_of_a_story_has_finer_borders_where_it_fills_the_picture() -> None:
    story = loader.load(DATA / "stories" / "syria-2013")
    near, far = (mercator.looking_at(Camera(33.7, 36.0, zoom), *SIZE) for zoom in (9.0, 5.0))
    corners = ground.described(story.slug)["bounds"]
    assert (countries.fills(corners, near), countries.fills(corners, far)) == (True, False)
    other = replace(story, slug="elsewhere")
    assert len(countries.drawn(story, near).segments) > 3 * len(
        countries.drawn(other, near).segments
    )
    one, two = (countries.drawn(tale, far).segments for tale in (story, other))
    assert np.array_equal(one, two)


def test_a_picture_names_lebanon_and_syria_each_on_its_side_of_the_border() -> None:
    story = loader.load(DATA / "stories" / "syria-2013")
    frame = mercator.looking_at(Camera(33.9, 36.2, 9.0), 1040, 640)
    drawn = ground_names.draw(story, View("syria-2013"), frame, "light", (), ())
    assert {"LEBANON", "SYRIA"} <= {name for name in ("LEBANON", "SYRIA") if f">{name}<" in drawn}


@pytest.mark.parametrize(
    ("width", "height", "least"), [(1040, 540, 12.0), (640, 209, 0.0), (320, 290, 0.0)]
)
def test_the_country_that_a_journey_enters_is_named_off_its_lines(
    width: int, height: int, least: float
) -> None:
    story = loader.load(DATA / "stories" / "syria-2013")
    frame = viewport.frame(story, View("syria-2013"), width, height)
    lines, around = countries.drawn(story, frame), _room(frame)
    for spot in scene.route_spots(story, frame):
        around.route.add(square_around(spot, 0))
    at = frame.pixel((34.18, 36.02))
    # What stands above the country's part that is seen, as the name of a far place does.
    written = Box(at[0] - 60, -300, at[0] + 60, 40)
    around.taken.add(written)
    box = countries.place(at, (85, 18), lines, frame, around)
    assert box
    assert not list(around.route.meeting(box, 9))
    assert not box.meets(written, least)


def test_a_name_goes_afar_only_at_near_zooms_and_from_a_point_by_the_picture() -> None:
    near, far = (mercator.looking_at(Camera(33.7, 36.0, zoom), *SIZE) for zoom in (9.0, 6.5))
    assert countries.sweep((500.0, -90.0), (85, 18), near)[0][1] == 22.0
    assert countries.sweep((500.0, -300.0), (85, 18), near) == []
    assert countries.sweep((500.0, -90.0), (85, 18), far) == []


def test_the_card_of_the_first_story_names_lebanon(monkeypatch: pytest.MonkeyPatch) -> None:
    story = loader.load(DATA / "stories" / "syria-2013")
    canvas: list[str] = []
    kept = drawing.view_svg

    def keep(*asked: Any, **how: Any) -> str:
        canvas.append(kept(*asked, **how))
        return canvas[0]

    monkeypatch.setattr(drawing, "view_svg", keep)
    card.preview_png(story, View("syria-2013"))
    assert ">LEBANON<" in canvas[0]
