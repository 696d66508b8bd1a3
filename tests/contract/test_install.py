"""A wheel in an empty environment, used in an empty folder: all that it needs came with it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from overland.presentation import navigation
from tests.installed import Installed

ROOT = Path(__file__).resolve().parents[2]
STORIES = sorted(path.name for path in (ROOT / "data" / "stories").iterdir() if path.is_dir())


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_the_app_its_pages_and_its_stories_travel_with_the_package(installed: Installed) -> None:
    app = installed.package / "app"
    assert {path.stem for path in (app / "pages").glob("*.py")} == {*navigation.PAGES, "edit"}
    assert {path.name for path in (app / "data" / "stories").iterdir()} == set(STORIES)
    assert (app / "app.py").read_bytes() == (ROOT / "app.py").read_bytes()
    assert (app / ".streamlit" / "config.toml").exists()


def test_in_an_empty_folder_the_example_is_what_is_checked_and_exported(
    installed: Installed, tmp_path: Path
) -> None:
    checked = installed.run(tmp_path, "check", "--json")
    assert set(json.loads(checked.stdout)["stories"]) == set(STORIES)
    story = tmp_path / "story.geojson"
    exported = installed.run(
        tmp_path, "export", STORIES[0], "--format", "geojson", "-o", str(story)
    )
    assert exported.returncode == 0
    assert json.loads(story.read_bytes())["features"]


def test_a_new_story_is_written_into_the_folder_at_hand_and_never_beside_the_package(
    installed: Installed, tmp_path: Path
) -> None:
    before = files(installed.package)
    told = installed.run(tmp_path, "new", "demo")
    # A machine that is slow enough is told how long a command is at work.
    said = re.sub(r"^overland new: at work .*\n", "", told.stderr, flags=re.MULTILINE)
    assert (told.returncode, said) == (0, "")
    assert "data/stories/demo/datapackage.json" in files(tmp_path)
    new = {name for name in files(installed.package) - before if "__pycache__" not in name}
    assert new == set()
    checked = installed.run(tmp_path, "check", "--json")
    assert set(json.loads(checked.stdout)["stories"]) == {"demo"}


def test_a_command_that_writes_leaves_the_example_alone(
    installed: Installed, tmp_path: Path
) -> None:
    told = installed.run(tmp_path, "geocode", STORIES[0])
    assert told.returncode == 2
    assert str(tmp_path / "data") in told.stderr


def test_a_folder_without_stories_is_not_served(installed: Installed, tmp_path: Path) -> None:
    told = installed.run(tmp_path, "serve", str(tmp_path))
    assert told.returncode == 2
    assert "`overland new SLUG` begins one" in told.stderr
