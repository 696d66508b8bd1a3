"""Points on the page Edit: candidates on a small map, a click, or a pasted notation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from math import cos, log2, radians
from pathlib import Path
from typing import Any

import folium
import streamlit as st
from streamlit_folium import st_folium

from overland.drafting import unsaved
from overland.errors import OverlandError
from overland.geocoding import accepting, notation
from overland.geography import antimeridian
from overland.geography.mercator import TILE
from overland.i18n import _
from overland.map import basemap
from overland.map.folium_map import Behaviour, StoryMap
from overland.story import unfinished
from overland.story.models import Point
from overland.story.vocabularies import AREAS
from overland.ui import edit_map, edit_towns, edit_unsaved
from overland.ui.frame import in_readers_language, st_text

_FEWEST_DEGREES = 0.3
_ALONE_DEGREES = 2.5
"""Around one point a coast, a border or a town shows where it is."""
_LABEL_PX = (150, 30)
"""Room that a name takes beside its point."""
_HALF_WIDTH = 0.58
"""Of its height, half of the narrowest map."""


def choose(folder: Path) -> None:
    """Give a place of the story its point: pasted in any notation, or by a click on the map."""
    story = unfinished.story(folder)
    if not story.places:
        st.info(_("There is no place yet."))
        return
    told = st.session_state.pop("edit-point-told", "")
    if told:
        st.success(st_text(told))
    without = [p for p in story.places if p.point is None and p.kind not in AREAS]
    names = {p.id: f"{p.name} · {_('no point')}" if p in without else p.name for p in story.places}
    first = without[0].id if without else story.places[0].id
    ids = list(names)
    place = st.selectbox(_("Place"), ids, index=ids.index(first), format_func=names.__getitem__,
                         key=f"point-place-{len(without)}")  # fmt: skip
    left = edit_unsaved.given_back(folder, "point-text")
    label = _("Its point, in any notation, or a link to a map")
    text = st.text_input(label, left, key="point-text")
    left = edit_unsaved.given_back(folder, "point-note")
    note = st.text_input(_("Where the point is from"), left, key="point-note")
    st.caption(_("Or click on the map."))
    points = [(p.point, p.name) for p in story.places if p.point]
    clicked = small_map(folder, points, "points", height=420)
    point, given = clicked, _("a click on the map")
    if text:
        try:
            point, given = notation.point(text), text
        except notation.NoPoint as error:
            st.error(st_text(str(error)))
            return
    if point:
        label = _("Write {latitude}, {longitude}").format(latitude=point[0], longitude=point[1])
        st.button(label, type="primary", key="write-point", on_click=_place,
                  args=(folder, place, point, given, note))  # fmt: skip


@in_readers_language
def _place(folder: Path, place: str, point: Point, given: str, note: str) -> None:
    try:
        st.session_state["edit-point-told"] = accepting.place_at(folder, place, point, given, note)
        words = {key: str(st.session_state.get(key, "")) for key in ("point-text", "point-note")}
        unsaved.written(folder, words)
        st.session_state["point-text"] = st.session_state["point-note"] = ""
    except OverlandError as error:
        st.session_state["edit-point-told"] = str(error)


def small_map(
    folder: Path,
    points: Sequence[tuple[Point, str]],
    key: str,
    height: int = 320,
    lines: Iterable[Sequence[Point]] = (),
    name: str = "",
) -> Point | None:
    """A small map without other hosts; the point that was clicked on it, if any."""
    made = map_of(folder, points, height, lines)
    made.add_child(edit_map.named(name or _("Map")))
    clicked = _returned(made, key, height, "last_clicked")
    return antimeridian.on_globe(clicked["lat"], clicked["lng"]) if clicked else None


def map_of(
    folder: Path,
    points: Sequence[tuple[Point, str]],
    height: int,
    lines: Iterable[Sequence[Point]] = (),
) -> StoryMap:
    """Points with their names, and lines, on a ground that goes on beyond the date line."""
    centre = antimeridian.middle(point[1] for point, _name in points)
    points = [(antimeridian.point_beside(point, centre), name) for point, name in points]
    made = _ground(folder, [point for point, _name in points], height)
    for line in lines:
        _line(line, centre).add_to(made)
    named: list[Point] = []
    for point, name in points:
        room = all(_apart(point, other, points, height) for other in named)
        _marker(point, name, named=room, left=_at_the_edge(point, points, height)).add_to(made)
        named += [point] if room else []
    return made


def _line(points: Sequence[Point], centre: float) -> folium.PolyLine:
    return folium.PolyLine(antimeridian.line_beside(points, centre), weight=3, opacity=0.5)


def drawing_map(
    folder: Path, leg: str, ends: tuple[Point, Point], known: Sequence[Point]
) -> list[Point]:
    """A map on which a line is drawn between a leg's two places; its points once it is finished."""
    centre = antimeridian.middle(point[1] for point in ends)
    beside = [antimeridian.point_beside(point, centre) for point in ends]
    made = _ground(folder, beside, 480)
    names = {place.point: place.name for place in unfinished.story(folder).places}
    for point, shown in zip(ends, beside, strict=True):
        _marker(shown, names.get(point, "")).add_to(made)
    if known:
        _line(known, centre).add_to(made)
    words = {"finish": _("Finish"), "back": _("Last point back")}
    made.add_child(edit_map.Script("draw.js", "overlandDraw", words))
    made.add_child(edit_map.named(_("Map")))
    drawn = _returned(made, f"draw-{leg}", 480, "last_active_drawing")
    positions = drawn.get("geometry", {}).get("coordinates", []) if drawn else []
    # GeoJSON is lon, lat.
    return [antimeridian.on_globe(lat, lon) for lon, lat, *_rest in positions]


