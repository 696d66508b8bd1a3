"""Lengths of the road, and how its lines were drawn."""

from __future__ import annotations

from overland.html import texts
from overland.html.markup import Safe, tag
from overland.i18n import _
from overland.presentation import legs
from overland.presentation import lengths as told
from overland.story.models import Leg, Story


def lengths(story: Story) -> Safe:
    """Every length that there is, each with its method; what disagrees stands as a range."""
    rows = [tag("li", tag("b", between), ": ", length) for between, length in told.lengths(story)]
    method = tag("p", told.method(), class_="ov-facts")
    return tag("div", tag("ul", rows, class_="ov-lengths"), method)


def of_leg(story: Story, leg: Leg) -> Safe | None:
    """How a leg's line was drawn and how far it may be off, folded; the error stands outside."""
    drawn = legs.provenance(story, leg)
    if drawn is None:
        return None
    method = texts.marked_line(drawn.length, drawn.method, between=". ")
    parts = [method, texts.local(drawn.error_basis), texts.local(drawn.rights)]
    return tag(
        "details",
        tag("summary", _("How the line was drawn")),
        tag(
            "div",
            tag("p", drawn.error) if drawn.error else None,
            [tag("p", part) for part in parts if part],
            tag("ul", [tag("li", texts.local(source)) for source in drawn.sources]),
            tag("p", drawn.translated_by) if drawn.translated_by else None,
            class_="ov-proof",
        ),
    )
