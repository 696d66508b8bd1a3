"""Choices for what a proposal leaves open on the page Edit: a leg's end, or who "she" is."""

from __future__ import annotations

import streamlit as st

from overland.drafting import desk, leg_ends, mending, pronouns
from overland.drafting.draft_file import DraftFault, Stored
from overland.errors import OverlandError
from overland.ui import edit_desk, edit_words
from overland.ui.edit_desk import Desk
from overland.ui.frame import in_readers_language, st_text

_KEYS = 9


def choose(page: Desk, one: Stored, current: str, used: int = 0) -> int:
    """Buttons for what the words of a proposal leave open; none is taken by itself.

    `current` is the proposal that stays looked at, `used` the number of keys that other buttons
    have already. How many keys these have.
    """
    column, icon = leg_ends.empty(one), "location_on"
    offered = [(place, _name(page, place)) for place in leg_ends.likely(page.draft, one)]
    if one.table in ("counts", "quotes", "events"):
        column, icon = "speaker", "person"
        offered = [(name, name) for name in pronouns.named_before(page.draft, one)]
    for number, (value, name) in enumerate(offered[: _KEYS - used], start=used):
        label = f"{edit_words.column(column)}: {name}"
        st.button(st_text(label), key=f"candidate-{one.id}-{number}", shortcut=str(number + 1),
                  icon=f":material/{icon}:", on_click=_take,
                  args=(page, one.id, column, value, current))  # fmt: skip
    return len(offered[: _KEYS - used])


def _name(page: Desk, place: str) -> str:
    proposed = (p.cells for p in page.draft.proposals if p.table == "places")
    return next((c["name"] for c in proposed if c.get("id") == place and c.get("name")), place)


@in_readers_language
def _take(page: Desk, name: str, column: str, value: str, current: str) -> None:
    try:
        found = desk.book(page.folder, edit_desk.seen(page.folder, page.draft.revision))
        before = found.get(name)
        if before.state != "open" or (before.table == "legs" and before.cells.get(column)):
            return  # pressed twice
        mending.mend(found, before, column, value)
        edit_desk.show_change(before, found.get(name))
        edit_desk.wrote(found)
        st.session_state["edit-current"] = current
    except (DraftFault, OverlandError) as error:
        st.session_state["edit-told"] = str(error)
