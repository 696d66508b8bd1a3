"""The page Edit: a story's text with its marks, the proposal to decide on, and what is wrong yet.

Loaded by pages/edit.py alone, which a hosted app does not have (`config.editing`). Every widget
writes to the disk when it changes; the page keeps nothing but which proposal is looked at.
"""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit as st

from overland import config
from overland.drafting import desk, source_texts
from overland.drafting.draft_file import DraftFault, DraftFile, Stored
from overland.errors import OverlandError
from overland.html.draft_text import marked
from overland.html.markup import tag
from overland.i18n import _
from overland.story.folders import story_folders
from overland.story.schemas import TABLES
from overland.ui import edit_points, edit_sources
from overland.ui.edit_sources import Command
from overland.ui.frame import st_text

_STYLE: Final = Path(__file__).parent / "static" / "edit.css"


@dataclass(frozen=True, slots=True)
class Desk:
    """The story that is edited, and its draft as it was when the page was drawn."""

    folder: Path
    draft: DraftFile


def open_page() -> Desk:
    """The story asked for, once the key is known to be right. Stops the run otherwise."""
    _check_key()
    st.html(_STYLE)
    folders = {path.name: path for path in story_folders(config.stories())}
    if not folders:
        st.error(_("There is no story yet. Begin one with: overland new SLUG"))
        st.stop()
    asked = st.query_params.get("story", "")
    names = list(folders)
    chosen = st.selectbox(_("Story"), names, index=names.index(asked) if asked in names else 0)
    st.query_params["story"] = chosen
    return Desk(folders[chosen], DraftFile.read(folders[chosen]))


def _check_key() -> None:
    """The secret comes once in the address, or is typed; it is kept in the session only."""
    secret = os.environ.get("OVERLAND_EDIT_SECRET", "")
    given = st.query_params.get("key") or st.session_state.get("edit-key", "")
    if secret and hmac.compare_digest(given.encode(), secret.encode()):
        st.session_state["edit-key"] = given
        st.query_params.pop("key", None)
        return
    st.text_input(_("Key"), type="password", key="edit-key")
    st.stop()


def tabs(page: Desk, import_files: Command, check: Command) -> None:
    """The steps, from texts to what stands before publishing."""
    names = [_("Proposals"), _("Sources and files"), _("Points"), _("Before publishing")]
    proposals, sources, points, publishing = st.tabs(names)
    with proposals:
        _proposals(page)
    with sources:
        edit_sources.add(page.folder, import_files)
    with points:
        edit_points.choose(page.folder)
    with publishing:
        edit_sources.before_publishing(page.folder, check)


def _proposals(page: Desk) -> None:
    _tell()
    _watch(page)
    one = _current(page.draft)
    text, decisions = st.columns([3, 2], gap="large")
    with text:
        _text(page, one)
    with decisions:
        _decide(page, one)


@st.fragment(run_every=3)
def _watch(page: Desk) -> None:
    """Tell when another editor changed this draft: before anything is overwritten."""
    if DraftFile.read(page.folder).revision != page.draft.revision:
        st.warning(_("Another editor changed this draft."))
        if st.button(_("Show it as it is now"), key="reload"):
            st.rerun()


def _current(draft: DraftFile) -> Stored | None:
    name = st.session_state.get("edit-current", "")
    chosen = next((one for one in draft.proposals if one.id == name), None)
    return chosen if chosen and chosen.state == "open" else desk.next_open(draft, name)


def _text(page: Desk, one: Stored | None) -> None:
    for text in page.draft.texts:
        content = source_texts.get(text["text"])
        if not content:
            st.info(_("The text of {source} is not on this machine.").format(source=text["source"]))
            continue
        marks = [
            (p.start, p.end, p.id, p.table, p.state)
            for p in page.draft.proposals
            if p.cells.get("source") == text["source"]
        ]
        st.html(marked(content, marks, one.id if one else ""))


