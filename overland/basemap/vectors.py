"""The vector layers of a story's ground, as compact GeoJSON.

Every feature has `layer`; a border also `disputed`. Coordinates are rounded and lines thinned to
what a screen shows, so that a layer is a few kilobytes on the wire.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry import LineString, Point, box, mapping
from shapely.geometry.base import BaseGeometry

from overland.basemap import readers
from overland.basemap.readers import Box

DISPUTED = ("Disputed", "Line of control", "Indefinite")
"""How Natural Earth's classes of lines begin that are not agreed borders."""
UNMARKED = box(33.1, 21.7, 37.2, 22.1)
"""Where Egypt and Sudan each claim the land by Halaib, and neither Bir Tawil: no line that Natural
Earth has there is an agreed border, though its classes say so."""
COAST_BUFFER = 0.03
"""Degrees. The borders' own coast is spiky: nearer than this to the sea it is no land border."""
SAME_LINE = 0.04
"""Degrees. Natural Earth's 1:10m line and the detailed one are the same line if this near."""
NEAR_BORDER = 0.15
"""Degrees. A detailed line farther than this from every border of Natural Earth is none."""
SMALLEST_RING = 0.5
"""Degrees around. Reservoirs and springs are cut out of the countries: they are no borders."""
DRY_LAKE_DEGREES = 0.02
SEAM_DEGREES: Final = 0.01
COARSER: Final = 5.0
"""How much less fine water is around a story's box: seen far out only."""
WORLD_TOLERANCE, SMALLEST_ISLAND = 0.1, 0.1
"""Degrees, square degrees: some two pixels at z5, and fifty."""
LONGEST_CHORD_KM, SMALLEST_NETWORK_KM = 6.0, 25.0

Feature = dict[str, Any]


