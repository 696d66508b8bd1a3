"""Stories in a folder, and those of a store that is not there: where they are read, and by whom."""

from __future__ import annotations

import shutil
import threading
from datetime import UTC, datetime
from pathlib import Path

import fsspec
import pytest

from overland import config
from overland.basemap import ground
from overland.server import store_listing, story_mirror
from overland.server.local_stories import LocalStories
from overland.server.story_mirror import StoryMirror
from tests import stories
from tests.story_stores import shown


@pytest.fixture(autouse=True)
def settled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_mirror, "SETTLE_S", 0.0)


def test_a_store_that_cannot_be_reached_at_all_stops_no_start(tmp_path: Path) -> None:
    for number, address in enumerate(("ftp://127.0.0.1:1/stories", "nosuch://stories")):
        unreachable = StoryMirror(address, tmp_path / f"copy-{number}", tmp_path)
        unreachable.start()
        unreachable.stop()
        assert shown(unreachable) == {}
        assert unreachable.health()["state"] == "down"


def test_a_folder_of_stories_is_read_where_it_is(
    story_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERLAND_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("OVERLAND_STORIES", str(story_folder.parent))
    found = story_mirror.from_settings()
    assert isinstance(found, LocalStories)
    found.start()
    assert (found.current / "stories" / stories.SLUG).samefile(story_folder)
    own = {path.name for path in config.basemap().iterdir()}
    assert {path.name for path in (found.current / "basemap").iterdir()} == own
    assert found.health() == {"state": "ok"}
    shutil.move(story_folder.parent, tmp_path / "gone")
    assert found.health()["state"] == "down"


def test_stories_from_elsewhere_stand_in_the_same_world_as_the_apps_own(
    story_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = config.data().resolve()
    elsewhere = fsspec.filesystem("memory")
    elsewhere.put(str(story_folder), f"/maps/stories/{stories.SLUG}", recursive=True)
    local = LocalStories(story_folder.parent, tmp_path / "local", data)
    mirror = StoryMirror("memory://maps/stories", tmp_path / "copy", data, refresh_s=3600)
    for found in (local, mirror):
        found.start()
        found.stop()
        monkeypatch.setenv("OVERLAND_DATA", str(found.current))
        assert (found.current / "stories" / stories.SLUG / "events.csv").is_file()
        for name in (ground.WORLD, ground.RIGHTS, ground.LABELS):
            assert ground.is_good(config.world(name)), name
        assert not ground.shared_problems()


def test_a_ground_that_is_built_beside_the_stories_while_the_server_runs_is_shown(
    story_folder: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own" / "basemap"
    (own / stories.SLUG).mkdir(parents=True)
    (own / "world.json").write_text("the app's", "utf-8")
    local = LocalStories(story_folder.parent, tmp_path / "copy", own.parent)
    local.start()
    local.stop()
    shown = local.current / "basemap"
    assert (shown / stories.SLUG).samefile(own / stories.SLUG)
    built = story_folder.parents[1] / "basemap" / stories.SLUG
    built.mkdir(parents=True)
    local.refresh()
    assert (shown / stories.SLUG).samefile(built)
    assert sorted(path.name for path in shown.iterdir()) == [stories.SLUG, "world.json"]


def test_two_processes_keep_two_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERLAND_CACHE", str(tmp_path))
    monkeypatch.setenv("OVERLAND_STORIES", "s3://maps/stories")
    one, two = story_mirror.from_settings(), story_mirror.from_settings()
    assert one
    assert two
    assert one.folder != two.folder


def test_a_store_that_never_answers_stops_no_start_and_health_says_so(
    story_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on = threading.Event()

    def never(self: StoryMirror) -> dict[str, dict[str, str]]:
        assert going_on.wait(60)
        return {}

    monkeypatch.setattr(StoryMirror, "_listed", never)
    silent = StoryMirror("s3://maps/stories", tmp_path / "copy", tmp_path, wait_s=0.05)
    silent.start()
    try:
        assert silent.health() == {"state": "down", "why": "not read yet", "read": None}
        assert shown(silent) == {}
        silent.good, silent.refresh_s = datetime.now(UTC), 0.0  # one that answered once
        silent._began -= 1
        assert silent.health()["why"] == "the store does not answer"
    finally:
        silent.stop()
        going_on.set()


def test_a_store_that_does_not_tell_when_a_file_changed_is_copied_anew(
    tmp_path: Path, story_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_listing, "_CHANGES", ())
    store = fsspec.filesystem("memory")
    store.put(str(story_folder), "/maps/stories/", recursive=True)
    mirror = StoryMirror("memory://maps/stories", tmp_path / "copy", tmp_path, refresh_s=3600)
    mirror.start()
    path = f"/maps/stories/{stories.SLUG}/datapackage.json"
    store.pipe(path, store.cat(path).replace(b"Two towns", b"Two hills"))
    mirror.refresh()
    mirror.stop()
    assert shown(mirror) == {stories.SLUG: "Two hills"}
