"""The script of the page Edit: where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPT = Path(__file__).parent / "static" / "edit.js"


@cache
def _component() -> Callable[..., Any]:
    script = _SCRIPT.read_text(encoding="utf-8")
    return st.components.v2.component("overland_edit", html="<span hidden></span>\n", js=script)


def mount(current: str, field: str = "") -> None:
    """Put the script on the page, for a proposal. `field` is the key of the field to go to."""
    _component()(key="edit-script", data={"current": current, "field": field}, height=0)
