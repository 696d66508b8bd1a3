"""Rows of tables become typed values, or problems with file, row, column and remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from overland.errors import StoryInvalid
from overland.evidence.ground import place_checks
from overland.story import loader
from tests import stories
from tests.table_faults import faults, located, set_cell


def test_a_valid_folder_becomes_a_story_without_a_word(story_folder: Path) -> None:
    report = loader.inspect(story_folder)
    assert report.problems == ()
    assert report.story == loader.load(story_folder)


def test_cells_arrive_typed_and_evidence_as_one_value(story_folder: Path) -> None:
    story = loader.load(story_folder)
    hilltown = story.place("hilltown")
    assert hilltown is not None
    assert hilltown.point == (33.51, 36.29)
    assert hilltown.evidence is not None
    assert hilltown.evidence.exact == "left Hilltown"
    assert [count.maximum for count in story.counts] == [35, None]
    assert [count.basis for count in story.counts] == ["stated", "stated"]
    assert [quote.named for quote in story.quotes] == [False]
    assert story.relations[0].members == ("riders", "promised")
    assert story.routes["hill-to-bay"].points[0] == (33.51, 36.29)
    assert story.places[1].evidence is None
    assert story.headline_counts == ("riders",)


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "words"),
    [
        ("places", 2, "latitude", "133.7", "Are latitude and longitude swapped?"),
        ("places", 2, "latitude", "north", "is not a number"),
        ("places", 2, "latitude", "nan", "is not a number"),
        ("places", 2, "latitude", "1e999", "is outside -90..90"),
        ("places", 2, "latitude", "", "one half of the point is empty"),
        ("places", 2, "longitude", "-181", "is outside -180..180"),
        ("places", 2, "uncertainty_km", "-1", "is outside 0 or more"),
        ("places", 2, "kind", "twon", "Did you mean 'town'?"),
        ("places", 2, "country", "Syria", "ISO 3166-1"),
        ("places", 2, "id", "Hill Town", "is not an id"),
        ("places", 2, "name", "", "the cell is empty"),
        ("places", 2, "name", "Hill\u202etown", "character 5 is U+202E, which turns about"),
        ("places", 3, "note", "On the \x07map", "character 8 is U+0007, which is a control"),
        ("places", 2, "exact", "", "a stated row has no excerpt"),
        ("places", 2, "source", "", "an excerpt has no source"),
        ("places", 2, "source", "gazete", "Did you mean 'gazette'?"),
        ("places", 3, "note", "", "an inferred row has no note"),
        ("places", 4, "id", "hilltown", "is the id of places.csv row 2 too"),
        ("events", 2, "id", "baytown", "is the id of places.csv row 3 too"),
        ("events", 2, "date", "May 2020", "is not a date"),
        ("events", 2, "date", "2020-02-30", "is not a date"),
        ("events", 2, "place", "hiltown", "Did you mean 'hilltown'?"),
        ("counts", 2, "event", "setout", "is no id in events.csv. Did you mean 'set-out'?"),
        ("counts", 2, "minimum", "36", "is above the maximum, 35"),
        ("counts", 2, "minimum", "25.5", "is not a whole number"),
        ("counts", 2, "minimum", "٢٥", "is not a whole number"),
        ("counts", 3, "exact", "", "a stated row has no excerpt"),
        ("quotes", 2, "said_at", "nowhere", "is no id in places.csv"),
        ("quotes", 2, "named", "perhaps", "is neither true nor false"),
        ("legs", 2, "origin", "hill", "is no id in places.csv"),
        ("legs", 2, "destination", "bay", "is no id in places.csv"),
        ("legs", 2, "destination", "hilltown", "is where the leg starts"),
        ("legs", 2, "position", "0", "is outside 1 or more"),
        ("relations", 2, "members", "riders pledged", "'pledged' is no id in any table"),
        ("relations", 2, "members", "riders", "a relation needs two sides"),
        (
            "relations",
            2,
            "members",
            "riders promised riders",
            "'riders' stands there more than once",
        ),
        ("sources", 2, "url", "https://paper.example@other.example/", "does not have the form"),
        ("corrections", 2, "item", "rider", "Did you mean 'riders'?"),
        ("sources", 2, "url", "javascript:alert(1)", "does not have the form"),
        ("sources", 2, "published", "2 May", "is not a date"),
        ("sources", 2, "title", "x" * 20_001, "longer than 20,000 characters"),
    ],
)
def test_a_wrong_cell_is_told_with_file_row_column_and_remedy(
    story_folder: Path, table: str, row: int, column: str, value: str, words: str
) -> None:
    set_cell(story_folder, table, row, column, value)
    problem = located(story_folder, f"{table}.csv", row, column)
    assert words in str(problem)
    assert problem.severity == "problem"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("T" * 301, "has 301 characters; 300 are allowed"),
        ("Left \u202dHilltown", "character 6 is U+202D"),
        (" ", "the text is missing"),
    ],
)
def test_a_title_is_a_text_that_can_be_shown(story_folder: Path, text: str, words: str) -> None:
    path = story_folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(package | {"title": text}), encoding="utf-8")
    (found,) = loader.inspect(story_folder).problems
    assert (found.file, found.column) == ("datapackage.json", "title")
    assert words in found.message
    assert found.remedy


def test_marks_of_direction_that_honest_texts_hold_are_no_fault(story_folder: Path) -> None:
    set_cell(story_folder, "places", 3, "note", "\u2067\u200fOn the map\u2069\u200e")
    assert loader.inspect(story_folder).problems == ()


def test_every_problem_is_told_at_once(story_folder: Path) -> None:
    set_cell(story_folder, "places", 2, "latitude", "x")
    set_cell(story_folder, "events", 3, "status", "sure")
    (story_folder / "quotes.csv").unlink()
    with pytest.raises(StoryInvalid) as caught:
        loader.load(story_folder)
    told = {problem.file for problem in caught.value.problems}
    assert told == {"places.csv", "events.csv", "quotes.csv"}


def test_swapped_coordinates_within_range_are_told(story_folder: Path) -> None:
    set_cell(story_folder, "places", 2, "latitude", "36.29")
    set_cell(story_folder, "places", 2, "longitude", "33.51")
    assert faults(story_folder) == []
    story = loader.load(story_folder)
    (problem,) = place_checks.warnings(story, story_folder)
    assert (problem.row, problem.column, problem.severity) == (2, "latitude", "warning")
    assert problem.remedy.startswith("Are latitude and longitude swapped?")


def test_a_place_far_from_all_others_is_not_called_swapped(story_folder: Path) -> None:
    set_cell(story_folder, "places", 3, "latitude", "55.75")
    set_cell(story_folder, "places", 3, "longitude", "37.62")
    assert faults(story_folder) == []


def test_legs_out_of_order_are_told(story_folder: Path) -> None:
    (leg,) = stories.read_table(story_folder / "legs.csv")
    earlier = leg | {"id": "earlier", "position": "1"}
    stories.write_table(story_folder / "legs.csv", [leg | {"position": "2"}, earlier])
    assert "Sort the rows" in str(located(story_folder, "legs.csv", 3, "position"))


def test_a_place_may_have_no_point(story_folder: Path) -> None:
    set_cell(story_folder, "places", 3, "latitude", "")
    set_cell(story_folder, "places", 3, "longitude", "")
    assert loader.load(story_folder).places[1].point is None


def test_rows_are_numbered_as_a_spreadsheet_does_beyond_a_cell_of_several_lines(
    story_folder: Path,
) -> None:
    set_cell(story_folder, "places", 2, "note", "one\ntwo\nthree")
    set_cell(story_folder, "places", 4, "kind", "harbour")
    assert located(story_folder, "places.csv", 4, "kind").value == "harbour"


def test_optional_columns_may_be_absent_and_extra_ones_need_a_description(
    story_folder: Path,
) -> None:
    rows = [row | {"colour": "red"} for row in stories.read_table(story_folder / "places.csv")]
    stories.write_table(story_folder / "places.csv", rows)
    warning = located(story_folder, "places.csv", 1, "colour")
    assert warning.severity == "warning"
    assert loader.load(story_folder).slug == stories.SLUG

    own = {"path": "places.csv", "schema": {"fields": [{"name": "colour", "description": "Hue"}]}}
    stories.write_json(story_folder / "datapackage.json", stories.PACKAGE | {"resources": [own]})
    assert faults(story_folder) == []
