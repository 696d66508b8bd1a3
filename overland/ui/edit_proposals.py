"""Proposals on the page Edit: the text with its marks, one card, and a key for each decision."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from overland.drafting import desk, groups, mending, source_texts, unsaved
from overland.drafting.draft_file import DraftFault, DraftFile, Stored
from overland.errors import OverlandError
from overland.html.draft_card import card
from overland.html.draft_text import marked
from overland.i18n import _
from overland.story.schemas import TABLES
from overland.ui import edit_fields, edit_points, edit_script, edit_unsaved
from overland.ui.frame import st_text, use_readers_language

_SEEN = "edit-seen"
"""The revision that this session wrote last: its own quick keys are no other editor's."""
_EVIDENCE = ("source", "exact", "prefix", "suffix")


@dataclass(frozen=True, slots=True)
class Desk:
    """The story that is edited, and its draft as it was when the page was drawn."""

    folder: Path
    draft: DraftFile


def show(page: Desk) -> None:
    """The text on the left, the proposal that is looked at on the right."""
    told = st.session_state.pop("edit-told", "")
    if told:
        st.error(st_text(told))
    added = st.session_state.pop("edit-added", "")
    if added:
        st.success(st_text(added))
    _watch(page)
    one = _current(page.draft)
    if not page.draft.proposals:
        st.info(_("No proposals yet. Add a text or a file in the first step."))
        return
    text, decisions = st.columns([3, 2], gap="medium")
    with text:
        _text(page, one)
    with decisions:
        _decide(page, one)


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


@st.fragment(run_every=3)
def _watch(page: Desk) -> None:
    """Tell when another editor changed this draft: before anything is overwritten."""
    use_readers_language()
    if changed_elsewhere(page):
        st.warning(_("Another editor changed this draft."))
        if st.button(_("Show it as it is now"), key="reload"):
            st.rerun()


def changed_elsewhere(page: Desk) -> bool:
    """Another session wrote the draft: this one's own decision may be on no page yet."""
    own: int = st.session_state.get(_SEEN, {}).get(str(page.folder), 0)
    return DraftFile.read(page.folder).revision > max(page.draft.revision, own)


def _current(draft: DraftFile) -> Stored | None:
    name = st.session_state.get("edit-current", "")
    chosen = next((one for one in draft.proposals if one.id == name), None)
    return chosen if chosen and chosen.state == "open" else groups.next_open(draft, name)


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
    st.progress(
        decided / max(1, opened + decided),
        _("{open} open, {decided} decided").format(open=opened, decided=decided),
    )
    if one is None:
        st.success(_("Nothing is open. Next: “Lines”, then “Before publishing”."))
        _history(page, "")
        return
    _buttons(page, one)
    _history(page, one.id)
    _card(one)
    mended = st.session_state.get("edit-mend") == one.id
    brief = not mended and len(groups.ready(page.draft, [one, *groups.beside(page.draft, one)])) > 1
    edit_points.candidates(page.folder, page.draft.revision, one, brief=brief)
    if mended:
        _fields(page, one)
    else:
        edit_script.mount(one.id)
        _together(page, one)


def _card(one: Stored, shown_before: Iterable[str] = ()) -> None:
    shown = [
        (column.name, one.cells.get(column.name, ""), column.name in one.guessed)
        for column in TABLES[one.table].columns
        if column.name not in _EVIDENCE and one.cells.get(column.name)
    ]
    words = one.cells.get("exact", "")
    words = "" if words in shown_before else words  # right above it, in this sentence's first card
    st.html(card(_heading(one), words, shown, groups.lacking(one), _reason(one)))


def _together(page: Desk, one: Stored) -> None:
    """The rest of the sentence, and behind all of it the one key that accepts it."""
    others = groups.beside(page.draft, one)
    ready = groups.ready(page.draft, [one, *others])
    if not others:
        return
    st.caption(_("In the same sentence, or needed by it"))
    told = [one.cells.get("exact", "")]
    for other in others:
        _card(other, told)
        told.append(other.cells.get("exact", ""))
    edit_points.of_proposals(page.folder, ready)
    if len(ready) > 1:
        label = _("Accept {n} together").format(n=len(ready))
        names = [member.id for member in ready]
        st.button(label, key="together", type="primary", shortcut="g",
                  on_click=do, args=(page, "together", one.id, *names))  # fmt: skip


def _reason(one: Stored) -> str:
    """Why it is proposed so; nothing of a point that the editor has given since."""
    given = one.cells.get("latitude") and "latitude" not in one.guessed
    return "" if one.table == "places" and given else _(one.reason) if one.reason else ""


def _heading(one: Stored) -> str:
    origin = "" if one.origin == "text" else f" · {one.origin}"
    return f"{edit_fields.kind(one.table) or one.table}{origin}"


