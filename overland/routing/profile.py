"""`heights.json`: how high the ground is along a story's road.

The file is built once from a height model and committed, so that the app does not need the
model. Where the model comes from, and what it cannot know, stands in the file.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from overland.errors import Problem
from overland.files import read_json
from overland.geography.distance import (
    Line,
    ProfilePoint,
    distance_km,
    evenly,
    line_of,
    nearest_on_line,
    profile,
)
from overland.story import chronology
from overland.story.models import Point, Story

FILE = "heights.json"
SPACING_KM = 0.25
MOST_POINTS = 200_000
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
    return _read(folder)[0]


def unreadable(story: Story, folder: Path) -> tuple[Problem, ...]:
    """Why the profile in a story's folder cannot be read; nothing for one that can."""
    remedy = f"Delete it, or run: overland route {story.slug} --heights WHEEL"
    return tuple(replace(problem, remedy=remedy) for problem in _read(folder)[1])


def problems(story: Story, folder: Path) -> tuple[Problem, ...]:
    """A profile that nobody can read, or that is of another line than the story's."""
    again = f"Run: overland route {story.slug} --heights WHEEL"
    found = read(folder)
    if found is None:
        return unreadable(story, folder)
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


def _read(folder: Path) -> tuple[Heights | None, tuple[Problem, ...]]:
    """The profile, and what is wrong with the file: neither where there is no file."""
    if not os.path.lexists(folder / FILE):
        return None, ()
    faults: list[Problem] = []
    value = read_json(folder / FILE, faults.append)
    if faults:
        return None, tuple(faults)
    reader = _Reader()
    try:
        return reader.heights(value), ()
    except (AttributeError, ValueError, KeyError, TypeError, OverflowError):
        return None, (Problem(FILE, 0, reader.at, "", "is not a height profile", ""),)


class _Reader:
    """Makes a profile of what a JSON file holds. `at` is the part that it is reading."""

    at = ""

    def heights(self, value: Any) -> Heights:
        """Raises AttributeError, ValueError, KeyError, TypeError or OverflowError."""
        legs = tuple(str(leg) for leg in self._list(value, "legs"))
        points = [ProfilePoint(**_numbers(point)) for point in self._list(value, "points")]
        marks = [self._mark(mark) for mark in self._list(value, "marks")]
        self.at = "error_m"
        error_m = _numbers({"error_m": value["error_m"]})["error_m"]
        return Heights(legs, tuple(points), tuple(marks), error_m, str(value["source"]))

    def _list(self, value: Any, name: str) -> Iterator[Any]:
        self.at = name
        if not isinstance(value[name], list) or len(value[name]) > MOST_POINTS:
            raise TypeError("no list")
        for index, item in enumerate(value[name]):
            self.at = f"{name}[{index}]"
            yield item

    def _mark(self, mark: Any) -> Mark:
        words = {name: mark[name] for name in ("kind", "name", "note") if name in mark}
        if not all(isinstance(word, str) for word in words.values()):
            raise TypeError("no text")
        numbers = {name: value for name, value in mark.items() if name not in words}
        return Mark(**{**words, **_numbers(numbers)})


def _numbers(values: Mapping[str, Any]) -> dict[str, float]:
    """The values as finite numbers. Raises TypeError or ValueError for any other."""
    for value in values.values():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"no number: {value!r}")
        if not math.isfinite(value):
            raise ValueError(f"not finite: {value!r}")
    return {name: float(value) for name, value in values.items()}


def road(story: Story) -> tuple[str, ...]:
    """The road legs that have a line, in the order of the journey."""
    legs = chronology.legs(story)
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
