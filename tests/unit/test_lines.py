"""Lines of many points: simplified for maps, measured once, and kept; and the bounds of a story."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import shapely

from overland.geography import distance, extent, lines
from overland.map import folium_map
from overland.story import bounds, loader
from overland.story.models import Point


def track(count: int, step: float = 0.0002, start: Point = (33.0, 36.0)) -> tuple[Point, ...]:
    """A recorded way that winds about."""
    chance, way, points = random.Random(count), 0.3, [start]
    for _ in range(count - 1):
        way += chance.gauss(0, 0.05)
        latitude, longitude = points[-1]
        points.append((latitude + step * math.sin(way), longitude + step * math.cos(way)))
    return tuple(points)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OVERLAND_CACHE", str(tmp_path))
    return tmp_path / "lines"


@pytest.mark.slow
def test_a_simplified_line_lies_within_ten_metres_of_the_whole_one() -> None:
    whole = track(20_000)
    drawn = lines.drawn(whole)
    assert len(drawn) < len(whole) / 4
    assert drawn[0] == pytest.approx(whole[0])
    assert drawn[-1] == pytest.approx(whole[-1])
    far = shapely.hausdorff_distance(shapely.LineString(whole), shapely.LineString(drawn))
    assert far * 111_195 <= lines.FINEST_M * 1.3


@pytest.mark.slow
def test_a_line_of_two_hundred_thousand_points_is_drawn_with_few() -> None:
    drawn = lines.drawn(track(200_000))
    assert 2 < len(drawn) <= lines.MOST_DRAWN


def test_a_short_line_is_drawn_as_it_is() -> None:
    short = track(lines.LONG - 1)
    assert lines.drawn(short) is short


def test_a_line_across_the_date_line_is_simplified_without_a_jump() -> None:
    whole = tuple((lat, (lon + 180) % 360 - 180) for lat, lon in track(5_000, start=(-17.0, 179.8)))
    drawn = lines.drawn(whole)
    steps = [abs(b[1] - a[1]) for a, b in pairwise(drawn)]
    assert max(steps) < 1
    assert distance.length_km(drawn) == pytest.approx(distance.length_km(whole), rel=0.05)


def test_a_long_line_is_as_long_as_its_geodesics_say() -> None:
    whole = track(3_000)
    slow = sum(distance.distance_km(a, b) for a, b in pairwise(whole))
    assert distance.length_km(whole) == pytest.approx(slow, rel=1e-6)


def test_a_length_with_far_steps_between_is_measured_by_geodesics_there() -> None:
    whole = (*track(2_500), (50.0, 100.0), (-40.0, -70.0))
    slow = sum(distance.distance_km(a, b) for a, b in pairwise(whole))
    assert distance.length_km(whole) == pytest.approx(slow, rel=1e-6)


def test_what_was_reckoned_of_a_line_is_kept_by_what_it_holds(cache: Path) -> None:
    drawn = lines.drawn(track(4_000))
    (path,) = cache.glob("drawn-*.json")
    assert json.loads(path.read_text("utf-8")) == [list(point) for point in drawn]
    path.write_text("[[1.0, 2.0], [3.0, 4.0]]", "utf-8")
    # The same points in another tuple, as another process would read them.
    assert lines.drawn(tuple(track(4_000))) == ((1.0, 2.0), (3.0, 4.0))


def test_a_cache_that_cannot_be_written_to_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("OVERLAND_CACHE", str(tmp_path / "file"))
    assert len(lines.drawn(track(4_500))) > 1


def _with_line(folder: Path, points: tuple[Point, ...]) -> None:
    path = folder / "routes.geojson"
    collection = json.loads(path.read_text("utf-8"))
    feature = collection["features"][0]
    feature["geometry"] = {
        "type": "LineString",
        "coordinates": [[round(lon, 6), round(lat, 6)] for lat, lon in points],
    }
    path.write_text(json.dumps(collection), "utf-8")


@pytest.fixture
def with_line(story_folder: Path) -> Callable[[int], loader.Report]:
    def make(count: int) -> loader.Report:
        _with_line(story_folder, track(count))
        return loader.inspect(story_folder)

    return make


@pytest.mark.slow
@pytest.mark.slow
def test_a_map_of_a_long_track_stays_small(with_line: Callable[[int], loader.Report]) -> None:
    story = with_line(50_000).story
    assert story
    leg = next(leg for leg in story.legs if leg.id in story.routes)
    assert len(extent.leg_line(story, leg)) == 50_000
    assert len(folium_map.build(story).get_root().render()) < 2_000_000


@pytest.mark.slow
def test_a_line_beyond_the_bound_is_refused_with_number_bound_and_remedy(
    with_line: Callable[[int], loader.Report],
) -> None:
    report = with_line(bounds.POINTS + 1)
    (told,) = [one for one in report.problems if "points" in one.message]
    assert f"{bounds.POINTS + 1:,}" in told.message
    assert f"{bounds.POINTS:,}" in told.message
    assert told.remedy == bounds.SIMPLER


def test_a_table_beyond_the_bound_is_refused_with_number_bound_and_remedy(
    story_folder: Path,
) -> None:
    path = story_folder / "places.csv"
    text = path.read_text("utf-8")
    last = text.rstrip().splitlines()[-1]
    rows = "\n".join(f"x{number}{last[last.index(',') :]}" for number in range(bounds.PLACES))
    path.write_text(f"{text.rstrip()}\n{rows}\n", "utf-8")
    report = loader.inspect(story_folder)
    assert report.story is None
    (told,) = [one for one in report.problems if "at most" in one.message]
    assert f"{bounds.PLACES:,}" in told.message
    assert told.remedy == bounds.REMEDY
    assert told.file == "places.csv"


def test_every_bound_stands_in_the_documentation() -> None:
    said = (Path(__file__).parents[2] / "docs" / "format.md").read_text("utf-8")
    for what, most, remedy in bounds.table():
        assert f"| {what} | {most:,} | {remedy} |" in said
