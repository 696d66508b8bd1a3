"""The ground: packages are checked, lines are cut and marked, names chosen, a story's box found."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, box, shape

from overland import config
from overland.basemap import labels, packages, readers, story_ground, vectors
from overland.basemap.readers import Box
from overland.errors import WrongUse
from overland.story import loader
from tests import stories

CONTENT = b"what was pinned"


PACKAGE = packages.GroundPackage(
    "pip", "hills", "1.0", "hills.whl", sha256(CONTENT).hexdigest(), "", "", ""
)


CLIP: Box = (34.0, 32.0, 36.0, 34.0)


def delivering(content: bytes, asked: list[list[str]]) -> packages.Run:
    def run(command: Sequence[str], folder: Path) -> None:
        asked.append(list(command))
        (folder / "delivered.whl").write_bytes(content)

    return run


def failing(command: Sequence[str], folder: Path) -> None:
    raise FileNotFoundError(command[0])


def test_a_package_is_fetched_once_and_by_its_version(tmp_path: Path) -> None:
    asked: list[list[str]] = []
    run = delivering(CONTENT, asked)
    first, second = (packages.fetch(PACKAGE, tmp_path, run) for _ in range(2))
    assert first == second
    assert first.read_bytes() == CONTENT
    assert [command[-1] for command in asked] == ["hills==1.0"]


def test_a_package_that_is_not_the_pinned_one_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(packages.SourceFailed, match=r"hills 1\.0"):
        packages.fetch(PACKAGE, tmp_path, delivering(b"something else", []))
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_package_in_the_cache_is_fetched_anew(tmp_path: Path) -> None:
    (tmp_path / PACKAGE.file).write_bytes(CONTENT[:5])
    assert packages.fetch(PACKAGE, tmp_path, delivering(CONTENT, [])).read_bytes() == CONTENT


def test_each_package_is_told_of_before_it_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        packages, "PACKAGES", [replace(PACKAGE, holds=f"hill {n}") for n in range(6)]
    )
    told: list[str] = []
    asked: list[list[str]] = []
    story_ground.fetch_all(tmp_path, delivering(CONTENT, asked), told.append)
    assert told == [f"fetching hill {n} ({n + 1} of 6)" for n in range(6)]


def test_without_a_package_manager_the_error_says_what_to_do_by_hand(tmp_path: Path) -> None:
    with pytest.raises(packages.SourceFailed, match=r"Put hills\.whl into"):
        packages.fetch(PACKAGE, tmp_path, failing)


def test_the_cache_is_where_the_host_says_or_where_the_system_keeps_such_things(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OVERLAND_CACHE", "/a")
    assert config.cache("basemap") == Path("/a/basemap")
    monkeypatch.delenv("OVERLAND_CACHE")
    assert config.cache("basemap") == platformdirs.user_cache_path("overland") / "basemap"


def test_the_border_of_lebanon_and_syria_is_drawn_whole_and_the_golan_line_is_not() -> None:
    line = {"featurecla": "Indefinite (please verify)"}
    assert not vectors.is_disputed(line | {"adm0_left": "Syria", "adm0_right": "Lebanon"})
    assert vectors.is_disputed(line | {"adm0_left": "Israel", "adm0_right": "Lebanon"})
    assert vectors.is_disputed({"featurecla": "Line of control (please verify)"})
    assert not vectors.is_disputed({"featurecla": "International boundary (verify)"})
    assert not vectors.is_agreed({"featurecla": "Overlay limit"})


def test_dry_lakes_are_left_out_and_others_stay() -> None:
    wet, dry = box(35.5, 32.7, 35.6, 32.9), box(36.5, 33.5, 36.7, 33.6)
    made = vectors.lakes(wet.union(dry), [Point(36.6, 33.55)], CLIP)
    rings = [feature["geometry"]["coordinates"][0] for feature in made["features"]]
    assert [min(lon for lon, _ in ring) for ring in rings] == [35.5]


def test_the_river_at_a_name_bears_it() -> None:
    made = vectors.rivers(
        LineString([(35, 33), (35.5, 33.5)]).union(LineString([(36, 33), (36.5, 33)])),
        [("Litani", Point(35.2, 33.21))],
        CLIP,
    )
    assert {f["properties"].get("name", ""): f["properties"]["rank"] for f in made["features"]} == {
        "Litani": 1,
        "": 2,
    }


def test_a_river_goes_on_beyond_the_box_less_fine() -> None:
    winding = [(35 + i / 50, 33 + 0.002 * (i % 2)) for i in range(301)]
    wide = vectors.around(CLIP)
    assert wide[0] < CLIP[0]
    assert wide[2] == pytest.approx(CLIP[2] + (CLIP[2] - CLIP[0]) / 2)
    assert (wide[3] - wide[1]) * 1.01 > (wide[2] - wide[0]) * math.cos(math.radians(33.5))
    made = vectors.rivers(LineString(winding), [], CLIP)
    lines = [feature["geometry"]["coordinates"] for feature in made["features"]]
    fine, rough = sorted(lines, key=len, reverse=True)
    assert fine[-1][0] == pytest.approx(CLIP[2])
    assert rough[0][0] == pytest.approx(CLIP[2] - vectors.SEAM_DEGREES, abs=0.001)
    assert rough[-1][0] == 41
    assert len(rough) < 10 < len(fine)


def test_roads_leave_out_long_chords_and_stray_bits() -> None:
    chain = [((35 + i / 50, 33.0), (35 + (i + 1) / 50, 33.0), 2.0) for i in range(20)]
    long = ((35.0, 33.0), (35.0, 34.0), 111.0)
    stray = ((36.0, 34.0), (36.02, 34.0), 2.0)
    made = vectors.roads([*chain, long, stray])
    [feature] = made["features"]
    points = [point for line in feature["geometry"]["coordinates"] for point in line]
    assert {lat for _, lat in points} == {33.0}


def test_names_are_of_their_own_language() -> None:
    town = {
        "geonameid": 1,
        "name": "Ḩamāh",
        "latitude": 35.1,
        "longitude": 36.7,
        "countrycode": "SY",
        "population": 400_000,
        "alternatenames": ["حماه", "حماة", "حمات، سوريا", "Хама", "Гамā", "Хамä", "Hama"],
    }
    [label] = labels.towns([town], CLIP)
    assert (label["name"], label["name_ar"], label["name_ru"]) == ("Hamah", "حماة", "Хама")


def test_an_edited_name_replaces_the_computed_one() -> None:
    edited = [{"id": "lebanon", "kind": "country", "name": "Lebanon"}]
    computed = [
        {"id": "country-lb", "kind": "country", "name": "Lebanon"},
        {"id": "country-sy", "kind": "country", "name": "Syria"},
    ]
    assert [label["id"] for label in labels.merged(edited, computed)] == ["lebanon", "country-sy"]


def test_a_story_is_mapped_with_room_around_it(tmp_path: Path) -> None:
    story = loader.load(stories.write(tmp_path))
    journey = story_ground.journey_box(story)
    clip = story_ground.surroundings(journey)
    assert clip[0] < journey[0] - 0.5
    assert clip[3] > journey[3] + 0.5
    assert clip[2] - clip[0] >= story_ground.SMALLEST_DEGREES


def test_a_story_without_a_point_cannot_be_mapped(tmp_path: Path) -> None:
    story = loader.load(stories.write(tmp_path))
    nowhere = tuple(replace(place, latitude=None, longitude=None) for place in story.places)
    with pytest.raises(WrongUse, match="nothing to map"):
        story_ground.journey_box(replace(story, places=nowhere))


def test_an_island_without_neighbours_has_no_borders() -> None:
    assert vectors.merged_lines(LineString()) == []


BOXES = st.tuples(
    st.floats(-180, 180), st.floats(-80, 79), st.floats(0.1, 60), st.floats(0.1, 5)
).map(lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3]))


@given(BOXES)
def test_a_box_in_parts_is_as_wide_as_the_whole_and_stays_on_the_globe(area: Box) -> None:
    parts = readers.on_the_globe(area)
    assert sum(east - west for west, _, east, _ in parts) == pytest.approx(area[2] - area[0])
    assert all(-180 <= west <= east <= 180 for west, _, east, _ in parts)


def test_a_journey_over_the_date_line_has_a_box_of_its_own_size(story_folder: Path) -> None:
    story = loader.load(story_folder)
    start, end, *rest = story.places
    moved = replace(
        story,
        places=(
            replace(start, latitude=-17.0, longitude=179.0),
            replace(end, latitude=-17.2, longitude=-179.0),
            *(replace(place, latitude=-17.1, longitude=-179.5) for place in rest),
        ),
        routes={},
    )
    west, _, east, _ = story_ground.journey_box(moved)
    assert (west, east) == (179.0, 181.0)
    clip = story_ground.surroundings((west, -17.2, east, -17.0))
    assert clip[2] - clip[0] < 8


def test_a_shore_far_from_every_known_border_is_no_border(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record = {"featurecla": "International boundary (verify)"}
    known = [(record, LineString([(35.0, 32.0), (35.0, 34.0)]))]
    monkeypatch.setattr(readers, "natural_earth_in", lambda *_: known)
    outline = {"AAA": box(33.0, 31.0, 35.0, 35.0), "BBB": box(35.4, 32.5, 35.9, 33.5)}
    made = vectors.borders(outline, box(30, 30, 40, 40), Path("any"), CLIP)
    xs = {
        x
        for feature in made["features"]
        for line in feature["geometry"]["coordinates"]
        for x, _ in line
    }
    assert xs == {35.0}


def test_who_made_an_empty_layer_is_not_thanked_for_it(tmp_path: Path) -> None:
    made = tmp_path / "tale"
    made.mkdir()
    for name in ("land", "lakes", "rivers", "borders", "admin1", "roads"):
        features: list[dict[str, str]] = [{}] if name == "land" else []
        story_ground.write(made / f"{name}.geojson", {"features": features})
    story_ground.describe((4.0, 59.0, 8.0, 62.0), (5.0, 60.0, 6.0, 61.0), tmp_path, "tale")
    told = json.loads((made / "basemap.json").read_text(encoding="utf-8"))
    assert told["attribution"] == "GSHHG, Natural Earth, GeoNames"
    assert told["attributions"]["tiles"] == "GSHHG"
    assert "borders" not in told["attributions"]


@pytest.mark.parametrize("name", ["world.geojson", "sudan-2023/borders.geojson"])
def test_the_line_by_halaib_is_no_agreed_border(name: str) -> None:
    """Egypt and Sudan each claim the land there; west of it they agree on the same parallel."""
    ground = json.loads((config.stories().parent / "basemap" / name).read_text("utf-8"))
    lines = [one for one in ground["features"] if one["properties"]["layer"] == "border"]

    def disputed(longitude: float) -> list[bool]:
        spot = Point(longitude, 22.0)
        near = (line for line in lines if shape(line["geometry"]).distance(spot) < 0.02)
        return [line["properties"]["disputed"] for line in near]

    assert disputed(35.5) == [True]
    assert disputed(32.5) == [False]
