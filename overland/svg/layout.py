"""Pins that would cover each other step aside; labels take a free side, or are left out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Spot = tuple[float, float]
_GAP: Final = 2.0
_AMBIGUOUS: Final = 12.0
_OUT: Final = 30.0
"""What it costs to leave a label out, in route spots that it might hide instead."""
_STEPS: Final = 1200
_ROUNDS: Final = 80
_NEARLY: Final = 0.01
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

    `reach` is how far from the spot the label starts: the pin's own half width.
    """

    key: str
    spot: Spot
    sizes: tuple[tuple[float, float], ...]
    reach: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label stands, and which of its sizes was taken."""

    box: Box
    form: int
    side: str


def around(spot: Spot, reach: float) -> Box:
    """The square with `spot` in its middle."""
    return Box(spot[0] - reach, spot[1] - reach, spot[0] + reach, spot[1] + reach)


def place(
    labels: Sequence[Label], frame: Box, taken: Sequence[Box], route: Sequence[Spot] = ()
) -> tuple[Mapping[str, Placed], float]:
    """The labels that fit, inside the frame and over no pin and no other label; and at what cost.

    Of all ways to place them the one that leaves out fewest (the first weigh most), shortens
    fewest and hides least of the route. With many labels the search ends before it has seen all.
    """
    choices = [_choices(label, labels, frame, taken, route) for label in labels]
    search = _Search(choices, [_OUT + 2.0 * (len(labels) - i) for i in range(len(labels))])
    search.run(0, 0.0, [])
    kept = zip(labels, search.best, strict=True)
    return {label.key: placed for label, placed in kept if placed}, search.cost


def _choices(
    label: Label, labels: Sequence[Label], frame: Box, taken: Sequence[Box], route: Sequence[Spot]
) -> list[tuple[float, Placed]]:
    """Where the label could stand if it were alone, cheapest first."""
    pins = [around(other.spot, other.reach - _GAP) for other in labels if other.key != label.key]
    found = []
    for form, order, candidate in _candidates(label):
        box = candidate.box
        if not box.within(frame) or any(box.meets(other, _GAP) for other in (*taken, *pins)):
            continue
        hidden = sum(box.meets(Box(x, y, x, y), 3) for x, y in route)
        # Beside another pin it would read as that pin's name.
        wrong = sum(box.meets(pin, _AMBIGUOUS) for pin in pins)
        found.append((hidden + 4.0 * wrong + 5.0 * form + 0.2 * order, candidate))
    return sorted(found, key=lambda choice: choice[0])


class _Search:
    """Branch and bound: the cheapest way first, so that an early end still has a good one."""

    def __init__(self, choices: list[list[tuple[float, Placed]]], out: list[float]) -> None:
        self.choices, self.out = choices, out
        least = [min(c[0][0], cost) if c else cost for c, cost in zip(choices, out, strict=True)]
        self.least = [sum(least[index:]) for index in range(len(least) + 1)]
        self.best: list[Placed | None] = [None] * len(choices)
        self.cost, self.left = math.inf, _STEPS

    def run(self, index: int, cost: float, placed: list[Placed | None]) -> None:
        self.left -= 1
        if index == len(self.choices):
            self.best, self.cost = list(placed), cost
            return
        for more, choice in [*self.choices[index], (self.out[index], None)]:
            # The first way down is walked to its end whatever it costs.
            if cost + more + self.least[index + 1] >= self.cost or (
                self.left <= 0 and self.cost < math.inf
            ):
                continue
            if choice and any(p and p.box.meets(choice.box, _GAP) for p in placed):
                continue
            self.run(index + 1, cost + more, [*placed, choice])


def _candidates(label: Label) -> Iterable[tuple[int, int, Placed]]:
    x, y = label.spot
    for form, (width, height) in enumerate(label.sizes):
        for order, (side, across, down) in enumerate(_SIDES):
            # On a diagonal the corner may come closer than on the straight sides.
            reach = label.reach * (0.8 if across and down else 1.0)
            left = x - width / 2 + across * (width / 2 + reach)
            top = y - height / 2 + down * (height / 2 + reach)
            yield form, order, Placed(Box(left, top, left + width, top + height), form, side)


def spread(spots: Sequence[Spot], reach: float = 34.0) -> list[Spot]:
    """Spots moved apart, so that pins do not cover each other; what lies east stays east.

    They push each other off along the line between them. The first one stands; of two others the
    earlier gives way less. The same as on the live map.
    """
    moved = list(spots)
    for _round in range(_ROUNDS):
        close = [
            (i, j) for j in range(1, len(moved)) for i in range(j) if _push(moved, i, j, reach)
        ]
        if not close:
            break
    return moved


def _push(spots: list[Spot], i: int, j: int, reach: float) -> bool:
    """Whether two spots were too close; then they are not, whatever that does to others."""
    (x0, y0), (x1, y1) = spots[i], spots[j]
    dx, dy = x1 - x0, y1 - y0
    distance = length = math.hypot(dx, dy)
    if distance >= reach - _NEARLY:
        return False
    if distance < _NEARLY:
        dx, dy, length = math.sin(j), -abs(math.cos(j)), 1.0
    push, given = reach - distance, 0.3 if i else 0.0
    spots[i] = (x0 - dx / length * push * given, y0 - dy / length * push * given)
    spots[j] = (x1 + dx / length * push * (1 - given), y1 + dy / length * push * (1 - given))
    return True
