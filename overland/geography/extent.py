"""Extent of a story: its home ground, the line of each leg, and its far places.

Across the date line a longitude goes on beyond 180, so that what is near stays near.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from overland.geography import lines
from overland.geography.antimeridian import line_beside, middle, point_beside
from overland.story.models import Leg, Place, Point, Story
from overland.story.story_memory import StoryMemory
from overland.story.vocabularies import ROLE

PRIORITY: Final = {role: term.priority for role, term in ROLE.items()}
"""Whose label and pin go first where room is short."""
ON_THE_WAY: Final = ("origin", "stop", "passed", "crossing", "incident", "destination")
"""Roles of places that the journey touches: of them a narrow map leaves out no name it can have."""
MOST_BY_THEMSELVES: Final = 60
"""Places: more than that have no room for their names at any zoom that shows them all."""
_AREA_FROM_KM: Final = 2.0
_SURROUNDINGS: Final = 1.5
"""Degrees around the journey in which a place still belongs to its ground."""
_CELL: Final = 0.2
"""Degrees: how finely it is known where on the way a line goes."""
_POINTED: Final = 1 / 4
"""The share of its way that a line to a place that nobody names is drawn: it ends at no place."""
_BULGE: Final = 0.02
"""By what share of its size a line may leave the frame of the journey's places unseen."""


def leg_line(story: Story, leg: Leg) -> tuple[Point, ...]:
    """A leg's points: its route, or the straight line between its ends; () if one has no point."""
    ends = [story.place(end) for end in (leg.origin, leg.destination)]
    if any(place and place.gives_a_direction for place in ends):
        points = tuple(pin_point(story, place) for place in ends if place)
    elif route := story.routes.get(leg.id):
        return route.points
    else:
        points = tuple(place.point if place else None for place in ends)
    known = tuple(point for point in points if point)
    return known if len(known) == 2 else ()


def pin_point(story: Story, place: Place) -> Point | None:
    """Where a map draws a place: one that nobody names some way off, in its direction."""
    if not place.gives_a_direction or not place.point:
        return place.point
    start = leaves_from(story, place)
    if not start:
        return None
    latitude, longitude = point_beside(place.point, start[1])
    north, east = latitude - start[0], longitude - start[1]
    return point_beside((start[0] + north * _POINTED, start[1] + east * _POINTED), 0.0)


def line_around(story: Story, leg: Leg, centre: float) -> tuple[Point, ...]:
    """A leg's points as a map draws them around a longitude, without a jump at the date line."""
    return line_beside(lines.drawn(leg_line(story, leg)), centre)


_near: Final = StoryMemory[frozenset[str]]()
_core: Final = StoryMemory[frozenset[str]]()
_ranked: Final = StoryMemory[tuple[Place, ...]]()
_bounds: Final = StoryMemory[tuple[Point, Point]]()


def near(story: Story) -> frozenset[str]:
    """Ids of the places on the ground part of the journey, and of those around them."""
    return _near.get(story, lambda: _find_near(story))


def _find_near(story: Story) -> frozenset[str]:
    ends = {end for leg in _on_the_ground(story) for end in (leg.origin, leg.destination)}
    located = [place for place in story.places if place.own_point]
    there = np.array([place.point for place in located if place.id in ends])
    if not len(there):
        return frozenset(place.id for place in located)
    along = np.zeros((round(180 / _CELL) + 1, round(360 / _CELL)), bool)
    for leg in _on_the_ground(story):
        _mark(along, leg_line(story, leg))
    near = (p for p in located if p.id in ends or _close(p, there) or _beside(p, along))
    return frozenset(place.id for place in near)


def _on_the_ground(story: Story) -> list[Leg]:
    return [leg for leg in story.legs if leg.mode != "air" and not _only_points(story, leg)]


def _only_points(story: Story, leg: Leg) -> bool:
    ends = (story.place(leg.origin), story.place(leg.destination))
    return any(place is not None and place.gives_a_direction for place in ends)


def _mark(cells: Any, line: Sequence[Point]) -> None:
    """Set the cells of the world that a line goes through: on the way may lie much."""
    if not line:
        return
    placed = np.array(line_beside(line, line[0][1]))
    steps = np.ceil(np.abs(np.diff(placed, axis=0)).max(axis=1, initial=0) / _CELL).astype(int)
    between = [
        np.linspace(placed[at], placed[at + 1], steps[at]) for at in np.flatnonzero(steps > 1)
    ]
    rows, columns = _cell(np.vstack([placed, *between]).T)
    cells[rows, columns] = True


