"""Announcements: what a page tells of a choice, and of a server that is away."""

from __future__ import annotations

from overland.i18n import _


def announcements() -> dict[str, str]:
    """Each by its name in the scripts; "{what}" stands for what was chosen."""
    return {
        "away": _("The server does not answer. What you read here stays; a click waits for it."),
        "chosen": _("{what}. Details are open."),
        "closed": _("Details are closed."),
    }