def collection(features: Iterable[Feature]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def features(
    geometry: BaseGeometry, layer: str, tolerance: float, digits: int, **properties: object
) -> list[Feature]:
    """One feature a part, thinned to `tolerance` degrees, in an order that never changes."""
    thin = shapely.set_precision(shapely.make_valid(geometry.simplify(tolerance)), 10.0**-digits)
    parts = [
        part
        for part in getattr(thin, "geoms", [thin])
        if not part.is_empty and part.geom_type in ("Polygon", "LineString")
    ]
    return [
        {
            "type": "Feature",
            "properties": {"layer": layer, **properties},
            "geometry": _rounded(mapping(shapely.normalize(part)), digits),
        }
        for part in sorted(parts, key=lambda part: (-part.length, part.wkb))
    ]


def _as_one(parts: list[Feature]) -> list[Feature]:
    """Lines, or polygons, that share their properties as one feature: half the bytes."""
    if not parts:
        return []
    shapes = [part["geometry"]["coordinates"] for part in parts]
    kind = f"Multi{parts[0]['geometry']['type']}"
    return [{**parts[0], "geometry": {"type": kind, "coordinates": shapes}}]


def _rounded(geometry: dict[str, Any], digits: int) -> dict[str, Any]:
    def rounded(value: Any) -> Any:
        return round(value, digits) if isinstance(value, float) else [rounded(v) for v in value]

    return {"type": geometry["type"], "coordinates": rounded(geometry["coordinates"])}


def world(natural_earth: Path) -> dict[str, Any]:
    """Land and borders of the whole world at 1:50m."""
    land = [shape for _, shape in readers.natural_earth(natural_earth, "50m/ne_50m_land")]
    ground = [
        feature
        for part in land
        if part.area > SMALLEST_ISLAND
        for feature in features(part, "land", WORLD_TOLERANCE, 2)
    ]
    name = "50m/ne_50m_admin_0_boundary_lines_land"
    lines: dict[bool, list[Feature]] = {False: [], True: []}
    for record, line in readers.natural_earth(natural_earth, name):
        doubtful = line if is_disputed(record) else line.intersection(UNMARKED)
        for doubt, part in ((True, doubtful), (False, line.difference(doubtful))):
            lines[doubt] += features(part, "border", WORLD_TOLERANCE, 2, disputed=doubt)
    return collection([*_as_one(ground), *_as_one(lines[False]), *_as_one(lines[True])])


def is_disputed(record: dict[str, Any]) -> bool:
    """Whether a Natural Earth line is no agreed border.

    Lebanon and Syria agree on where they meet save for farms in the south, though Natural Earth
    calls all of it indefinite.
    """
    neighbours = {record.get("adm0_left"), record.get("adm0_right")}
    if neighbours == {"Lebanon", "Syria"}:
        return False
    return str(record.get("featurecla", "")).startswith(DISPUTED)


def is_agreed(record: dict[str, Any]) -> bool:
    """Whether a Natural Earth line is a border, and neither disputed nor the edge of a zone."""
    return not is_disputed(record) and not str(record["featurecla"]).startswith("Overlay")


def land(geometry: BaseGeometry) -> dict[str, Any]:
    return collection(features(geometry, "land", 0.0006, 4))


def around(clip: Box) -> Box:
    """As far as water is drawn: a map shows a story's own ground while that is half of what it
    shows, and a river that ends at the edge of a box is told as one that runs dry there."""
    west, south, east, north = clip
    middle, half = (south + north) / 2, (east - west) * np.cos(np.radians((south + north) / 2))
    beside = min((east - west) / 2, (360 - (east - west)) / 2)
    low, high = min(south, middle - half), max(north, middle + half)
    return (west - beside, max(-84.0, float(low)), east + beside, min(84.0, float(high)))


def _within_and_beyond(
    geometry: BaseGeometry, clip: Box
) -> tuple[tuple[BaseGeometry, float, int], tuple[BaseGeometry, float, int]]:
    """The parts in a box and around it, each with the tolerance and digits that a screen shows."""
    inside = geometry.intersection(box(*clip))
    # A hair of both, so that no seam is seen.
    beyond = geometry.difference(box(*clip).buffer(-SEAM_DEGREES))
    return (inside, 1.0, 4), (beyond, COARSER, 3)


def lakes(geometry: BaseGeometry, dry: Iterable[BaseGeometry], clip: Box) -> dict[str, Any]:
    """Lakes, without those that hold water in few years only (`dry`: a point in each)."""
    drained = list(dry)
    kept = [
        lake
        for lake in getattr(geometry, "geoms", [geometry])
        if not any(lake.distance(point) < DRY_LAKE_DEGREES for point in drained)
    ]
    made: list[Feature] = []
    for part, coarser, digits in _within_and_beyond(shapely.union_all(kept), clip):
        made += features(part, "lake", 0.0006 * coarser, digits)
    return collection(made)


def rivers(geometry: BaseGeometry, named: Iterable[tuple[str, Point]], clip: Box) -> dict[str, Any]:
    """Rivers; the one nearest to a river's label bears its name. Rank 1 is named, 2 is not."""
    names = list(named)
    made: list[Feature] = []
    for part, coarser, digits in _within_and_beyond(geometry, clip):
        for line in merged_lines(part):
            if line.length < 0.03 * coarser:
                continue
            near = [(line.distance(point), name) for name, point in names]
            close = min((pair for pair in near if pair[0] < 0.03), default=None)
            extra = {"rank": 1, "name": close[1]} if close else {"rank": 2}
            made += features(line, "river", 0.0008 * coarser, digits, **extra)
    return collection(made)


def borders(
    countries: dict[str, BaseGeometry], coast: BaseGeometry, natural_earth: Path, clip: Box
) -> dict[str, Any]:
    """Land borders, detailed, and the lines that are disputed, marked so."""
    sea = box(*clip).buffer(1).difference(coast)
    shores = sea.simplify(0.003).buffer(COAST_BUFFER)
    frame = box(*clip)
    rings = [
        ring
        for shape in countries.values()
        for part in getattr(shape, "geoms", [shape])
        if part.geom_type == "Polygon" and (ring := part.exterior).length > SMALLEST_RING
    ]
    outlines = [ring.intersection(frame) for ring in rings]
    lines = shapely.line_merge(shapely.union_all(outlines, grid_size=1e-5).difference(shores))
    near = readers.natural_earth_in(natural_earth, "10m/ne_10m_admin_0_boundary_lines_land", clip)
    doubtful = shapely.union_all([line for record, line in near if is_disputed(record)])
    agreed = shapely.union_all([line for record, line in near if is_agreed(record)])
    # The outline of a country is also the shore of its fjords, lagoons and lakes: no border.
    known = shapely.union_all([line for _, line in near])
    lines = lines.intersection(known.buffer(NEAR_BORDER))
    doubt = doubtful.buffer(SAME_LINE).difference(agreed.buffer(SAME_LINE / 4)).union(UNMARKED)
    split = (
        (False, lines.difference(doubt)),
        (True, lines.intersection(doubt)),
        (True, doubtful.intersection(frame).difference(lines.buffer(SAME_LINE))),
    )
    made: dict[bool, list[Feature]] = {False: [], True: []}
    for disputed, geometry in split:
        for part in merged_lines(geometry):
            if part.length > 0.01:
                made[disputed] += features(part, "border", 0.0006, 4, disputed=disputed)
    return collection([*_as_one(made[False]), *_as_one(made[True])])


def merged_lines(lines: BaseGeometry) -> list[BaseGeometry]:
    """Lines joined where they meet; none for an empty geometry."""
    parts = [
        part
        for part in getattr(lines, "geoms", [lines])
        if part.geom_type == "LineString" and not part.is_empty
    ]
    merged = shapely.line_merge(shapely.MultiLineString(parts))
    return list(getattr(merged, "geoms", [merged]))


def admin1(natural_earth: Path, clip: Box) -> dict[str, Any]:
    frame = box(*clip)
    name = "10m/ne_10m_admin_1_states_provinces_lines"
    cut = [
        line.intersection(frame) for _, line in readers.natural_earth_in(natural_earth, name, clip)
    ]
    lines = shapely.line_merge(shapely.union_all(cut))
    return collection(_as_one(features(lines, "admin1", 0.002, 3)))


def roads(
    edges: Iterable[tuple[tuple[float, float], tuple[float, float], float]],
) -> dict[str, Any]:
    """Chords between junctions, without long ones, stray bits and doubled carriageways."""
    chords = {
        (min(a, b), max(a, b))
        for start, end, km in edges
        if km <= LONGEST_CHORD_KM
        for a, b in [(_junction(start), _junction(end))]
        if a != b
    }
    kept = _networks(chords)
    lines = shapely.line_merge(shapely.union_all([LineString(chord) for chord in sorted(kept)]))
    return collection(_as_one(features(lines, "road", 0.0008, 3)))


def _junction(point: tuple[float, float]) -> tuple[float, float]:
    """The ramps of one junction, some 200 m apart, become one point."""
    lon, lat = (round(float(np.round(value / 0.002)) * 0.002, 3) for value in point)
    return lon, lat


Chord = tuple[tuple[float, float], tuple[float, float]]


def _networks(chords: set[Chord]) -> set[Chord]:
    """Chords of connected networks that are long enough to be a road and not a ramp."""
    ends: dict[tuple[float, float], set[tuple[float, float]]] = defaultdict(set)
    for a, b in chords:
        ends[a].add(b)
        ends[b].add(a)
    kept: set[Chord] = set()
    seen: set[tuple[float, float]] = set()
    for start in sorted(ends):
        if start in seen:
            continue
        group, stack = {start}, [start]
        while stack:
            fresh = ends[stack.pop()] - group
            group |= fresh
            stack += fresh
        seen |= group
        network = {(a, b) for a in group for b in ends[a] if a < b}
        if sum(LineString(chord).length for chord in network) * 100 >= SMALLEST_NETWORK_KM:
            kept |= network
    return kept
