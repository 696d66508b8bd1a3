"""The empty end of a proposed leg on the page Edit: places that it may be, a key each."""

from __future__ import annotations

import streamlit as st

from overland.drafting import desk, leg_ends, mending
from overland.drafting.draft_file import DraftFault, Stored
from overland.errors import OverlandError
from overland.ui import edit_desk, edit_words
from overland.ui.edit_desk import Desk
from overland.ui.frame import in_readers_language, st_text

_KEYS = 9


def choose(page: Desk, leg: Stored, current: str, used: int = 0) -> int:
    """Buttons for the end that a leg's words leave open; none is taken by itself.

    `current` is the proposal that stays looked at, `used` the number of keys that other buttons
    have already. How many keys these have.
    """
    column = leg_ends.empty(leg)
    offered = leg_ends.likely(page.draft, leg)[: _KEYS - used]
    for number, place in enumerate(offered, start=used):
        label = f"{edit_words.column(column)}: {_name(page, place)}"
        st.button(st_text(label), key=f"candidate-{leg.id}-{number}", shortcut=str(number + 1),
                  icon=":material/location_on:", on_click=_take,
                  args=(page, leg.id, column, place, current))  # fmt: skip
    return len(offered)


def _name(page: Desk, place: str) -> str:
    proposed = (p.cells for p in page.draft.proposals if p.table == "places")
    return next((c["name"] for c in proposed if c.get("id") == place and c.get("name")), place)


@in_readers_language
def _take(page: Desk, name: str, column: str, place: str, current: str) -> None:
    try:
        found = desk.book(page.folder, edit_desk.seen(page.folder, page.draft.revision))
        if found.get(name).state != "open" or found.get(name).cells.get(column):
            return  # pressed twice
        before = found.get(name)
        mending.mend(found, before, column, place)
        edit_desk.show_change(before, found.get(name))
        edit_desk.wrote(found)
        st.session_state["edit-current"] = current
    except (DraftFault, OverlandError) as error:
        st.session_state["edit-told"] = str(error)
