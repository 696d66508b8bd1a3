"""The layout of a picture: labels and pins cover nothing, and stay where they belong."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from overland.svg import (
    displacement,
    layout,
)
from overland.svg.layout import Box, Label

_SPOTS = st.tuples(st.floats(0, 600), st.floats(0, 400))
_LABELS = st.lists(
    st.tuples(_SPOTS, st.floats(10, 200), st.floats(10, 40), st.floats(4, 20)), max_size=12
)


def test_a_place_of_the_journey_has_its_name_even_over_the_route() -> None:
    """On a narrow map other names give way to the line; the journey's end is never nameless."""
    route = [(float(x), float(y)) for x in range(0, 120, 8) for y in range(0, 120, 8)]
    end, mentioned = (Label("a", (60, 60), ((40, 20),), 10, own) for own in (True, False))
    frame = Box(0, 0, 120, 120)
    assert layout.place([end], frame, [], route, over_lines=False)[0]
    assert not layout.place([mentioned], frame, [], route, over_lines=False)[0]
    clear = [(60.0, float(y)) for y in range(0, 120, 8)]
    free = layout.place([end], frame, [], clear, over_lines=False)[0]["a"]
    assert free.side == "right"


@given(_LABELS, st.lists(_SPOTS, max_size=20))
def test_labels_cover_no_label_no_pin_and_nothing_that_is_taken(
    given_labels: list[tuple[tuple[float, float], float, float, float]],
    route: list[tuple[float, float]],
) -> None:
    labels = [
        Label(str(index), spot, ((width, height), (width / 2, height / 2)), reach)
        for index, (spot, width, height, reach) in enumerate(given_labels)
    ]
    frame, taken = Box(0, 0, 600, 400), [Box(0, 300, 150, 400)]
    placed, _cost = layout.place(labels, frame, taken, route)
    for label in labels:
        if label.key not in placed:
            continue
        box = placed[label.key].box
        others = [other.box for key, other in placed.items() if key != label.key]
        pins = [layout.square_around(o.spot, o.reach - 2) for o in labels if o.key != label.key]
        assert not any(box.meets(other) for other in [*others, *pins, *taken])
        assert box.within(frame)


def test_a_label_that_has_room_is_placed() -> None:
    lonely = Label("a", (300, 200), ((80, 20),), 10)
    placed, cost = layout.place([lonely], Box(0, 0, 600, 400), [])
    assert placed["a"].side == "right"
    assert cost == 0


@given(st.lists(_SPOTS, min_size=1, max_size=6))
def test_pins_step_aside_for_each_other(spots: list[tuple[float, float]]) -> None:
    spread = displacement.spread(spots)
    assert spread[0] == spots[0]
    apart = [math.dist(one, two) for one, two in combinations(spread, 2)]
    assert all(distance > 24 for distance in apart), spread


@given(_SPOTS, st.floats(-20, 20), st.floats(-20, 20))
def test_what_lies_east_stays_east(spot: tuple[float, float], east: float, south: float) -> None:
    assume(math.hypot(east, south) > 0.1)
    one, two = displacement.spread([spot, (spot[0] + east, spot[1] + south)])
    turned = (two[0] - one[0]) * south - (two[1] - one[1]) * east
    assert turned == pytest.approx(0, abs=1e-6)
    assert (two[0] - one[0]) * east + (two[1] - one[1]) * south >= 0


def test_pins_that_stand_apart_stay_where_they_are() -> None:
    spots = [(100.0, 100.0), (140.0, 100.0), (100.0, 140.0)]
    assert displacement.spread(spots) == spots


def test_two_pins_at_one_spot_do_not_cover_each_other() -> None:
    one, two = displacement.spread([(100, 100), (100, 100)])
    assert math.dist(one, two) >= 32


def test_very_many_pins_stand_where_they_belong() -> None:
    crowd = [(float(n % 7), float(n % 11)) for n in range(displacement.MOST_SPREAD + 1)]
    assert displacement.spread(crowd) == crowd
    assert displacement.spread(crowd[:-1]) != crowd[:-1]
