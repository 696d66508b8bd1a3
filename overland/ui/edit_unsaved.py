"""Fields of the page Edit whose words are on the disk at every keystroke, and come back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import streamlit as st

from overland.drafting import unsaved
from overland.html.copyable import copyable
from overland.i18n import _
from overland.ui.frame import in_readers_language

_SCRIPT: Final = Path(__file__).parent / "static" / "unsaved.js"
SHEET: Final = "sheet-"
"""How the key of a sheet begins: its cell is shown for copying, since its place may be another."""


@cache
def _component() -> Callable[..., Any]:
    script = _SCRIPT.read_text(encoding="utf-8")
    return st.components.v2.component("overland_unsaved", html="<span hidden></span>\n", js=script)


def watch(story: str) -> None:
    """Send what is typed on this page to the disk. `story` is "" before there is one."""
    path = urlsplit(st.context.url or "/").path.rsplit("/", 1)[0]
    key = st.session_state.get("edit-key", "")
    data = {"story": story, "key": key, "address": f"{path}/edit/unsaved"}
    _component()(key="edit-unsaved", data=data, height=0)


def left(folder: Path) -> dict[str, str]:
    """Field -> words that an earlier session left unwritten: those of this one are its own."""
    known: dict[str, dict[str, str]] = st.session_state.setdefault("edit-left", {})
    return known.setdefault(str(folder), unsaved.waiting(folder))


def given_back(folder: Path, key: str, value: str = "") -> str:
    """What stands in a field at first: what was left in it, else its value."""
    return left(folder).pop(key, value)


def saved_field(
    folder: Path,
    label: str,
    value: str,
    key: str,
    save: Callable[[str], None],
    widget: Callable[..., Any] = st.text_input,
    **more: Any,
) -> None:
    """A field that is saved when it changes; what was left in it is saved before it is drawn."""
    words = given_back(folder, key, value)
    if words != value:
        save(words)
        unsaved.written(folder, {key: words})
    st.session_state.setdefault(key, words)  # a value that is proposed may be there already
    widget(label, key=key, on_change=_changed, args=(folder, key, save), **more)


@in_readers_language
def _changed(folder: Path, key: str, save: Callable[[str], None]) -> None:
    words = str(st.session_state.get(key) or "")
    save(words)
    unsaved.written(folder, {key: words})


def show_cells(folder: Path) -> None:
    """Words that were typed in a cell of a sheet and never entered."""
    cells = [words for key, words in left(folder).items() if key.startswith(SHEET) and words]
    if cells:
        st.caption(_("Typed in a sheet and not entered:"))
        st.html(copyable("\n".join(cells)))
        st.button(_("Forget it"), key="forget-cells", on_click=_forget, args=(folder,))


@in_readers_language
def _forget(folder: Path) -> None:
    cells = {key: words for key, words in left(folder).items() if key.startswith(SHEET)}
    unsaved.written(folder, cells)
    for key in cells:
        left(folder).pop(key)
