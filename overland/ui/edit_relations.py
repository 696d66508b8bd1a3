"""Relations between figures, on the page Edit: they disagree, are one, or are parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from overland import files
from overland.drafting import unsaved
from overland.i18n import _
from overland.story.ids import new_id
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText, new_table
from overland.story.vocabularies import RELATION_KIND
from overland.ui import edit_unsaved
from overland.ui.frame import in_readers_language


def choose(folder: Path, counts: Sequence[Mapping[str, str]]) -> None:
    """Name two figures or more, and what holds between them; nothing is added up or left out."""
    if len(counts) < 2:
        return
    said = {row["id"]: f"{row.get('as_written', '')} · {row.get('speaker', '')}" for row in counts}
    rows = _table(folder).rows()
    st.caption(
        _("Two figures for one thing stand side by side once it is said that they disagree.")
    )
    key = f"relation-{len(rows)}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        members = st.multiselect(_("Figures"), list(said), format_func=said.__getitem__, key=key)
        words: Any = {str(name): RELATION_KIND.word(name) for name in RELATION_KIND}
        kind = st.selectbox(_("How they stand to each other"), list(words),
                            format_func=words.get, key=f"{key}-kind", width=220)  # fmt: skip
    note = ""
    if len(members) > 1:
        # A reader is told on what they disagree, and whether the source says why.
        left = edit_unsaved.given_back(folder, f"{key}-note")
        note = st.text_input(_("What a reader should know of it"), left, key=f"{key}-note",
                             live=True)  # fmt: skip
        if not note.strip():
            needed = _("What a reader should know of it")
            st.caption(_("Still needed: {columns}").format(columns=needed))
        st.button(_("Write"), key="write-relation", disabled=not note.strip(),
                  on_click=_write, args=(folder, kind, members, note, f"{key}-note"))  # fmt: skip
    for row in rows:
        named = ", ".join(said.get(name, name) for name in row.get("members", "").split())
        st.markdown(f"- {words.get(row.get('kind', ''), '')}: {named}")


def _table(folder: Path) -> TableText:
    path = folder / TABLES["relations"].file
    names = [column.name for column in TABLES["relations"].columns]
    return TableText.read(path) if path.exists() else new_table(names)


@in_readers_language
def _write(folder: Path, kind: str, members: Sequence[str], note: str, field: str) -> None:
    with files.alone(folder):
        table = _table(folder)
        taken = {row.get("id", "") for row in table.rows()}
        row: dict[str, Any] = {"id": new_id(f"{kind} {' '.join(members)}", taken, "relation")}
        table.insert({**row, "kind": kind, "note": note.strip(), "members": " ".join(members)})
        table.write(folder / TABLES["relations"].file)
    unsaved.written(folder, {field: note})
