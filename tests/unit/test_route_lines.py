"""Lines of legs in routes.geojson: which are read, and what is told of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from overland.story import loader
from tests import stories
from tests.table_faults import faults

LINE = {"type": "LineString", "coordinates": [[36.29, 33.51], [35.5, 33.89]]}


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        ({"id": "hill-to-sea", "geometry": LINE}, "is no id in legs.csv"),
        ({"geometry": LINE}, "is not the id of a leg. Set it"),
        ({"id": 0, "geometry": LINE}, "Use one of: hill-to-bay"),
        ({"id": "hill-to-bay", "geometry": {"type": "Point"}}, "'Point' is not a LineString"),
        ({"id": "hill-to-bay", "geometry": LINE | {"coordinates": [[1, 2]]}}, "2 to 200,000"),
        (
            {"id": "hill-to-bay", "geometry": LINE | {"coordinates": [[33, 136], [1, 2]]}},
            "are they swapped?",
        ),
        (
            {"id": "hill-to-bay", "geometry": LINE | {"coordinates": [["1", 2], [1, 2]]}},
            "is not longitude, latitude",
        ),
        ({"id": "hill-to-bay", "geometry": LINE, "properties": {}}, "Say how the line was made"),
    ],
)
def test_a_wrong_line_is_told(story_folder: Path, feature: dict[str, object], words: str) -> None:
    whole = {"properties": {"method": "by hand"}} | feature
    lines = {"type": "FeatureCollection", "features": [whole]}
    stories.write_json(story_folder / "routes.geojson", lines)
    told = faults(story_folder)
    assert len(told) == 1, told
    assert words in told[0]


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "LineString", "coordinates": [[36.29, 33.51, 700, 1], [35.5, 33.89, 20, 2]]},
        {
            "type": "MultiLineString",
            "coordinates": [[[36.29, 33.51], [36, 33.6]], [[36, 33.6], [35.5, 33.89]]],
        },
    ],
)
def test_heights_measures_and_parts_that_follow_each_other_are_one_line(
    story_folder: Path, geometry: dict[str, object]
) -> None:
    feature = {
        "type": "Feature",
        "id": "hill-to-bay",
        "geometry": geometry,
        "properties": {"method": "a track"},
    }
    stories.write_json(story_folder / "routes.geojson", feature)
    assert faults(story_folder) == []
    points = loader.load(story_folder).routes["hill-to-bay"].points
    assert (points[0], points[-1]) == ((33.51, 36.29), (33.89, 35.5))


def test_a_line_with_a_gap_is_no_line(story_folder: Path) -> None:
    parts = [[[36.29, 33.51], [36, 33.6]], [[35.9, 33.6], [35.5, 33.89]]]
    feature = {
        "id": "hill-to-bay",
        "geometry": {"type": "MultiLineString", "coordinates": parts},
        "properties": {"method": "a track"},
    }
    stories.write_json(story_folder / "routes.geojson", {"features": [feature]})
    assert "Draw the leg as one line" in faults(story_folder)[0]


def test_all_that_a_drawn_line_lacks_is_told_at_once(story_folder: Path) -> None:
    stories.write_json(story_folder / "routes.geojson", {"features": [{"geometry": LINE}]})
    assert len(faults(story_folder)) == 2


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("method", "Нарисована от руки", ""),
        ("sources", "Старая карта\nНовая карта", ""),
        ("sources", "Старая карта", "has 1 lines, and routes.geojson 2 sources"),
        ("error_basis", "Оценка", "is empty in routes.geojson, for hill-to-bay"),
        ("methods", "Нарисована", "Did you mean 'method'?"),
    ],
)
def test_a_translation_of_a_lines_account_is_of_a_text_that_is_there(
    story_folder: Path, column: str, text: str, words: str
) -> None:
    told = {"method": "by hand", "sources": ["an old map", "a new map"]}
    feature = {"id": "hill-to-bay", "geometry": LINE, "properties": told}
    lines = {"type": "FeatureCollection", "features": [feature]}
    stories.write_json(story_folder / "routes.geojson", lines)
    row = {"item": "hill-to-bay", "column": column, "language": "ru", "text": text, "by": "Me"}
    stories.write_table(story_folder / "translations.csv", [row])
    found = faults(story_folder)
    assert len(found) == bool(words), found
    assert words in "".join(found)
