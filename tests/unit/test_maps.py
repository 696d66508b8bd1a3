"""The map of a story: a marker for every place with a point, a look of its own for every status."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import folium
import pytest

from overland import i18n
from overland.geography import extent
from overland.html import symbology
from overland.map import basemap, folium_map
from overland.presentation import rights, vocabulary
from overland.story import loader
from overland.story.models import Story
from overland.view import LAYERS, Camera, View
from tests import stories

SYRIA = Path(__file__).parents[2] / "data" / "stories" / "syria-2013"


@pytest.fixture(params=["small", "syria-2013"])
def story(request: pytest.FixtureRequest, tmp_path: Path) -> Story:
    """A small story, and the first one."""
    folder = SYRIA if request.param == "syria-2013" else stories.write(tmp_path / "stories")
    return loader.load(folder)


def script(story: Story) -> str:
    """All that the browser gets."""
    return str(folium_map.build(story).get_root().render())


def markers(story: Story) -> dict[str, dict[str, Any]]:
    """The options of every marker, by its place."""
    children = folium_map.build(story)._children.values()
    made = [
        child.options
        for child in children
        if isinstance(child, folium.Marker) and "place" in child.options
    ]
    return {str(options["place"]): options for options in made}


def test_every_place_with_a_point_has_a_marker_and_no_other_place_has(story: Story) -> None:
    assert set(markers(story)) == {place.id for place in story.places if place.point}


def test_every_marker_says_its_places_name_and_what_it_is_to_the_story(story: Story) -> None:
    made = markers(story)
    for place in story.places:
        if place.point:
            assert made[place.id]["spoken"].startswith(
                f"{place.name}, {vocabulary.role(place.role)}"
            )
            assert made[place.id]["keyboard"]


def test_names_and_key_figures_stand_on_the_map_itself(story: Story) -> None:
    shown = script(story)
    for count in story.counts:
        if count.id in story.headline_counts:
            assert count.as_written in shown


def test_a_figure_that_was_only_said_somewhere_is_not_counted_there() -> None:
    made = markers(loader.load(SYRIA))
    assert "statement: about 100 of their citizens" in made["moscow"]["spoken"]
    assert "statement:" not in made["masnaa"]["spoken"]
    # Whoever was welcomed there came by any way: under the name it would be who came by this one.
    assert "350" not in markers(loader.load(SYRIA.parent / "sudan-2023"))["jeddah"]["spoken"]


def test_only_what_is_far_from_the_road_stands_at_the_edge() -> None:
    far = {name for name, options in markers(loader.load(SYRIA)).items() if options["far"]}
    assert far == {"home", "moscow"}


def test_the_first_picture_is_of_the_road_and_not_of_the_flight() -> None:
    (south, west), (north, east) = extent.bounds(loader.load(SYRIA))
    assert 30 < south < north < 36
    assert 34 < west < east < 38


def test_a_story_of_one_place_still_has_a_picture_around_it(story_folder: Path) -> None:
    story = loader.load(story_folder)
    alone = replace(story, places=story.places[:1], legs=(), routes={})
    (south, west), (north, east) = extent.bounds(alone)
    assert south < north
    assert west < east


def test_the_legend_explains_every_line_and_pin_of_the_map_and_nothing_else(story: Story) -> None:
    legend = symbology.legend(story)
    drawn = {vocabulary.leg_style(leg) for leg in story.legs}
    roles = {place.role for place in story.places if place.point}
    bands = {"band"} if symbology.band(story) else set()
    assert set(re.findall(r"ov-sample-([\w-]+)", legend)) == drawn | bands
    assert set(re.findall(r"ov-key-pin ov-([\w-]+)", legend)) == roles


def test_a_leg_without_a_route_says_that_its_path_is_not_known(story_folder: Path) -> None:
    story = loader.load(story_folder)
    assert "the path is not known" not in script(story)
    assert "the path is not known" in script(replace(story, routes={}))


def test_a_leg_to_a_place_without_a_point_is_not_drawn(story_folder: Path) -> None:
    story = loader.load(story_folder)
    nowhere = replace(story.places[1], latitude=None, longitude=None)
    lost = replace(story, places=(story.places[0], nowhere, story.places[2]), routes={})
    assert extent.leg_line(lost, lost.legs[0]) == ()
    assert nowhere.id not in markers(lost)
    assert "ov-line-" not in script(lost)


def test_lines_are_added_before_markers_so_that_they_do_not_take_their_clicks(
    story: Story,
) -> None:
    kinds = [type(child) for child in folium_map.build(story)._children.values()]
    last_line = max(i for i, kind in enumerate(kinds) if kind is folium.GeoJson)
    assert last_line < kinds.index(folium.Marker)


def test_the_map_names_no_other_host_but_the_one_that_a_reader_may_switch_on(story: Story) -> None:
    made = folium_map.build(story)
    shown = str(made.get_root().render())
    described = rights.ground_line(story)
    foreign = set(re.findall(r"(?:https?:)?//[\w.-]+\.[a-z]{2,}[^\"'\s<\\]*", shown))
    # One is fetched if the reader switches it on, the other is a link.
    told = {basemap.ONLINE, "https://www.openstreetmap.org/copyright"}
    asked = {url for url in foreign if url not in described}
    assert basemap.ONLINE in asked
    assert asked <= told
    for address in re.findall(r"(?:src|href)=\"([^\"]+)\"", shown):
        assert not address.startswith(("http", "//"))


def test_the_online_layer_is_off_unless_a_reader_asks_for_it() -> None:
    assert "online" in LAYERS
    assert "online" not in folium_map.shown(View()).state["layers"]


def test_what_the_reader_chooses_never_makes_another_map(story: Story) -> None:
    def content() -> str:
        return re.sub(r"[0-9a-f]{32}", "", script(story))

    assert content() == content()
    chosen = folium_map.shown(View(place="x", event="y", camera=Camera(1.0, 2.0, 3.0)))
    wanted = {"place": "x", "event": "y", "layers": list(View().layers), "camera": [1.0, 2.0, 3.0]}
    assert wanted.items() <= chosen.state.items()


def test_another_version_of_a_story_is_another_map(story: Story) -> None:
    assert folium_map.key(story) == folium_map.key(story)
    assert folium_map.key(story) != folium_map.key(replace(story, version="9.9.9"))


def test_a_place_that_is_known_roughly_is_drawn_as_an_area(story_folder: Path) -> None:
    story = loader.load(story_folder)

    def areas(story: Story) -> int:
        children = folium_map.build(story)._children.values()
        return sum(isinstance(child, folium.Circle) for child in children)

    exact = tuple(replace(place, uncertainty_km=0.5) for place in story.places)
    assert areas(replace(story, places=exact)) == 0
    rough = (replace(story.places[0], uncertainty_km=5.0), *exact[1:])
    assert areas(replace(story, places=rough)) == 1


def test_a_far_place_knows_where_the_line_to_it_starts() -> None:
    story = loader.load(SYRIA)
    beirut = story.place("beirut")
    assert beirut
    assert extent.leaves_from(story, story.place("home")) == beirut.point  # type: ignore[arg-type]


def bands(story: Story) -> dict[str, float]:
    """The legs with a band, and the error that each is as wide as."""
    found = [
        child
        for child in folium_map.build(story)._children.values()
        if isinstance(child, folium.GeoJson) and child.layer_name == "band"
    ]
    return {f["id"]: f["properties"]["error_m"] for child in found for f in child.data["features"]}


def test_a_line_has_a_band_as_wide_as_its_error(story: Story) -> None:
    assert bands(story) == {leg: r.error_m for leg, r in story.routes.items() if r.error_m}


def test_a_line_without_an_estimate_has_no_band_and_says_nothing_of_one(story: Story) -> None:
    unsure = {leg: replace(route, error_m=None) for leg, route in story.routes.items()}
    bare = replace(story, routes=unsure)
    assert bands(bare) == {}
    assert symbology.band(bare) is None
    assert "Drawn within" not in script(bare)


def test_the_band_lies_below_the_line(story: Story) -> None:
    children = folium_map.build(story)._children.values()
    names = [child.layer_name for child in children if isinstance(child, folium.GeoJson)]
    assert names in (["band", "case", "line"], ["case", "line"])


def test_the_legend_and_the_line_say_how_far_the_road_may_be() -> None:
    story = loader.load(SYRIA)
    assert "300\xa0m to 1.2\xa0km" in str(symbology.band(story))
    shown = script(story)
    assert "Estimated error: about 1.2\\u00a0km" in shown
    assert "Estimated error: about 300\\u00a0m" in shown


def test_the_corner_of_the_map_names_whose_lines_are_drawn() -> None:
    story = loader.load(SYRIA)
    assert any("Bus Map Project" in credit for credit in extent.credits(story))
    config = basemap.config(story)
    assert all(source["attribution"] for source in config["vectors"])
    assert config["tiles"]["attribution"] == basemap.credit("NOAA GLOBE")
    assert config["labels_attribution"] == ""  # GeoNames stands with the lines and points
    assert "GeoNames" in rights.corner_credits(story)[-1]


def test_whoever_made_several_things_of_a_map_is_named_once_in_its_corner() -> None:
    """Leaflet shows each of the texts once."""
    story = loader.load(SYRIA)
    config = basemap.config(story)
    shown = {source["attribution"] for source in config["vectors"]}
    shown |= {config["tiles"]["attribution"], config["labels_attribution"]}
    shown |= {config["online"]["attribution"], *folium_map._credits(story)}
    osm = "© OpenStreetMap contributors"
    for maker in (osm, "GeoNames", "Natural Earth", "GSHHG", "NOAA GLOBE", "Wikipedia"):
        assert "".join(shown).count(maker) == 1, maker
        assert rights.ground_credits(story).count(maker) == 1, maker
    assert "https://www.openstreetmap.org/copyright" in next(c for c in shown if osm in c)


def test_the_about_page_is_told_every_source_and_licence() -> None:
    story = loader.load(SYRIA)
    told = rights.ground_line(story)
    for name in ("NOAA GLOBE", "GSHHG", "Natural Earth", "GeoNames", "ODbL", "CC-BY-4.0"):
        assert name in told
    makers = [maker.text for maker in rights.makers(story)]
    assert "Point of Masnaa: Wikipedia: Masnaa Border Crossing" in makers
    assert all(source in makers for route in story.routes.values() for source in route.sources)
    assert any("Both repositories carry an MIT licence" in maker for maker in makers)


def test_who_drew_the_lines_is_said_in_the_readers_language_and_isolated() -> None:
    story = loader.load(SYRIA)
    i18n.use("ar")
    try:
        told = "الخطوط والنقاط: Bus Map Project، Rami Zebian، GeoNames، Wikipedia، airportsdata"
        assert rights.corner_credits(story)[1:] == (told,)
        shown = str(folium_map.build(story).get_root().render())
        assert r"Bus Map Project\u060c Rami Zebian\u060c GeoNames" in shown
    finally:
        i18n.use("en")


def test_each_style_brings_its_colours_of_land_and_sea() -> None:
    tiles = basemap.config(loader.load(SYRIA))["tiles"]
    assert tiles["colours"].keys() == tiles["styles"].keys()
    assert tiles["colours"]["terrain"]["land"] != tiles["colours"]["relief"]["land"]


def test_a_town_that_has_a_marker_is_not_named_on_the_ground_once_more() -> None:
    story = loader.load(SYRIA)
    named = {label["name"] for label in basemap.config(story)["labels"]}
    assert {"Aley", "Chtaura", "Dahr el-Baidar"} <= named
    assert not {"Beirut", "Damascus"} & named
