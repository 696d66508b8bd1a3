"""Links that a keyboard meets first: to the map, the details and the timeline."""

from __future__ import annotations

from overland.html.markup import Safe, tag
from overland.i18n import _


def links() -> Safe:
    """Seen only while one of them has the focus."""
    targets = (
        ("ov-map", _("To the map")),
        ("ov-details", _("To the details")),
        ("ov-timeline", _("To the timeline")),
    )
    return tag(
        "nav",
        [tag("a", words, href=f"#{name}", data_skip=name) for name, words in targets],
        class_="ov-skips",
        aria_label=_("Skip links"),
    )
