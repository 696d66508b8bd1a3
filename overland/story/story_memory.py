"""A memory of what was made of stories, each thing once, as long as its very story is there."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar
from weakref import ref

from overland.story.models import Story

T = TypeVar("T")


class _Entry(Generic[T]):
    """What is made or being made, and the story that it is of."""

    def __init__(self, story: Story) -> None:
        self.story = ref(story)
        self.value: Future[T] = Future()
        self.size = 0


class StoryMemory(Generic[T]):
    """Values of `most` size together, each of size 1 unless told; the longest unused go first.

    It keeps no story in memory that nothing else keeps.
    """

    def __init__(self, most: int = 16, size: Callable[[T], int] = lambda _value: 1) -> None:
        self._most = most
        self._size = size
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, _Entry[T]] = OrderedDict()

    def get(self, story: Story, make: Callable[[], T], of: Hashable = None) -> T:
        """What `make` gave for this story and what it is `of`, made now if it is not known.

        Whoever asks for what is being made waits for it; what failed is tried again.
        """
        name = (id(story), of)
        with self._lock:
            entry = self._kept.get(name)
            new = entry is None or entry.story() is not story
            if entry is None or new:
                entry = self._kept[name] = _Entry(story)
            self._kept.move_to_end(name)
        if new:
            self._make(name, entry, make)
        return entry.value.result()

    def _make(self, name: Hashable, entry: _Entry[T], make: Callable[[], T]) -> None:
        try:
            made = make()
        except BaseException as error:
            with self._lock:
                if self._kept.get(name) is entry:
                    del self._kept[name]
            entry.value.set_exception(error)
            raise
        entry.value.set_result(made)
        with self._lock:
            entry.size = self._size(made)
            held = sum(one.size for one in self._kept.values())
            while held > self._most:
                held -= self._kept.popitem(last=False)[1].size
