"""The whole world at 1:50m, for stories whose own ground is not built: coasts, borders, names.

A country is what its land and borders enclose; whose it is its towns tell. So its name stands in it
at every zoom, and no table of points is kept by hand.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from overland.basemap import labels, packages, readers
from overland.basemap.labels import Label
from overland.basemap.readers import Box

WHOLE: Final[Box] = (-180.0, -90.0, 180.0, 90.0)
LARGE_TOWN: Final = 300_000
"""People that a town has at least to be named where a story has no ground of its own."""
_ALONE: Final = 20
"""A piece of land is one country's where it has so many times more towns than others."""
_FEWEST: Final = 5
_ZOOM_BY_SQUARE_DEGREES: Final = ((20.0, 3), (2.0, 4), (0.0, 5))
_SOURCE: Final = "Name: Unicode CLDR; point: in its main part (Natural Earth, GeoNames)"


def names(natural_earth: Path, towns: Path) -> list[Label]:
    """Labels of every country and of every large town, in Arabic and Russian too."""
    land, lines = (
        shapely.union_all([shape for _, shape in readers.natural_earth(natural_earth, name)])
        for name in ("50m/ne_50m_land", "50m/ne_50m_admin_0_boundary_lines_land")
    )
    known = readers.towns(towns, WHOLE)
    large = (town for town in known if town["population"] >= LARGE_TOWN)
    return [*_countries(land, lines, known), *labels.towns(large, WHOLE)]


def description() -> dict[str, Any]:
    """What is said of this ground, as of a story's own: whom to thank, and by which licences."""
    by = {"world": packages.WORLD, "labels": packages.TOWNS}
    return {
        "attribution": ", ".join(package.attribution for package in by.values()),
        "attributions": {layer: package.attribution for layer, package in by.items()},
        "licences": [
            f"{package.holds}: {package.attribution} ({package.licence})" for package in by.values()
        ],
    }


def _countries(
    land: BaseGeometry, borders: BaseGeometry, towns: list[dict[str, Any]]
) -> list[Label]:
    lines = shapely.union_all([land.boundary, borders])
    pieces = list(polygonize(lines))
    shapely.prepare(lines)
    points = shapely.points([(town["longitude"], town["latitude"]) for town in towns])
    held: dict[int, list[int]] = defaultdict(list)
    # What is asked for is prepared once: a few hundred pieces, not 150,000 towns.
    for piece, town in sorted(
        shapely.STRtree(points).query(pieces, predicate="contains").T.tolist()
    ):
        held[piece].append(town)
    main: dict[str, tuple[int, int]] = {}
    for piece, inside in held.items():
        for code, many in Counter(towns[town]["countrycode"] for town in inside).items():
            main[code] = max(main.get(code, (0, 0)), (many, piece))
    made = []
    for code, (_, piece) in sorted(main.items()):
        own: list[Any] = []
        foreign: list[Any] = []
        for town in held[piece]:
            (own if towns[town]["countrycode"] == code else foreign).append(points[town])
        room = pieces[piece].area
        if len(own) > _ALONE * len(foreign):
            spot = shapely.maximum_inscribed_circle(pieces[piece], 0.1).coords[0]
        elif len(own) < _FEWEST:
            continue  # towns over a border that is drawn too coarsely
        else:
            # Not every border is drawn as agreed: the town that lies deepest in its own country,
            # as far from the lines that are drawn as from towns of others.
            nearest = shapely.STRtree(foreign).query_nearest
            _, apart = nearest(own, return_distance=True, all_matches=False)
            deep = np.minimum(apart, shapely.distance(own, lines))
            spot = own[int(deep.argmax())].coords[0]
            room = math.pi * float(deep.max()) ** 2
        zoom = next(zoom for area, zoom in _ZOOM_BY_SQUARE_DEGREES if room >= area)
        made.append(labels.country(code, spot, zoom, _SOURCE))
    return made
