"""Links over the map's picture: each place of the journey, where the picture shows it.

A page without scripts has one picture of a few sizes, cut to the room there is: a link stands at a
distance from its middle, in its own pixels, which the style sheet makes the screen's. A page with
scripts reckons by server/static/first_map.js where the live map will show each, and draws it there.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any, Final

from overland.geography import extent
from overland.geography.antimeridian import point_beside
from overland.html import metadata
from overland.html.markup import Safe, tag
from overland.i18n import SOURCE, _
from overland.map import clear_lines, folium_map, places
from overland.presentation import place_notes, selection, vocabulary
from overland.story.models import Place, Point, Story
from overland.svg import displacement, scene, viewport
from overland.view import DEFAULT_LAYERS, Camera, View, href

MOST: Final = extent.MOST_BY_THEMSELVES
# Pixels of the picture, which a phone of 320 px shows at three quarters: so far apart no link
# covers another, and so far off its pin may one be for that.
_APART, _OFF_PIN = 46.0, 16.0
_ZOOM: Final = 9.0


def links(
    story: Story, view: View, sizes: Mapping[str, tuple[int, int]], *, embedded: bool = False
) -> Safe:
    """A link a place, of the first MOST; `sizes` are those of the pictures without scripts.

    Inside another page (`embedded`) a link leads to what is shown there.
    """
    there = "&embed=true" if embedded else ""
    spots = _spots(story, view, sizes)
    chosen = viewport.chosen(story, view)
    plain = view.with_(event="", at="", camera=None, layers=DEFAULT_LAYERS, row=0)
    outside, close = selection.outside(story, view.filter), extent.near(story)
    middle = folium_map.middle_longitude(story)
    shown = extent.ranked(story)[:MOST]
    return tag(
        "nav",
        [
            tag(
                "a",
                tag("span", vocabulary.place_name(place), class_="ov-unseen"),
                places.icon(story, place, far=place.id not in close, hidden=True),
                href=href(plain.with_(place=place.id)) + there,
                title=vocabulary.place_name(place),
                aria_current="true" if place.id == chosen else None,
                class_=_classes(story, place, spots.get(place.id, {}), outside),
                style=";".join(spots.get(place.id, {}).values()) or None,
                data_place=place.id,
                data_at=_json(_standing(story, place, middle, place.id not in close)),
            )
            for place in shown
        ],
        class_="ov-spots",
        aria_label=_("Places"),
        data_journey=_json(_journey(story, view, middle)),
    )


def _spots(
    story: Story, view: View, sizes: Mapping[str, tuple[int, int]]
) -> dict[str, dict[str, str]]:
    """By place and size of picture: how far from its middle, as a style."""
    spots: dict[str, dict[str, str]] = {}
    for size, (width, height) in sizes.items():
        pins = scene.pins(story, viewport.frame(story, view, width, height), view.filter)[:MOST]
        apart = displacement.spread([pin.spot for pin in pins], _APART, _OFF_PIN)
        for pin, (left, top) in zip(pins, apart, strict=True):
            x, y = left - width / 2, top - height / 2
            at = spots.setdefault(pin.place.id, {})
            at[size] = f"--{size}-x:{x:.1f};--{size}-y:{y:.1f}"
    return spots


def _classes(story: Story, place: Place, at: Mapping[str, str], outside: Collection[str]) -> str:
    classes = ["ov-place", "is-quiet", *places.classes(story, place)]
    classes += [f"ov-in-{size}" for size in at]
    classes += ["is-outside"] if place.id in outside else []
    classes += ["is-untold"] if place_notes.is_left_out(story, place, outside) else []
    return " ".join(classes)


def _standing(story: Story, place: Place, middle: float, far: bool) -> dict[str, Any]:
    """Where a place is, and from where an arrow leads to it, as the live map's markers have it."""
    point = extent.pin_point(story, place)
    assert point
    start = extent.leaves_from(story, place) if far else None
    only = {"only": True} if place.gives_a_direction else {}
    return only | {
        "point": _rounded(point_beside(point, middle)),
        "far": far,
        "own": place.role in extent.ON_THE_WAY,
        "start": _rounded(point_beside(start, middle)) if start else None,
    }


def _journey(story: Story, view: View, middle: float) -> dict[str, Any]:
    """What is looked at: the whole, or the camera's middle; lines; where its picture is from."""
    camera = view.camera
    about = (camera.latitude, camera.longitude) if camera else None
    whole = view.with_(place="", event="", at="", row=0)
    if camera:
        whole = whole.with_(camera=Camera(camera.latitude, camera.longitude, _ZOOM))
    return {
        "home": [list(corner) for corner in extent.bounds(story)],
        "about": _rounded(point_beside(about, middle)) if about else None,
        "lines": clear_lines.rough(story, middle),
        "rough_to": clear_lines.rough_to(story),
        "near": clear_lines.around(story, middle, camera),
        "zooms": folium_map.ZOOMS,
        "snap": folium_map.SNAP,
        "unnamed": _("No room for the names:"),
        "picture": "./" + metadata.picture_address(whole, lang=SOURCE),
    }


def _rounded(point: Point) -> list[float]:
    return [round(part, 4) for part in point]


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))
