"""The legend of a story's map: what its lines, pins, areas and bands mean, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from overland.geography import extent
from overland.i18n import _
from overland.presentation import legs, vocabulary
from overland.story.models import Place, Story
from overland.story.vocabularies import LINE_STYLES, MARK, ROLE, least_known


@dataclass(frozen=True, slots=True)
class Legend:
    """Values of the vocabularies with what they mean in this story; "" for what it has not.

    A pin is a role, whether its places are the editors' conclusion, and words. `far_pins` are
    seen only where a map shows more than the whole journey: before, they are arrows at its edge.
    """

    lines: tuple[tuple[str, str], ...]
    pins: tuple[tuple[str, bool, str], ...]
    far_pins: tuple[tuple[str, bool, str], ...]
    area: str
    band: str


def legend(story: Story) -> Legend:
    """Only what this story's map shows."""
    there = (leg for leg in story.legs if extent.leg_line(story, leg))
    drawn = {legs.drawn_style(story, leg) for leg in there}
    pins = tuple(_pins(story))
    known = {(role, inferred) for role, inferred, _words in pins}
    return Legend(
        lines=tuple((s, legs.style_words(story, s)) for s in LINE_STYLES if s in drawn),
        pins=pins,
        far_pins=tuple(far for far in _pins(story, far=True) if far[:2] not in known),
        area=_("area: the point is known to some kilometres only")
        if extent.rough_places(story)
        else "",
        band=legs.errors(story),
    )


def _pins(story: Story, *, far: bool = False) -> Iterator[tuple[str, bool, str]]:
    """Each role's pins; of the journey's own those of its whole view: `far` ones are arrows."""
    close = extent.near(story)
    for role in ROLE:
        alike = [place for place in story.places if place.role == role and place.point]
        near = [place for place in alike if place.id in close or role not in extent.ON_THE_WAY]
        shown = alike if far else near or alike
        for inferred in (False, True):
            places = [place for place in shown if is_inferred(place) == inferred]
            if places:
                yield role, inferred, vocabulary.legend_role(story, role, places)


def is_inferred(place: Place) -> bool:
    """Whether it is the editors' conclusion that the journey touches a place: its pin is dotted."""
    return place.basis == "inferred" and place.role in extent.ON_THE_WAY


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
