"""The scene of a picture: pins where they stand, and labels that cover nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from overland.assets import fonts
from overland.geography import extent
from overland.geography.mercator import Frame
from overland.presentation import figures, offmap, place_notes, selection, vocabulary
from overland.story.filter import EVERYTHING, Filter
from overland.story.models import Place, Point, Story
from overland.svg import displacement, paths, symbols
from overland.svg.elements import clean_text
from overland.svg.layout import Box, Label, LabelPlacement, Placed, Spot

NAME_SIZE, NOTE_SIZE = 16.0, 14.0
NAME_LINE, NOTE_LINE = 19.0, 17.0
_EDGE = 24.0
"""Pixels between an arrow and the edge that it points over."""
_FOLDS = 150.0
"""Pixels: a longer name may take two lines, each of one of these shares of its width."""
_SHARES = (0.55, 0.65, 0.75, 0.85)
NARROW = 560.0
"""Pixels of a map below which it is a phone's, as on the live map."""
_LONGEST = 260.0
"""Pixels: a longer name is shortened by an ellipsis, a longer note left out."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A place in the picture: where it is, where its pin stands, its words.

    `angle` is set for an arrow to a place beyond the edge, in radians.
    """

    place: Place
    at: Spot
    spot: Spot
    name: str
    note: str
    angle: float | None = None

    @property
    def quiet(self) -> bool:
        return self.place.role in ("statement", "context") or self.angle is not None


def pins(story: Story, frame: Frame, wanted: Filter = EVERYTHING) -> list[Pin]:
    """The places in the frame, and an arrow for each far one beyond it.

    What a filter does not let through is not written under a name.
    """
    left_out = selection.outside(story, wanted)
    found = list(_stands(story, frame))
    limit = displacement.ASIDE_KM * 1000 / frame.metres_per_pixel()
    spots = displacement.spread([at for _place, at, _angle in found], limit=limit)
    return [
        Pin(
            place,
            at,
            spot,
            clean_text(vocabulary.place_name(place)),
            clean_text(
                place_notes.note(story, place, left_out)
                if angle is None
                else offmap.distance(story, place)
            ),
            angle,
        )
        for (place, at, angle), spot in zip(found, spots, strict=True)
    ]


def _stands(story: Story, frame: Frame) -> Iterator[tuple[Place, Spot, float | None]]:
    """Each place that is seen, where, and the angle of its arrow."""
    close = extent.near(story)
    for place in extent.ranked(story):
        point = extent.pin_point(story, place)
        assert point
        at, begin = frame.pixel(point), extent.leaves_from(story, place)
        if place.gives_a_direction and begin:
            start = frame.pixel(begin)
            spot = paths.pointed(start, at)
            if frame.holds(start, _EDGE) and not frame.holds(spot, _EDGE):
                spot = _leaves(start, spot, frame)
            if frame.holds(spot):
                yield place, spot, math.atan2(at[1] - start[1], at[0] - start[0])
        elif frame.holds(at, 6):
            yield place, at, None
        elif place.id not in close:
            spot = _leaves(_start(frame, begin), at, frame)
            yield place, spot, math.atan2(at[1] - spot[1], at[0] - spot[0])


def labels(
    story: Story, frame: Frame, shown: Sequence[Pin], taken: Sequence[Box], chosen: str = ""
) -> tuple[Mapping[str, Placed], float]:
    """Where each pin's name stands, and how crowded that is; notes are left out before names."""
    return placement(story, frame, shown, taken, chosen).place()


def placement(
    story: Story, frame: Frame, shown: Sequence[Pin], taken: Sequence[Box], chosen: str = ""
) -> LabelPlacement:
    """Where each pin's name may stand. The place that is chosen comes first, and leaves room for
    the ring around its pin; then that of the head's first figure.
    """
    main = figures.headline_place(story)
    wanted = [
        Label(
            pin.place.id,
            pin.spot,
            _sizes(pin),
            symbols.REACH[pin.place.role] + (8.0 if pin.place.id == chosen else 3.0),
            pin.place.role in extent.ON_THE_WAY,
        )
        for pin in sorted(shown, key=lambda pin: (pin.place.id != chosen, pin.place.id != main))
    ]
    inner = Box(4, 4, frame.width - 4, frame.height - 4)
    # On a phone a name over the route would hide much of it.
    return LabelPlacement(
        wanted, inner, taken, route_spots(story, frame), over_lines=frame.width >= NARROW
    )


def route_spots(story: Story, frame: Frame) -> list[Spot]:
    """Spots every few pixels along all legs, as far as they lie in the frame."""
    return [spot for leg in story.legs for spot in paths.along(story, leg, frame)]


def forms(pin: Pin) -> tuple[tuple[str, ...], ...]:
    """A pin's words, line by line, from the fullest form on: name and note, the name alone.

    A long name may take two lines, where one would lie over the route.
    """
    size, weight = _name_size(pin), 400 if pin.quiet else 600
    name = fonts.fit(pin.name, _LONGEST, size, weight)
    found: list[tuple[str, ...]] = [(name,)]
    # A figure is shown whole or not at all: half of one would be another figure.
    if pin.note and fonts.width(pin.note, NOTE_SIZE) <= _LONGEST:
        found.insert(0, (name, pin.note))
    across = fonts.width(name, size, weight)
    if across > _FOLDS:
        rows = (fonts.wrap(name, across * share, size, weight, lines=9) for share in _SHARES)
        found += [tuple(two) for two in rows if len(two) == 2][:1]
    return tuple(found)


def _name_size(pin: Pin) -> float:
    return NOTE_SIZE if pin.quiet else NAME_SIZE


def _sizes(pin: Pin) -> tuple[tuple[float, float], ...]:
    return tuple(_size(pin, lines) for lines in forms(pin))


def _size(pin: Pin, lines: tuple[str, ...]) -> tuple[float, float]:
    """The room that lines take; the second is smaller."""
    weight = 400 if pin.quiet else 600
    across = max(
        fonts.width(line, NOTE_SIZE if index else _name_size(pin), 400 if index else weight)
        for index, line in enumerate(lines)
    )
    # A reader's browser may draw an SVG in another typeface, up to a tenth wider.
    return (across * 1.1 + 4, NAME_LINE + NOTE_LINE * (len(lines) - 1))


def _start(frame: Frame, point: Point | None) -> Spot:
    middle = (frame.width / 2, frame.height / 2)
    start = frame.pixel(point) if point else middle
    return start if frame.holds(start, _EDGE) else middle


def _leaves(start: Spot, end: Spot, frame: Frame) -> Spot:
    """Where a line from start to end comes near the edge."""
    share = 1.0
    for axis, size in ((0, frame.width), (1, frame.height)):
        delta = end[axis] - start[axis]
        room = size - _EDGE - start[axis] if delta > 0 else start[axis] - _EDGE
        if delta:
            share = min(share, max(0.0, room / abs(delta)))
    return (
        start[0] + (end[0] - start[0]) * share,
        start[1] + (end[1] - start[1]) * share,
    )