def _buttons(page: Desk, one: Stored) -> None:
    with st.container(horizontal=True, gap="small"):
        st.button(_("Accept"), key="accept", type="primary", shortcut="a",
                  on_click=do, args=(page, "accept", one.id))  # fmt: skip
        # What the key does is settled here: sent twice, it does the same.
        opens = st.session_state.get("edit-mend") != one.id
        st.button(_("Mend"), key="mend", shortcut="m", on_click=_mend, args=(page, one.id, opens))
        st.button(_("Drop"), key="drop", shortcut="d", on_click=do, args=(page, "drop", one.id))
        same = st.session_state.get(f"same-{one.id}") or desk.repeated_row(page.folder, one)
        if same:
            label = _("Same as {id}").format(id=same)
            st.button(label, key="same", shortcut="s", on_click=do,
                      args=(page, "same", one.id, same))  # fmt: skip


def _history(page: Desk, name: str) -> None:
    with st.container(horizontal=True, gap="small"):
        st.button(_("Next"), key="next", shortcut="n", on_click=do, args=(page, "next", name))
        st.button(_("Back"), key="back", shortcut="b", on_click=do, args=(page, "back", name))
        st.button(_("Undo"), key="undo", shortcut="u", disabled=not page.draft.done,
                  on_click=do, args=(page, "undo", ""))  # fmt: skip
        st.button(_("Redo"), key="redo", shortcut="y", disabled=not page.draft.undone,
                  on_click=do, args=(page, "redo", ""))  # fmt: skip


def _mend(page: Desk, name: str, opens: bool) -> None:
    """Open the fields of a proposal, or close them again."""
    found = DraftFile.read(page.folder)
    if found.get(name).state != "open":  # pressed before the next one was drawn: it is meant
        following = groups.next_open(found, name)
        name = following.id if following else ""
    st.session_state["edit-mend"] = name if opens else ""
    st.session_state["edit-current"] = name


def _fields(page: Desk, one: Stored) -> None:
    """Its cells: first those that are empty and needed, then those that were guessed."""
    columns = [c.name for c in TABLES[one.table].columns if c.name not in _EVIDENCE]
    order = {**dict.fromkeys(one.guessed, 1), **dict.fromkeys(one.lacks, 0)}
    columns = sorted(columns, key=lambda name: order.get(name, 2))
    # What is filled in stays where it is: no field jumps away from the hand.
    columns = st.session_state.setdefault(f"edit-order-{one.id}", columns)
    for column in columns:
        _cell(page, one, column)
    rows = desk.likeliest(page.folder, one) if one.cells.get("exact") else []
    if rows:
        st.selectbox(_("Same as"), ["", *rows], key=f"same-{one.id}")
    pointless = columns[0] in ("latitude", "longitude")
    edit_script.mount(one.id, f"point-{one.id}" if pointless else _key(one, columns[0]))


def _key(one: Stored, column: str) -> str:
    return f"cell-{one.id}-{column}"


def _cell(page: Desk, one: Stored, column: str) -> None:
    """One cell: a choice where the vocabulary or a table has them, a line of text elsewhere."""
    described = TABLES[one.table].column(column)
    if described is None:
        return
    value = one.cells.get(column, "")
    label = f"{column} · {_('guessed')}" if column in one.guessed else column
    key = _key(one, column)
    told = (page, one.id, column, key)
    help_ = described.description
    choices = ["true", "false"] if described.type == "boolean" else list(described.enum)
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
        # `live`: what is typed is sent without a further key, so that it is on the disk at once.
        st.text_input(label, value, key=key, help=help_, on_change=_save, args=told, live=True)


def _save(page: Desk, name: str, column: str, key: str) -> None:
    """What was typed is on the disk before the page is drawn again."""
    typed = str(st.session_state.get(key, ""))
    try:
        found = desk.book(page.folder)
        one = found.get(name)
        # Two fields may be sent one after the other: only another person's cell is in the way.
        if one.cells.get(column, "") != page.draft.get(name).cells.get(column, ""):
            desk.book(page.folder, page.draft.revision)
        if one.cells.get(column, "") != typed:
            mending.mend(found, one, column, typed)
            st.session_state[_SEEN] = {str(page.folder): found.revision}
        unsaved.written(page.folder, {key: typed})
        st.session_state["edit-current"] = name
    except (DraftFault, OverlandError) as error:
        st.session_state["edit-told"] = str(error)


def do(page: Desk, what: str, name: str, *more: str) -> None:
    """Carry out a decision on what is on the disk, or tell why it cannot be."""
    try:
        seen = max(page.draft.revision, st.session_state.get(_SEEN, {}).get(str(page.folder), 0))
        found = desk.book(page.folder, seen)
        if what in ("accept", "drop", "same", "together") and found.get(name).state != "open":
            return  # a key pressed twice before the page was drawn anew
        match what:
            case "accept":
                desk.accept(page.folder, name)
            case "together":
                groups.accept(page.folder, more)
            case "drop":
                groups.drop(found, name)
            case "same":
                found.same_as(name, more[0])
            case "undo":
                name = desk.undo(found)
            case "redo":
                desk.redo(found)
        now = desk.book(page.folder)
        st.session_state[_SEEN] = {str(page.folder): now.revision}
        following = groups.next_open(now, name, back=what == "back")
        st.session_state["edit-current"] = (
            name if what == "undo" else (following.id if following else "")
        )
        st.session_state["edit-mend"] = ""
    except (DraftFault, OverlandError) as error:
        st.session_state["edit-told"] = str(error)
        st.session_state["edit-current"] = name
        st.session_state["edit-mend"] = name
