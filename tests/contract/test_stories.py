"""Every story in data/ loads without a word and is a valid Frictionless Data Package."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from overland.story import loader
from tests import stories

STORIES = Path(__file__).parents[2] / "data" / "stories"
FOLDERS = sorted(path for path in STORIES.iterdir() if path.is_dir())


def frictionless_errors(folder: Path) -> list[str]:
    """What Frictionless finds wrong; in a process of its own, for it warns on being imported."""
    program = (
        "import json, sys; from frictionless import validate; "
        "report = validate(sys.argv[1]); "
        "print(json.dumps([str(e) for e in report.flatten(['note', 'title', 'rowNumber'])]))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, "datapackage.json"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[str] = json.loads(done.stdout)
    return found


def test_there_is_a_first_story() -> None:
    assert "syria-2013" in [folder.name for folder in FOLDERS]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_story_loads_without_a_word(folder: Path) -> None:
    assert [str(problem) for problem in loader.inspect(folder).problems] == []


@pytest.mark.slow
@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_story_is_a_valid_data_package(folder: Path) -> None:
    assert frictionless_errors(folder) == []


@pytest.mark.slow
def test_the_story_that_tests_use_is_a_valid_data_package(story_folder: Path) -> None:
    assert frictionless_errors(story_folder) == []


@pytest.mark.slow
def test_frictionless_finds_what_the_schemas_forbid(story_folder: Path) -> None:
    rows = stories.read_table(story_folder / "events.csv")
    rows[0]["place"] = "nowhere"
    rows[1]["status"] = "sure"
    stories.write_table(story_folder / "events.csv", rows)
    found = " ".join(frictionless_errors(story_folder))
    assert "nowhere" in found
    assert "enum" in found
