"""A memory of what was made of stories, each thing as long as its very story is there."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import ref

from overland.story.models import Story

T = TypeVar("T")


class StoryMemory(Generic[T]):
    """At most `most` values; the longest unused go first.

    It keeps no story in memory that nothing else keeps.
    """

    def __init__(self, most: int = 16) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, tuple[ref[Story], T]] = OrderedDict()

    def get(self, story: Story, make: Callable[[], T], of: Hashable = None) -> T:
        """What `make` gave for this story and what it is `of`, made now if it is not known."""
        name = (id(story), of)
        with self._lock:
            known = self._kept.get(name)
            if known and known[0]() is story:
                self._kept.move_to_end(name)
                return known[1]
        made = make()
        with self._lock:
            self._kept[name] = (ref(story), made)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
