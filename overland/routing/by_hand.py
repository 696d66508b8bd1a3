"""A leg's line as a person drew it on a map, written with how it was made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from overland import config
from overland.errors import WrongUse
from overland.geography.distance import distance_km
from overland.story import route_writer, unfinished
from overland.story.models import Point
from overland.story.table_writer import TableText

SAME_POINT_KM = 0.2
"""A line that ends this near to a place ends at it."""


def ends(folder: Path, leg: str) -> tuple[Point, Point]:
    """The points of a leg's two places. Raises WrongUse where one has none."""
    row = next((r for r in TableText.read(folder / "legs.csv").rows() if r.get("id") == leg), None)
    if row is None:
        raise WrongUse(f"legs.csv has no leg {leg!r}")
    points = {place.id: place.point for place in unfinished.story(folder).places}
    origin, destination = points.get(row["origin"]), points.get(row["destination"])
    if origin is None or destination is None:
        raise WrongUse(f"leg {leg}: give its origin and its destination a point first")
    return origin, destination


def write(folder: Path, leg: str, drawn: Sequence[Point]) -> str:
    """Write a drawn line from the leg's origin to its destination; what was written.

    A line drawn the other way round is turned; its ends are joined to the places. Raises WrongUse.
    """
    if len(drawn) < 2:
        raise WrongUse("a line needs two points: click along the way, then finish it")
    origin, destination = ends(folder, leg)
    line = list(drawn)
    if distance_km(line[0], origin) > distance_km(line[-1], origin):
        line.reverse()
    off_km = max(distance_km(line[0], origin), distance_km(line[-1], destination))
    if distance_km(line[0], origin) > SAME_POINT_KM:
        line.insert(0, origin)
    if distance_km(line[-1], destination) > SAME_POINT_KM:
        line.append(destination)
    properties = {
        "method": f"Drawn by hand on the map on {config.today().isoformat()}, {len(drawn)} points.",
        "anchors": [],
        "error_m": None,
        "error_basis": (
            "Not estimated: it shows the way between the two places, not each bend. Its ends were "
            f"drawn within {off_km:.1f} km of them."
        ),
        "sources": ["The editor's drawing"],
    }
    route_writer.put(folder, [route_writer.feature(leg, line, properties)])
    return f"{leg}: {len(line)} points, drawn by hand"
