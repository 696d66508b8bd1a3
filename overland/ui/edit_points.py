"""Points on the page Edit: candidates on a small map, a click, or a pasted notation."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import folium
import streamlit as st
from streamlit_folium import st_folium

from overland.drafting import desk
from overland.drafting.draft_file import Stored
from overland.errors import OverlandError
from overland.geocoding import accepting, notation
from overland.geography.distance import distance_km
from overland.i18n import _
from overland.map import basemap
from overland.map.build import Behaviour, StoryMap
from overland.story import unfinished
from overland.story.models import Point
from overland.ui.frame import st_text


def candidates(folder: Path, revision: int, one: Stored) -> None:
    """Points that a proposed place may have: chosen by a button, nothing by itself."""
    if one.table != "places" or not one.candidates:
        return
    points = [(c["latitude"], c["longitude"]) for c in one.candidates]
    for number, candidate in enumerate(one.candidates):
        apart = distance_km(points[0], points[number])
        label = f"{candidate['name']}, {candidate['country']} · {candidate['source']}"
        label += f" · {apart:.0f} km" if number else ""
        cells = {
            "latitude": f"{candidate['latitude']:.5f}",
            "longitude": f"{candidate['longitude']:.5f}",
            "country": candidate["country"],
        }
        key = f"candidate-{one.id}-{number}"
        st.button(label, key=key, on_click=_take, args=(folder, revision, one.id, cells))
    _map(
        folder, [(p, c["name"]) for p, c in zip(points, one.candidates, strict=True)], "candidates"
    )


def _take(folder: Path, revision: int, name: str, cells: dict[str, str]) -> None:
    try:
        desk.book(folder, revision).change(name, cells)
        st.session_state["edit-current"] = name
    except OverlandError as error:
        st.session_state["edit-told"] = str(error)


def choose(folder: Path) -> None:
    """Give a place of the story its point: pasted in any notation, or by a click on the map."""
    story = unfinished.story(folder)
    if not story.places:
        st.info(_("There is no place yet."))
        return
    place = st.selectbox(_("Place"), [one.id for one in story.places], key="point-place")
    clicked = _map(folder, [(p.point, p.name) for p in story.places if p.point], "points")
    text = st.text_input(_("Its point, in any notation, or a link to a map"), key="point-text")
    point: Point | None = clicked
    with suppress(notation.NoPoint):
        point = notation.point(text) if text else clicked
    if text and point is clicked:
        try:
            notation.point(text)
        except notation.NoPoint as error:
            st.error(st_text(str(error)))
            return
    if point:
        label = _("Write {latitude}, {longitude}").format(latitude=point[0], longitude=point[1])
        st.button(label, on_click=_place, args=(folder, place, point))


def _place(folder: Path, place: str, point: Point) -> None:
    accepting.place_at(folder, place, point)


def _map(folder: Path, points: list[tuple[Point, str]], key: str) -> Point | None:
    """A small map without other hosts; the point that was clicked on it, if any."""
    middle = points[0][0] if points else (25.0, 30.0)
    made = StoryMap(middle, 6 if points else 3)
    with suppress(OverlandError, OSError, ValueError, AttributeError):
        made.add_child(Behaviour("basemap", basemap.config(unfinished.story(folder))))
    for point, name in points:
        marker = folium.CircleMarker(point, radius=6, weight=2, fill=True)
        marker.add_child(folium.Tooltip(name.translate(str.maketrans("<>{}`$\\", "‹›()ʼ  "))))
        marker.add_to(made)
    value: Any = st_folium(
        made,
        key=f"{key}-map",
        height=320,
        use_container_width=True,
        returned_objects=["last_clicked"],
    )
    clicked = value.get("last_clicked") if isinstance(value, dict) else None
    if not isinstance(clicked, dict):
        return None
    return (round(float(clicked["lat"]), 5), round(float(clicked["lng"]), 5))
