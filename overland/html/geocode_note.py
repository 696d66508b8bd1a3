"""A note on the geocoding of a place, folded."""

from __future__ import annotations

from overland.html.markup import Safe, tag
from overland.presentation import points
from overland.story.models import Place, Story


def how_found(story: Story, place: Place) -> Safe | None:
    """Who gave the point, why that one, and how far the next candidate lies; None if unknown."""
    told = points.provenance(story, place)
    if told is None:
        return None
    # The reason is the command's or a person's own words.
    said = [tag("p", told.reason, lang="en", dir="auto"), tag("p", told.asked)]
    if told.giver:
        said.insert(0, tag("p", _giver(told)))
    body = tag("div", said, class_="ov-proof")
    return tag("details", tag("summary", told.title), body, class_="ov-ledger")


def _giver(told: points.PointProvenance) -> Safe | str:
    if not told.url:
        return told.given_by
    return tag(
        "a", told.given_by, href=told.url, rel="noopener", target="_blank", data_overland="out"
    )
