"""The scripts of the page Edit: the keyboard's place, Streamlit's words, the key on a reload."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import streamlit as st

from overland.drafting.draft_file import Stored
from overland.i18n import _, direction, text_language
from overland.presentation.announcements import framework_words_of_editing
from overland.ui import edit_chosen
from overland.ui.edit_desk import Desk

_STATIC = Path(__file__).parent / "static"
_KEY = "edit-script"


@cache
def _component() -> Callable[..., Any]:
    names = ("edit_keys.js", "edit_chosen.js", "edit.js")
    script = "".join((_STATIC / name).read_text(encoding="utf-8") for name in names)
    return st.components.v2.component("overland_edit", html="<span hidden></span>\n", js=script)


def mount(page: Desk, one: Stored | None, field: str = "") -> None:
    """Put the script on the page, for a proposal. `field` is the key of the field to go to.

    A click on an open mark in the text makes its proposal the one that is looked at; words that
    are chosen there become one.
    """
    current = one.id if one else ""
    words = {
        "busy": _("{key}: taken, a moment"),
        "unseen": _("{key} was not taken: it was pressed before this proposal was here."),
        "more": _("G: nothing is accepted yet. There is more below: press it again"),
        "end": _("G: now all of it was shown. Press it again to accept"),
    }
    run = st.session_state["edit-run"] = st.session_state.get("edit-run", 0) + 1
    told = {"current": current, "field": field, "words": words, "run": run}
    told["chosen"] = edit_chosen.offered(one)
    _component()(key=_KEY, data=told, height=0, on_look_change=_look,
                 on_chosen_change=partial(_chosen, page, current))  # fmt: skip


def _chosen(page: Desk, current: str) -> None:
    told = st.session_state[_KEY].chosen
    if told:
        edit_chosen.take(page, current, told)


def _look() -> None:
    name = st.session_state[_KEY].look
    if name:
        st.session_state["edit-current"], st.session_state["edit-mend"] = name, ""


@cache
def _words() -> Callable[..., Any]:
    names = ("own_words.js", "edit_words.js")
    script = "".join((_STATIC / name).read_text(encoding="utf-8") for name in names)
    return st.components.v2.component("overland_words", html="<span hidden></span>\n", js=script)


def speak() -> None:
    """Put the page, and what Streamlit says in English alone, in the reader's language."""
    names = {"page": _("Edit"), "reader": _("Reader’s view"), "map": _("Map")}
    names["row"] = _("Row")
    told: dict[str, object] = {"words": framework_words_of_editing(), "names": names}
    told |= {"lang": text_language(), "dir": direction()}
    _words()(key="edit-words", data=told, height=0)


@cache
def _keeper() -> Callable[..., Any]:
    script = (_STATIC / "edit_key.js").read_text(encoding="utf-8")
    return st.components.v2.component("overland_key", html="<span hidden></span>\n", js=script)


def keep_key(key: str) -> None:
    """Keep the key in the browser's tab; "" looks for one that was kept before a reload."""
    _keeper()(key="edit-keeper", data={"key": key}, height=0)
