"""Lines of a picture: what lies outside it is not drawn, and what lies inside stays as it is."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from overland import config, svg
from overland.geography.mercator import Frame
from overland.story import loader
from overland.svg import paths
from overland.view import Camera, View

FRAME = Frame(600, 400, 8, 0, 0)
FAR = 60_000
numbers = st.integers(-FAR, FAR).map(float)
spots = st.tuples(numbers, numbers)
shares = st.floats(0, 1)


def holds(spot: paths.Spot, slack: float) -> bool:
    return (
        -paths._MARGIN - slack <= spot[0] <= FRAME.width + paths._MARGIN + slack
        and -paths._MARGIN - slack <= spot[1] <= FRAME.height + paths._MARGIN + slack
    )


@given(st.lists(spots, min_size=2, max_size=8), shares)
def test_a_cut_line_lies_in_the_picture_and_lacks_nothing_that_is_seen(
    line: list[paths.Spot], share: float
) -> None:
    runs = list(paths._runs(line, FRAME))
    assert all(holds(spot, 1e-6) for run in runs for spot in run)
    (x, y), (to_x, to_y) = line[:2]
    between = (x + (to_x - x) * share, y + (to_y - y) * share)
    if holds(between, -1e-6):
        assert runs
        assert runs[0][0] == line[0] or not holds(line[0], 0)


@given(st.lists(st.tuples(st.floats(0, 600), st.floats(0, 400)), min_size=2, max_size=8))
def test_a_line_inside_the_picture_stays_as_it_is(line: list[paths.Spot]) -> None:
    assert list(paths._runs(line, FRAME)) == [line]


def test_no_line_of_a_picture_runs_far_out_of_it() -> None:
    story = loader.load(config.stories() / "syria-2013")
    near = View(story=story.slug, camera=Camera(33.7, 35.9, 11))
    drawn = svg.view_svg(story, near, 600, 400, relief="")
    paths = re.findall(r' d="(M[^"]+)"', drawn)
    found = [float(number) for path in paths for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
    # Areas of doubt are drawn around a line, and so somewhat beyond where it is cut.
    assert min(found) > -100
    assert max(found) < 700
