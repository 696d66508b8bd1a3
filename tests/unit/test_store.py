"""The store of stories: one story never harms another, and only what changed is read again."""

from __future__ import annotations

import json
import logging
import shutil
import threading
from pathlib import Path

import pytest

from overland.errors import Problem
from overland.story import loader
from overland.story.models import Story
from overland.story.store import StoryStore
from tests import stories
from tests.story_stores import Clock, refuses, store_in


def test_a_story_stays_the_same_object_until_a_file_of_it_changes(tmp_path: Path) -> None:
    one, two = (stories.write(tmp_path / "stories", name) for name in ("one", "two"))
    clock = Clock()
    store = StoryStore(tmp_path, recheck_s=1.0, clock=clock)
    before = store.catalog()
    assert store.catalog() is before
    rows = stories.read_table(one / "events.csv")
    stories.write_table(one / "events.csv", [rows[0] | {"headline": "They leave"}, *rows[1:]])
    assert store.catalog() is before
    clock.now = 1.0
    after = store.catalog()
    assert after.stories["one"].events[0].headline == "They leave"
    assert after.stories[two.name] is before.stories[two.name]
    (tmp_path / "basemap" / "two").mkdir(parents=True)
    (tmp_path / "basemap" / "two" / "labels.json").write_text("[]")
    clock.now = 2.0
    again = store.catalog()
    assert again.stories["two"] is not after.stories["two"]
    assert again.stories["one"] is after.stories["one"]


def test_a_story_that_is_withheld_comes_back_when_it_is_mended(tmp_path: Path) -> None:
    folder = stories.write(tmp_path / "stories")
    store = store_in(tmp_path)
    whole = (folder / "places.csv").read_bytes()
    (folder / "places.csv").unlink()
    assert store.get(stories.SLUG) is None
    assert "the file is missing" in str(store.catalog().broken[stories.SLUG][0])
    assert store.slugs() == (stories.SLUG,)
    (folder / "places.csv").write_bytes(whole)
    story = store.get(stories.SLUG)
    assert story is not None
    assert story.title == "Two towns"
    assert stories.SLUG not in store.catalog().broken


def test_a_gate_withholds_what_it_has_a_problem_with_and_a_gate_that_raises_costs_one_story(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for slug in ("bad", "good", "raises"):
        stories.write(tmp_path / "stories", slug)
    with caplog.at_level(logging.INFO, "overland"):
        store = store_in(tmp_path, check=refuses)
        catalog = store.catalog()
    assert list(catalog.stories) == ["good"]
    assert "is wrong" in str(store.catalog().broken["bad"][0])
    assert "a check with a fault" in str(store.catalog().broken["raises"][0])
    said = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert ("WARNING", "story bad is withheld: places.csv row 2, id: is wrong. Mend it") in said
    assert ("INFO", "story good is shown") in said


def test_why_a_story_is_withheld_is_logged_once_however_often_its_files_change(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = stories.write(tmp_path / "stories")
    whole = (folder / "places.csv").read_bytes()
    store = store_in(tmp_path)
    with caplog.at_level(logging.INFO, "overland"):
        for note in ("a", "b", "c"):
            (folder / "places.csv").unlink(missing_ok=True)
            (folder / "draft.json").write_text(f'"{note}"', encoding="utf-8")
            assert store.get(stories.SLUG) is None
        (folder / "places.csv").write_bytes(whole)
        assert store.get(stories.SLUG) is not None
        (folder / "places.csv").unlink()
        assert store.get(stories.SLUG) is None
    said = [record.getMessage().partition(":")[0] for record in caplog.records]
    assert [line for line in said if stories.SLUG in line] == [
        f"story {stories.SLUG} is withheld",
        f"story {stories.SLUG} is shown",
        f"story {stories.SLUG} is withheld",
    ]


def test_many_threads_see_one_catalog_and_the_files_are_read_once(tmp_path: Path) -> None:
    stories.write(tmp_path / "stories")
    asked: list[str] = []

    def counts(story: Story, folder: Path) -> tuple[Problem, ...]:
        asked.append(story.slug)
        return ()

    store = StoryStore(tmp_path, counts, recheck_s=60.0)
    seen: list[object] = []
    threads = [threading.Thread(target=lambda: seen.append(store.catalog())) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(catalog) for catalog in seen}) == 1
    assert len(seen) == 16
    assert asked == [stories.SLUG]


def test_a_story_in_an_older_format_is_shown_and_the_log_says_how_to_upgrade_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stories.write_format_1(tmp_path / "stories")
    with caplog.at_level(logging.INFO, "overland"):
        assert store_in(tmp_path).get(stories.SLUG) is not None
    assert "Run overland upgrade two-towns" in caplog.text


def test_a_link_without_a_story_opens_the_one_that_was_made_first(story_folder: Path) -> None:
    younger = story_folder.parent / "a-younger-one"
    shutil.copytree(story_folder, younger)
    descriptor = younger / "datapackage.json"
    content = json.loads(descriptor.read_text(encoding="utf-8"))
    content |= {"name": younger.name, "created": "2999-01-01T00:00:00Z"}
    descriptor.write_text(json.dumps(content), encoding="utf-8")
    assert tuple(loader.discover(story_folder.parent).stories) == (story_folder.name, younger.name)
