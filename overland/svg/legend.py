"""The legend of a picture: in a corner where it hides nothing of the story, else below the map."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from overland import i18n
from overland.assets import fonts
from overland.geography import extent
from overland.html.markup import Safe, join
from overland.presentation import selection, symbology
from overland.story.models import Story
from overland.svg import map_furniture, naming, scene, style, symbols, viewport
from overland.svg.elements import clean_text, element, text_line
from overland.svg.layout import Box, square_around
from overland.svg.scene import Pin
from overland.svg.style import Theme
from overland.view import View

_LINE: Final = 21.0
_SIZE: Final = 14.0
_PADDING: Final = 8.0
_WIDE: Final = 330.0
"""Pixels beyond which words take a further row."""
_MARK: Final = 58.0
"""Pixels from a row's edge to its words."""
_ROW_END: Final = 16.0
_INSET: Final = 8.0
_SMALL: Final = "translate(17 0) scale(0.8)"
_FREE: Final = 4.0
"""Pixels that a line or a pin stays away from the legend."""
_CROWDED: Final = 8.0
"""How much dearer the names may stand for a legend: as much as over four spots of the journey."""

Row = tuple[str, Safe]


@dataclass(frozen=True, slots=True)
class DrawnLegend:
    """A legend as it is drawn, the room that it takes, and the height of the map beside it.

    Where no corner is free the map is lower than the picture, and the legend stands below it.
    """

    drawn: Safe
    box: Box
    picture: tuple[int, int]
    """Width and height of map and legend together."""
    map_height: int

    @property
    def taken(self) -> tuple[Box, ...]:
        """Room on the map that no label may use."""
        return (self.box,) if self.box.top < self.map_height else ()


