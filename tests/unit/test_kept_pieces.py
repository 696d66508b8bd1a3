"""Pieces of a page that are kept: the same as new ones, made once, within bounds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from overland import config, i18n
from overland.html import headline, panel, timeline
from overland.html.html_cache import Piece, Pieces, kept
from overland.html.markup import Safe
from overland.html.setting import APP, Setting
from overland.story.loader import load
from overland.story.models import Story
from overland.view import Camera, View
from tests import stories


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return load(stories.write(tmp_path_factory.mktemp("kept")))


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    yield
    i18n.use("en")


@pytest.mark.parametrize("piece", [headline.headline, panel.panel, timeline.timeline])
def test_a_kept_piece_is_what_a_new_one_would_be(story: Story, piece: Piece) -> None:
    for language in ("en", "ar"):
        i18n.use(language)
        for view in (View(story.slug), View(story.slug, event=story.events[0].id)):
            fresh = replace(story)  # another object, of which nothing is kept
            assert piece(story, view) == piece(fresh, view) == piece(story, view)


class Counted:
    """A piece that counts how often it is made."""

    def __init__(self) -> None:
        self.made: list[View] = []

    def piece(self) -> Piece:
        def made(story: Story, view: View, at: Setting = APP) -> Safe:
            self.made.append(view)
            return Safe(f"{story.title} {view.place} {i18n.language()}")

        return kept(made)


def test_a_piece_is_made_once_for_a_choice_wherever_the_map_stands(story: Story) -> None:
    counted = Counted()
    piece = counted.piece()
    for number in range(20):
        looking = Camera(number, number, 7)
        piece(story, View(story.slug, camera=looking, layers=("roads",), at=f"19{number:02}"))
    assert counted.made == [View(story.slug)]
    piece(story, View(story.slug, place="hilltown"))
    piece(story, View(story.slug, row=100))
    assert len(counted.made) == 3


def test_a_piece_is_made_again_for_another_story_language_or_data_folder(
    story: Story, tmp_path: Path
) -> None:
    counted = Counted()
    piece, view = counted.piece(), View(story.slug)
    piece(story, view)
    assert piece(replace(story, title="Another"), view).startswith("Another")
    i18n.use("fr")
    assert piece(story, view).endswith("fr")
    with i18n.pseudo_language():
        piece(story, view)
    with config.data_in(tmp_path):
        piece(story, view)
    assert len(counted.made) == 5


def test_whoever_asks_for_a_piece_that_is_being_made_waits_for_it(story: Story) -> None:
    pieces, begun, made = Pieces(), threading.Event(), []

    def make() -> Safe:
        made.append(1)
        begun.wait(5)
        return Safe("piece")

    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(pieces.get, "name", story, make) for _ in range(8)]
        begun.set()
        assert {one.result(5) for one in waiting} == {"piece"}
    assert len(made) == 1


def test_a_piece_that_failed_is_tried_again(story: Story) -> None:
    pieces = Pieces()

    def fails() -> Safe:
        raise LookupError("not now")

    with pytest.raises(LookupError):
        pieces.get("name", story, fails)
    assert pieces.get("name", story, lambda: Safe("piece")) == "piece"


def test_the_kept_pieces_have_a_bound(story: Story) -> None:
    pieces, made = Pieces(most=1_000), []

    def sized(number: int) -> Callable[[], Safe]:
        def make() -> Safe:
            made.append(number)
            return Safe("x" * 400)

        return make

    for number in (0, 1, 2, 2, 1, 0):
        pieces.get(number, story, sized(number))
    assert made == [0, 1, 2, 0]
