"""Places of a text that names no country, on the page Edit: one key says in which they lie."""

from __future__ import annotations

import streamlit as st
from babel import Locale

from overland.drafting import desk, same_country
from overland.drafting.draft_file import DraftFault, Stored
from overland.errors import OverlandError
from overland.i18n import _, text_language
from overland.ui import edit_desk, edit_points
from overland.ui.edit_desk import Desk
from overland.ui.frame import in_readers_language, st_text


def choose(page: Desk, one: Stored) -> bool:
    """A button that takes the points of all of them, which the map below it shows, if any wait."""
    places = same_country.waiting(page.draft, one)
    if not places:
        return False
    code = places[0].candidates[0]["country"]
    country = Locale.parse(text_language()).territories.get(code, code)
    names = ", ".join(place.cells.get("name", "") for place in places)
    label = _("All in {country}: {names}").format(country=country, names=names)
    ids = [place.id for place in places]
    st.button(st_text(label), key="country", shortcut="i", icon=":material/flag:",
              on_click=_take, args=(page, one.id, ids))  # fmt: skip
    points = [
        ((place.candidates[0]["latitude"], place.candidates[0]["longitude"]), place.cells["name"])
        for place in places
    ]
    key = f"country-{'-'.join(ids)}"
    edit_points.small_map(page.folder, points, key, 240, name=f"{_('Map')}: {country}")
    return True


@in_readers_language
def _take(page: Desk, current: str, ids: list[str]) -> None:
    try:
        found = desk.book(page.folder, edit_desk.seen(page.folder, page.draft.revision))
        same_country.take(found, [one for one in found.open if one.id in ids])
        edit_desk.wrote(found)
        st.session_state["edit-current"] = current
    except (DraftFault, OverlandError) as error:
        st.session_state["edit-told"] = str(error)