def placed(
    story: Story, view: View, width: int, height: int, theme: Theme, *, lines_only: bool = False
) -> DrawnLegend:
    """The legend of a picture of that size, as far as this story draws what it explains."""
    shown = scene.pins(story, viewport.frame(story, view, width, height), view.filter)
    scale = viewport.frame(story, view, width, height).metres_per_pixel()
    rows = _rows(story, view, theme, shown, scale, lines_only=lines_only)
    names = naming.Naming(story, view, width, height)
    hidden, bare = names.beside(())
    for box in _corners(story, view, width, height, rows, theme):
        left_out, cost = names.beside([box])
        # No name goes, and none is driven over the journey.
        if set(left_out) <= set(hidden) and cost <= bare + _CROWDED:
            return DrawnLegend(_drawn(rows, box, 1, theme), box, (width, height), height)
    columns = max(1, min(len(rows), int(width // (_across(rows) + _PADDING))))
    below = math.ceil(_LINE * math.ceil(len(rows) / columns) + 2 * _PADDING)
    below = min(below, height // 2)
    box = Box(0, height - below, width, height)
    return DrawnLegend(_drawn(rows, box, columns, theme), box, (width, height), height - below)


def _corners(
    story: Story, view: View, width: int, height: int, rows: Sequence[Row], theme: Theme
) -> Iterator[Box]:
    """The corners in which the legend covers no place and no line of the story."""
    frame = viewport.frame(story, view, width, height)
    across, down = _across(rows), _LINE * len(rows) + 2 * _PADDING
    _scale, bar = map_furniture.scale_bar(frame, theme)
    _credit, credit = map_furniture.attribution(story, frame, theme)
    left, right = (_INSET, _INSET + across), (width - _INSET - across, width - _INSET)
    tops = {left: bar.top - down - 4, right: credit.top - down - 4}
    kept = [square_around(spot, _FREE) for spot in scene.route_spots(story, frame)]
    for pin in scene.pins(story, frame, view.filter):
        reach = symbols.REACH[pin.place.role] + _FREE
        kept += [square_around(pin.spot, reach), square_around(pin.at, _FREE)]
    for lower in (True, False):
        for edges in (left, right):
            top = tops[edges] if lower else _INSET
            box = Box(edges[0], top, edges[1], top + down)
            inside = box.top >= 0 and box.left >= 0 and box.bottom <= height
            if inside and not any(box.meets(other) for other in kept):
                yield box


def _drawn(rows: Sequence[Row], box: Box, columns: int, theme: Theme) -> Safe:
    """The rows on paper, column by column; marks stand where a reader's line begins."""
    colours, mirrored = style.palette(theme), i18n.direction() == "rtl"
    parts = [
        element(
            "rect",
            x=box.left,
            y=box.top,
            width=box.right - box.left,
            height=box.bottom - box.top,
            fill=colours["paper"],
            fill_opacity="1" if columns > 1 else "0.94",
        )
    ]
    deep = math.ceil(len(rows) / columns) if rows else 1
    across = (box.right - box.left) / columns
    for index, (words, mark) in enumerate(rows):
        column = index // deep
        y = box.top + _PADDING + 11 + _LINE * (index % deep)
        start = box.right - across * column if mirrored else box.left + across * column
        spot = start - 46 if mirrored else start + 12
        parts.append(element("g", mark, transform=f"translate({spot:.1f} {y:.1f})"))
        x = start - _MARK if mirrored else start + _MARK
        anchor = "end" if mirrored else "start"
        wide = fonts.width(words, _SIZE)
        line = text_line(words, x, y + 4.5, _SIZE, colours["ink"], anchor=anchor, wide=wide)
        parts.append(line)
    return join(parts)


def _across(rows: Sequence[Row]) -> float:
    widest = max((fonts.width(words, _SIZE) for words, _mark in rows), default=0.0)
    return widest + _MARK + _ROW_END


def _rows(
    story: Story, view: View, theme: Theme, shown: Sequence[Pin], scale: float, *, lines_only: bool
) -> tuple[Row, ...]:
    """What the lines and pins mean; those that a filter leaves out are as faint as on the map."""
    told, out = symbology.legend(story), selection.outside(story, view.filter)

    def sign(drawn: Safe, items: Collection[str]) -> Safe:
        return symbols.faint(drawn) if items and set(items) <= set(out) else drawn

    lines = [
        (words, sign(symbols.sample(name, (0, 0), theme), symbology.legs_drawn(story, name)))
        for name, words in told.lines
    ]
    if told.sea:
        by_sea = [leg.id for leg in story.legs if leg.mode == "sea"]
        lines.append((told.sea, sign(symbols.sea_sample((0, 0), theme), by_sea)))
    if lines_only:
        return tuple(lines)
    colours = style.palette(theme)
    pins = [
        (
            words,
            sign(
                element(
                    "g", symbols.pin(role, (0, 0), colours, inferred=inferred), transform=_SMALL
                ),
                symbology.places_drawn(story, role, inferred=inferred),
            ),
        )
        for role, inferred, words in told.pins
    ]
    beyond = {pin.place.role in extent.ON_THE_WAY for pin in shown if pin.angle is not None}
    arrows = [
        (words, symbols.arrow((17, 0), -math.pi / 2, colours, own=own))
        for own, words in told.arrows
        if own in beyond
    ]
    rough = [_area(told.area, theme)] if symbology.is_seen(story, "area", scale) else []
    bands = [*_band(told.band, theme)] if symbology.is_seen(story, "band", scale) else []
    return (*lines, *pins, *arrows, *rough, *bands)


def _band(words: str, theme: Theme) -> Iterator[Row]:
    """The sign of the bands around lines, as the page's legend has it; long words in rows."""
    mark = element(
        "rect",
        y=-6,
        width=34,
        height=12,
        fill=style.palette(theme)["red"],
        fill_opacity="0.22",
    )
    for number, row in enumerate(fonts.wrap(clean_text(words), _WIDE, _SIZE, lines=3)):
        yield row, Safe("") if number else mark


def _area(words: str, theme: Theme) -> Row:
    red = style.palette(theme)["red"]
    return words, element(
        "circle",
        cx=17,
        cy=0,
        r=8,
        fill=red,
        fill_opacity="0.05",
        stroke=red,
        stroke_opacity="0.6",
        stroke_dasharray="2 3",
    )
