"""Labels that the last step gives to the fields of datapackage.json."""

from __future__ import annotations

from overland.i18n import _


def labels() -> dict[str, str]:
    """Field -> the label under which it is filled in."""
    return {
        "title": _("Title"),
        "description": _("Description"),
        "overland.timezone": _("Time zone of the story, such as Asia/Beirut"),
        "contributors[0].title": _("Who made the story"),
        "licenses[0].title": _("Licence"),
        "version": _("Version; 1.0.0 for the first that readers see"),
    }
