"""Pieces of a page, kept as HTML: made once for a story, a language and what is chosen.

A click shows the same pieces again, for every reader; only what differs from the last time is new.
"""

from __future__ import annotations

from functools import wraps
from typing import Final, Protocol

from overland import config, i18n
from overland.html.markup import Safe
from overland.html.setting import APP, Setting
from overland.story.models import Story
from overland.story.story_memory import StoryMemory
from overland.view import DEFAULT_LAYERS, View

MOST_CHARACTERS: Final = 32_000_000


class Piece(Protocol):
    """What is made of a story and a view, somewhere."""

    def __call__(self, story: Story, view: View, at: Setting = APP) -> Safe: ...


_kept: Final = StoryMemory[Safe](MOST_CHARACTERS, size=len)


def kept(piece: Piece) -> Piece:
    """The piece, kept where it stands on a page of the app.

    Where the map stands makes no difference to it: the page's script takes that along.
    """

    @wraps(piece)
    def known(story: Story, view: View, at: Setting = APP) -> Safe:
        view = view.with_(at="", camera=None, layers=DEFAULT_LAYERS)
        if at is not APP:
            return piece(story, view, at)
        of = (piece, i18n.language(), i18n.translations(), config.data(), view)
        return _kept.get(story, lambda: piece(story, view, at), of)

    return known
