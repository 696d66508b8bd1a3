"""Rows that go with a proposal that is left out, told beside the keys of the page Edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import streamlit as st

from overland.drafting import groups, row_names
from overland.drafting.draft_file import DraftFile
from overland.i18n import _
from overland.ui import edit_fields
from overland.ui.frame import st_text

_ALONG: Final = "edit-left-out"


def drop(found: DraftFile, name: str) -> None:
    """Leave a proposal out; what goes with it is told, so that nobody misses it unawares."""
    along = groups.drop(found, name)
    if along:
        st.session_state[_ALONG] = told(found, name, along)


def told(found: DraftFile, name: str, along: Sequence[str]) -> str:
    """What a proposal is called that was left out, and how many of each kind went with it."""
    kinds = Counter(found.get(one).table for one in along)
    rows = ", ".join(f"{edit_fields.kind(table) or table} {n}" for table, n in kinds.items())
    words = _("“{row}” was left out, and with it what belongs to it ({n}): {rows}. One “Undo” "
              "brings all of them back.")  # fmt: skip
    return words.format(row=row_names.row_name(found, found.get(name)), n=len(along), rows=rows)


def show() -> None:
    """What the last key left out along with its proposal, once."""
    if along := st.session_state.pop(_ALONG, ""):
        st.info(st_text(along))
