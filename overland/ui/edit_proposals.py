"""Proposals on the page Edit: the text with its marks, one card, and a key for each decision."""

from __future__ import annotations

from typing import Final

import streamlit as st

from overland.drafting import desk, groups, left_over, leg_ends, row_names, source_texts
from overland.drafting.draft_file import DraftFault, DraftFile, Stored
from overland.errors import OverlandError
from overland.html.draft_text import marked
from overland.i18n import _
from overland.story.schemas import TABLES
from overland.ui import (
    edit_candidates,
    edit_card,
    edit_chosen,
    edit_country,
    edit_desk,
    edit_dropped,
    edit_ends,
    edit_fields,
    edit_mend,
    edit_script,
    edit_words,
)
from overland.ui.edit_desk import Desk
from overland.ui.frame import in_readers_language, st_text, use_readers_language


def show(page: Desk) -> None:
    """The text on the left, the proposal that is looked at on the right."""
    added = st.session_state.pop("edit-added", "")
    if added:
        st.success(st_text(added))
    _watch(page)
    one = _current(page.draft)
    st.session_state["edit-current"] = one.id if one else ""
    if not page.draft.proposals and not page.draft.texts:
        st.info(_("No proposals yet. Add a text or a file in the first step."))
        return
    text, decisions = st.columns([1, 1], gap="medium")
    with text:
        _text(page, one)
    with decisions:
        _decide(page, one)


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
    seen = edit_desk.seen(page.folder, page.draft.revision)
    return DraftFile.read(page.folder).revision > seen


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
        current = one.id if one else ""
        st.html(marked(content, marks, current, edit_fields.kind, text["source"]))
    edit_chosen.hint()


def _decide(page: Desk, one: Stored | None) -> None:
    opened = len(page.draft.open)
    decided = len(page.draft.proposals) - opened
    st.progress(
        decided / max(1, opened + decided),
        _("{open} open, {decided} decided").format(open=opened, decided=decided),
    )
    if one is None:
        _refused()
        st.success(_("Nothing is open. Next: “Lines”, then “Before publishing”."))
        _history(page, "")
        edit_script.mount(page, None)
        return
    with st.container(key="edit-decide"):  # in sight while a long form is filled in
        _buttons(page, one)
        _history(page, one.id)
        _left(page, one.id)
        _refused()
    called = row_names.row_names(page.draft)
    edit_card.show(one, called, name=one.id)
    mended = st.session_state.get("edit-mend") == one.id
    brief = not mended and len(groups.ready(page.draft, [one, *groups.beside(page.draft, one)])) > 1
    mapped = not mended and edit_country.choose(page, one)
    revision = page.draft.revision
    used = edit_candidates.candidates(page.folder, revision, one, brief=brief, mapped=mapped)
    used += edit_ends.choose(page, one, one.id, used)
    if mended:
        edit_mend.fields(page, one)
    else:
        edit_script.mount(page, one)
        _together(page, one, used)


def _missing(one: Stored) -> str:
    """What must be filled in before a row can be written, by the labels of its fields."""
    needed = [c.name for c in TABLES[one.table].columns if c.required and not one.cells.get(c.name)]
    names = ", ".join(map(edit_words.column, needed))
    return _("Still needed: {columns}").format(columns=names) if needed else ""


def _refused() -> None:
    """Why a key or words were not taken, beside the keys: in sight wherever the page stands.

    And what a key left out besides what it was pressed for.
    """
    edit_dropped.show()
    told = st.session_state.pop("edit-told", "")
    if told:
        with st.container(key="edit-refused"):
            st.error(st_text(told))


def _together(page: Desk, one: Stored, used: int) -> None:
    """The rest of the passage, and behind all of it the one key that accepts it.

    Legs of it that lack an end are given one here, by keys behind those that are `used`.
    """
    others = groups.beside(page.draft, one)
    ready = groups.ready(page.draft, [one, *others])
    if not others:
        return
    st.caption(_("In the same passage, or needed by it"))
    told = [one.cells.get("exact", "")]
    called = row_names.row_names(page.draft)
    for other in others:
        edit_card.show(other, called, told)
        told.append(other.cells.get("exact", ""))
        used += edit_ends.choose(page, other, one.id, used)
        used += edit_candidates.beside(page.folder, page.draft.revision, other, one.id, used)
    edit_candidates.of_proposals(page.folder, ready)
    if len(ready) > 1:
        label = _("Accept {n} together").format(n=len(ready))
        names = [member.id for member in ready]
        st.button(label, key="together", type="primary", shortcut="g",
                  on_click=do, args=(page, "together", one.id, *names))  # fmt: skip


