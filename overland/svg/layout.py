"""Labels take a free side of their pins, or are left out.

`map/static/layout.js` is the same by the same rules: tests hold both against shared cases. Both
look only at what lies near, so that twice as many labels take twice as long.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

Spot = tuple[float, float]
_GAP: Final = 2.0
_AMBIGUOUS: Final = 12.0
_OVER: Final = 40.0
"""What it costs to stand over the route where names should not."""
_OUT: Final = 30.0
"""What it costs to leave a label out, in route spots that it might hide instead."""
_CELL: Final = 64.0
_SIDES: Final = (
    *(("right", 1, 0), ("left", -1, 0), ("top", 0, -1), ("bottom", 0, 1)),
    *(("top-right", 1, -1), ("top-left", -1, -1), ("bottom-right", 1, 1), ("bottom-left", -1, 1)),
)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether the boxes come nearer to each other than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def within(self, other: Box) -> bool:
        return (
            other.left <= self.left
            and other.top <= self.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """What wants to be written at a spot: sizes from the fullest form to the shortest.

    `reach` is how far from the spot the label starts: the pin's own half width. `own` is an end of
    the journey or a place on it: rather over the route than without its name.
    """

    key: str
    spot: Spot
    sizes: tuple[tuple[float, float], ...]
    reach: float
    own: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label stands, and which of its sizes was taken."""

    box: Box
    form: int
    side: str


@dataclass(slots=True)
class Grid:
    """Boxes by the square cells that they lie in, each with its owner ("" for nobody's)."""

    cells: dict[tuple[int, int], list[tuple[Box, str]]] = field(default_factory=dict)

    def add(self, box: Box, owner: str = "") -> None:
        item = (box, owner)
        for cell in _cells(box, 0.0):
            self.cells.setdefault(cell, []).append(item)

    def meeting(self, box: Box, gap: float, but: str = "") -> Iterator[tuple[Box, str]]:
        """The boxes nearer than `gap`, each once, without those of the owner `but`."""
        seen: set[int] = set()
        for cell in _cells(box, gap):
            for item in self.cells.get(cell, ()):
                if id(item) in seen or (but and item[1] == but):
                    continue
                seen.add(id(item))
                if box.meets(item[0], gap):
                    yield item


def _cells(box: Box, gap: float) -> Iterator[tuple[int, int]]:
    rows = range(math.floor((box.top - gap) / _CELL), math.floor((box.bottom + gap) / _CELL) + 1)
    for column in range(
        math.floor((box.left - gap) / _CELL), math.floor((box.right + gap) / _CELL) + 1
    ):
        for row in rows:
            yield (column, row)


def square_around(spot: Spot, reach: float) -> Box:
    """The square with `spot` in its middle."""
    return Box(spot[0] - reach, spot[1] - reach, spot[0] + reach, spot[1] + reach)


def place(
    labels: Sequence[Label],
    frame: Box,
    taken: Sequence[Box],
    route: Sequence[Spot] = (),
    *,
    over_lines: bool = True,
) -> tuple[Mapping[str, Placed], float]:
    """The labels that fit, inside the frame and over no pin and no other label; and at what cost.

    In their order, each where it hides least of the route and is mistaken least for another pin's
    name. For one that finds no room, one that stands in its way moves, if it can. Without
    `over_lines` none hides any of the route but the journey's own, where nothing else is free.
    """
    return LabelPlacement(labels, frame, taken, route, over_lines=over_lines).place()


