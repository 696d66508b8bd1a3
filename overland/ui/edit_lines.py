"""Lines on the page Edit: drawn on the map, cut out of a track, or a great circle."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from overland import config
from overland.errors import OverlandError, Problem
from overland.evidence.doubts.note_answers import note_answers
from overland.i18n import _
from overland.routing import by_hand
from overland.story import route_writer, routes
from overland.story.models import Point
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText
from overland.ui import edit_faults, edit_fields, edit_points, edit_tables, edit_told, edit_unsaved
from overland.ui.frame import in_readers_language, st_text

_TRACKS = ["gpx", "kml", "kmz", "geojson", "json", "tcx", "umap"]
_FAULTS = 5
_TOLD = "edit-line-told"
"""What became of the legs that were drawn last."""


def choose(folder: Path, route: Callable[[argparse.Namespace], Any]) -> None:
    """Choose a leg, and give it a line."""
    rows = {row["id"]: row for row in _rows(folder, "legs")}
    way = _ways_by_name(folder, rows)
    if told := st.session_state.pop(_TOLD, ""):
        # Two blanks end a line: what each leg became stands on its own.
        st.info("  \n".join(st_text(_by_name(line, way)) for line in told.splitlines()))
    if not rows:
        st.info(_("There is no leg yet."))
        return
    faults: list[Problem] = []
    drawn = routes.read(folder, set(rows), faults.append)
    if faults:
        st.warning(st_text("\n".join(map(str, faults[:_FAULTS]))))
    wanting = undrawn(folder, drawn)
    state = dict.fromkeys(rows, _("no line, as its note says"))
    state |= dict.fromkeys(wanting, _("no line")) | dict.fromkeys(drawn, _("has a line"))
    label = {leg: f"{ends} · {state[leg]}" for leg, ends in way.items()}
    modes = {leg: rows[leg]["mode"] for leg in wanting if rows[leg]["mode"]}
    if len(modes) > 1:
        words = _("Draw all {n}: by road along the roads, all others as great circles")
        if st.button(words.format(n=len(modes)), key="draw-all"):
            _draw_all(folder, modes, way, route)
    # The first that has none yet: a line that is written leads on to the next.
    legs = list(rows)
    first = next(iter(wanting), legs[0])
    leg = st.selectbox(_("Leg"), legs, legs.index(first), format_func=label.__getitem__,
                       key=f"line-leg-{len(drawn)}-{len(wanting)}")  # fmt: skip
    try:
        ends = by_hand.ends(folder, leg)
    except OverlandError:
        st.warning(_("One of its two places has no point: give it one in the step “Points”."))
    else:
        _ways(folder, leg, ends, drawn[leg].points if leg in drawn else (), route)
    if leg in wanting:
        label_of_why = _("Or why it has no line: readers see this note")
        save = partial(_without_line, folder, rows[leg])
        edit_unsaved.saved_field(folder, label_of_why, "", f"no-line-{leg}", save)


def _ways_by_name(folder: Path, legs: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Each leg by the names of its two places."""
    names = {row["id"]: row.get("name", "") for row in _rows(folder, "places")}
    return {
        leg: f"{names.get(row['origin'], '?')} → {names.get(row['destination'], '?')}"
        for leg, row in legs.items()
    }


def undrawn(folder: Path, drawn: Collection[str]) -> list[str]:
    """Legs that want a line: they have none, and their notes do not say why."""
    return [
        row["id"] for row in _rows(folder, "legs")
        if row["id"] not in drawn
        and not any((one.column, one.word) == ("id", row["id"])
                    for one in note_answers(row.get("note", "")))
    ]  # fmt: skip


