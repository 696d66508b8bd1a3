"""The other stories of a host as plain links, for a reader whose browser runs no scripts."""

from __future__ import annotations

from collections.abc import Mapping

from overland.html.markup import Safe, tag
from overland.i18n import _, direction, text_language
from overland.view import View, href


def nav(names: Mapping[str, str], view: View) -> Safe | None:
    """The list of `names` (slug -> name) but for the story of `view`; None where there is none."""
    links = [
        tag("li", tag("a", tag("bdi", name), href=href(View(story=slug, lang=view.lang))))
        for slug, name in names.items()
        if slug != view.story
    ]
    if not links:
        return None
    said = tag("h2", _("Stories"))
    listed = tag("nav", said, tag("ul", links), lang=text_language(), dir=direction())
    return tag("noscript", tag("div", listed, class_="ov-prose"))
