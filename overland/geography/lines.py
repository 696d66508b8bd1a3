"""Lines of many points: simplified for maps, measured once, and kept by what they hold.

A recorded track has a point a second; a map shows one every few pixels. What was reckoned of a long
line is kept in memory and in the cache folder, under a hash of its points.
"""

from __future__ import annotations

import array
import hashlib
import json
import logging
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np
import shapely
from geographiclib.geodesic import Geodesic

from overland import config, files, json_text
from overland.geography.antimeridian import line_beside
from overland.story.models import Point

LONG: Final = 2_000
"""Points from which a line is simplified, and what is known of it kept."""
MOST_DRAWN: Final = 8_000
"""Points that a map gets of one line."""
FINEST_M: Final = 10.0
"""Metres that a simplified line may lie off: a quarter of a pixel at the maps' deepest zoom."""
METRES_PER_DEGREE: Final = 111_195.0
_EQUATOR_KM: Final = 6378.137
_E2: Final = 0.0066943799901413165
"""WGS 84: the equatorial radius, and the square of the first eccentricity."""
_EARTH: Final = Geodesic(_EQUATOR_KM, 1 / 298.257223563)
_SHORT_KM: Final = 1.0
_MOST_KEPT: Final = 32

log = logging.getLogger(__name__)
_lock: Final = threading.Lock()
_known: Final[OrderedDict[tuple[str, int], tuple[Sequence[Point], Any]]] = OrderedDict()


def drawn(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The line as a map draws it, by Douglas and Peucker's method; a short one is as it is."""
    if len(points) < LONG:
        return points
    kept = _kept("drawn", points, lambda: _simplified(points))
    return tuple((latitude, longitude) for latitude, longitude in kept)


def geodesic_km(a: Point, b: Point) -> float:
    """The shortest way between two points on WGS 84."""
    return float(_EARTH.Inverse(*a, *b, Geodesic.DISTANCE)["s12"])


def line_length_km(points: Sequence[Point]) -> float:
    """The sum of the geodesics along a line; 0 for fewer than two points."""
    if len(points) < LONG:
        return _measured(points)
    return float(_kept("length_km", points, lambda: _measured_fast(points)))


def _measured(points: Sequence[Point]) -> float:
    return sum((geodesic_km(a, b) for a, b in pairwise(points)), 0.0)


def _measured_fast(points: Sequence[Point]) -> float:
    """The same to a millimetre in a kilometre: short steps by the ellipsoid's radii where they are.

    The radii of curvature are those of Snyder, Map Projections (USGS 1395), 4-18 to 4-20.
    """
    found = np.radians(np.asarray(points))
    latitudes, longitudes = found[:, 0], np.unwrap(found[:, 1])
    middles = (latitudes[1:] + latitudes[:-1]) / 2
    flat = 1 - _E2 * np.sin(middles) ** 2
    north = _EQUATOR_KM * (1 - _E2) / flat**1.5 * np.diff(latitudes)
    east = _EQUATOR_KM / np.sqrt(flat) * np.cos(middles) * np.diff(longitudes)
    steps = np.hypot(north, east)
    far: list[int] = np.flatnonzero(steps > _SHORT_KM).tolist()
    rest = float(steps[steps <= _SHORT_KM].sum())
    return sum((geodesic_km(points[at], points[at + 1]) for at in far), rest)


def _simplified(points: Sequence[Point]) -> list[list[float]]:
    """As near to FINEST_M as MOST_DRAWN points allow. Both ends stay."""
    whole = line_beside(points, points[0][1])
    # A degree of longitude is shorter than one of latitude: the plane is squeezed accordingly.
    mean = sum(latitude for latitude, _longitude in whole) / len(whole)
    squeeze = max(0.05, math.cos(math.radians(mean)))
    line = shapely.LineString([(lon * squeeze, lat) for lat, lon in whole])
    tolerance = FINEST_M / METRES_PER_DEGREE
    while True:
        found = line.simplify(tolerance, preserve_topology=False)
        if len(found.coords) <= MOST_DRAWN:
            return [[lat, lon / squeeze] for lon, lat in found.coords]
        tolerance *= 2


def _kept(what: str, points: Sequence[Point], make: Callable[[], Any]) -> Any:
    """What was reckoned of these very points before: in memory, else in the cache folder."""
    with _lock:
        known = _known.get((what, id(points)))
        if known and known[0] is points:
            _known.move_to_end((what, id(points)))
            return known[1]
    found = _from_cache(what, points, make)
    with _lock:
        _known[what, id(points)] = points, found
        while len(_known) > _MOST_KEPT:
            _known.popitem(last=False)
    return found


def _from_cache(what: str, points: Sequence[Point], make: Callable[[], Any]) -> Any:
    path = config.cache("lines") / f"{what}-{_digest(points)}.json"
    try:
        return json_text.value(path.read_text("utf-8"))
    except (OSError, ValueError):
        pass
    began = time.monotonic()
    found = make()
    log.info(
        "%s of a line of %s points: %.1f s", what, f"{len(points):,}", time.monotonic() - began
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.replace(path, json.dumps(found))
    except OSError:
        log.info("nothing can be kept in %s", path.parent)
    return found


def _digest(points: Sequence[Point]) -> str:
    held = array.array("d", (value for point in points for value in point))
    return hashlib.sha256(held.tobytes()).hexdigest()[:32]