def _decide(page: Desk, one: Stored | None) -> None:
    opened = len(page.draft.open)
    decided = len(page.draft.proposals) - opened
    st.caption(_("{open} open, {decided} decided").format(open=opened, decided=decided))
    _history(page)
    if one is None:
        st.success(_("Nothing is open."))
        return
    st.html(tag("h3", f"{one.table} · {one.origin}", class_="ov-draft-head"))
    if one.cells.get("exact"):
        st.html(tag("blockquote", one.cells["exact"]))
    if one.reason:
        st.caption(one.reason)
    _buttons(page, one)
    for column in TABLES[one.table].columns:
        if column.name not in ("source", "exact", "prefix", "suffix"):
            _cell(page, one, column.name)
    edit_points.candidates(page.folder, page.draft.revision, one)


def _buttons(page: Desk, one: Stored) -> None:
    with st.container(horizontal=True):
        st.button(_("Accept"), key="accept", type="primary", shortcut="a",
                  on_click=_do, args=(page, "accept", one.id))  # fmt: skip
        st.button(_("Drop"), key="drop", shortcut="d", on_click=_do, args=(page, "drop", one.id))
        st.button(_("Next"), key="next", shortcut="n", on_click=_do, args=(page, "next", one.id))
    rows = desk.ids(page.folder, one.table)
    if rows and one.cells.get("exact"):
        same = st.selectbox(_("Same as"), ["", *rows], key=f"same-{one.id}")
        if same:
            st.button(_("It is the same"), key="same", shortcut="s",
                      on_click=_do, args=(page, "same", one.id, same))  # fmt: skip


def _history(page: Desk) -> None:
    with st.container(horizontal=True):
        st.button(_("Undo"), key="undo", shortcut="u", disabled=not page.draft.done,
                  on_click=_do, args=(page, "undo", ""))  # fmt: skip
        st.button(_("Redo"), key="redo", shortcut="y", disabled=not page.draft.undone,
                  on_click=_do, args=(page, "redo", ""))  # fmt: skip


def _cell(page: Desk, one: Stored, column: str) -> None:
    """One cell: a choice where the vocabulary or a table has them, a line of text elsewhere."""
    described = TABLES[one.table].column(column)
    if described is None:
        return
    value = one.cells.get(column, "")
    label = f"{column} · {_('guessed')}" if column in one.guessed else column
    key = f"cell-{one.id}-{column}"
    told = (page, one.id, column, key)
    help_ = described.description
    choices = list(described.enum)
    if described.references and described.references != "*":
        choices = desk.ids(page.folder, described.references)
        waiting = [
            p.cells.get("id", "") for p in page.draft.open if p.table == described.references
        ]
        choices = list(dict.fromkeys([*choices, *waiting]))
    if choices:
        options = list(dict.fromkeys(["", *choices, value]))
        at = options.index(value)
        st.selectbox(label, options, at, key=key, help=help_, on_change=_save, args=told)
    else:
        st.text_input(label, value, key=key, help=help_, on_change=_save, args=told)


def _save(page: Desk, name: str, column: str, key: str) -> None:
    """What was typed is on the disk before the page is drawn again."""
    _do(page, "change", name, column, str(st.session_state.get(key, "")))


def _do(page: Desk, what: str, name: str, *more: str) -> None:
    """Carry out a decision on what is on the disk, or tell why it cannot be."""
    try:
        found = desk.book(page.folder, page.draft.revision)
        match what:
            case "accept":
                desk.accept(page.folder, name)
            case "drop":
                found.drop(name)
            case "same":
                found.same_as(name, more[0])
            case "change":
                found.change(name, {more[0]: more[1]})
            case "undo":
                name = found.undo()
            case "redo":
                found.redo()
        following = desk.next_open(desk.book(page.folder), name) if what != "change" else None
        st.session_state["edit-current"] = (
            name if what in ("change", "undo") else (following.id if following else "")
        )
    except (DraftFault, OverlandError) as error:
        st.session_state["edit-told"] = str(error)


def _tell() -> None:
    told = st.session_state.pop("edit-told", "")
    if told:
        st.error(st_text(told))
