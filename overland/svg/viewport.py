"""The viewport of a picture: the part of the earth that it shows."""

from __future__ import annotations

from collections import deque
from contextvars import copy_context
from typing import Final

from overland import i18n
from overland.geography import extent, mercator
from overland.geography.mercator import Frame
from overland.story.models import Story
from overland.svg import scene
from overland.view import View

_CLOSER: Final = 16.0
"""How many spots of hidden route one level of zoom is worth."""
_known: Final[deque[tuple[Story, tuple[object, ...], Frame]]] = deque(maxlen=32)
"""Frames found lately: a picture asks for its own up to four times, and each is a trial drawing."""


def frame(story: Story, view: View, width: int, height: int) -> Frame:
    """What the view looks at: its camera, or else the journey with room for its labels."""
    if view.camera:
        return mercator.looking_at(view.camera, width, height)
    asked = (view.lang or i18n.language(), chosen(story, view), width, height)
    for known, key, found in tuple(_known):
        if known is story and key == asked:
            return found
    home = copy_context().run(_home, story, view, width, height)
    _known.append((story, asked, home))
    return home


def _home(story: Story, view: View, width: int, height: int) -> Frame:
    """Of a few ways to frame the journey, the closest one in which the labels stand free."""
    i18n.use(view.lang)
    down = min(max(44.0, height * 0.14), 120.0)
    close, wide = max(34.0, width * 0.06), max(86.0, width * 0.13)
    sides = ((close, close), (wide, close), (close, wide), (wide, wide))
    frames = [
        mercator.around(extent.bounds(story), width, height, (left, down + 8, right, down))
        for left, right in sides
    ]
    if len(extent.core(story)) > extent.MOST_BY_THEMSELVES:  # no way has room for their names
        return frames[0]
    return min(frames, key=lambda tried: _crowding(story, view, tried))


def _crowding(story: Story, view: View, tried: Frame) -> float:
    shown = scene.pins(story, tried)
    cost = scene.labels(story, tried, shown, (), chosen(story, view))[1]
    return cost - _CLOSER * tried.zoom


def chosen(story: Story, view: View) -> str:
    """The id of the place that the view is about: its own, or its event's."""
    event = story.event(view.event)
    return view.place or (event.place if event else "")
