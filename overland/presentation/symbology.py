"""The legend of a story's map: what its lines, pins, areas and bands mean, in order."""

from __future__ import annotations

from dataclasses import dataclass

from overland.geography import extent
from overland.i18n import _
from overland.presentation import legs, vocabulary
from overland.story.models import Place, Story
from overland.story.vocabularies import LINE_STYLES, MARK, ROLE, least_known


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


def known(story: Story, place: Place) -> str:
    """How well what the story says of a place is known: the weakest of its statements.

    A place of which nothing is said to have happened is as well known as it is itself.
    """
    said = [e.basis if e.basis == "inferred" else e.status for e in story.events_at(place.id)]
    if not said:
        return place.basis
    return least_known(said)


def other_terms(story: Story) -> tuple[str, ...]:
    """How well the places beyond the journey's own are known: every value that one of them has."""
    found = {known(story, place) for place in extent.others(story)}
    return tuple(value for value in MARK if value in found)
