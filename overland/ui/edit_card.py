"""The card of a proposal on the page Edit, whole or without what is told beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from overland.drafting import event_dates, groups
from overland.drafting.draft_file import Stored
from overland.html.draft_card import card
from overland.i18n import _
from overland.story.columns import Column
from overland.story.schemas import TABLES
from overland.ui import edit_fields, edit_mend, edit_words


def show(
    one: Stored, called: Mapping[str, str], shown_before: Iterable[str] = (), name: str = ""
) -> None:
    """The card; `name` is the proposal's id where it is the one that keys decide on.

    `called` is what rows that it refers to are called.
    """
    left_out = () if name else _told_beside(one)
    shown = [
        (
            edit_words.column(column.name, one.table),
            _cell(one, column, called),
            column.name in one.guessed,
        )
        for column in TABLES[one.table].columns
        if column.name not in (*edit_mend.EVIDENCE, *left_out) and one.cells.get(column.name)
    ]
    words = one.cells.get("exact", "")
    words = "" if words in shown_before else words  # right above it, in the first card
    lacks = [edit_words.column(column) for column in groups.lacking(one)]
    st.html(card(_heading(one), words, shown, lacks, why_proposed(one), name))


def _cell(one: Stored, column: Column, called: Mapping[str, str]) -> str:
    value = one.cells.get(column.name, "")
    if column.references and column.references != "sources":
        return ", ".join(called.get(row, row) for row in value.split())
    return edit_words.cell(one.table, column.name, value)


def _told_beside(one: Stored) -> list[str]:
    """Cells that a card below the first need not repeat: its words, its point on the map of all."""
    cells, referred_to = one.cells, one.table in ("places", "events")
    words = [name for name in ("as_written", "text") if cells.get(name) == cells.get("exact")]
    basis = ["basis"] if cells.get("basis") == "stated" and "basis" not in one.guessed else []
    return [*words, *basis, "latitude", "longitude", *([] if referred_to else ["id"])]


def why_proposed(one: Stored) -> str:
    """Why it is proposed so; nothing of a point or a day that the editor has given since."""
    column = "latitude" if one.table == "places" else "date"
    given = one.cells.get(column) and column not in one.guessed
    settled = one.table == "places" or one.reason in event_dates.UNDATED
    return _(one.reason) if one.reason and not (given and settled) else ""


def _heading(one: Stored) -> str:
    origin = "" if one.origin == "text" else f" · {one.origin}"
    relation = one.cells.get("kind", "") if one.table == "relations" else ""
    which = f": {edit_words.cell(one.table, 'kind', relation)}" if relation else ""
    return f"{edit_fields.kind(one.table) or one.table}{which}{origin}"
