"""Words that an editor chooses in the text on the page Edit, and what they are offered to be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from overland.drafting import chosen_rows, desk
from overland.drafting.draft_file import DraftFault, Stored
from overland.errors import OverlandError
from overland.i18n import _
from overland.ui import edit_desk, edit_fields, edit_sources, edit_words
from overland.ui.edit_desk import Desk
from overland.ui.frame import in_readers_language

_KEYS: Final = {"places": "p", "counts": "f", "events": "e", "quotes": "q", "legs": "l"}
_END_KEYS: Final = {"origin": "o", "destination": "t"}


def offered(one: Stored | None) -> dict[str, Any]:
    """What the bar over chosen words offers, a key each: ends too where a leg is looked at."""
    buttons = [(table, key, edit_fields.kind(table)) for table, key in _KEYS.items()]
    if one is not None and one.table == "legs":
        ends = [(end, key, edit_words.column(end)) for end, key in _END_KEYS.items()]
        buttons = [*ends, *buttons]
    return {"label": _("These words are"), "buttons": buttons}


def hint() -> None:
    """How words are chosen, and what the keys are that decide, below the text."""
    st.caption(_("Something is missing? Choose its words in the text, with the mouse or with W and "
                 "the arrow keys; what they are is asked beside them."))  # fmt: skip
    st.caption(_("Keys: A accepts, M mends, D drops, U undoes. K says that what is marked "
                 "“guessed” is right, so that the last step does not ask for it."))  # fmt: skip


@in_readers_language
def take(page: Desk, leg: str, told: Mapping[str, Any]) -> None:
    """Make a proposal of the chosen words and open its form, or an end of the leg of them."""
    words, what = str(told.get("words", "")), str(told.get("what", ""))
    near, source = int(told.get("near", 0)), str(told.get("source", ""))
    try:
        found = desk.book(page.folder, edit_desk.seen(page.folder, page.draft.revision))
        if what in _END_KEYS:
            before = found.get(leg)
            chosen_rows.end_of_leg(found, edit_sources.gazetteer(), leg, what, source, words, near)
            edit_desk.show_change(before, found.get(leg))
        else:
            leg = chosen_rows.propose(found, edit_sources.gazetteer(), source, words, near, what)
            st.session_state["edit-mend"] = leg
        edit_desk.wrote(found)
        st.session_state["edit-current"] = leg
    except (DraftFault, OverlandError) as error:
        st.session_state["edit-told"] = str(error)
