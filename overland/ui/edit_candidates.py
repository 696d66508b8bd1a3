"""A proposed place's point on the page Edit: candidates, a key each, or that none is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import streamlit as st

from overland.drafting import candidate_cells, desk, groups, mending, unsaved
from overland.drafting.draft_file import Stored
from overland.errors import OverlandError
from overland.geocoding import notation
from overland.geography import antimeridian
from overland.geography.distance import distance_km
from overland.i18n import _
from overland.story.models import Point
from overland.story.vocabularies import AREAS
from overland.ui import edit_desk, edit_unsaved
from overland.ui.edit_points import small_map
from overland.ui.frame import in_readers_language, st_text

_VIEW_DEGREES = (25, 12)
"""How far off a candidate may lie, east and north, to be on the first one's map."""
_KEYS, _BESIDE = 9, 3
"""Keys with a figure; how many of them a place beside the one that is looked at takes."""
MOST_SHOWN = 5
"""Candidates with a button and a key each; of the others those near the first are on the map."""


def candidates(
    folder: Path, revision: int, one: Stored, *, brief: bool = False, mapped: bool = False
) -> int:
    """Points that a proposed place may have, a key each: nothing is chosen by itself; how many.

    `brief` where all points of a sentence follow on one map: one that is settled asks nothing.
    `mapped` where a map has shown the first of them already.
    """
    taken = (one.cells.get("latitude", ""), one.cells.get("longitude", ""))
    settled = len(one.candidates) < 2 and (all(taken) or one.cells.get("kind") in AREAS)
    if one.table != "places" or (brief and settled):
        return 0
    points = [(c["latitude"], c["longitude"]) for c in one.candidates]
    _buttons(folder, revision, one, points)
    if points and one.cells.get("kind") not in AREAS:
        _none(folder, revision, one, taken)
    key = f"point-{one.id}"
    st.text_input(
        _("Its point, in any notation, or a link to a map"),
        edit_unsaved.given_back(folder, key),
        key=key,
        on_change=_paste,
        args=(folder, one.id, key),
    )
    if points and not mapped:
        named = [(p, c["name"]) for p, c in zip(points, one.candidates, strict=True)
                 if _in_one_view(points[0], p)]  # fmt: skip
        place = f"{_('Map')}: {one.cells.get('name', '')}"
        small_map(folder, named, f"candidates-{one.id}", 240, name=place)
    return min(len(points), MOST_SHOWN)


def beside(folder: Path, revision: int, one: Stored, current: str, used: int) -> int:
    """Points of a place that waits for one in another's passage, by keys behind those `used`.

    `current` is the proposal that stays looked at. How many there are.
    """
    if one.table != "places" or "latitude" not in groups.lacking(one):
        return 0
    offered = one.candidates[: max(0, min(_BESIDE, _KEYS - used))]
    for number, candidate in enumerate(offered):
        label = f"{one.cells.get('name', '')}: {_told(candidate)}"
        cells = candidate_cells.of(one, candidate)
        st.button(st_text(label), key=f"beside-{one.id}-{number}", icon=":material/location_on:",
                  shortcut=str(used + number + 1), on_click=_take,
                  args=(folder, revision, one.id, cells, current))  # fmt: skip
    return len(offered)


def _told(candidate: Mapping[str, Any]) -> str:
    return f"{candidate['name']}, {candidate['country']} · {candidate['source']}"


def _buttons(folder: Path, revision: int, one: Stored, points: Sequence[Point]) -> None:
    taken = (one.cells.get("latitude", ""), one.cells.get("longitude", ""))
    for number, candidate in enumerate(one.candidates[:MOST_SHOWN]):
        apart = distance_km(points[0], points[number])
        cells = candidate_cells.of(one, candidate)
        chosen = taken == (cells["latitude"], cells["longitude"])
        label = _told(candidate)
        label += f" · {apart:.0f} km" if number else ""
        icon = ":material/check:" if chosen else ":material/location_on:"
        st.button(st_text(label), key=f"candidate-{one.id}-{number}", icon=icon,
                  shortcut=str(number + 1), on_click=_take,
                  args=(folder, revision, one.id, cells))  # fmt: skip


def _none(folder: Path, revision: int, one: Stored, taken: tuple[str, str]) -> None:
    """The answer that none of them is it, and no other is known."""
    settled = not any(taken) and not groups.lacking(one)
    icon = ":material/check:" if settled else ":material/location_off:"
    st.button(_("No point is known"), key=f"candidate-{one.id}-none", icon=icon, shortcut="0",
              on_click=_leave, args=(folder, revision, one.id))  # fmt: skip


@in_readers_language
def _leave(folder: Path, revision: int, name: str) -> None:
    try:
        found = desk.book(folder, edit_desk.seen(folder, revision))
        before = found.get(name)
        mending.without_point(found, before)
        edit_desk.show_change(before, found.get(name))
        edit_desk.wrote(found)
        st.session_state["edit-current"] = name
    except OverlandError as error:
        st.session_state["edit-told"] = str(error)


def _in_one_view(first: Point, other: Point) -> bool:
    """Whether a small map can show both: one of all continents shows where nothing is."""
    across, up = _VIEW_DEGREES
    return antimeridian.apart(other[1], first[1]) < across and abs(other[0] - first[0]) < up


def of_proposals(folder: Path, proposed: Sequence[Stored]) -> None:
    """The points that accepting these proposals writes, on one small map."""
    points: list[tuple[Point, str]] = []
    for one in proposed:
        if one.table == "places" and one.cells.get("latitude"):
            words = f"{one.cells['latitude']}, {one.cells.get('longitude', '')}"
            with suppress(notation.NoPoint):
                points.append((notation.point(words), one.cells.get("name", "")))
    if points:
        small_map(folder, points, f"together-{'-'.join(one.id for one in proposed)}", height=240)


@in_readers_language
def _take(folder: Path, revision: int, name: str, cells: dict[str, str], current: str = "") -> None:
    try:
        found = desk.book(folder, edit_desk.seen(folder, revision))
        edit_desk.change(found, name, cells)
        st.session_state["edit-current"] = current or name
    except OverlandError as error:
        st.session_state["edit-told"] = str(error)


@in_readers_language
def _paste(folder: Path, name: str, key: str) -> None:
    text = str(st.session_state.get(key, ""))
    try:
        if text.strip():  # not that of a field which is emptied, or goes with its card
            point = notation.point(text)
            cells = {"latitude": str(point[0]), "longitude": str(point[1])}
            edit_desk.change(desk.book(folder), name, cells)
        unsaved.written(folder, {key: text})
    except OverlandError as error:
        st.session_state["edit-told"] = str(error)
