"""Legs on the map: a casing and a line each, drawn by how well the leg is known."""

from __future__ import annotations

from typing import Any

import folium

from overland.html import tag
from overland.i18n import _
from overland.markup import marks, words
from overland.models import Leg, Point, Story

_COLOURS = {
    "planned": "#1f5f8b",
    "forecast": "#1f5f8b",
    "ruled-out": "#6b7178",
    "headline": "#6b7178",
    "registered": "#1d2126",
    "remaining": "#1d2126",
}
_DASHES = {
    "expected": "15 7",
    "inferred": ".1 8.5",
    "planned": "5 5",
    "forecast": "10 4 2 4",
    "ruled-out": "2 3",
    "registered": "20 3",
    "remaining": "12 3 1 3 1 3",
}
_RED = "#b3202c"


def line(story: Story, leg: Leg) -> tuple[Point, ...]:
    """A leg's points: its route, or the straight line between its ends; () if one has no point."""
    if route := story.routes.get(leg.id):
        return route.points
    ends = [story.place(end) for end in (leg.origin, leg.destination)]
    points = tuple(place.point for place in ends if place and place.point)
    return points if len(points) == 2 else ()


def add(made: folium.Map, story: Story) -> None:
    """Draw every leg that has a line. Call before markers: a line above them takes their clicks."""
    features = [_feature(story, leg, points) for leg in story.legs if (points := line(story, leg))]
    if not features:
        return
    for name, style in (("case", _case), ("line", _line)):
        folium.GeoJson(
            {"type": "FeatureCollection", "features": features},
            name=name,
            style_function=style,
            control=False,
            smooth_factor=0.5,
        ).add_to(made)


def _feature(story: Story, leg: Leg, points: tuple[Point, ...]) -> dict[str, Any]:
    route = story.routes.get(leg.id)
    label = f"{marks.leg_title(story, leg)}: {words.status(words.leg_style(leg))}"
    if leg.basis == "inferred":
        label += f" ({_('partly inferred')})" if words.leg_style(leg) != "inferred" else ""
    if not route:
        label += ". " + _("Straight line: the path is not known")
    return {
        "type": "Feature",
        "id": leg.id,
        # GeoJSON is lon, lat; everything else here is lat, lon.
        "geometry": {
            "type": "LineString",
            "coordinates": [[round(lon, 5), round(lat, 5)] for lat, lon in points],
        },
        "properties": {"style": words.leg_style(leg), "label": str(tag("span", label))},
    }


def _case(feature: dict[str, Any]) -> dict[str, Any]:
    return {"className": "ov-leg ov-case", "color": "#ffffff", "weight": 8, "fill": False}


def _line(feature: dict[str, Any]) -> dict[str, Any]:
    style = feature["properties"]["style"]
    drawn = {
        "className": f"ov-leg ov-line ov-line-{style}",
        "color": _COLOURS.get(style, _RED),
        "weight": 4,
        "fill": False,
    }
    return drawn | ({"dashArray": _DASHES[style]} if style in _DASHES else {})
