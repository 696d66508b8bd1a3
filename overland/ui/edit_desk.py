"""The story that the page Edit works on, and which of its draft's revisions are this session's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit as st

from overland.drafting.draft_file import DraftFile, Stored

_SEEN: Final = "edit-seen"


@dataclass(frozen=True, slots=True)
class Desk:
    """The story that is edited, and its draft as it was when the page was drawn."""

    folder: Path
    draft: DraftFile


def seen(folder: Path, drawn: int) -> int:
    """The newest revision that this session has seen: the page's (`drawn`), or one it wrote since.

    Its own quick keys, before the page is drawn anew, are no other editor's.
    """
    own: int = st.session_state.get(_SEEN, {}).get(str(folder), 0)
    return max(drawn, own)


def wrote(draft: DraftFile) -> None:
    """Take a revision for this session's own."""
    st.session_state[_SEEN] = {str(draft.folder): draft.revision}


def change(draft: DraftFile, name: str, cells: Mapping[str, str]) -> None:
    """Give a proposal cells as this session's own decision; it stays the one that is shown."""
    before = draft.get(name)
    draft.change(name, cells)
    show_change(before, draft.get(name))
    wrote(draft)
    st.session_state["edit-current"] = name


def show_change(before: Stored, after: Stored, typed: str = "") -> None:
    """Put cells that changed into the fields of an open form, which keep what they held otherwise.

    `typed` is the column of the field that the change comes from.
    """
    for column, value in after.cells.items():
        key = f"cell-{after.id}-{column}"
        changed = column != typed and before.cells.get(column, "") != value
        if changed and key in st.session_state:
            st.session_state[key] = value