def _ways(
    folder: Path,
    leg: str,
    ends: tuple[Point, Point],
    known: Sequence[Point],
    route: Callable[[argparse.Namespace], Any],
) -> None:
    """The ways to give a leg its line: drawn, along the roads, a great circle, out of a track."""
    st.caption(_("Draw: click along the way from one place to the other, then press Finish."))
    line = edit_points.drawing_map(folder, leg, ends, known)
    with st.container(horizontal=True):
        st.button(_("Write the drawn line"), type="primary", disabled=len(line) < 2,
                  on_click=_write, args=(folder, leg, line))  # fmt: skip
        roads = st.button(_("Along the roads"))
        st.button(_("Great circle"), on_click=_route, args=(folder, leg, route, None))
        st.button(_("Take the line out"), disabled=not known,
                  on_click=_remove, args=(folder, leg))  # fmt: skip
    if roads:
        with st.spinner(_("Looking for the road: this takes some seconds"), show_time=True):
            _route(folder, leg, route, None, True)
        st.rerun()
    track = st.file_uploader(
        _("Or drop a track: it is cut between the two places"),
        _TRACKS,
        key=f"track-{leg}",
        max_upload_size=edit_fields.upload_mb(),
    )
    edit_fields.tell_size()
    if track is not None:
        st.button(_("Cut the line out of it"), on_click=_route, args=(folder, leg, route, track))


def _rows(folder: Path, table: str) -> list[dict[str, str]]:
    return [row for row in TableText.read(folder / TABLES[table].file).rows() if row.get("id")]


@in_readers_language
def _write(folder: Path, leg: str, line: list[tuple[float, float]]) -> None:
    _tell(lambda: by_hand.write(folder, leg, line))


@in_readers_language
def _remove(folder: Path, leg: str) -> None:
    _tell(lambda: route_writer.remove(folder, leg))


def _tell(action: Callable[[], str | None]) -> None:
    try:
        st.session_state[_TOLD] = action() or ""
    except OverlandError as error:
        st.session_state[_TOLD] = str(error)


@in_readers_language
def _route(
    folder: Path,
    leg: str,
    route: Callable[[argparse.Namespace], Any],
    track: Any,
    roads: bool = False,
) -> None:
    """What `overland route --from FILE`, `--roads` or `--great-circle` does."""
    with tempfile.TemporaryDirectory() as temporary:
        path = None
        if track is not None:
            path = Path(temporary) / Path(str(track.name)).name
            path.write_bytes(track.getvalue())
        _tell(lambda: "\n".join(route(_asked(folder, leg, path, roads)).lines))


def _draw_all(
    folder: Path,
    legs: Mapping[str, str],
    way: Mapping[str, str],
    route: Callable[[argparse.Namespace], Any],
) -> None:
    """One decision for all legs without a line: what each became, or why it has none.

    Each line is written before the next leg is told: whoever stops, or goes on elsewhere on the
    page, loses none of them.
    """
    with st.container(key="edit-drawing"):
        bar = st.progress(0.0)
        st.button(_("Stop behind this one"), key="draw-stop")  # a press begins the page anew
    done: list[str] = []
    for number, (leg, mode) in enumerate(legs.items(), start=1):
        words = _("Line {n} of {all}: {leg}")
        told = words.format(n=number, all=len(legs), leg=way[leg])
        bar.progress((number - 1) / len(legs), st_text(told))
        try:
            done += route(_asked(folder, leg, None, mode == "road")).data["done"]
        except OverlandError as error:
            done.append(f"{leg}: {error}")
        st.session_state[_TOLD] = "\n".join(done)
    st.rerun()


@in_readers_language
def _without_line(folder: Path, row: Mapping[str, str], words: str) -> None:
    """Say in a leg's note why it has no line, as the check reads an answer."""
    if words.strip():
        answer = edit_told.PlainAnswer("id", (row["id"],), of_story=False)
        cells = {"note": edit_faults.answered(row.get("note", ""), answer, words)}
        try:
            edit_tables.change(folder / TABLES["legs"].file, row["id"], cells)
        except OverlandError as error:
            st.session_state[_TOLD] = str(error)


def _by_name(told: str, names: Mapping[str, str]) -> str:
    """What is told of a leg by its id, told by its two places in the editor's language."""
    leg, colon, rest = edit_told.of_line(told).partition(": ")
    return f"{names[leg]}{colon}{rest}" if leg in names else told


def _asked(folder: Path, leg: str, track: Path | None, roads: bool) -> argparse.Namespace:
    return argparse.Namespace(
        root=config.data(), slug=folder.name, engine="", track=track, leg=leg,
        great_circle=track is None and not roads, roads=roads, heights=None,
    )  # fmt: skip
