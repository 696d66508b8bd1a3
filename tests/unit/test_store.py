"""The store of stories: one story never harms another, and only what changed is read again."""

from __future__ import annotations

import json
import logging
import os
import shutil
import socket
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from overland import view as views
from overland.errors import Problem
from overland.server.api import listing
from overland.story import loader
from overland.story.models import Story
from overland.story.store import StoryStore
from tests import stories


class Clock:
    """Seconds that pass when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def store_in(data: Path, **settings: object) -> StoryStore:
    return StoryStore(data, recheck_s=0.0, **settings)  # type: ignore[arg-type]


def _undecodable_file(folder: Path) -> None:
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("x")


def _undecodable_folder(folder: Path) -> None:
    (folder.parent / os.fsdecode(b"bad\xff")).mkdir()


def _ring_of_links(folder: Path) -> None:
    (folder / "loop").symlink_to("loop")


def _link_to_nowhere(folder: Path) -> None:
    (folder / "gone.csv").symlink_to("/nowhere/at/all")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")


def _pipe_for_a_table(folder: Path) -> None:
    (folder / "places.csv").unlink()
    os.mkfifo(folder / "places.csv")


def _device_for_a_record(folder: Path) -> None:
    (folder / "geocodes.json").symlink_to("/dev/zero")


def _socket(folder: Path) -> None:
    where = os.getcwd()
    os.chdir(folder)  # the path of a socket may have 107 bytes only
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("talk")
    finally:
        os.chdir(where)


def _line_break_in_a_name(folder: Path) -> None:
    (folder / "a\nb.csv").write_text("x")


def _undecodable_ground(folder: Path) -> None:
    ground = folder.parents[1] / "basemap" / folder.name
    ground.mkdir(parents=True)
    (ground / os.fsdecode(b"caf\xe9")).symlink_to("itself")


def _deep_record(folder: Path) -> None:
    (folder / "geocodes.json").write_text("[" * 100_000)


STRANGE = [
    _undecodable_file,
    _undecodable_folder,
    _ring_of_links,
    _link_to_nowhere,
    _pipe,
    _pipe_for_a_table,
    _device_for_a_record,
    _socket,
    _line_break_in_a_name,
    _undecodable_ground,
    _deep_record,
]


@pytest.mark.parametrize("damage", STRANGE)
def test_whatever_lies_in_one_storys_folder_costs_that_story_at_most(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    stories.write(tmp_path / "stories", "good")
    damage(stories.write(tmp_path / "stories", "victim"))
    catalog = store_in(tmp_path).catalog()
    assert "good" in catalog.stories
    assert {*catalog.stories, *catalog.broken} >= {"good", "victim"}
    for slug in (*catalog.stories, *catalog.broken):
        slug.encode()
        assert slug.isprintable()
    told = [str(problem) for report in catalog.reports for problem in report.problems]
    assert all(line.isprintable() for line in told), told


@pytest.mark.parametrize("damage", [d for d in STRANGE if d is not _undecodable_ground])
def test_what_is_strange_in_a_folder_is_told(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    damage(stories.write(tmp_path / "stories"))
    reports = store_in(tmp_path).catalog().reports
    assert any(report.problems for report in reports)


def test_a_table_that_leads_to_another_file_of_the_host_is_told_and_never_quoted(
    tmp_path: Path,
) -> None:
    folder = stories.write(tmp_path / "data" / "stories")
    (tmp_path / "secret").write_text("root:x:0\n", "utf-8")
    (folder / "events.csv").unlink()
    (folder / "events.csv").symlink_to(tmp_path / "secret")
    (report,) = store_in(tmp_path / "data").catalog().reports
    told = [str(problem) for problem in report.problems]
    assert any("events.csv: is a link out of its folder, and not followed" in t for t in told), told
    assert not any("root:x" in line for line in told)


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    folder = stories.write(tmp_path / "stories")
    (folder / "..data").mkdir()
    for name in ("events.csv", "places.csv"):
        (folder / name).rename(folder / "..data" / name)
        (folder / name).symlink_to(f"..data/{name}")
    assert list(store_in(tmp_path).catalog().stories) == [folder.name]


def test_a_data_folder_that_cannot_be_read_has_no_stories(tmp_path: Path) -> None:
    (tmp_path / "stories").symlink_to("stories")
    assert store_in(tmp_path).slugs() == ()
    assert store_in(tmp_path / "none").slugs() == ()


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


def _refuses(story: Story, folder: Path) -> tuple[Problem, ...]:
    assert folder.name == story.slug
    if story.slug == "good":
        return (Problem("places.csv", 2, "id", "", "is doubtful", "Look", "warning"),)
    if story.slug == "raises":
        raise RuntimeError("a check with a fault")
    return (Problem("places.csv", 2, "id", "", "is wrong", "Mend it"),)


def test_a_gate_withholds_what_it_has_a_problem_with_and_a_gate_that_raises_costs_one_story(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for slug in ("bad", "good", "raises"):
        stories.write(tmp_path / "stories", slug)
    with caplog.at_level(logging.INFO, "overland"):
        store = store_in(tmp_path, check=_refuses)
        catalog = store.catalog()
    assert list(catalog.stories) == ["good"]
    assert "is wrong" in str(store.catalog().broken["bad"][0])
    assert "a check with a fault" in str(store.catalog().broken["raises"][0])
    said = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert ("WARNING", "story bad is withheld: places.csv row 2, id: is wrong. Mend it") in said
    assert ("INFO", "story good is shown") in said


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


def _many(data: Path, slugs: Sequence[str]) -> None:
    for number, slug in enumerate(slugs):
        folder = stories.write(data / "stories", slug)
        descriptor = folder / "datapackage.json"
        content = json.loads(descriptor.read_text(encoding="utf-8"))
        content |= {"title": f"Story {slug}", "created": f"2020-01-0{number + 1}T00:00:00Z"}
        descriptor.write_text(json.dumps(content), encoding="utf-8")


def _lazy(data: Path, asked: list[str]) -> StoryStore:
    def check(story: Story, folder: Path) -> tuple[Problem, ...]:
        asked.append(story.slug)
        return _refuses(story, folder) if story.slug in ("bad", "good") else ()

    return StoryStore(data, check, recheck_s=0.0, ahead_s=0.0)


def test_a_story_is_read_when_it_is_asked_for_and_its_title_is_known_before(tmp_path: Path) -> None:
    _many(tmp_path, ("zeta", "alpha", "bad"))
    asked: list[str] = []
    catalog = _lazy(tmp_path, asked).catalog()
    assert dict(catalog.titles) == {s: f"Story {s}" for s in ("zeta", "alpha", "bad")}
    assert set(catalog.unread) == {"zeta", "alpha", "bad"}
    assert asked == []
    story = catalog.stories["alpha"]
    assert catalog.stories["alpha"] is story
    assert asked == ["alpha"]
    assert set(catalog.unread) == {"zeta", "bad"}
    assert catalog.at_hand("alpha") is story
    assert catalog.at_hand("zeta") is None


def test_a_title_that_cannot_be_shown_is_not_listed_before_its_story_is_read(
    tmp_path: Path,
) -> None:
    _many(tmp_path, ("alpha", "zeta"))
    for slug, title in (("alpha", "T" * 900_001), ("zeta", "Left \u202eHilltown")):
        path = tmp_path / "stories" / slug / "datapackage.json"
        content = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({"title": title} | content | {"title": title}), "utf-8")
    titles = _lazy(tmp_path, []).catalog().titles
    assert dict(titles) == {"alpha": "alpha", "zeta": "zeta"}


def test_stories_are_listed_without_being_read_and_told_in_full_once_they_are(
    tmp_path: Path,
) -> None:
    _many(tmp_path, ("zeta", "alpha", "bad"))
    asked: list[str] = []
    store = _lazy(tmp_path, asked)
    catalog = store.catalog()

    def listed() -> list[tuple[str, str, int]]:
        found = listing(catalog, "")["stories"]
        return [(told["slug"], told["state"], told.get("places", 0)) for told in found]

    assert listed() == [(slug, "unread", 0) for slug in ("alpha", "bad", "zeta")]
    assert asked == []
    while store.read_ahead():
        pass
    for entry in catalog.entries.values():  # type: ignore[attr-defined]
        entry.let_go()
    places = len(catalog.stories["zeta"].places)
    shown = [("alpha", "published", places), ("bad", "withheld", 0), ("zeta", "published", places)]
    assert listed() == shown


def test_a_story_that_turns_out_to_be_withheld_is_no_longer_listed(tmp_path: Path) -> None:
    _many(tmp_path, ("bad", "alpha"))
    store = _lazy(tmp_path, [])
    catalog = store.catalog()
    assert list(catalog.stories) == ["bad", "alpha"]
    assert views.parse({}, catalog.stories).view.story == "alpha"
    assert list(catalog.stories) == ["alpha"]
    assert list(catalog.broken) == ["bad"]
    assert "is wrong" in str(store.catalog().broken["bad"][0])
    assert "bad" not in catalog.unreadable


def test_reading_ahead_finds_every_story_that_is_withheld(tmp_path: Path) -> None:
    _many(tmp_path, ("alpha", "bad"))
    (stories.write(tmp_path / "stories", "broken") / "places.csv").unlink()
    store = _lazy(tmp_path, [])
    catalog = store.catalog()
    assert [store.read_ahead() for _ in range(4)] == [True, True, True, False]
    assert list(catalog.stories) == ["alpha"]
    assert set(catalog.broken) == {"bad", "broken"}
    assert catalog.unreadable == {"broken"}
    assert catalog.unread == ()


def test_of_many_stories_read_ahead_only_some_are_kept_and_the_others_read_again_unchecked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("overland.story.store.MOST_KEPT", 1)
    _many(tmp_path, ("alpha", "beta"))
    asked: list[str] = []
    store = _lazy(tmp_path, asked)
    catalog = store.catalog()
    while store.read_ahead():
        pass
    story = catalog.stories["beta"]
    assert story.title == "Story beta"
    assert catalog.stories["beta"] is story
    assert sorted(asked) == ["alpha", "beta"]


def test_of_stories_that_readers_ask_for_those_asked_for_last_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("overland.story.store.MOST_KEPT", 2)
    _many(tmp_path, ("alpha", "beta", "gamma"))
    store = _lazy(tmp_path, [])
    catalog = store.catalog()
    for slug in ("alpha", "beta", "gamma", "alpha"):
        assert catalog.stories[slug].slug == slug
    store.read_ahead()
    assert catalog.at_hand("beta") is None
    assert catalog.at_hand("alpha")
    assert catalog.at_hand("gamma")
    assert catalog.stories["beta"].title == "Story beta"


def test_while_readers_wait_only_small_stories_are_read_ahead(tmp_path: Path) -> None:
    _many(tmp_path, ("alpha",))
    asked: list[str] = []
    store = _lazy(tmp_path, asked)
    store.catalog()
    assert not store.read_ahead(largest=10)
    assert store.read_ahead()
    assert asked == ["alpha"]


@pytest.mark.parametrize("last", [False, True])
def test_a_title_is_known_wherever_it_stands_in_the_descriptor(tmp_path: Path, last: bool) -> None:
    folder = stories.write(tmp_path / "stories", "alpha")
    descriptor = folder / "datapackage.json"
    content = json.loads(descriptor.read_text(encoding="utf-8"))
    own = {"title": 'A “quoted” \\ title, "so"', "created": "2020-01-01T00:00:00Z"}
    rest = {name: value for name, value in content.items() if name not in own}
    written = {**rest, **own} if last else {**own, **rest}
    descriptor.write_text(json.dumps(written, indent=1), encoding="utf-8")
    assert dict(_lazy(tmp_path, []).catalog().titles) == {"alpha": own["title"]}
