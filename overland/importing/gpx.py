"""GPX: waypoints, routes and tracks, read by gpxpy."""

from __future__ import annotations

import gpxpy
from gpxpy.gpx import GPXException

from overland.i18n import _
from overland.importing import places
from overland.importing.imported import Imported, Line, Options, ProposedRow, Unreadable
from overland.importing.imported_file import File, local_name

NAME = "GPX"


def matches(file: File) -> bool:
    if file.ending != ".gpx" and b"<gpx" not in file.data[:2000]:
        return False
    return file.xml is not None and local_name(file.xml.tag) == "gpx"


def read(file: File, options: Options) -> Imported:
    """Waypoints become places, routes and track segments lines. Raises Unreadable."""
    try:
        found = gpxpy.parse(file.text)
    except (GPXException, ValueError, AttributeError) as error:
        told = _("{file} cannot be read as GPX: {error}")
        raise Unreadable(told.format(file=file.name, error=error)) from error
    rows: list[ProposedRow] = []
    for number, point in enumerate(found.waypoints, start=1):
        origin = _("{file}, waypoint {n}").format(file=file.name, n=number)
        date = point.time.date().isoformat() if point.time else ""
        told = places.plain(point.description or point.comment)
        name = point.name or f"waypoint {number}"
        rows.extend(places.both(name, (point.latitude, point.longitude), date, told, origin))
    lines = []
    for track in found.tracks:
        for number, segment in enumerate(track.segments, start=1):
            line = tuple((p.latitude, p.longitude) for p in segment.points)
            if len(line) > 1:
                lines.append(
                    Line(
                        track.name or file.name,
                        line,
                        _("{file}, segment {n}").format(file=file.name, n=number),
                    )
                )
    for route in found.routes:
        line = tuple((p.latitude, p.longitude) for p in route.points)
        if len(line) > 1:
            lines.append(
                Line(route.name or file.name, line, _("{file}, route").format(file=file.name))
            )
    return Imported(NAME, tuple(rows), tuple(lines))
