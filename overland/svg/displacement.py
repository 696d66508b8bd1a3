"""Pins that would cover each other step aside.

`map/static/layout.js` is the same by the same rules: tests hold both against shared cases. Both
look only at what lies near, so that twice as many pins take twice as long.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from overland.svg.layout import Spot

_ROUNDS: Final = 80
MOST_SPREAD: Final = 80
"""Pins that are moved apart: more push each other to and fro as long as they are let."""
_NEARLY: Final = 0.01
ASIDE_KM: Final = 12.0
"""How far on the ground a pin may stand from its point: farther, it would be in another land."""


def spread(spots: Sequence[Spot], reach: float = 34.0, limit: float = math.inf) -> list[Spot]:
    """Spots moved apart, so that pins do not cover each other; what lies east stays east.

    They push each other off along the line between them. The first one stands; of two others the
    earlier gives way less, and none goes farther than `limit` from where it belongs. Of more than
    MOST_SPREAD each stands where it belongs: they would only push each other to and fro.
    """
    moved = list(spots)
    if limit < 1 or len(spots) > MOST_SPREAD:
        return moved
    cells: dict[tuple[int, int], set[int]] = {}
    for index, spot in enumerate(moved):
        cells.setdefault(_cell(spot, reach), set()).add(index)

    def put(index: int, x: float, y: float) -> bool:
        """Move a spot, within its limit; whether that changed anything."""
        (was_x, was_y), (home_x, home_y) = moved[index], spots[index]
        away = math.hypot(x - home_x, y - home_y)
        if away > limit:
            x, y = home_x + (x - home_x) / away * limit, home_y + (y - home_y) / away * limit
        cells[_cell(moved[index], reach)].discard(index)
        moved[index] = (x, y)
        cells.setdefault(_cell(moved[index], reach), set()).add(index)
        return math.hypot(x - was_x, y - was_y) >= _NEARLY

    for _round in range(_ROUNDS):
        changed = False
        for j in range(1, len(moved)):
            for i in _earlier(cells, moved[j], reach, j):
                step = _push(moved[i], moved[j], reach, i, j)
                if step:
                    changed = put(i, *step[0]) | put(j, *step[1]) | changed
        if not changed:
            break
    return moved


def _cell(spot: Spot, reach: float) -> tuple[int, int]:
    return (math.floor(spot[0] / reach), math.floor(spot[1] / reach))


def _earlier(
    cells: Mapping[tuple[int, int], set[int]], spot: Spot, reach: float, index: int
) -> list[int]:
    """The spots before this one that may be too close to it, in their order."""
    column, row = _cell(spot, reach)
    near = [
        other
        for x in (column - 1, column, column + 1)
        for y in (row - 1, row, row + 1)
        for other in cells.get((x, y), ())
    ]
    return sorted(other for other in near if other < index)


def _push(one: Spot, two: Spot, reach: float, i: int, j: int) -> tuple[Spot, Spot] | None:
    """Where two spots go that were too close to each other; None if they were not."""
    dx, dy = two[0] - one[0], two[1] - one[1]
    distance = length = math.hypot(dx, dy)
    if distance >= reach - _NEARLY:
        return None
    if distance < _NEARLY:
        dx, dy, length = math.sin(j), -abs(math.cos(j)), 1.0
    push, given = reach - distance, 0.3 if i else 0.0
    return (
        (one[0] - dx / length * push * given, one[1] - dy / length * push * given),
        (two[0] + dx / length * push * (1 - given), two[1] + dy / length * push * (1 - given)),
    )
