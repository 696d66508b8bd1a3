"""Pieces of a page, kept as HTML: made once for a story, a language and what is chosen.

A click shows the same pieces again, for every reader; only what differs from the last time is new.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from functools import wraps
from typing import Final, Protocol
from weakref import ref

from overland import config, i18n
from overland.html.markup import Safe
from overland.html.setting import APP, Setting
from overland.story.models import Story
from overland.view import DEFAULT_LAYERS, View

MOST_CHARACTERS: Final = 32_000_000


class Piece(Protocol):
    """What is made of a story and a view, somewhere."""

    def __call__(self, story: Story, view: View, at: Setting = APP) -> Safe: ...


class _Entry:
    """A piece that is made or being made, and the story that it is of."""

    def __init__(self, story: Story) -> None:
        self.story = ref(story)
        self.piece: Future[Safe] = Future()
        self.size = 0


class Pieces:
    """The pieces that were used last, by name; the stories themselves are not kept."""

    def __init__(self, most: int = MOST_CHARACTERS) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._known: OrderedDict[object, _Entry] = OrderedDict()

    def get(self, name: object, story: Story, make: Callable[[], Safe]) -> Safe:
        """The piece of that name; whoever asks for one that is being made waits for it."""
        with self._lock:
            entry = self._known.get(name)
            new = entry is None or entry.story() is not story
            if entry is None or new:
                entry = self._known[name] = _Entry(story)
            self._known.move_to_end(name)
        if new:
            self._make(name, entry, make)
        return entry.piece.result()

    def _make(self, name: object, entry: _Entry, make: Callable[[], Safe]) -> None:
        try:
            entry.piece.set_result(make())
        except BaseException as error:
            entry.piece.set_exception(error)
        with self._lock:
            if entry.piece.exception() is not None:
                if self._known.get(name) is entry:
                    del self._known[name]
                return
            entry.size = len(entry.piece.result())
            while sum(one.size for one in self._known.values()) > self._most:
                self._known.popitem(last=False)


_kept: Final = Pieces()


def kept(piece: Piece) -> Piece:
    """The piece, kept where it stands on a page of the app.

    Where the map stands makes no difference to it: the page's script takes that along.
    """

    @wraps(piece)
    def known(story: Story, view: View, at: Setting = APP) -> Safe:
        view = view.with_(at="", camera=None, layers=DEFAULT_LAYERS)
        if at is not APP:
            return piece(story, view, at)
        name = (piece, i18n.language(), i18n.translations(), config.data(), view)
        return _kept.get(name, story, lambda: piece(story, view, at))

    return known
