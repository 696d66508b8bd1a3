"""Lines on the page Edit: drawn on the map, cut out of a track, or a great circle."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from overland import config
from overland.drafting import desk
from overland.errors import OverlandError, Problem
from overland.i18n import _
from overland.routing import by_hand
from overland.story import route_writer, routes
from overland.story.models import Point
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText
from overland.ui import edit_fields, edit_points, edit_told
from overland.ui.frame import in_readers_language, st_text

_TRACKS = ["gpx", "kml", "kmz", "geojson", "json", "tcx", "umap"]
_FAULTS = 5


def choose(folder: Path, route: Callable[[argparse.Namespace], Any]) -> None:
    """Choose a leg, and give it a line."""
    told = st.session_state.pop("edit-line-told", "")
    names = {row["id"]: row.get("name", "") for row in _rows(folder, "places")}
    way = {
        row["id"]: f"{names.get(row['origin'], '?')} → {names.get(row['destination'], '?')}"
        for row in _rows(folder, "legs")
    }
    if told:
        # Two blanks end a line: what each leg became stands on its own.
        st.info("  \n".join(st_text(_by_name(line, way)) for line in told.splitlines()))
    legs = desk.ids(folder, "legs")
    if not legs:
        st.info(_("There is no leg yet."))
        return
    faults: list[Problem] = []
    drawn = routes.read(folder, set(legs), faults.append)
    if faults:
        st.warning(st_text("\n".join(map(str, faults[:_FAULTS]))))
    state = {True: _("has a line"), False: _("no line")}
    label = {leg: f"{ends} · {state[leg in drawn]}" for leg, ends in way.items()}
    undrawn = {
        row["id"]: row["mode"]
        for row in _rows(folder, "legs")
        if row["id"] not in drawn and row["mode"]
    }
    if len(undrawn) > 1:
        words = _("Draw all {n}: by road along the roads, all others as great circles")
        st.button(words.format(n=len(undrawn)), key="draw-all",
                  on_click=_draw_all, args=(folder, undrawn, route))  # fmt: skip
    # The first that has none yet: a line that is written leads on to the next.
    first = next((leg for leg in legs if leg not in drawn), legs[0])
    leg = st.selectbox(_("Leg"), legs, legs.index(first), format_func=label.__getitem__,
                       key=f"line-leg-{len(drawn)}")  # fmt: skip
    try:
        ends = by_hand.ends(folder, leg)
    except OverlandError as error:
        st.warning(st_text(str(error)))
        return
    _ways(folder, leg, ends, drawn[leg].points if leg in drawn else (), route)


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
        st.button(_("Along the roads"), on_click=_route, args=(folder, leg, route, None, True))
        st.button(_("Great circle"), on_click=_route, args=(folder, leg, route, None))
        st.button(_("Take the line out"), disabled=not known,
                  on_click=_remove, args=(folder, leg))  # fmt: skip
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
        st.session_state["edit-line-told"] = action() or ""
    except OverlandError as error:
        st.session_state["edit-line-told"] = str(error)


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


@in_readers_language
def _draw_all(
    folder: Path, legs: Mapping[str, str], route: Callable[[argparse.Namespace], Any]
) -> None:
    """One decision for all legs without a line: what each became, or why it has none."""
    told = []
    for leg, mode in legs.items():
        try:
            told += route(_asked(folder, leg, None, mode == "road")).data["done"]
        except OverlandError as error:
            told.append(f"{leg}: {error}")
    st.session_state["edit-line-told"] = "\n".join(told)


def _by_name(told: str, names: Mapping[str, str]) -> str:
    """What is told of a leg by its id, told by its two places in the editor's language."""
    leg, colon, rest = edit_told.of_line(told).partition(": ")
    return f"{names[leg]}{colon}{rest}" if leg in names else told


def _asked(folder: Path, leg: str, track: Path | None, roads: bool) -> argparse.Namespace:
    return argparse.Namespace(
        root=config.data(), slug=folder.name, engine="", track=track, leg=leg,
        great_circle=track is None and not roads, roads=roads, heights=None,
    )  # fmt: skip