def _cell(point: Any) -> Any:
    """Row and column of a latitude and longitude, or of many."""
    latitude, longitude = np.asarray(point)
    columns = np.round((longitude + 180) / _CELL).astype(int) % round(360 / _CELL)
    return np.round((latitude + 90) / _CELL).astype(int), columns


def _beside(place: Place, cells: Any) -> bool:
    row, column = _cell(place.point)
    reach = round(_SURROUNDINGS / _CELL)
    columns = np.arange(column - reach, column + reach + 1) % cells.shape[1]
    return bool(cells[max(0, row - reach) : row + reach + 1, columns].any())


def core(story: Story) -> frozenset[str]:
    """Ids of the places that every map shows by themselves: the journey's own.

    Those that a leg starts from or leads to always; others, the most important role first, as long
    as that role's places leave the map readable. What is beyond them is drawn in clusters.
    """
    return _core.get(story, lambda: _find_core(story))


def _find_core(story: Story) -> frozenset[str]:
    ends = {end for leg in story.legs for end in (leg.origin, leg.destination)}
    located = [place for place in story.places if pin_point(story, place)]
    chosen = {place.id for place in located if place.id in ends}
    for role in sorted(PRIORITY, key=PRIORITY.__getitem__):
        alike = {place.id for place in located if place.role == role}
        if len(chosen | alike) <= MOST_BY_THEMSELVES:
            chosen |= alike
    return frozenset(chosen)


def bounds(story: Story) -> tuple[Point, Point]:
    """South-west and north-east corner of the journey on the ground; flights reach beyond it."""
    return _bounds.get(story, lambda: _find_bounds(story))


def _find_bounds(story: Story) -> tuple[Point, Point]:
    close = near(story)
    points = [p.point for p in story.places if p.id in close and p.point] or [(0.0, 0.0)]
    margin = 0.0 if len(points) > 1 else 0.5
    centre = middle(longitude for _latitude, longitude in points)
    placed = [point_beside(point, centre) for point in points]
    (south, west), (north, east) = _box(placed)
    slack = max(north - south, east - west) * _BULGE
    for leg in _on_the_ground(story):
        for latitude, longitude in line_around(story, leg, centre):
            inside = south - slack <= latitude <= north + slack
            if not (inside and west - slack <= longitude <= east + slack):
                placed.append((latitude, longitude))
    (south, west), (north, east) = _box(placed)
    return (south - margin, west - margin), (north + margin, east + margin)


def _box(points: Sequence[Point]) -> tuple[Point, Point]:
    """South-west and north-east corner."""
    latitudes, longitudes = zip(*points, strict=True)
    return (min(latitudes), min(longitudes)), (max(latitudes), max(longitudes))


def credits(story: Story) -> tuple[str, ...]:
    """Whose work the lines are, for the corner of a map: each maker once, however many lines."""
    routes = [story.routes[leg.id] for leg in story.legs if leg.id in story.routes]
    named = ", ".join(str(route.properties.get("attribution", "")) for route in routes)
    return tuple(dict.fromkeys(filter(None, (name.strip() for name in named.split(",")))))


def rough_places(story: Story) -> tuple[Place, ...]:
    """The places that are known so roughly that an area stands for them beside the pin."""
    return tuple(place for place in ranked(story) if (place.uncertainty_km or 0) >= _AREA_FROM_KM)


def leaves_from(story: Story, place: Place) -> Point | None:
    """Where the leg to a far place starts, and one from a place that nobody names ends: its arrow
    stands on that line."""
    starts = [story.place(leg.origin) for leg in story.legs if leg.destination == place.id]
    if place.gives_a_direction:
        starts += [story.place(leg.destination) for leg in story.legs if leg.origin == place.id]
    return next((start.own_point for start in starts if start and start.own_point), None)


def ranked(story: Story) -> tuple[Place, ...]:
    """The journey's own places, those that matter most to it first."""
    return _ranked.get(story, lambda: _rank(story))


def _rank(story: Story) -> tuple[Place, ...]:
    own = core(story)
    places = (place for place in story.places if place.id in own)
    return tuple(sorted(places, key=lambda p: PRIORITY[p.role]))


def others(story: Story) -> list[Place]:
    """The places that have a point and are not the journey's own: drawn in clusters."""
    own = core(story)
    return [place for place in story.places if place.own_point and place.id not in own]


def _close(place: Place, spots: Any) -> bool:
    assert place.point
    latitude, longitude = place.point
    east = np.abs((spots[:, 1] - longitude + 180) % 360 - 180)
    north = np.abs(spots[:, 0] - latitude)
    return bool(((north <= _SURROUNDINGS) & (east <= _SURROUNDINGS)).any())