class LabelPlacement:
    """What each label of a map could do if it were alone; whatever else comes to lie there."""

    def __init__(
        self,
        labels: Sequence[Label],
        frame: Box,
        taken: Sequence[Box],
        route: Sequence[Spot] = (),
        *,
        over_lines: bool = True,
    ) -> None:
        self.over_lines = over_lines
        self.frame, self.blocked, self.pins, self.route = frame, Grid(), Grid(), Grid()
        for box in taken:
            self.blocked.add(box)
        for label in labels:
            self.pins.add(square_around(label.spot, label.reach - _GAP), label.key)
        for x, y in route:
            self.route.add(Box(x, y, x, y))
        self.choices = {label.key: self._choices(label) for label in labels}

    def place(self, besides: Sequence[Box] = ()) -> tuple[Mapping[str, Placed], float]:
        """The labels as `place` sets them, where that much more of the map is taken."""
        plan = _Plan(
            {
                key: [choice for choice in choices if _stands_free(choice[1].box, besides)]
                for key, choices in self.choices.items()
            }
        )
        for index, key in enumerate(self.choices):
            plan.settle(key, _OUT + 2.0 * (len(self.choices) - index))
        return plan.placed, plan.cost

    def _choices(self, label: Label) -> list[tuple[float, Placed]]:
        """Where the label could stand if it were alone, cheapest first."""
        found = []
        for form, order, candidate in _candidates(label):
            box = candidate.box
            if not box.within(self.frame) or any(True for _ in self.blocked.meeting(box, _GAP)):
                continue
            # Beside another pin it would read as that pin's name.
            beside = [pin for pin, _ in self.pins.meeting(box, _AMBIGUOUS, but=label.key)]
            if any(box.meets(pin, _GAP) for pin in beside):
                continue
            hidden = sum(1 for _ in self.route.meeting(box, 3))
            crossing = hidden > 0 and not self.over_lines
            if crossing and not label.own:
                continue
            cost = 2.0 * hidden + 4.0 * len(beside) + 5.0 * form + 0.2 * order
            found.append((cost + (_OVER if crossing else 0.0), candidate))
        return sorted(found, key=lambda choice: choice[0])


def _stands_free(box: Box, taken: Sequence[Box]) -> bool:
    return not any(box.meets(other, _GAP) for other in taken)


class _Plan:
    """The labels placed so far, and what each of them could do instead."""

    def __init__(self, choices: Mapping[str, Sequence[tuple[float, Placed]]]) -> None:
        self.choices = choices
        self.labels = Grid()
        self.placed: dict[str, Placed] = {}
        self.cost = 0.0

    def settle(self, label: str, out: float) -> None:
        """Place a label at its cheapest free spot; if it has none, over one that can move away."""
        for cost, choice in self.choices[label]:
            if not self._in_the_way(choice, label):
                self._put(label, choice)
                self.cost += cost
                return
        for cost, choice in self.choices[label]:
            other = self._in_the_way(choice, label)
            if len(other) == 1 and self._moves_off(other.pop(), choice):
                self._put(label, choice)
                self.cost += cost
                return
        self.cost += out

    def _moves_off(self, key: str, choice: Placed) -> bool:
        for _cost, instead in self.choices[key]:
            if not instead.box.meets(choice.box, _GAP) and not self._in_the_way(instead, key):
                self._put(key, instead)
                return True
        return False

    def _put(self, key: str, choice: Placed) -> None:
        self.placed[key] = choice
        self.labels.add(choice.box, key)

    def _in_the_way(self, choice: Placed, key: str) -> set[str]:
        """Keys of labels that stand there now; the grid also knows where they stood before."""
        return {
            owner
            for box, owner in self.labels.meeting(choice.box, _GAP, but=key)
            if self.placed[owner].box == box
        }


def _candidates(label: Label) -> Iterable[tuple[int, int, Placed]]:
    x, y = label.spot
    for form, (width, height) in enumerate(label.sizes):
        for order, (side, across, down) in enumerate(_SIDES):
            # On a diagonal the corner may come closer than on the straight sides.
            reach = label.reach * (0.8 if across and down else 1.0)
            left = x - width / 2 + across * (width / 2 + reach)
            top = y - height / 2 + down * (height / 2 + reach)
            yield form, order, Placed(Box(left, top, left + width, top + height), form, side)
