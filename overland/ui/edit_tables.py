"""The story's tables on the page Edit, as a sheet; cells that are not touched keep their bytes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy
import streamlit as st

from overland import files
from overland.drafting import accepted_rows, leg_moves, unsaved
from overland.errors import OverlandError
from overland.i18n import _
from overland.story.columns import Column
from overland.story.schemas import TABLES
from overland.story.table_history import TableHistory
from overland.story.table_writer import TableText
from overland.ui import edit_fields, edit_unsaved, edit_words
from overland.ui.frame import in_readers_language, st_text


def edit(folder: Path) -> None:
    """One table as a sheet. Whatever is changed in it is on the disk before it is drawn again."""
    told = st.session_state.pop("edit-table-told", "")
    if told:
        st.error(st_text(told))
    names = [t.name for t in TABLES.values() if (folder / t.file).exists()]
    words = {name: edit_fields.kind(name) or name for name in names}
    st.session_state.setdefault("edit-table", "events")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        name = st.selectbox(_("Table"), names, key="edit-table", width=240,
                            format_func=words.__getitem__)  # fmt: skip
        _history_buttons(folder)
    edit_unsaved.show_cells(folder)
    path = folder / TABLES[name].file
    try:
        table = TableText.read(path)
    except OverlandError as error:
        st.error(st_text(str(error)))
        return
    mark = _mark(path)
    columns = {c.name: _column(name, c) for c in TABLES[name].columns if c.name in table.header}
    rows = [{column: row.get(column, "") for column in table.header} for row in table.rows()]
    key = f"{edit_unsaved.SHEET}{name}-{mark}"
    st.data_editor(
        rows or {column: numpy.array([], dtype=object) for column in table.header},
        key=key,
        column_config=columns,
        column_order=table.header,
        num_rows="dynamic" if "id" in table.header else "fixed",
        hide_index=True,
        height=460,
        on_change=_save,
        args=(path, mark, key, [row.get("id", "") for row in rows]),
    )
    st.caption(_("Every change is written at once."))


def _column(table: str, described: Column) -> Any:
    """A column of the sheet under its words, and its cells in those of their vocabulary."""
    label, told = edit_words.column(described.name, table), edit_words.help_of(described)
    if not described.enum:
        return st.column_config.TextColumn(label, help=told)
    return st.column_config.SelectboxColumn(
        label, help=told, options=["", *described.enum],
        format_func=partial(edit_words.cell, table, described.name),
    )  # fmt: skip


def _history(folder: Path) -> TableHistory:
    """What was changed in the sheets of a story since the page was opened."""
    known: dict[str, TableHistory] = st.session_state.setdefault("edit-sheets", {})
    return known.setdefault(str(folder), TableHistory())


def _history_buttons(folder: Path) -> None:
    history = _history(folder)
    st.button(_("Undo"), key="sheet-undo", disabled=not history.done,
              on_click=_turn, args=(history, True))  # fmt: skip
    st.button(_("Redo"), key="sheet-redo", disabled=not history.undone,
              on_click=_turn, args=(history, False))  # fmt: skip


@in_readers_language
def _turn(history: TableHistory, back: bool) -> None:
    """Take a change back, or make it again, and show the table that it was made in."""
    try:
        path = history.undo() if back else history.redo()
        names = {table.file: table.name for table in TABLES.values()}
        st.session_state["edit-table"] = names[path.name]
    except OverlandError as error:
        st.session_state["edit-table-told"] = str(error)


def _mark(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12]


@in_readers_language
def _save(path: Path, mark: str, key: str, ids: list[str]) -> None:
    changed: Any = st.session_state.get(key, {})
    try:
        with files.alone(path.parent):
            if _mark(path) != mark:
                raise OverlandError(
                    f"{path.name} was changed meanwhile. It is shown as it is now; change it again"
                )
            table, before = TableText.read(path), path.read_bytes()
            apply(table, changed, ids)
            table.write(path)
        unsaved.written(path.parent, {key: unsaved.waiting(path.parent).get(key, "")})
        _history(path.parent).add(path, before)
    except OverlandError as error:
        st.session_state["edit-table-told"] = str(error)


def change(path: Path, row: str, cells: Mapping[str, str]) -> None:
    """Change cells of one row, as a change in a sheet that can be undone. Raises OverlandError."""
    with files.alone(path.parent):
        table, before = TableText.read(path), path.read_bytes()
        table.set(row, cells)
        table.write(path)
    _history(path.parent).add(path, before)


def apply(table: TableText, changed: Mapping[str, Any], ids: list[str]) -> None:
    """Put what a sheet says was changed into its table. Raises TableNotWritable."""
    for number, cells in changed.get("edited_rows", {}).items():
        told = {c: _text(v) for c, v in cells.items()}
        if leg_moves.order_number(told):
            _move_leg(table, ids[int(number)], told["position"])
        table.set(ids[int(number)], told)
    for row in changed.get("added_rows", ()):
        cells = {c: _text(v) for c, v in row.items() if not c.startswith("_")}
        if cells.get("id"):
            table.insert(cells)
    for number in changed.get("deleted_rows", ()):
        table.delete(ids[int(number)])


def _move_leg(table: TableText, leg: str, position: str) -> None:
    """Put a leg at a position, and its row there; legs whose place it takes make room."""
    rows = {row.get("id", ""): row for row in table.rows()}
    there = {**rows[leg], "position": position}
    held = leg_moves.in_its_group(rows, leg)
    for other, place in leg_moves.moved(held, leg, leg_moves.order_number(there)).items():
        table.set(other, {"position": str(place)})
    table.delete(leg)
    table.insert(there, accepted_rows.stands_behind("legs", table, there))


def _text(value: object) -> str:
    return "" if value is None else str(value)