def _ground(folder: Path, points: Sequence[Point], height: int) -> StoryMap:
    middle, zoom = _camera(points, height)
    made = StoryMap(middle, zoom)
    # Degrees to a pixel; a view is taken as a half wider than high.
    degrees = 360 / (TILE * 2**zoom)
    upright = degrees * cos(radians(middle[0]))
    across = (upright * height * 0.42, degrees * height * 0.42)
    room = (upright * _LABEL_PX[1], degrees * _LABEL_PX[0])
    # A name stands on the right of its town: what lies near that edge would be cut.
    west = (middle[0], middle[1] - degrees * height * 0.19)
    towns = edit_towns.around(points, west, across, room) if points else []
    with suppress(OverlandError, OSError, ValueError, AttributeError):
        made.add_child(Behaviour("basemap", basemap.config(unfinished.story(folder))))
    for point, name in towns:
        town = folium.CircleMarker(point, radius=3, weight=1, color="#6b6b6b", fill=True)
        town.options["attribution"] = edit_towns.CREDIT
        town.add_child(folium.Tooltip(_plain(name), permanent=True, direction="right",
                                      className="ov-town"))  # fmt: skip
        town.add_to(made)
    return made


def _plain(name: str) -> str:
    """A name that is no markup of Leaflet's and no end of a script's string."""
    return name.translate(str.maketrans("<>{}`$\\", "‹›()ʼ  "))


def _camera(points: Sequence[Point], height: int) -> tuple[Point, int]:
    """The middle and the zoom that shows every point in a small map.

    Leaflet cannot fit a map in a tab that is not shown yet: it has no size.
    """
    if not points:
        return (25.0, 30.0), 3
    south, north = min(p[0] for p in points), max(p[0] for p in points)
    west, east = min(p[1] for p in points), max(p[1] for p in points)
    fewest = _FEWEST_DEGREES if len(set(points)) > 1 else _ALONE_DEGREES
    upright = (north - south) / cos(radians((south + north) / 2))
    degrees = max((east - west) / 1.2, upright, fewest)
    zoom = int(log2(360 * (height - 80) / (TILE * degrees)))
    return ((south + north) / 2, (west + east) / 2), max(3, min(9, zoom))


def _apart(one: Point, other: Point, points: Sequence[tuple[Point, str]], height: int) -> bool:
    """Two names do not lie on each other at the zoom at which the map opens."""
    middle, zoom = _camera([point for point, _name in points], height)
    pixels: float = TILE * 2**zoom / 360
    across, up = _LABEL_PX[0], _LABEL_PX[1] * cos(radians(middle[0]))
    if _at_the_edge(one, points, height) != _at_the_edge(other, points, height):
        across *= 2  # their names run towards each other
    return abs(one[1] - other[1]) * pixels > across or abs(one[0] - other[0]) * pixels > up


def _at_the_edge(point: Point, points: Sequence[tuple[Point, str]], height: int) -> bool:
    """Whether a name on its right would be cut where the map, hardly wider than high, ends."""
    middle, zoom = _camera([point for point, _name in points], height)
    pixels: float = TILE * 2**zoom / 360
    return bool((point[1] - middle[1]) * pixels + _LABEL_PX[0] > height * _HALF_WIDTH)


def _marker(
    point: Point, name: str, *, named: bool = True, left: bool = False
) -> folium.CircleMarker:
    """A point with its name beside it, or shown by the pointer where it has no room."""
    marker = folium.CircleMarker(point, radius=7, weight=2, fill=True, fill_opacity=0.6)
    side = "left" if left else "right"
    marker.add_child(folium.Tooltip(_plain(name), permanent=named, direction=side,
                                    className="ov-beside"))  # fmt: skip
    return marker


def _returned(made: StoryMap, key: str, height: int, what: str) -> dict[str, Any] | None:
    value: Any = st_folium(
        made, key=f"{key}-map", height=height, use_container_width=True, returned_objects=[what]
    )
    found = value.get(what) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else None
