"""A proposal's cells as fields: what is typed is on the disk before the page is drawn again."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import streamlit as st

from overland.drafting import desk, groups, leg_ends, mending, unsaved
from overland.drafting.draft_file import DraftFault, DraftFile, Stored
from overland.errors import OverlandError
from overland.i18n import _
from overland.story.schemas import TABLES
from overland.ui import edit_desk, edit_script, edit_unsaved, edit_words
from overland.ui.edit_desk import Desk
from overland.ui.frame import in_readers_language

EVIDENCE = ("source", "exact", "prefix", "suffix")
"""Columns that a card shows by its excerpt, and no field gives one by one."""


def give_back(folder: Path) -> None:
    """Put words into open proposals that were typed there when a browser or a server was killed."""
    found = DraftFile.read(folder)
    for one in found.open:
        for column in [c.name for c in TABLES[one.table].columns]:
            key = _key(one, column)
            words = edit_unsaved.given_back(folder, key, one.cells.get(column, ""))
            if words != one.cells.get(column, ""):
                with suppress(DraftFault):  # half an id, or that of another row
                    mending.mend(found, found.get(one.id), column, words)
                unsaved.written(folder, {key: words})
                st.session_state["edit-current"] = st.session_state["edit-mend"] = one.id


@in_readers_language
def turn(page: Desk, name: str, opens: bool) -> None:
    """Open the fields of a proposal, or close them again."""
    found = DraftFile.read(page.folder)
    if found.get(name).state != "open":  # pressed before the next one was drawn: it is meant
        following = groups.next_open(found, name)
        name = following.id if following else ""
    st.session_state["edit-mend"] = name if opens else ""
    st.session_state.pop(_REFUSED, None)
    st.session_state["edit-current"] = name


def fields(page: Desk, one: Stored) -> None:
    """Its cells: first those that are empty and needed, then those that were guessed."""
    columns = [c.name for c in TABLES[one.table].columns if c.name not in EVIDENCE]
    order = {**dict.fromkeys(one.guessed, 1), **dict.fromkeys(one.lacks, 0)}
    columns = sorted(columns, key=lambda name: order.get(name, 2))
    # What is filled in stays where it is: no field jumps away from the hand.
    columns = st.session_state.setdefault(f"edit-order-{one.id}", columns)
    lacking = sum(column in one.lacks for column in columns)
    for column in columns[:lacking]:
        _cell(page, one, column)
    _excerpt(page, one)  # what is mended is mostly read from too many of its words, or too few
    for column in columns[lacking:]:
        _cell(page, one, column)
    rows = desk.likeliest(page.folder, one) if one.cells.get("exact") else []
    if rows:
        st.selectbox(_("Same as"), ["", *rows], key=f"same-{one.id}")
    pointless = columns[0] in ("latitude", "longitude")
    edit_script.mount(page, one, f"point-{one.id}" if pointless else _key(one, columns[0]))


def _excerpt(page: Desk, one: Stored) -> None:
    """The words of the source, as long or as short as the editor wants them, and no others."""
    if one.cells.get("exact"):
        key = _key(one, "exact")
        st.session_state.setdefault(key, one.cells["exact"])
        st.text_area(
            _("Words of the source"),
            height=110,
            key=key,
            help=_("A part of the text, word for word. Other words are not taken."),
            on_change=_save,
            args=(page, one.id, "exact", key),
        )


def _key(one: Stored, column: str) -> str:
    return f"cell-{one.id}-{column}"


def _cell(page: Desk, one: Stored, column: str) -> None:
    """One cell: a choice where the vocabulary or a table has them, a line of text elsewhere."""
    described = TABLES[one.table].column(column)
    if described is None:
        return
    value = one.cells.get(column, "")
    label = edit_words.column(column, one.table)
    label = f"{label} · {_('guessed')}" if column in one.guessed else label
    key = _key(one, column)
    told = (page, one.id, column, key)
    help_ = edit_words.help_of(described)
    # Not given as a default besides: another field's change may have put words into this one.
    st.session_state.setdefault(key, value)
    choices = ["true", "false"] if described.type == "boolean" else list(described.enum)
    if described.references and described.references != "*":
        choices = _rows_of(page, described.references, column)
    if choices:
        options = list(dict.fromkeys(["", *choices, value]))
        words = {value: edit_words.cell(one.table, column, value) for value in options}
        st.selectbox(label, options, key=key, help=help_, on_change=_save, args=told,
                     format_func=words.__getitem__)  # fmt: skip
    else:
        # `live`: what is typed is sent without a further key, so that it is on the disk at once.
        st.text_input(label, key=key, help=help_, on_change=_save, args=told, live=True)


def _rows_of(page: Desk, table: str, column: str) -> list[str]:
    """Ids that a cell may name; where one sets out or arrives, countries and regions last."""
    waiting = [one.cells.get("id", "") for one in page.draft.open if one.table == table]
    found = list(dict.fromkeys([*desk.ids(page.folder, table), *waiting]))
    points = leg_ends.points(page.draft) if column in leg_ends.ENDS else set(found)
    return sorted(found, key=lambda name: name not in points)


@in_readers_language
def _save(page: Desk, name: str, column: str, key: str) -> None:
    """What was typed is on the disk before the page is drawn again."""
    typed = str(st.session_state.get(key, ""))
    try:
        found = desk.book(page.folder)
        one = found.get(name)
        # Two fields may be sent one after the other: only another person's cell is in the way.
        if one.cells.get(column, "") != page.draft.get(name).cells.get(column, ""):
            desk.book(page.folder, edit_desk.seen(page.folder, page.draft.revision))
        if one.cells.get(column, "") != typed:
            mending.mend(found, one, column, typed)
            edit_desk.show_change(one, found.get(name), column)
            edit_desk.wrote(found)
        unsaved.written(page.folder, {key: typed})
        st.session_state["edit-current"] = name
        if st.session_state.get(_REFUSED, ("",))[0] == key:
            del st.session_state[_REFUSED]
    except (DraftFault, OverlandError) as error:
        st.session_state["edit-told"] = str(error)
        st.session_state[_REFUSED] = (key, str(error))


_REFUSED = "edit-refused-field"
"""The field whose words were not taken, and why."""


def refused(page: Desk, name: str) -> str:
    """Why words in an open field of a proposal were not taken; "" if all were.

    A key that accepts may arrive together with the words that it was pressed behind.
    """
    if st.session_state.get("edit-mend") != name:
        return ""
    key = _key(page.draft.get(name), "exact")
    typed, stood = st.session_state.get(key), page.draft.get(name).cells.get("exact", "")
    if typed is not None and str(typed).split() != stood.split():
        _save(page, name, "exact", key)
    field, why = st.session_state.get(_REFUSED, ("", ""))
    return why if field.startswith(_key(page.draft.get(name), "")) else ""
