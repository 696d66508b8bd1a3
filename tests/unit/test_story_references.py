"""Large stories: a worker reads them by itself, and no kept answer holds one in memory."""

from __future__ import annotations

import gc
import io
import os
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from overland import config
from overland.exports import FORMATS
from overland.presentation import selection
from overland.server import http_cache, messages
from overland.server.http_cache import AnswerCache
from overland.server.pool import Pool
from overland.server.worker_process import WorkFailed
from overland.story.filter import EVERYTHING, Filter
from overland.story.models import Story
from overland.story.references import MOST_READ, ReferencedStories, StoryChanged
from overland.story.store import StoryStore
from overland.story.story_memory import StoryMemory
from tests import stories
from tests.small_story import STORY


@pytest.fixture
def store(story_folder: Path) -> Iterator[StoryStore]:
    data = story_folder.parents[1]
    with config.data_in(data):
        yield StoryStore(data, recheck_s=0.0)


@pytest.fixture
def story(store: StoryStore) -> Story:
    found = store.get(stories.SLUG)
    assert found is not None
    return found


def refer(store: StoryStore) -> messages.Refer:
    return lambda sent: store.reference(sent) if isinstance(sent, Story) else None


def test_a_worker_is_sent_a_storys_name_and_reads_the_very_story(
    store: StoryStore, story: Story
) -> None:
    pipe = io.BytesIO()
    messages.send(pipe, ("picture", story), refer(store))
    assert pipe.tell() < 1_000
    pipe.seek(0)
    assert messages.load(messages.read(pipe), ReferencedStories().find) == ("picture", story)


def test_a_part_of_a_story_or_one_that_was_let_go_is_sent_whole(
    store: StoryStore, story: Story
) -> None:
    for sent in (selection.part(story, Filter(statuses=("expected",))), replace(story)):
        pipe = io.BytesIO()
        messages.send(pipe, sent, refer(store))
        pipe.seek(0)
        assert messages.receive(pipe) == sent


@pytest.mark.slow
def test_an_export_is_that_of_the_files_as_they_stood_when_it_was_asked_for(
    store: StoryStore, story: Story, story_folder: Path
) -> None:
    working = Pool(1, refer=refer(store))
    task = ("geojson", story, EVERYTHING, "en")
    try:
        written = working.submit("export", task, name="first", address="a").result(120)
        assert written == FORMATS["geojson"].export(story)
        os.utime(story_folder / "events.csv", (1, 1))
        late = working.submit("export", task, name="second", address="a").result(120)
        assert late == written  # the worker has read that state
        changed = store.get(stories.SLUG)
        assert changed is not story
        os.utime(story_folder / "events.csv", (2, 2))
        asked = ("geojson", changed, EVERYTHING, "en")
        with pytest.raises(WorkFailed, match="has changed meanwhile"):
            working.submit("export", asked, name="third", address="a").result(120)
    finally:
        working.close()


def test_few_stories_are_kept_and_one_that_changed_is_told(
    store: StoryStore, story: Story, story_folder: Path
) -> None:
    reference, known = store.reference(story), ReferencedStories()
    assert reference is not None
    first = known.find(reference)
    assert known.find(reference) is first
    for number in range(MOST_READ):
        stories.write(story_folder.parent, f"other-{number}")
    for number in range(MOST_READ):
        other = store.get(f"other-{number}")
        assert other is not None
        found = store.reference(other)
        assert found is not None
        known.find(found)
    assert known.find(reference) is not first
    (story_folder / "places.csv").unlink()
    with pytest.raises(StoryChanged):
        ReferencedStories().find(reference)


def test_no_kept_answer_piece_or_selection_keeps_a_story_in_memory() -> None:
    story = replace(STORY)
    alive = weakref.ref(story)
    answers, pieces = AnswerCache(), StoryMemory[str]()
    answers.put("page", story, http_cache.answer(b"page", "text/plain"))
    answers.put("front", story, http_cache.answer(b"front", "text/plain"), pinned=True)
    pieces.get(story, lambda: "panel")
    selection.select(story, Filter(words="bus"))
    selection.facets(story)
    assert answers.get("page", story) is not None
    del story
    gc.collect()
    assert alive() is None
