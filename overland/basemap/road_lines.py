"""A leg's line along the highway graph that the ground is made of, with how it was made."""

from __future__ import annotations

from math import ceil
from pathlib import Path

from overland.basemap import packages, readers
from overland.geography.distance import distance_km
from overland.routing import road_graph
from overland.story.models import Point

_LEAST_DEGREES = 0.5
_AROUND = 0.35
"""The share of the distance by which a road may leave the box of its two places."""


def between(
    archive: Path, origin: Point, destination: Point
) -> tuple[road_graph.Way, dict[str, object]]:
    """The way in the package's archive, and its properties for routes.geojson. Raises NoWay."""
    found = road_graph.way(readers.roads(archive, _clip(origin, destination)), origin, destination)
    longest = max(map(distance_km, found.points, found.points[1:]))
    return found, {
        "method": (
            f"The shortest way along the highways of {packages.ROADS.name} "
            f"{packages.ROADS.version}, straight from junction to junction: whether it was the way "
            "taken, nobody says."
        ),
        "anchors": [],
        "error_m": max(100, ceil(found.astray_km * 10) * 100),
        "error_basis": (
            "Estimated: straight pieces stand for the bends of the roads, which are taken to leave "
            f"a piece by {road_graph.BENDS:.0%} of its length at least, and as far as the length "
            f"of the road allows. The roads are {found.road_km:.0f} km long, the longest piece is "
            f"{longest:.0f} km. The ends lie {found.origin_off_km:.1f} and "
            f"{found.destination_off_km:.1f} km from the graph."
        ),
        "sources": [
            f"{packages.ROADS.name} {packages.ROADS.version}, {packages.ROADS.attribution}"
        ],
        "attribution": packages.ROADS.attribution,
        "rights": f"{packages.ROADS.attribution}, ODbL 1.0.",
        "license": "ODbL-1.0",
    }


def _clip(one: Point, other: Point) -> tuple[float, float, float, float]:
    """West, south, east, north around both places."""
    south, north = sorted((one[0], other[0]))
    west, east = sorted((one[1], other[1]))
    room = max(_LEAST_DEGREES, _AROUND * max(north - south, east - west))
    return west - room, south - room, east + room, north + room
