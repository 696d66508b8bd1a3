"""A folder with missing, damaged or foreign files is told, and never harms another story."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from overland.errors import WrongUse
from overland.story import columns, loader, schemas, strangers
from tests import stories
from tests.table_faults import faults, located, set_cell


@pytest.mark.parametrize("table", [t for t in schemas.TABLES.values() if not t.optional])
def test_a_missing_table_is_told(story_folder: Path, table: columns.Table) -> None:
    (story_folder / table.file).unlink()
    assert "the file is missing" in str(located(story_folder, table.file, 0, ""))


@pytest.mark.parametrize("table", [t for t in schemas.TABLES.values() if t.optional])
def test_an_optional_table_may_be_absent(story_folder: Path, table: columns.Table) -> None:
    (story_folder / table.file).unlink()
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
        ('{"a": [1, -1e400]}', "-1e400 is larger than any number"),
        ('{"a": ' + "1" * 250 + "e99}", "is larger than any number"),
        ('{"a": ' + "9" * 400 + "}", "is larger than any number"),
        ("[]", "not a JSON object"),
    ],
)
@pytest.mark.parametrize("name", ["datapackage.json", "verification.json", "geocodes.json"])
def test_json_that_cannot_be_used_is_told(
    story_folder: Path, name: str, text: str, words: str
) -> None:
    (story_folder / name).write_text(text, encoding="utf-8")
    assert words in str(located(story_folder, name, 0, ""))


def test_what_a_broken_off_write_and_another_program_left_is_told(story_folder: Path) -> None:
    for name in (".verification.json.ab12cd_9", "route.gpx", "places (old).csv", ".DS_Store"):
        (story_folder / name).write_text("x", encoding="utf-8")
    told = "\n".join(faults(story_folder))
    assert "is what a broken-off write of verification.json left. Delete it" in told
    assert "route.gpx: is no file of a story, and is not read. Bring it in" in told
    assert "places (old).csv: is no file of a story" in told
    assert ".DS_Store" not in told


def test_of_very_many_strange_files_a_few_are_told_and_how_many_there_are(
    story_folder: Path,
) -> None:
    for number in range(2_000):
        (story_folder / f"stray-{number}").touch()
    told = faults(story_folder)
    assert len(told) == strangers.MOST_TOLD + 1
    assert "the folder: holds 1,990 more things that are no files of a story" in "\n".join(told)


@pytest.mark.parametrize(
    "path", ["../secret.csv", "/etc/passwd", "a/../../b.csv", "C:\\x.csv", "file:///etc/passwd"]
)
@pytest.mark.parametrize("name", ["path", "schema"])
def test_a_resource_that_leads_out_of_the_folder_is_told(
    story_folder: Path, path: str, name: str
) -> None:
    described = {"name": "x", name: path}
    package = stories.PACKAGE | {"resources": [described]}
    stories.write_json(story_folder / "datapackage.json", package)
    told = located(story_folder, "datapackage.json", 0, f"resources[0].{name}")
    assert "leads out of the folder" in str(told)


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
