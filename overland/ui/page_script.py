"""The page's own script: links without a reload, the timeline's buttons, Copy link, the theme.

Everything readable on the page is plain HTML with real links; this component only saves the reload.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import streamlit as st

KEY: Final = "conductor"
_TOLD: Final = "told"
_HERE: Final = Path(__file__).parent
_SCRIPTS: Final = (
    *(
        _HERE.parent / "html" / "static" / name
        for name in (
            "panel.js",
            "walk.js",
            "bring.js",
            "filter_form.js",
            "announce.js",
            "paper_folds.js",
            "embed_height.js",
            "keyboard_stops.js",
        )
    ),
    *(
        _HERE / "static" / name
        for name in (
            *("speech.js", "focus.js", "own_words.js", "filters.js", "pager.js", "address.js"),
            *("on_map.js", "paper.js", "copy.js", "page.js"),
        )
    ),
)


def _script() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in _SCRIPTS)


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "overland_conductor", html="<span hidden></span>\n", js=_script()
    )


@cache
def _telling() -> Callable[..., Any]:
    told = (_HERE / "static" / "told.js").read_text(encoding="utf-8")
    return st.components.v2.component("overland_told", html="<span hidden></span>\n", js=told)


def mount(data: Mapping[str, Any], on_go: Callable[[], None]) -> None:
    """Put the script on the page. `on_go` runs when a link is followed; `followed` says which.

    What it is told comes apart: a message holds the whole script, and is sent anew where anything
    of it is another.
    """
    _component()(key=KEY, height=0, on_go_change=on_go)
    _telling()(key=_TOLD, data=dict(data), height=0)


def followed() -> str:
    """The address that the reader followed, inside `on_go`."""
    state = st.session_state.get(KEY)
    return str(getattr(state, "go", "") or "") if state else ""
