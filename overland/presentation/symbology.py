"""The legend of a story's map: what its lines, pins, areas and bands mean, in order."""

from __future__ import annotations

from dataclasses import dataclass

from overland.geography import extent
from overland.i18n import _
from overland.presentation import legs, vocabulary
from overland.story.models import Story
from overland.story.vocabularies import LINE_STYLES, ROLE


@dataclass(frozen=True, slots=True)
class Legend:
    """Values of the vocabularies with what they mean in this story; "" for what it has not."""

    lines: tuple[tuple[str, str], ...]
    pins: tuple[tuple[str, str], ...]
    area: str
    band: str


def legend(story: Story) -> Legend:
    """Only what this story's map shows."""
    drawn = {legs.drawn_style(story, leg) for leg in story.legs}
    roles = {place.role for place in story.places if place.point}
    return Legend(
        lines=tuple((s, legs.style_words(story, s)) for s in LINE_STYLES if s in drawn),
        pins=tuple((r, vocabulary.legend_role(story, r)) for r in ROLE if r in roles),
        area=_("area: the point is known to some kilometres only")
        if extent.rough_places(story)
        else "",
        band=legs.errors(story),
    )
