"""What is generated from the schemas is what stands in the files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from overland import cli
from overland.story import dictionary, schemas
from tests import stories

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("path", dictionary.generated(DATA), ids=lambda path: str(path.name))
def test_generated_files_are_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == dictionary.generated(DATA)[path]


def test_the_readme_describes_every_column_of_every_table() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    for table in schemas.TABLES.values():
        section = readme.partition(f"### {table.file}\n")[2].partition("###")[0]
        named = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
        assert named == [column.name for column in table.columns]


def test_write_mends_what_is_out_of_date_and_nothing_else(story_folder: Path) -> None:
    root = story_folder.parent.parent
    shutil.copy(DATA / "README.md", root / "README.md")
    (story_folder / "relations.csv").unlink()
    arguments = ["--root", str(root)]
    assert cli.main(["dictionary", *arguments]) == cli.PROBLEMS
    assert cli.main(["dictionary", "--write", *arguments]) == cli.CLEAN
    assert cli.main(["dictionary", *arguments]) == cli.CLEAN
    package = (story_folder / "datapackage.json").read_text(encoding="utf-8")
    assert "relations.csv" not in package


def test_a_column_of_the_storys_own_keeps_its_description(story_folder: Path) -> None:
    rows = [row | {"colour": "red"} for row in stories.read_table(story_folder / "places.csv")]
    stories.write_table(story_folder / "places.csv", rows)
    own = {"name": "colour", "type": "string", "description": "Hue of the pin"}
    known = [{"path": "places.csv", "schema": {"fields": [own]}}]
    made = dictionary.resources(story_folder, known)
    places = next(resource for resource in made if resource["path"] == "places.csv")
    assert places["schema"]["fields"][-1] == own
