"""Notices on a page: what of its address was not understood, and that nobody answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from overland.html.markup import Safe, join, tag
from overland.i18n import direction, ngettext, text_language
from overland.presentation.announcements import announcements

_UNFOLDED: Final = 2
"""Notices that stand open; of more the first does, and the others are a press away."""


def away() -> Safe:
    """The line for when the server is away, with all that scripts tell of a choice."""
    words = {f"data_{name}": text for name, text in announcements().items()}
    return tag(
        "aside", id="ov-cut-off", hidden=True, lang=text_language(), dir=direction(), **words
    )


def stack(notices: Sequence[str]) -> Safe:
    """Each notice is said once; many must not push the map off the screen."""
    told = [tag("div", notice, role="alert", class_="ov-notice") for notice in notices]
    if len(told) <= _UNFOLDED:
        return join(told)
    left = len(told) - 1
    more = tag("summary", ngettext("{n} more", "{n} more", left).format(n=left))
    return join([told[0], tag("details", join([more, *told[1:]]), class_="ov-notices-more")])
