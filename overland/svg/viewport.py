"""The viewport of a picture: the part of the earth that it shows."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence
from contextvars import copy_context
from typing import Final

from overland import i18n
from overland.geography import extent, mercator
from overland.geography.mercator import Frame
from overland.presentation import symbology
from overland.story.models import Story
from overland.svg import scene
from overland.svg.layout import Box, square_around
from overland.view import View

_CLOSER: Final = 16.0
"""How many spots of hidden route one level of zoom is worth."""
_known: Final[deque[tuple[Story, tuple[object, ...], Frame]]] = deque(maxlen=32)
"""Frames found lately: a picture asks for its own up to four times, and each is a trial drawing."""


PAGE_SIZES: Final[Mapping[str, tuple[int, int]]] = {"wide": (1040, 480), "narrow": (390, 520)}
"""Pixels of the map on a common screen; the page's picture is cut to size, never stretched."""
_LEGEND: Final = 380.0
_LEGEND_LEAST, _LEGEND_ROW = 70.0, 23.0
"""Pixels of a page's picture that the live map's legend takes on a desk's screens: across, and
down without its rows and for a line of each."""
_LETTERS: Final = 30
"""Letters in a line of the legend."""
_CUT: Final = 78.0
"""Pixels at its sides that a higher screen does not show."""
_BUTTONS: Final = {"wide": Box(925, 0, 1040, 245), "narrow": Box(330, 0, 390, 240)}
"""Where the live map's buttons lie over such a picture."""


def frame(story: Story, view: View, width: int, height: int) -> Frame:
    """What the view looks at: its camera, or else the journey with room for its labels."""
    if view.camera:
        return mercator.looking_at(view.camera, width, height)
    # The live map, which is the same for every choice, looks where the page's picture does.
    on_page = (width, height) in PAGE_SIZES.values()
    asked = (view.lang, "" if on_page else chosen(story, view), width, height)
    for known, key, found in tuple(_known):
        if known is story and key == asked:
            return found
    plain = View(view.story, lang=view.lang) if on_page else view
    home = copy_context().run(_home, story, plain, width, height)
    _known.append((story, asked, home))
    return home


def page_cameras(story: Story, lang: str) -> dict[str, tuple[int, int, float, float, float]]:
    """Where each picture of the page looks: its size, latitude and longitude of its middle, zoom.

    It is the live map's home, too, on the part of the screen that the picture has.
    """
    found = {}
    for name, (width, height) in PAGE_SIZES.items():
        home = frame(story, View(story.slug, lang=lang), width, height)
        latitude = home.latitude
        found[name] = (width, height, round(latitude, 6), round(home.centre, 6), home.zoom)
    return found


def _home(story: Story, view: View, width: int, height: int) -> Frame:
    """Of a few ways to frame the journey, the closest one in which the labels stand free."""
    i18n.use(view.lang)
    down = min(max(44.0, height * 0.14), 120.0)
    close, wide = max(34.0, width * 0.06), max(86.0, width * 0.13)
    sides: tuple[tuple[float, float], ...] = (
        (close, close),
        (wide, close),
        (close, wide),
        (wide, wide),
    )
    covered = _covered(story, width, height)
    if covered:  # beside the legend, beside the buttons
        beside = max(box.right for box in covered if box.left == 0) + 16
        sides = (*sides, (max(wide, beside), close), (max(wide, beside), wide))
    frames = [
        mercator.around(extent.bounds(story), width, height, (left, down + 8, right, down))
        for left, right in sides
    ]
    frames = [tried for tried in frames if not _hides(story, tried, covered)] or frames
    if len(extent.core(story)) > extent.MOST_BY_THEMSELVES:  # no way has room for their names
        return frames[0]
    return min(frames, key=lambda tried: _crowding(story, view, tried))


def _covered(story: Story, width: int, height: int) -> list[Box]:
    """Where the live map's legend and buttons lie over a page's picture; nothing over another."""
    size = next((name for name, of in PAGE_SIZES.items() if of == (width, height)), "")
    if not size:
        return []
    if size == "narrow":  # there the legend is folded
        return [Box(0, 0, 0, 0), _BUTTONS[size]]
    told = symbology.legend(story)
    said = [words for _sign, words in (*told.lines, *told.pins)]
    said += filter(None, (told.area, told.band))
    # Those of the other places, and the line that says what they are.
    said += [" " * 90, *symbology.other_terms(story)] if extent.others(story) else []
    lines = sum(math.ceil(len(words) / _LETTERS) for words in said)
    down = min(float(height), _LEGEND_LEAST + _LEGEND_ROW * lines)
    cut = [Box(0, 0, _CUT, height), Box(width - _CUT, 0, width, height)]
    return [Box(0, height - down, _LEGEND, height), _BUTTONS[size], *cut]


def _hides(story: Story, tried: Frame, covered: Sequence[Box]) -> bool:
    """Whether a place of the journey lies under one of the boxes."""
    close = extent.near(story)
    points = [place.point for place in extent.ranked(story) if place.point and place.id in close]
    spots = [square_around(tried.pixel(point), 0) for point in points]
    return any(spot.meets(box) for spot in spots for box in covered)


def _crowding(story: Story, view: View, tried: Frame) -> float:
    shown = scene.pins(story, tried)
    cost = scene.labels(story, tried, shown, (), chosen(story, view))[1]
    return cost - _CLOSER * tried.zoom


def chosen(story: Story, view: View) -> str:
    """The id of the place that the view is about: its own, or its event's."""
    event = story.event(view.event)
    return view.place or (event.place if event else "")
