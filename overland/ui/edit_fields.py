"""Fields of the page Edit: their labels in the last step, and how large a file they take."""

from __future__ import annotations

import streamlit as st

from overland import config
from overland.i18n import _


def upload_mb() -> int:
    """Megabytes of one file that a field takes and tells: no more than the server lets through."""
    return min(config.EDIT_UPLOAD_MB, int(st.get_option("server.maxUploadSize")))


def tell_size() -> None:
    """The limit and what to do, in words: the browser marks a larger file in red and says neither."""  # noqa: E501
    words = _("At most {n} MB of one file are read: split a larger one, or give less of it.")
    st.caption(words.format(n=upload_mb()))


def kind(table: str) -> str:
    """What a row of a table is, in one word; "" of a table that has none."""
    words = {
        "places": _("Place"), "events": _("Event"), "counts": _("Figure"), "quotes": _("Quotation"),
        "legs": _("Leg"), "sources": _("Text"),
        "relations": _("Relation of figures"), "names": _("Other name"),
        "evidence": _("Further words of a source"), "translations": _("Translation"),
        "corrections": _("Correction"),
    }  # fmt: skip
    return words.get(table, "")


def labels() -> dict[str, str]:
    """Field -> the label under which it is filled in."""
    return {
        "title": _("Title"),
        "description": _("Description"),
        "overland.summary": _("Summary in a few words, for an embed; may stay empty"),
        "overland.language": _("Language of the story, such as es"),
        "overland.timezone": _("Time zone of the story, such as Asia/Beirut"),
        "contributors[0].title": _("Who made the story"),
        "licenses[0].title": _("Licence"),
        "version": _("Version; 1.0.0 for the first that readers see"),
    }
