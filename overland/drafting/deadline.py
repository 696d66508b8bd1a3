"""A time limit for a text: rules ask it as they go from sentence to sentence."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from overland.errors import OverlandError
from overland.i18n import _

SECONDS = 10.0


class TooSlow(OverlandError):
    """A text that takes longer than it may."""


class Deadline:
    """Raises TooSlow when `seconds` are over."""

    def __init__(self, seconds: float = SECONDS, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._seconds = seconds
        self._end = clock() + seconds

    def check(self) -> None:
        if self._clock() > self._end:
            told = _("reading the text was stopped after {n:g} s. Give a shorter text")
            raise TooSlow(told.format(n=self._seconds))
