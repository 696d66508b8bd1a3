"""A place that nobody names has no coordinates in words: its point is where a line points."""

from __future__ import annotations

import io
import json
import math
import re
import zipfile
from dataclasses import replace

import pytest

from overland import config
from overland.exports import csv_package, geojson, kml, linked_places
from overland.geography import extent, mercator
from overland.presentation import legs, lengths, places, record, selection, symbology
from overland.story import loader
from overland.story.filter import Filter
from overland.svg import paths, scene
from overland.view import Camera
from tests.small_story import STORY


def test_a_place_that_is_not_named_has_no_coordinates() -> None:
    known = next(place for place in STORY.places if place.point)
    home = replace(known, kind="other", country="", basis="inferred", uncertainty_km=None)
    assert places.coordinates(home) == "a direction only, not a place"
    assert not any(figure.isdigit() for figure in places.facts(home))
    assert places.coordinates(known)[0].isdigit()


def test_a_line_to_a_place_that_is_not_named_has_no_length() -> None:
    story = loader.load(config.stories() / "syria-2013")
    told = dict(lengths.lengths(story))
    home = next(leg for leg in story.legs if leg.destination == "home")
    provenance = legs.provenance(story, home)
    assert provenance
    assert told[legs.title(story, home)] == provenance.length == "a direction only, not a place"
    others = [said for title, said in told.items() if title != legs.title(story, home)]
    assert all("\xa0km " in said for said in others)


@pytest.mark.parametrize("zoom", [2, 3, 4, 5, 6, 9])
def test_at_no_zoom_does_a_direction_end_at_a_city(zoom: float) -> None:
    story = loader.load(config.stories() / "syria-2013")
    frame = mercator.looking_at(Camera(45, 37, zoom), 1200, 900)
    home, moscow = story.place("home"), story.place("moscow")
    assert home
    assert moscow
    assert moscow.point
    assert home.point
    city = frame.pixel(home.point)
    leg = next(leg for leg in story.legs if leg.destination == "home")
    start, *_between, end = paths._spots(story, leg, frame)
    assert math.dist(start, end) <= 160.1
    assert math.dist(start, end) < 0.35 * math.dist(start, city)
    found = {pin.place.id: pin for pin in scene.pins(story, frame)}
    assert ("moscow" in found) >= frame.holds(frame.pixel(moscow.point), 6)
    if "home" in found:
        assert found["home"].angle is not None
        assert math.dist(found["home"].at, end) < 1 or not frame.holds(end, 24)
    key = symbology.legend(story)
    assert all("destination, editors" not in words for _role, _inferred, words in key.far_pins)
    assert (True, "a direction only, not a place") in key.arrows


def test_an_origin_that_is_not_named_gives_a_direction_too() -> None:
    story = loader.load(config.stories() / "syria-2013")
    turned = tuple(
        replace(leg, origin=leg.destination, destination=leg.origin)
        if leg.destination == "home"
        else leg
        for leg in story.legs
    )
    story = replace(story, legs=turned)
    home = story.place("home")
    assert home
    beirut = story.place("beirut")
    assert beirut
    assert extent.leaves_from(story, home) == beirut.point
    alone = replace(story, legs=tuple(leg for leg in turned if leg.origin != "home"))
    assert extent.pin_point(story, home) != home.point
    assert extent.pin_point(alone, home) is None
    assert "home" not in extent.core(alone)
    assert home not in extent.others(alone)


def test_files_have_no_point_of_what_gives_a_direction() -> None:
    story = loader.load(config.stories() / "syria-2013")
    for made in (geojson.export(story), linked_places.export(story)):
        features = json.loads(made)["features"]
        home = next(f for f in features if f["properties"].get("direction_only"))
        assert home["geometry"] is None


@pytest.mark.parametrize("wanted", [Filter(), Filter(statuses=("planned",))])
def test_the_lines_of_the_package_say_which_only_gives_a_direction(wanted: Filter) -> None:
    story = selection.part(loader.load(config.stories() / "syria-2013"), wanted)
    with zipfile.ZipFile(io.BytesIO(csv_package.export(story))) as package:
        lines = json.loads(package.read("routes.geojson"))["features"]
    pointing = [one for one in lines if one["properties"].get("direction_only")]
    assert [one["id"] for one in pointing] == ["beirut-home"]
    home = next(leg for leg in story.legs if leg.id == "beirut-home")
    assert pointing[0]["geometry"]["coordinates"] == record.coordinates(story, home)
    assert pointing[0]["properties"]["line_end"] == "a direction only, not a place"
    assert pointing[0]["properties"]["method"].startswith("Great circle")


def test_lines_of_which_none_is_a_direction_are_the_folders_own() -> None:
    story = loader.load(config.stories() / "sudan-2023")
    with zipfile.ZipFile(io.BytesIO(csv_package.export(story))) as package:
        held = package.read("routes.geojson")
    assert held == (config.stories() / story.slug / "routes.geojson").read_bytes()


def test_in_no_file_does_a_direction_end_at_a_city() -> None:
    story = loader.load(config.stories() / "syria-2013")
    home, moscow = story.place("home"), story.place("moscow")
    assert home
    assert home.point
    assert moscow
    assert moscow.point
    legs_told = [
        one["properties"] | {"line": one["geometry"]["coordinates"]}
        for one in json.loads(geojson.export(story))["features"]
        if one["properties"]["record"] == "leg"
    ]
    legs_told += json.loads(linked_places.export(story))["legs"]
    pointing = [one for one in legs_told if one["destination"] == "home"]
    assert len(pointing) == 2
    for one in pointing:
        start, end = one["line"]
        whole = math.dist(start, (moscow.point[1], moscow.point[0]))
        assert math.dist(start, end) < 0.3 * whole
        assert one["direction_only"]
        assert one["line_end"] == "a direction only, not a place"
    assert [one["id"] for one in legs_told if "direction_only" in one] == ["beirut-home"] * 2
    drawn = re.findall(r"<coordinates>(.*?)</coordinates>", kml.export(story).decode(), re.DOTALL)
    spots = [tuple(map(float, spot.split(","))) for line in drawn for spot in line.split()]
    ends = [spot for spot in spots if math.dist(spot, (home.point[1], home.point[0])) < 5]
    assert set(ends) <= {(moscow.point[1], moscow.point[0])}
