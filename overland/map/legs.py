"""Legs on the map: a casing and a line each, drawn by how well the leg is known."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import folium

from overland.geography import extent
from overland.html.markup import tag
from overland.presentation import legs
from overland.story.models import Leg, Point, Story
from overland.story.vocabularies import line_sign


def add(made: folium.Map, story: Story, centre: float) -> None:
    """Draw every leg that has a line, around the longitude `centre`.

    Call before markers: a line above them takes their clicks.
    """
    drawn = [(leg, extent.line_around(story, leg, centre)) for leg in story.legs]
    shifts = legs.shifts_px(story)
    features = [_feature(story, leg, points, shifts) for leg, points in drawn if points]
    doubtful = _bands(features)
    # Only a line says what it is; the rest of very many legs is hundreds of kilobytes.
    bare = [_without_label(feature) for feature in features]
    by_sea = {leg.id for leg in story.legs if leg.mode == "sea"}
    wet = [feature for feature in bare if feature["id"] in by_sea]
    for name, style, shown in (
        ("band", _band, doubtful),
        ("sea", _sea, wet),
        ("case", _case, bare),
        ("line", _line, features),
    ):
        if not shown:
            continue
        folium.GeoJson(
            {"type": "FeatureCollection", "features": shown},
            name=name,
            style_function=style,
            control=False,
            smooth_factor=0.5,
        ).add_to(made)


def _feature(
    story: Story, leg: Leg, points: tuple[Point, ...], shifts: Mapping[str, tuple[float, float]]
) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": leg.id,
        # GeoJSON is lon, lat; everything else here is lat, lon.
        "geometry": {
            "type": "LineString",
            "coordinates": [[round(lon, 5), round(lat, 5)] for lat, lon in points],
        },
        "properties": {
            "style": legs.drawn_style(story, leg),
            "label": str(tag("span", legs.map_label(story, leg))),
            "error_m": legs.error_m(story, leg),
            "shift_px": shifts.get(leg.id),
            "points_to": _points_to(story, leg),
            "to": leg.destination,
        },
    }


def _points_to(story: Story, leg: Leg) -> str | None:
    """The end at which a line gives a direction only: the map's script ends it at no place."""
    ends = {"start": story.place(leg.origin), "end": story.place(leg.destination)}
    return next((at for at, place in ends.items() if place and place.gives_a_direction), None)


def _bands(features: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The features of bands: one for each road and error, however many legs go along there.

    Drawn over each other they would look surer in the middle.
    """
    found: dict[str, dict[str, Any]] = {}
    for feature in features:
        known = feature["properties"]
        if known["error_m"]:
            apart = {**known, "shift_px": None, "to": None}
            bare = _without_label({**feature, "properties": apart})
            found.setdefault(json.dumps([bare["geometry"], bare["properties"]]), bare)
    return list(found.values())


def _without_label(feature: dict[str, Any]) -> dict[str, Any]:
    said = {name: value for name, value in feature["properties"].items() if name != "label"}
    return {**feature, "properties": said}


def _band(feature: dict[str, Any]) -> dict[str, Any]:
    """As wide as the error on the ground: the map's script sets the width at each zoom."""
    style = feature["properties"]["style"]
    return {"className": f"ov-leg ov-band ov-band-{style}", "weight": 0, "fill": False}


def _sea(_feature: dict[str, Any]) -> dict[str, Any]:
    return {"className": "ov-leg ov-by-sea", "weight": 12, "fill": False}


def _case(feature: dict[str, Any]) -> dict[str, Any]:
    return {"className": "ov-leg ov-case", "weight": 8, "fill": False}


def _line(feature: dict[str, Any]) -> dict[str, Any]:
    """Colour and dash are the stylesheet's, which is made from the vocabularies."""
    style = feature["properties"]["style"]
    return {
        "className": f"ov-leg ov-line ov-line-{style}",
        "weight": line_sign(style).width_px,
        "fill": False,
    }
