"""Legs on the map: a casing and a line each, drawn by how well the leg is known."""

from __future__ import annotations

from typing import Any

import folium

from overland.geography import extent
from overland.html import symbology
from overland.html.markup import Safe, tag
from overland.i18n import _
from overland.presentation import vocabulary
from overland.story.models import Leg, Point, Story
from overland.story.vocabularies import line_sign


def error_m(story: Story, leg: Leg) -> float | None:
    """How far the leg's true path may be from its line, in metres; None where nobody says."""
    route = story.routes.get(leg.id)
    return route.error_m if route and route.error_m and route.error_m > 0 else None


def add(made: folium.Map, story: Story, centre: float) -> None:
    """Draw every leg that has a line, around the longitude `centre`.

    Call before markers: a line above them takes their clicks.
    """
    drawn = [(leg, extent.line_around(story, leg, centre)) for leg in story.legs]
    features = [_feature(story, leg, points) for leg, points in drawn if points]
    doubtful = [feature for feature in features if feature["properties"]["error_m"]]
    for name, style, shown in (
        ("band", _band, doubtful),
        ("case", _case, features),
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


def _feature(story: Story, leg: Leg, points: tuple[Point, ...]) -> dict[str, Any]:
    route = story.routes.get(leg.id)
    label = f"{symbology.leg_title(story, leg)}: {vocabulary.leg_known(leg)}"
    if not route:
        label += ". " + _("Straight line: the path is not known")
    error = error_m(story, leg)
    if error:
        label += ". " + _("Estimated error: about {distance}").format(distance=_distance(error))
    return {
        "type": "Feature",
        "id": leg.id,
        # GeoJSON is lon, lat; everything else here is lat, lon.
        "geometry": {
            "type": "LineString",
            "coordinates": [[round(lon, 5), round(lat, 5)] for lat, lon in points],
        },
        "properties": {
            "style": vocabulary.leg_style(leg),
            "label": str(tag("span", label)),
            "error_m": error,
        },
    }


def doubt(story: Story) -> Safe | None:
    """The legend's entry for the bands: how far the lines may be from the true path."""
    errors = {
        error for leg in story.legs if extent.line(story, leg) and (error := error_m(story, leg))
    }
    if not errors:
        return None
    least, most = _distance(min(errors)), _distance(max(errors))
    if least == most:
        text = _("band: estimated error, about {distance}").format(distance=most)
    else:
        text = _("band: estimated error, about {least} to {most}").format(least=least, most=most)
    return tag("li", tag("i", class_="ov-sample-band", aria_hidden="true"), text)


def _distance(metres: float) -> str:
    """Metres to two figures: an estimate has no more."""
    rounded = float(f"{metres:.2g}")
    if rounded < 1000:
        return _("{metres} m").format(metres=f"{rounded:.0f}")
    return _("{kilometres} km").format(kilometres=f"{rounded / 1000:g}")


def _band(feature: dict[str, Any]) -> dict[str, Any]:
    """As wide as the error on the ground: the map's script sets the width at each zoom."""
    style = feature["properties"]["style"]
    return {"className": f"ov-leg ov-band ov-band-{style}", "weight": 0, "fill": False}


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
