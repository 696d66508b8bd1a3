"""The reader's view beside the editor: the story as it is now, and its faults as they arise."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from overland import config
from overland.drafting import row_names
from overland.errors import OverlandError, Problem
from overland.html.markup import join, tag
from overland.i18n import _, language
from overland.story import datapackage, unfinished
from overland.story.schemas import TABLES
from overland.story.tables import NO_ROWS
from overland.ui import edit_fields, edit_points, edit_told, edit_words
from overland.ui.frame import use_readers_language

PHONE_PX = 390
WIDE_PX = 1280


def state(folder: Path) -> str:
    """What changes when any file of the story does."""
    found = sorted((p.name, p.stat().st_mtime_ns, p.stat().st_size) for p in folder.glob("*.*"))
    return f"{abs(hash(tuple(found))):x}"


def problems(folder: Path, check: Callable[[argparse.Namespace], Any]) -> tuple[Problem, ...]:
    """What `overland check --strict` says of the story; once a state of its files."""
    kept = st.session_state.get("edit-faults")
    now = (folder, state(folder))
    if kept and kept[0] == now:
        return tuple(kept[1])
    arguments = argparse.Namespace(root=config.data(), slugs=[folder.name], strict=True)
    try:
        found: tuple[Problem, ...] = check(arguments).problems
    except OverlandError as error:
        found = (Problem(folder.name, 0, "", "", str(error), ""),)
    st.session_state["edit-faults"] = (now, found)
    return found


@st.fragment(run_every=4)
def beside(folder: Path, check: Callable[[argparse.Namespace], Any]) -> None:
    """The faults, and the story on a phone; without faults that withhold it, the story itself."""
    use_readers_language()
    found = problems(folder, check)
    told = [p for p in found if p.severity == "problem" and p.file != "draft.json"]
    st.html(tag("h2", _("Reader’s view"), class_="ov-draft-head"))
    if told:
        label = _("{n} to mend before a reader sees it").format(n=len(told))
        with st.expander(label, expanded=True):
            st.html(_list(folder, told))
        story = unfinished.story(folder)
        points = [(p.point, p.name) for p in story.places if p.point]
        if points:
            lines = [route.points for route in story.routes.values()]
            edit_points.small_map(
                folder, points, f"reader-{state(folder)}", 340, lines, name=_("Reader’s view")
            )
        return
    frame(folder, PHONE_PX, 620)


def frame(folder: Path, width_px: int, height_px: int) -> None:
    """The story's own page in a frame of that width."""
    query = urlencode({"story": folder.name, "draft": state(folder), "lang": language()})
    base = (st.context.url or "/").split("?")[0].rsplit("/", 1)[0]
    st.iframe(f"{base}/?{query}", width=width_px, height=height_px)


def _list(folder: Path, told: list[Problem]) -> Any:
    rows = [tag("li", as_met(folder, problem)) for problem in told[:30]]
    return tag("ul", join(rows), class_="ov-draft-faults")


def as_met(folder: Path, problem: Problem) -> list[Any]:
    """A fault as the editor meets it: a field of the last step by its label, a cell by its row."""
    label = edit_fields.labels().get(problem.column, "")
    if problem.file == datapackage.FILE and label:
        if not problem.value:
            return [tag("b", label), " ", _("is filled in under “Before publishing”")]
        if said := edit_told.of_problem(problem):
            return [tag("b", label), ": ", said]
        return [tag("b", label), f": {problem.value!r} {problem.message}. {problem.remedy}"]
    table = next((name for name, one in TABLES.items() if one.file == problem.file), "")
    if table and problem.message == NO_ROWS:
        return [tag("b", edit_fields.kind(table) or problem.file), ": ", _("none is accepted yet")]
    said = edit_told.of_problem(problem)
    if said:
        return [tag("b", _where(folder, problem)), " ", said] if table else [said]
    value = f"{problem.value!r} " if problem.value else ""
    return [tag("b", _where(folder, problem)), " ", value, problem.message, ". ", problem.remedy]


def _where(folder: Path, problem: Problem) -> str:
    """The table, what the row is called (its number where it has no name), and the column."""
    table = next((one for one in TABLES.values() if one.file == problem.file), None)
    if table is None:
        return f"{problem.file} {problem.row or ''} {edit_words.column(problem.column)}".strip()
    called = row_names.name_at(folder, table, problem.row) if problem.row else ""
    row = f" “{called}”" if called else f" {problem.row or ''}".rstrip()
    where = edit_fields.kind(table.name) or problem.file
    return f"{where}{row} {edit_words.column(problem.column, table.name)}".strip()
