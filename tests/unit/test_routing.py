"""Lengths, lines and figures: the rules that the numbers on the page rest on."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from overland.geography import distance, published_lengths
from overland.story import loader, route_writer
from tests import stories

EQUATOR_DEGREE_KM = 111.319
STORY = Path(__file__).parents[2] / "data" / "stories" / "syria-2013"


def with_published(folder: Path, *published: object) -> Path:
    collection: dict[str, Any] = json.loads(json.dumps(stories.ROUTES))
    collection["features"][0]["properties"]["published"] = list(published)
    stories.write_json(folder / "routes.geojson", collection)
    return folder


def test_a_degree_along_the_equator_has_the_length_of_the_ellipsoid() -> None:
    assert distance.distance_km((0, 0), (0, 1)) == pytest.approx(EQUATOR_DEGREE_KM, abs=0.001)


def test_a_line_without_a_segment_has_no_length() -> None:
    assert distance.length_km([]) == distance.length_km([(1, 1)]) == distance.straight_km([]) == 0


def test_a_bend_makes_a_line_longer_than_its_ends_are_apart() -> None:
    bent = [(33.51, 36.29), (33.70, 35.92), (33.89, 35.50)]
    assert distance.length_km(bent) > distance.straight_km(bent)


def test_the_nearest_point_is_found_inside_a_segment() -> None:
    away, along = distance.nearest_on_line((0.5, 1.25), [(0, 0), (0, 1), (0, 2)])
    assert away == pytest.approx(55.29, abs=0.01)
    assert along == pytest.approx(1.25 * EQUATOR_DEGREE_KM, abs=0.01)


def test_a_point_beyond_the_end_is_nearest_to_the_end() -> None:
    _, along = distance.nearest_on_line((0, 5), [(0, 0), (0, 1)])
    assert along == pytest.approx(EQUATOR_DEGREE_KM, abs=0.001)


def test_nothing_is_near_an_empty_line() -> None:
    with pytest.raises(ValueError, match="empty line"):
        distance.nearest_on_line((0, 0), [])


def test_points_along_a_line_keep_the_distance_of_the_line_not_of_their_chords() -> None:
    zigzag = [(0.0, 0.0), (0.1, 0.05), (0.0, 0.1), (0.1, 0.15), (0.0, 0.2)]
    placed = distance.evenly(zigzag, 20)
    assert placed[-1] == (distance.length_km(zigzag), zigzag[-1])
    assert distance.length_km([point for _, point in placed]) < distance.length_km(zigzag)


def test_a_profile_needs_one_height_a_point() -> None:
    with pytest.raises(ValueError, match="shorter"):
        distance.profile([(0.0, (0.0, 0.0)), (1.0, (0.0, 0.01))], [5])


def test_lines_of_consecutive_legs_are_joined_once_at_their_common_point() -> None:
    story = loader.load(STORY)
    road = distance.line_of(story, ("damascus-masnaa", "masnaa-beirut"))
    first, second = (story.routes[leg].points for leg in ("damascus-masnaa", "masnaa-beirut"))
    assert first[-1] == second[0]
    assert len(road) == len(first) + len(second) - 1


def test_a_published_length_stands_beside_the_drawn_one_and_is_not_averaged(
    story_folder: Path,
) -> None:
    entry = {"length_km": 100, "legs": ["hill-to-bay"], "between": "A and B", "source": "a paper"}
    own, told = published_lengths.stretch_lengths(loader.load(with_published(story_folder, entry)))
    assert own.published_km is None
    assert own.difference_km is None
    assert (own.low_km, own.high_km) == (own.drawn_km, own.drawn_km)
    assert (told.low_km, told.high_km) == (told.drawn_km, 100)
    assert told.difference_km == pytest.approx(told.drawn_km - 100)


@pytest.mark.parametrize(
    "entry",
    [
        "112 km",
        {"length_km": "112", "legs": ["hill-to-bay"], "between": "A and B", "source": "x"},
        {"length_km": True, "legs": ["hill-to-bay"], "between": "A and B", "source": "x"},
        {"length_km": -1, "legs": ["hill-to-bay"], "between": "A and B", "source": "x"},
        {"length_km": 112, "legs": ["no-such-leg"], "between": "A and B", "source": "x"},
        {"length_km": 112, "legs": "hill-to-bay", "between": "A and B", "source": "x"},
        {"length_km": 112, "legs": [["hill-to-bay"]], "between": "A and B", "source": "x"},
        {"length_km": 112, "legs": ["hill-to-bay"], "between": "A and B"},
    ],
)
def test_a_published_length_that_cannot_be_used_is_told_and_left_out(
    story_folder: Path, entry: object
) -> None:
    story = loader.load(with_published(story_folder, entry))
    assert [figure.published_km for figure in published_lengths.stretch_lengths(story)] == [None]
    assert [problem.file for problem in published_lengths.published_problems(story)] == [
        "routes.geojson"
    ]


def test_a_leg_without_a_line_has_no_figure(story_folder: Path) -> None:
    (story_folder / "routes.geojson").unlink()
    assert published_lengths.stretch_lengths(loader.load(story_folder)) == ()


def test_a_collection_survives_being_written_and_read_again() -> None:
    text = (STORY / "routes.geojson").read_text(encoding="utf-8")
    assert route_writer.as_text(json.loads(text)) == text


def test_a_redrawn_leg_keeps_its_place_in_the_file() -> None:
    collection = json.loads((STORY / "routes.geojson").read_text(encoding="utf-8"))
    new = route_writer.feature("masnaa-beirut", [(1, 2), (3, 4)], {"method": "m"})
    ids = [known["id"] for known in collection["features"]]
    redrawn = route_writer.with_feature(collection, new)["features"]
    assert [known["id"] for known in redrawn] == ids
    assert redrawn[1]["geometry"]["coordinates"] == [[2, 1], [4, 3]]


class TestTheRoadFromDamascusToBeirut:
    """What is published about the road, held against the line that is drawn."""

    story = loader.load(STORY)
    lebanon = story.routes["masnaa-beirut"].points
    road = distance.line_of(story, ("damascus-masnaa", "masnaa-beirut"))

    def test_from_adlieh_to_masnaa_it_is_as_long_as_the_road(self) -> None:
        adlieh = distance.nearest_on_line((33.8789, 35.5205), self.lebanon)
        junction = distance.nearest_on_line((33.706, 35.919), self.lebanon)
        assert max(adlieh[0], junction[0]) < 0.05
        assert 55 < adlieh[1] - junction[1] < 58

    @pytest.mark.parametrize("station", story.routes["masnaa-beirut"].properties["stations"])  # type: ignore[arg-type]
    def test_towns_on_the_way_lie_where_published_distances_put_them(
        self, station: dict[str, Any]
    ) -> None:
        point = (station["latitude"], station["longitude"])
        away, along = distance.nearest_on_line(point, self.lebanon)
        left = distance.length_km(self.lebanon) - along
        assert away < 0.35
        assert left == pytest.approx(station["published_km_from_end"], abs=0.8)

    @pytest.mark.parametrize(
        "junction",
        [
            (33.706, 35.919),
            (33.780, 35.891),
            (33.815, 35.854),
            (33.801, 35.727),
            (33.799, 35.685),
            (33.810, 35.640),
            (33.814, 35.609),
            (33.854, 35.536),
        ],
    )
    def test_junctions_lie_as_near_as_they_do_to_the_true_road(
        self, junction: tuple[float, float]
    ) -> None:
        assert distance.nearest_on_line(junction, self.lebanon)[0] <= 0.270

    def test_its_part_in_lebanon_falls_short_of_the_road_by_less_than_a_twentieth(self) -> None:
        adlieh = (33.879, 35.521)
        junction = (33.706, 35.919)
        start = distance.nearest_on_line(junction, self.lebanon)[1]
        end = distance.nearest_on_line(adlieh, self.lebanon)[1]
        assert -0.05 < (end - start) / 57 - 1 < 0

    def test_it_never_turns_back_on_itself(self) -> None:
        placed = [point for _, point in distance.evenly(self.road, 5)]
        assert all(a[1] > b[1] for a, b in pairwise(placed))
