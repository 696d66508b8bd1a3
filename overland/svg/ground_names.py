"""Names of countries, seas, mountains and towns in a picture, below everything of the story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from overland.assets import fonts
from overland.geography.mercator import Frame
from overland.html.markup import Safe, join
from overland.story.models import Story
from overland.svg import basemap, scene, style, symbols
from overland.svg.elements import clean_text, directed, text_line
from overland.svg.layout import Box, square_around
from overland.svg.scene import Pin
from overland.svg.style import Theme
from overland.view import View

_SIZE: Final = 13.0
_LEANING: Final = frozenset({"sea", "river", "lake", "mountain", "valley", "region"})
_WATER: Final = {"light": "#5f7c8e", "dark": "#7f9bac"}
_GAP: Final = 5.0


def draw(
    story: Story,
    view: View,
    frame: Frame,
    theme: Theme,
    pins: Iterable[Pin],
    blocked: Sequence[Box],
) -> Safe:
    """The names that fit: over no label, no pin and no other name."""
    taken = [*blocked, *(square_around(pin.spot, symbols.REACH[pin.place.role]) for pin in pins)]
    taken += [square_around(spot, 2) for spot in scene.route_spots(story, frame)]
    inner = Box(4, 4, frame.width - 4, frame.height - 4)
    made: list[Safe] = []
    for name in basemap.names(story, view, frame):
        words = clean_text(name.text)
        country = name.kind == "country" and directed(words) == words
        words = words.upper() if country else words
        spacing = _SIZE * 0.28 if country else 0.0
        width = fonts.width(words, _SIZE, 600 if country else 400) + spacing * len(words) + 4
        x, y = name.spot
        box = Box(x - width / 2, y - 9, x + width / 2, y + 9)
        if not box.within(inner) or any(box.meets(other, _GAP) for other in taken):
            continue
        taken.append(box)
        made.append(_name(name.kind, words, box, theme, spacing))
    return join(made)


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
