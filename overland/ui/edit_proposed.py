"""Proposals of the last step for a story's descriptor: all in view, written by one press."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import streamlit as st

from overland.drafting import about_story, unsaved
from overland.html.draft_card import card
from overland.i18n import _
from overland.story import unfinished
from overland.ui import edit_fields
from overland.ui.frame import in_readers_language

_LABELS: Final = {
    "timezone": "overland.timezone",
    "language": "overland.language",
    "contributor": "contributors[0].title",
}
"""Fields of the last step that its labels name by their path."""


def show(folder: Path, about: Mapping[str, Any], write: Callable[[Path, str, str], None]) -> None:
    """Each value that is proposed, where it is from, and one button; a field below changes it."""
    found = about_story.proposals(folder, about, unfinished.story(folder).places)
    if not found:
        return
    labels = edit_fields.labels()
    shown = [(labels[_LABELS.get(o.name, o.name)], f"{o.value} ({o.reason})", True) for o in found]
    with st.container(key="about-proposed", border=True):
        st.html(card(_("Proposed, and not written yet"), "", shown, [], ""))
        st.button(_("Write all {n}").format(n=len(found)), key="about-take", type="primary",
                  on_click=_take, args=(folder, found, write))  # fmt: skip
        st.caption(_("Or fill in the fields below yourself: what you write is not proposed."))


def key(folder: Path, name: str) -> str:
    """The key under which the page knows a field of the last step."""
    return f"about-{folder.name}-{name}"


@in_readers_language
def _take(
    folder: Path,
    found: tuple[about_story.ProposedField, ...],
    write: Callable[[Path, str, str], None],
) -> None:
    for one in found:
        write(folder, one.name, one.value)
        st.session_state[key(folder, one.name)] = one.value
    unsaved.written(folder, {key(folder, one.name): one.value for one in found})
