"""`heights.json`: how high the ground is along a story's road.

The file is built once from a height model and committed, so that the app needs neither the model
nor numpy. Where the model comes from, and what it cannot know, stands in the file.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from overland.errors import Problem
from overland.geography.distance import (
    Line,
    ProfilePoint,
    distance_km,
    evenly,
    line_of,
    nearest_on_line,
    profile,
)
from overland.story.models import Point, Story

FILE = "heights.json"
SPACING_KM = 0.25
ON_LINE_KM = 0.05
PASS_WITHIN_KM = 2.0
"""A pass is marked where the line is highest, no farther than this from the point given for it."""

HeightAt = Callable[[Point], float]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to point at on the profile: a pass, a crossing or a border."""

    kind: str
    name: str
    distance_km: float
    height_m: float
    latitude: float
    longitude: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Heights:
    """A profile along the lines of `legs`, joined; `error_m` is the model's own, RMS."""

    legs: tuple[str, ...]
    points: tuple[ProfilePoint, ...]
    marks: tuple[Mark, ...]
    error_m: float
    source: str


def read(folder: Path) -> Heights | None:
    """The profile of a story's folder, or None when it has none or the file is not one of ours."""
    try:
        value = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Heights(
            legs=tuple(str(leg) for leg in value["legs"]),
            points=tuple(ProfilePoint(**_numbers(point)) for point in value["points"]),
            marks=tuple(Mark(**mark) for mark in value["marks"]),
            error_m=float(value["error_m"]),
            source=str(value["source"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def problems(story: Story, folder: Path) -> tuple[Problem, ...]:
    """A profile that nobody can read, or that is of another line than the story's."""
    again = f"Run: overland route {story.slug} --heights WHEEL"
    if not (folder / FILE).is_file():
        return ()
    found = read(folder)
    if found is None:
        return (Problem(FILE, 0, "", "", "is not a height profile", f"Delete it, or {again}"),)
    legs = road(story)
    placed = evenly(line_of(story, legs), SPACING_KM) if legs else ()
    if found.legs != legs or len(found.points) != len(placed):
        message = f"is of {' '.join(found.legs) or 'no leg'} as another line, not as it is drawn"
        return (Problem(FILE, 0, "legs", "", message, again),)
    for point, (_, drawn) in zip(found.points, placed, strict=True):
        here = (point.latitude, point.longitude)
        if (off_km := distance_km(here, drawn)) > ON_LINE_KM:
            message = f"km {point.distance_km:g} lies {off_km:.1f} km from the line that is drawn"
            return (Problem(FILE, 0, "points", f"{here[0]}, {here[1]}", message, again),)
    return ()


def _numbers(point: Mapping[str, Any]) -> dict[str, float]:
    numbers = {name: float(value) for name, value in point.items()}
    if not all(map(math.isfinite, numbers.values())):
        raise ValueError(f"not finite: {point}")
    return numbers


def road(story: Story) -> tuple[str, ...]:
    """The road legs that have a line, in the order of the journey."""
    legs = sorted(story.legs, key=lambda leg: leg.position)
    return tuple(leg.id for leg in legs if leg.mode == "road" and leg.id in story.routes)


def build(story: Story, height_at: HeightAt, error_m: float, source: str) -> Heights:
    """The profile of a story's road legs, a point each SPACING_KM. No road, no points."""
    legs = road(story)
    line = line_of(story, legs)
    placed = evenly(line, SPACING_KM)
    points = profile(placed, [round(height_at(point)) for _, point in placed])
    marks = tuple(_marks(story, line, points, height_at)) if points else ()
    return Heights(legs, points, marks, error_m, source)


def _marks(
    story: Story, line: Line, points: Sequence[ProfilePoint], height_at: HeightAt
) -> list[Mark]:
    """The crossings among the story's places, then the `marks` that the routes ask for."""
    marks = [
        _on_line("crossing", place.name, place.point, line, height_at)
        for place in story.places
        if place.kind == "border_crossing" and place.point
    ]
    for leg in road(story):
        for kind, name, given, note in _wishes(story.routes[leg].properties.get("marks")):
            if kind == "pass":
                marks.append(Mark(kind, name, *_summit(points, given), note))
            else:
                marks.append(_on_line(kind, name, given, line, height_at, note))
    return sorted(marks, key=lambda mark: mark.distance_km)


def _wishes(entries: object) -> Iterator[tuple[str, str, Point, str]]:
    """Kind, name, point and note of each mark; an entry that lacks one is passed over."""
    for entry in entries if isinstance(entries, list) else ():
        try:
            point = (float(entry["latitude"]), float(entry["longitude"]))
            yield str(entry["kind"]), str(entry["name"]), point, str(entry.get("note", ""))
        except (KeyError, TypeError, ValueError):
            continue


def _summit(points: Sequence[ProfilePoint], given: Point) -> tuple[float, float, float, float]:
    """The highest point near a given one; the highest of all when none is near."""
    near = [p for p in points if distance_km((p.latitude, p.longitude), given) <= PASS_WITHIN_KM]
    top = max(near or points, key=lambda point: point.height_m)
    return top.distance_km, top.height_m, top.latitude, top.longitude


def _on_line(
    kind: str, name: str, point: Point, line: Line, height_at: HeightAt, note: str = ""
) -> Mark:
    _, along = nearest_on_line(point, line)
    return Mark(kind, name, round(along, 3), round(height_at(point)), *point, note)


def as_text(heights: Heights) -> str:
    """The file's text, a point to a row; the same profile gives the same bytes."""
    head = {
        "legs": heights.legs,
        "source": heights.source,
        "error_m": heights.error_m,
        "marks": [asdict(mark) for mark in heights.marks],
        "points": "@points@",
    }
    rows = ",\n    ".join(json.dumps(asdict(point)) for point in heights.points)
    text = json.dumps(head, ensure_ascii=False, indent=2)
    return text.replace('"@points@"', f"[\n    {rows}\n  ]") + "\n"
