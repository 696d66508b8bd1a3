"""A piece of text to take away: as it is, wrapped and never scrolled, with a button that copies it.

Streamlit's own code box is a stop of the keyboard without a role, so pages use this.
"""

from __future__ import annotations

from overland.html.markup import Safe, tag
from overland.i18n import _


def copyable(text: str, label: str = "") -> Safe:
    """The text, and a button named by `label` that copies it; without a label there is none."""
    return tag(
        "div",
        tag("pre", text, dir="auto"),
        _button(label) if label else None,
        class_="ov-copyable",
    )


def _button(label: str) -> Safe:
    return tag(
        "button",
        _("Copy"),
        type="button",
        data_overland="copy-text",
        data_done=_("Copied"),
        aria_label=_("Copy: {what}").format(what=label),
        class_="ov-copy",
    )