def _buttons(page: Desk, one: Stored) -> None:
    with st.container(horizontal=True, gap="small"):
        st.button(_("Accept"), key="accept", type="primary", shortcut="a",
                  on_click=do, args=(page, "accept", one.id))  # fmt: skip
        # What the key does is settled here: sent twice, it does the same.
        opens = st.session_state.get("edit-mend") != one.id
        st.button(
            _("Mend"), key="mend", shortcut="m", on_click=edit_mend.turn, args=(page, one.id, opens)
        )
        if any(one.cells.get(column) for column in one.guessed):
            st.button(_("Guesses are right"), key="right", shortcut="k",
                      on_click=do, args=(page, "right", one.id))  # fmt: skip
        st.button(_("Drop"), key="drop", shortcut="d", on_click=do, args=(page, "drop", one.id))
        same = st.session_state.get(f"same-{one.id}") or _said_before(page, one)
        if same:
            label = _("Same as {id}").format(id=same)
            st.button(label, key="same", shortcut="s", on_click=do,
                      args=(page, "same", one.id, same))  # fmt: skip


def _said_before(page: Desk, one: Stored) -> str:
    """Id of a row that says what the proposal says: nearly its words, or the same leg."""
    if one.table == "legs":
        return leg_ends.said_again(page.draft, one)
    return desk.repeated_row(page.folder, one)


def _history(page: Desk, name: str) -> None:
    with st.container(horizontal=True, gap="small"):
        st.button(_("Next"), key="next", shortcut="n", on_click=do, args=(page, "next", name))
        st.button(_("Back"), key="back", shortcut="b", on_click=do, args=(page, "back", name))
        st.button(_("Undo"), key="undo", shortcut="u", disabled=not page.draft.done,
                  on_click=do, args=(page, "undo", ""))  # fmt: skip
        st.button(_("Redo"), key="redo", shortcut="y", disabled=not page.draft.undone,
                  on_click=do, args=(page, "redo", ""))  # fmt: skip


def _left(page: Desk, name: str) -> None:
    """When all passages were gone through: one key for what is left."""
    left = left_over.left_over(page.draft, st.session_state.get("edit-skipped", ()))
    if left:
        st.caption(
            _("All passages were gone through. What is left lacks something, or was passed over: "
              "complete what the story needs, and drop the rest at once.")
        )  # fmt: skip
        label = _("Drop all {n} that are left").format(n=len(left))
        names = [one.id for one in left]
        st.button(label, key="left", shortcut="x", on_click=do,
                  args=(page, "left", name, *names))  # fmt: skip


def _tell_needed(page: Desk, one: Stored, waiting: Stored) -> None:
    """Lead to the proposal that another refers to: nothing goes in that was not decided on."""
    words = _("{row} refers to {needed}, which is not decided yet. Nothing was accepted: decide on "
              "{needed} first; it stands here now.")  # fmt: skip
    names = {"row": _named(page, one), "needed": _named(page, waiting)}
    st.session_state["edit-told"] = words.format(**names)
    st.session_state["edit-current"], st.session_state["edit-mend"] = waiting.id, ""


def _named(page: Desk, one: Stored) -> str:
    called = row_names.row_name(page.draft, one)
    return f"{edit_fields.kind(one.table) or one.table} “{called}”"


def _behind(now: DraftFile, what: str, name: str) -> Stored | None:
    """The proposal that a key leads on to; "next" leaves one for the end of the text."""
    skipped: set[str] = st.session_state.setdefault("edit-skipped", set())
    if what == "together":  # what of the passage lacks something comes again at the end
        skipped.update([name, *(one.id for one in groups.beside(now, now.get(name)))])
    if what in ("next", "back"):
        skipped.add(name)
        return groups.next_open(now, name, back=what == "back")
    return groups.following(now, name, skipped)


def _is_shown(one: Stored, what: str) -> bool:
    """Not a key that was pressed twice, or for a proposal that is shown no longer."""
    return st.session_state.get("edit-current") == one.id and (
        one.state == "open" or what == "right"
    )


_DECIDES: Final = ("accept", "right", "drop", "same", "together", "left")


@in_readers_language
def do(page: Desk, what: str, name: str, *more: str) -> None:
    """Carry out a decision on what is on the disk, or tell why it cannot be."""
    try:
        found = desk.book(page.folder, edit_desk.seen(page.folder, page.draft.revision))
        if what in _DECIDES and not _is_shown(found.get(name), what):
            return
        if what == "accept" and (why := edit_mend.refused(page, name) or _missing(found.get(name))):
            raise DraftFault(why)
        match what:
            case "accept":
                mended = st.session_state.get("edit-mend") == name
                waiting = groups.accept_one(found, found.get(name), alone=mended)
                if waiting:
                    _tell_needed(page, found.get(name), waiting)
                    return
            case "together":
                groups.accept(page.folder, more)
            case "left":
                left_over.drop_all(found, more)
            case "right":
                found.confirm(name)
            case "drop":
                edit_dropped.drop(found, name)
            case "same":
                found.same_as(name, more[0])
            case "undo":
                name = desk.undo(found)
            case "redo":
                desk.redo(found)
        now = desk.book(page.folder)
        edit_desk.wrote(now)
        following = _behind(now, what, name)
        st.session_state["edit-current"] = (
            name if what in ("undo", "right") else (following.id if following else "")
        )
        st.session_state["edit-mend"] = ""
    except (DraftFault, OverlandError) as error:
        st.session_state["edit-told"] = str(error)
        st.session_state["edit-current"] = name
        st.session_state["edit-mend"] = name
