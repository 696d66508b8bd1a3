"""What follows from a story alone is made once, and goes with the story."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from overland import config
from overland.geography import extent
from overland.presentation import timeline, walk
from overland.story import chronology
from overland.story.loader import load
from overland.story.models import Story
from overland.story.story_memory import StoryMemory


@pytest.fixture(scope="module")
def story() -> Story:
    return load(config.stories() / "syria-2013")


@pytest.mark.parametrize(
    "of",
    [
        chronology.ordered,
        timeline.background,
        walk.reached,
        walk.order,
        walk.brought,
        extent.near,
        extent.core,
    ],
)
def test_what_every_view_of_a_story_shares_is_made_once(
    story: Story, of: Callable[[Story], object]
) -> None:
    assert of(story) is of(story)
    assert of(replace(story, events=story.events[:3], places=story.places[:3])) is not of(story)


def test_a_memory_holds_its_most_and_lets_the_longest_unused_go(story: Story) -> None:
    made: list[str] = []
    memory = StoryMemory[str](2)

    def asked(of: str) -> str:
        return memory.get(story, lambda: made.append(of) or of, of)  # type: ignore[func-returns-value]

    assert [asked(of) for of in "abacab"] == list("abacab")
    assert made == ["a", "b", "c", "b"]


def test_a_memory_keeps_no_story_and_answers_for_none_in_its_place() -> None:
    memory = StoryMemory[str]()
    for slug in ("one", "another"):
        story = replace(load(config.stories() / "syria-2013"), slug=slug)
        assert memory.get(story, lambda slug=slug: slug) == slug  # type: ignore[misc]
        del story
        gc.collect()


def test_whoever_asks_for_a_piece_that_is_being_made_waits_for_it(story: Story) -> None:
    memory, begun, made = StoryMemory[str](), threading.Event(), []

    def make() -> str:
        made.append(1)
        begun.wait(5)
        return "piece"

    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(memory.get, story, make) for _ in range(8)]
        begun.set()
        assert {one.result(5) for one in waiting} == {"piece"}
    assert len(made) == 1


def test_a_piece_that_failed_is_tried_again(story: Story) -> None:
    memory = StoryMemory[str]()

    def fails() -> str:
        raise LookupError("not now")

    with pytest.raises(LookupError):
        memory.get(story, fails)
    assert memory.get(story, lambda: "piece") == "piece"


def test_the_kept_pieces_have_a_bound(story: Story) -> None:
    memory, made = StoryMemory[str](1_000, size=len), []

    def sized(number: int) -> Callable[[], str]:
        def make() -> str:
            made.append(number)
            return "x" * 400

        return make

    for number in (0, 1, 2, 2, 1, 0):
        memory.get(story, sized(number), number)
    assert made == [0, 1, 2, 0]
