"""TCX of sports watches: the track of each activity."""

from __future__ import annotations

from overland.i18n import _
from overland.importing.imported import Imported, Line, Options
from overland.importing.imported_file import File, local_name
from overland.story.models import Point

NAME = "TCX"


def matches(file: File) -> bool:
    if file.ending != ".tcx" and b"<TrainingCenterDatabase" not in file.data[:2000]:
        return False
    return file.xml is not None and local_name(file.xml.tag) == "TrainingCenterDatabase"


def read(file: File, options: Options) -> Imported:
    """Each track as a line."""
    lines = []
    tracks = [element for element in file.xml.iter() if local_name(element.tag) == "Track"]
    for number, track in enumerate(tracks, start=1):
        points: list[Point] = []
        for position in (e for e in track.iter() if local_name(e.tag) == "Position"):
            values = {local_name(child.tag): child.text for child in position}
            try:
                latitude = float(values["LatitudeDegrees"] or "")
                points.append((latitude, float(values["LongitudeDegrees"] or "")))
            except (KeyError, ValueError):
                continue
        if len(points) > 1:
            lines.append(
                Line(
                    file.name,
                    tuple(points),
                    _("{file}, track {n}").format(file=file.name, n=number),
                )
            )
    return Imported(NAME, lines=tuple(lines))
