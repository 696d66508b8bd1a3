"""Names of countries, seas, mountains and towns in a picture, below everything of the story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from overland.assets import fonts
from overland.geography.mercator import Frame
from overland.html.markup import Safe, join
from overland.story.models import Story
from overland.svg import basemap, countries, scene, style, symbols
from overland.svg.countries import Around
from overland.svg.elements import clean_text, directed, text_line
from overland.svg.layout import Box, Grid, Spot, square_around
from overland.svg.scene import Pin
from overland.svg.style import Theme
from overland.view import View

_SIZE: Final = 13.0
_LEANING: Final = frozenset({"sea", "river", "lake", "mountain", "valley", "region"})
_WATER: Final = {"light": "#5f7c8e", "dark": "#7f9bac"}
_HEIGHT: Final = 18.0


def draw(
    story: Story,
    view: View,
    frame: Frame,
    theme: Theme,
    pins: Iterable[Pin],
    blocked: Sequence[Box],
) -> Safe:
    """The names that fit: over no label, no pin and no other name."""
    around = _around(story, frame, pins, blocked)
    lines = countries.drawn(story, frame)
    made: list[Safe] = []
    for name in basemap.names(story, view, frame):
        words = clean_text(name.text)
        country = name.kind == "country" and directed(words) == words
        words = words.upper() if country else words
        spacing = _SIZE * 0.28 if country else 0.0
        width = fonts.width(words, _SIZE, 600 if country else 400) + spacing * len(words) + 4
        if name.kind == "country":
            box = countries.place(name.spot, (width, _HEIGHT), lines, frame, around)
        else:
            box = _beside(name.spot, width, around)
        if box:
            around.taken.add(box)
            made.append(_name(name.kind, words, box, theme, spacing))
    return join(made)


def _around(story: Story, frame: Frame, pins: Iterable[Pin], blocked: Sequence[Box]) -> Around:
    """What is drawn already, and where a name of the ground may stand beside it."""
    around = Around(Box(4, 4, frame.width - 4, frame.height - 4), Grid(), Grid())
    for box in blocked:
        around.taken.add(box)
    for pin in pins:
        around.taken.add(square_around(pin.spot, symbols.REACH[pin.place.role]))
    for spot in scene.route_spots(story, frame):
        around.route.add(square_around(spot, 0))
    return around


def _beside(spot: Spot, width: float, around: Around) -> Box | None:
    """The room of a name at its spot; None where something else stands or the journey runs."""
    box = Box(
        spot[0] - width / 2, spot[1] - _HEIGHT / 2, spot[0] + width / 2, spot[1] + _HEIGHT / 2
    )
    there = (*around.taken.meeting(box, countries.GAP), *around.route.meeting(box, countries.LINE))
    return box if box.within(around.edge) and not there else None


def _name(kind: str, words: str, box: Box, theme: Theme, spacing: float) -> Safe:
    colours = style.palette(theme)
    water = kind in ("sea", "river", "lake")
    return text_line(
        words,
        (box.left + box.right) / 2 + spacing / 2,
        box.top + 13.5,
        _SIZE,
        _WATER[theme] if water else colours["quiet"],
        weight=600 if kind == "country" else 400,
        anchor="middle",
        halo="" if kind == "sea" else colours["halo"],
        italic=kind in _LEANING,
        spacing=spacing,
    )
