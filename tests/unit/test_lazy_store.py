"""Stories that are read when somebody asks for them: what is known before, and what is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from overland import config, i18n
from overland import view as views
from overland.errors import Problem
from overland.server.api import listing
from overland.story.models import Story
from overland.story.store import StoryStore
from overland.ui import frame
from tests import stories
from tests.story_stores import refuses


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
        return refuses(story, folder) if story.slug in ("bad", "good") else ()

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


def test_a_story_that_is_not_kept_is_called_in_the_readers_language_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("overland.story.store.MOST_KEPT", 0)
    store = StoryStore(config.data(), recheck_s=0.0, ahead_s=0.0)
    store.catalog()
    while store.read_ahead():
        pass
    i18n.use("ar")
    assert frame.story_names(store.catalog())["sudan-2023"] == "ثلاث قوافل من الخرطوم"
    i18n.use("fr")
    assert frame.story_names(store.catalog())["sudan-2023"] == "Three convoys from Khartoum"


def test_of_stories_that_readers_ask_for_those_asked_for_last_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("overland.story.store.MOST_KEPT", 2)
    _many(tmp_path, ("alpha", "beta", "gamma"))
    store = _lazy(tmp_path, [])
    catalog = store.catalog()
    read = {slug: catalog.stories[slug] for slug in ("alpha", "beta", "gamma", "alpha")}
    store.read_ahead()
    assert [slug for slug, story in read.items() if store.reference(story)] == ["alpha", "gamma"]
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
