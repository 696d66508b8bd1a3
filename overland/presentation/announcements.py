"""Announcements: what a page tells of a choice and of a server, and Streamlit's own words."""

from __future__ import annotations

from overland.i18n import _


def announcements() -> dict[str, str]:
    """Each by its name in the scripts; "{what}" stands for what was chosen."""
    return {
        "away": _("The server does not answer. What you read here stays; a click waits for it."),
        "chosen": _("{what}. Details are open."),
        "closed": _("Details are closed."),
    }


def framework_words() -> dict[str, str]:
    """What Streamlit says in English alone, by its English words."""
    choose = _("Choose a file")
    return {
        "Skip to main content": _("Skip to main content"),
        "Choose an option": _("Choose an option"),
        "Open": _("Open the list"),
        "Dismiss": _("Close"),
        "No results": _("No results"),
        "Upload": choose,
        "file upload": choose,
        "Drag and drop files here": _("Drag and drop files here"),
        "{size} per file": _("{size} per file"),
    }


def framework_words_of_editing() -> dict[str, str]:
    """What Streamlit says in English alone on the page Edit as well, by its English words."""
    return {
        **framework_words(),
        "Choose options": _("Choose options"),
        "Add files": _("Choose a file"),
        "Press Enter to submit form": _("Press Enter to go on"),
        "Press Enter to apply": _("Press Enter to write it"),
        "Add row": _("Add a row"),
        "Show/hide columns": _("Show or hide columns"),
        "Download as CSV": _("Download as CSV"),
        "Search": _("Search"),
        "Fullscreen": _("Fill the window"),
        "Close fullscreen": _("Close"),
        "Link to heading": _("Link to this heading"),
        "progress": _("Decided so far"),
        "Shortcut {size}": _("Shortcut {size}"),
        "Remove {size}": _("Remove {size}"),
        "Clear all": _("Take all away"),
        "Scroll tabs left": _("Steps to the left"),
        "Scroll tabs right": _("Steps to the right"),
    }
