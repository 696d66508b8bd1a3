"""The legend of a story's map: what its lines, pins, areas and bands mean, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from overland.geography import extent
from overland.geography.distance import distance_km
from overland.i18n import _
from overland.presentation import legs, places, vocabulary
from overland.story.models import Leg, Place, Story
from overland.story.vocabularies import LINE_STYLES, MARK, ROLE, least_known


@dataclass(frozen=True, slots=True)
class Legend:
    """Values of the vocabularies with what they mean in this story; "" for what it has not.

    A pin is a role, whether its places are the editors' conclusion, and words. `far_pins` are
    seen only where a map shows more than the whole journey: before, they are arrows at its edge.
    `arrows` are those: whether the journey goes on there, and words. `sea` is beside its legs.
    `area` and `band` are seen from a scale on: see `is_seen`.
    """

    lines: tuple[tuple[str, str], ...]
    pins: tuple[tuple[str, bool, str], ...]
    far_pins: tuple[tuple[str, bool, str], ...]
    arrows: tuple[tuple[bool, str], ...]
    sea: str
    area: str
    band: str


def legend(story: Story) -> Legend:
    """Only what this story's map shows."""
    there = [leg for leg in story.legs if extent.leg_line(story, leg)]
    drawn = {legs.drawn_style(story, leg) for leg in there}
    pins = tuple(_pins(story))
    known = {(role, inferred) for role, inferred, _words in pins}
    return Legend(
        lines=tuple((s, legs.style_words(story, s)) for s in LINE_STYLES if s in drawn),
        pins=pins,
        far_pins=tuple(far for far in _pins(story, far=True) if far[:2] not in known),
        arrows=tuple(_arrows(story)),
        sea=_by_sea([leg for leg in there if leg.mode == "sea"]),
        area=_("area: the point is known to some kilometres only")
        if extent.rough_places(story)
        else "",
        band=legs.errors(story),
    )


PIN_PX: Final = 11
"""Radius of a pin: an area that is no larger lies below it."""
LINE_PX: Final = 8
"""Width of a line with its edges: a band that is no wider lies below it."""
_MAP_PX: Final = (1000, 520)
"""Width and height of a map on a desk, on which the whole journey is seen first."""


def first_scale(story: Story) -> float:
    """Metres per pixel of the first view of the whole journey, near enough for a legend."""
    (south, west), (north, east) = extent.bounds(story)
    across = distance_km((south, west), (south, east)) / _MAP_PX[0]
    return 1000 * max(across, distance_km((south, west), (north, west)) / _MAP_PX[1])


def is_seen(story: Story, sign: str, scale: float) -> bool:
    """Whether an "area" or a "band" is larger than what stands on it, at metres per pixel."""
    if sign == "area":
        widest = max((p.uncertainty_km or 0 for p in extent.rough_places(story)), default=0)
        return widest * 1000 > PIN_PX * scale
    error = max((legs.error_m(story, leg) or 0 for leg in story.legs), default=0)
    return 2 * error > LINE_PX * scale


def _by_sea(by_sea: Sequence[Leg]) -> str:
    """What the line beside legs by sea says; that no source has them by sea, where none does."""
    if not by_sea:
        return ""
    concluded = all(leg.basis == "inferred" for leg in by_sea)
    return vocabulary.in_status(vocabulary.mode("sea"), "inferred" if concluded else "")


def _pins(story: Story, *, far: bool = False) -> Iterator[tuple[str, bool, str]]:
    """Each role's pins; of the journey's own those of its whole view: `far` ones are arrows."""
    close = extent.near(story)
    for role in ROLE:
        alike = [place for place in story.places if place.role == role and place.own_point]
        near = [place for place in alike if place.id in close or role not in extent.ON_THE_WAY]
        shown = alike if far else near or alike
        for inferred in (False, True):
            found = [place for place in shown if is_inferred(place) == inferred]
            if found:
                yield role, inferred, vocabulary.legend_role(story, role, found)


def _arrows(story: Story) -> Iterator[tuple[bool, str]]:
    """What the arrows at the edge stand for: where the journey goes on, and other places."""
    close = extent.near(story)
    far = [place for place in extent.ranked(story) if place.id not in close]
    own = [place for place in far if place.role in extent.ON_THE_WAY]
    if own and all(place.gives_a_direction for place in own):
        yield True, places.only_a_direction()
    elif own:
        yield True, _("goes on beyond the map")
    if any(place.role not in extent.ON_THE_WAY for place in far):
        yield False, _("other place, beyond the map")


def legs_drawn(story: Story, style: str) -> list[str]:
    """The ids of the legs whose line looks like that."""
    return [leg.id for leg in story.legs if legs.drawn_style(story, leg) == style]


def places_drawn(story: Story, role: str, *, inferred: bool) -> list[str]:
    """The ids of the places whose pin looks like that."""
    alike = [place for place in story.places if place.role == role and place.point]
    return [place.id for place in alike if is_inferred(place) == inferred]


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
