"""A folder becomes a Story, or a report of everything that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from overland.errors import Problem, StoryInvalid, WrongUse
from overland.evidence import place_checks
from overland.story import columns, loader, schemas
from overland.story.models import LocalText
from tests import stories


def faults(folder: Path) -> list[str]:
    return [str(problem) for problem in loader.inspect(folder).problems]


def located(folder: Path, file: str, row: int, column: str) -> Problem:
    """The one problem told there; fails with the whole report if there is none, or several."""
    told = loader.inspect(folder).problems
    here = [p for p in told if (p.file, p.row, p.column) == (file, row, column)]
    assert len(here) == 1, [str(problem) for problem in told]
    return here[0]


def set_cell(folder: Path, table: str, row: int, column: str, value: str) -> None:
    """Write `value` into a cell; `row` as a spreadsheet counts."""
    path = folder / f"{table}.csv"
    rows = stories.read_table(path)
    rows[row - 2][column] = value
    stories.write_table(path, rows)


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


@pytest.mark.parametrize("table", [t for t in schemas.TABLES.values() if not t.optional])
def test_a_missing_table_is_told(story_folder: Path, table: columns.Table) -> None:
    (story_folder / table.file).unlink()
    assert "the file is missing" in str(located(story_folder, table.file, 0, ""))


@pytest.mark.parametrize("table", [t for t in schemas.TABLES.values() if t.optional])
def test_an_optional_table_may_be_absent(story_folder: Path, table: columns.Table) -> None:
    (story_folder / table.file).unlink()
    assert faults(story_folder) == []


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


@pytest.mark.parametrize(
    ("content", "row", "words"),
    [
        (b"", 0, "the file is empty"),
        (b" \n\n", 0, "the file is empty"),
        (b"\xff\xfei\0d\0", 0, "UTF-16"),
        (
            "id,kind,note,members\na,same,é,b\n".encode("latin-1"),
            0,
            "byte 0xE9 in line 2 is not UTF-8",
        ),
        (b"id,kind,note,members\na,same,\0,b\n", 0, "line 2 holds a NUL character"),
        (b"id;kind;note;members\na;b;c;d\n", 1, "separated by semicolons"),
        (b"id,kind,note,members\na,b\n", 2, "2 cells, fewer than the 4 columns"),
        (b"id,kind,note,members\na,b,c,d,e\n", 2, "5 cells, more than the 4 columns"),
        (b"id,kind,note,members\n\na,same,b,riders promised\n", 2, "the row is empty"),
        (b'id,kind,note,members\na,same,"b,c\n', 2, "not CSV"),
        (b'id,kind,note,members\na,same,"b"x,c\n', 2, "not CSV"),
        (b"id,kind,note,members\n" + b"a,b,c,d\n" * 10_001, 10_002, "10,001 rows; at most 10,000"),
        (b"id,kind,note,members\na,b,c," + b"d" * 200_000, 2, "not CSV: field larger"),
        (b"," * 300, 1, "301 columns"),
    ],
)
def test_a_damaged_file_is_told_where_it_is_damaged(
    story_folder: Path, content: bytes, row: int, words: str
) -> None:
    (story_folder / "relations.csv").write_bytes(content)
    told = [str(p) for p in loader.inspect(story_folder).problems if p.row == row]
    assert any(words in line and "relations.csv" in line for line in told), told


def test_a_byte_order_mark_is_no_fault(story_folder: Path) -> None:
    path = story_folder / "places.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert faults(story_folder) == []


def test_a_huge_file_is_refused_by_its_size_before_it_is_read(story_folder: Path) -> None:
    with (story_folder / "places.csv").open("r+b") as file:
        file.truncate(100_000_000)  # sparse: no such bytes are written, or read
    assert "at most 40,000,000 are read" in str(located(story_folder, "places.csv", 0, ""))


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"name": "other"}, "name", "is not the name of the folder"),
        ({"version": "1.0"}, "version", "three numbers"),
        ({"title": ""}, "title", "the text is missing"),
        ({"created": "soon"}, "created", "is not a date and time"),
        ({"licenses": []}, "licenses", "the list of licenses is empty"),
        ({"licenses": "CC-BY-4.0"}, "licenses", '"path": "https:'),
        ({"contributors": None}, "contributors", "the list of contributors is missing"),
        ({"contributors": ["me"]}, "contributors[0]", "is not an object"),
        ({"contributors": [{"title": " "}]}, "contributors[0].title", "the text is missing"),
        (
            {"licenses": [{"name": "x", "path": "javascript:alert(1)"}]},
            "licenses[0].path",
            "is not a web address",
        ),
        ({"resources": {}}, "resources", "the list is missing"),
        ({"overland": []}, "overland", "the object is missing"),
    ],
)
def test_a_wrong_descriptor_is_told(
    story_folder: Path, change: dict[str, object], column: str, words: str
) -> None:
    stories.write_json(story_folder / "datapackage.json", stories.PACKAGE | change)
    assert words in str(located(story_folder, "datapackage.json", 0, column))


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"timezone": "Mars/Base"}, "timezone", "is not a known time zone"),
        ({"timezone": "../../etc/passwd"}, "timezone", "does not have the form"),
        ({"language": "English"}, "language", "does not have the form"),
        ({"headline_counts": {}}, "headline_counts", "not a list of texts"),
        ({"headline_counts": ["rider"]}, "headline_counts", "Did you mean 'riders'?"),
    ],
)
def test_a_wrong_setting_of_the_story_is_told(
    story_folder: Path, change: dict[str, object], column: str, words: str
) -> None:
    inner = stories.PACKAGE["overland"]
    assert isinstance(inner, dict)
    package = stories.PACKAGE | {"overland": inner | change}
    stories.write_json(story_folder / "datapackage.json", package)
    assert words in str(located(story_folder, "datapackage.json", 0, f"overland.{column}"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"name": "two-towns",\n "title" "x"}', "at line 2, column 10"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a": NaN}', "NaN is not a JSON number"),
        ('{"a": ' + "9" * 5_000 + "}", "not JSON"),
        ('{"a": "\\ud800"}', "surrogates"),
        ("[]", "not a JSON object"),
    ],
)
@pytest.mark.parametrize("name", ["datapackage.json", "verification.json", "geocodes.json"])
def test_json_that_cannot_be_used_is_told(
    story_folder: Path, name: str, text: str, words: str
) -> None:
    (story_folder / name).write_text(text, encoding="utf-8")
    assert words in str(located(story_folder, name, 0, ""))


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


def test_what_a_broken_off_write_and_another_program_left_is_told(story_folder: Path) -> None:
    for name in (".verification.json.ab12cd_9", "route.gpx", "places (old).csv", ".DS_Store"):
        (story_folder / name).write_text("x", encoding="utf-8")
    told = "\n".join(faults(story_folder))
    assert "is what a broken-off write of verification.json left. Delete it" in told
    assert "route.gpx: is no file of a story, and is not read. Bring it in" in told
    assert "places (old).csv: is no file of a story" in told
    assert ".DS_Store" not in told


def _loop(folder: Path) -> None:
    (folder / "places.csv").unlink()
    (folder / "places.csv").symlink_to(folder / "places.csv")


def _pipe(folder: Path) -> None:
    (folder / "places.csv").unlink()
    os.mkfifo(folder / "places.csv")


def _folder_in_its_place(folder: Path) -> None:
    (folder / "places.csv").unlink()
    (folder / "places.csv").mkdir()


def _no_descriptor(folder: Path) -> None:
    (folder / "datapackage.json").unlink()


def _bottomless(folder: Path) -> None:
    (folder / "datapackage.json").write_text('{"a":' * 200_000, encoding="utf-8")


@pytest.mark.parametrize(
    "damage", [_loop, _pipe, _folder_in_its_place, _no_descriptor, _bottomless]
)
def test_one_broken_story_never_takes_the_others_down(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    good = stories.write(tmp_path)
    bad = stories.write(tmp_path, "broken")
    damage(bad)
    shelf = loader.discover(tmp_path)
    assert list(shelf.stories) == [good.name]
    assert list(shelf.broken) == ["broken"]
    assert shelf.broken["broken"]


def test_a_folder_that_leads_to_itself_is_a_broken_story(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert list(loader.discover(tmp_path).broken) == ["loop"]


def test_no_folder_of_stories_is_an_empty_shelf(tmp_path: Path) -> None:
    assert loader.discover(tmp_path / "none").reports == ()


def test_a_story_is_found_by_its_slug_only(story_folder: Path) -> None:
    root = story_folder.parent.parent
    assert loader.folder(root, stories.SLUG) == story_folder
    for slug in ("two-town", "../stories/two-towns", "", "two-towns\0"):
        with pytest.raises(WrongUse, match="there is no story"):
            loader.folder(root, slug)


def test_names_further_evidence_and_translations_reach_the_rows_they_are_of(
    story_folder: Path,
) -> None:
    story = loader.load(story_folder)
    hilltown, event = story.place("hilltown"), story.event("set-out")
    assert hilltown is not None
    assert event is not None
    assert hilltown.names == {"ar": "بلدة التل", "ru": "Хиллтаун"}
    (further,) = story.counts[0].further
    assert (further.source, further.exact, further.supports) == (
        "gazette",
        "some thirty on board",
        "the figure",
    )
    assert event.further == ()
    said = story.text("set-out", "headline", "ru")
    assert (said.text, said.language, said.by) == ("Автобусы отправляются", "ru", "An editor")
    assert story.text("set-out", "headline", "ar") == LocalText("The buses leave", "en")
    assert story.text(stories.SLUG, "title", "ru") == LocalText("Two towns", "en")
    assert story.languages == ("en", "ru")
    with pytest.raises(KeyError):
        story.text("set-out", "heading", "ru")


def test_a_figure_may_belong_to_a_leg_and_legs_of_a_journey_carry_date_and_carrier(
    story_folder: Path,
) -> None:
    rows = stories.read_table(story_folder / "counts.csv")
    rows = [row | {"leg": ""} for row in rows]
    rows[0] |= {"event": "", "leg": "hill-to-bay"}
    stories.write_table(story_folder / "counts.csv", rows)
    leg = stories.read_table(story_folder / "legs.csv")[0]
    own = {"journey": "second convoy", "date": "2020-05-02", "carrier": "the red buses"}
    other = leg | {"id": "second-trip", "position": "1"} | own
    stories.write_table(story_folder / "legs.csv", [leg | dict.fromkeys(own, ""), other])
    assert faults(story_folder) == []
    story = loader.load(story_folder)
    assert (story.counts[0].event, story.counts[0].leg) == ("", "hill-to-bay")
    second = story.legs[1]
    assert {name: getattr(second, name) for name in own} == own


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"event": "set-out", "leg": "hill-to-bay"}, "leg", "has an event too"),
        ({"event": "", "leg": ""}, "event", "the cell is empty"),
    ],
)
def test_a_figure_has_exactly_one_owner(
    story_folder: Path, cells: dict[str, str], column: str, words: str
) -> None:
    rows = [row | {"leg": ""} for row in stories.read_table(story_folder / "counts.csv")]
    rows[0] |= cells
    stories.write_table(story_folder / "counts.csv", rows)
    assert words in str(located(story_folder, "counts.csv", 2, column))


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [
        ("names", "item", "hiltown", "Did you mean 'hilltown'?"),
        ("names", "language", "Arabic", "does not have the form"),
        ("names", "language", "ru", "in this language too"),
        ("evidence", "item", "gazette", "which rests on no excerpt"),
        ("evidence", "exact", "", "the cell is empty"),
        ("translations", "column", "headlin", "Did you mean 'headline'?"),
        ("translations", "column", "note", "is empty in events.csv row 2"),
        ("relations", "kind", "partof", "Did you mean 'part_of'?"),
        ("relations", "note", "", "a disagreement has no note"),
    ],
)
def test_a_wrong_row_about_another_row_is_told(
    story_folder: Path, table: str, column: str, value: str, words: str
) -> None:
    set_cell(story_folder, table, 2, column, value)
    told = " ".join(faults(story_folder))
    assert words in told


def test_an_older_format_opens_with_a_line_that_says_how_to_upgrade(tmp_path: Path) -> None:
    folder = stories.write_format_1(tmp_path)
    (problem,) = loader.inspect(folder).problems
    assert problem.severity == "warning"
    assert "overland upgrade two-towns" in problem.remedy
    story, today = loader.load(folder), loader.load(stories.write(tmp_path / "today"))
    assert [(place.names, place.note) for place in story.places] == [
        (place.names, place.note) for place in today.places
    ]
    assert story.relations == today.relations


def test_a_fault_in_an_older_format_is_told_in_the_file_it_stands_in(tmp_path: Path) -> None:
    folder = stories.write_format_1(tmp_path)
    set_cell(folder, "conflicts", 2, "members", "riders")
    assert "two sides" in str(located(folder, "conflicts.csv", 2, "members"))


def test_a_later_format_is_refused_with_the_format_it_needs_and_nothing_else(
    story_folder: Path,
) -> None:
    inner = stories.PACKAGE["overland"]
    assert isinstance(inner, dict)
    package = stories.PACKAGE | {"overland": inner | {"format": 3}}
    stories.write_json(story_folder / "datapackage.json", package)
    (story_folder / "places.csv").unlink()
    (told,) = faults(story_folder)
    assert "later format" in told
    assert "reads format 3" in told
