"""Pieces of a page that are kept: the same as new ones, made once, within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from overland import config, i18n
from overland.html import headline, panel, timeline
from overland.html.html_cache import Piece, kept
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
