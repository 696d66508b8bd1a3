"""Web Mercator: arrays of pixels and single points are reckoned alike."""

from __future__ import annotations

import numpy as np
import pytest

from overland.geography import mercator, mercator_arrays
from overland.geography.mercator import Frame

POINTS = [(33.51, 36.29), (-41.3, 174.8), (0.0, 0.0), (84.0, -179.5)]


@pytest.mark.parametrize("point", POINTS)
def test_a_point_stands_in_the_same_pixel_alone_and_in_an_array(
    point: tuple[float, float],
) -> None:
    latitude, longitude = point
    (found,) = mercator_arrays.pixels(9, np.array([[longitude, latitude]]))
    x, y = mercator.world(point, 9)
    assert found == pytest.approx([x, y], abs=1e-4)
    assert mercator_arrays.latitudes(9, np.array([y - 0.5]))[0] == pytest.approx(latitude)
    assert mercator_arrays.longitudes(9, np.array([x - 0.5]))[0] == pytest.approx(longitude)


@pytest.mark.parametrize("point", POINTS)
def test_a_pixel_covers_the_same_ground_in_a_picture_and_in_the_relief(
    point: tuple[float, float],
) -> None:
    x, y = mercator.world(point, 7)
    drawn = Frame(2, 2, 7.0, x - 1, y - 1).metres_per_pixel()
    assert float(mercator_arrays.metres_per_pixel(7, point[0])) == pytest.approx(drawn)
