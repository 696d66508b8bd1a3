"""Particulars of a place or a leg, which stand beside its statement, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from overland.i18n import line
from overland.presentation import legs, places, points
from overland.story.models import Claim, Leg, Place, Story


def particulars(story: Story, claim: Claim) -> tuple[str, ...]:
    """A place's kind, country, point, names and how it was found; how a leg's line was drawn."""
    match claim:
        case Place():
            lines = _of_place(story, claim)
        case Leg():
            lines = _of_leg(story, claim)
        case _:
            return ()
    return tuple(text for text in lines if text)


def _of_place(story: Story, place: Place) -> Iterator[str]:
    yield places.facts(place)
    yield line(*(name.text for name in places.other_names(story, place)))
    found = points.provenance(story, place)
    if found:
        yield found.title
        yield found.given_by
        yield found.reason
        yield found.asked


def _of_leg(story: Story, leg: Leg) -> Iterator[str]:
    yield legs.caption(story, leg)
    drawn = legs.provenance(story, leg)
    if drawn:
        yield f"{drawn.length}. {drawn.method.text}"
        yield drawn.error_basis.text
        yield drawn.rights.text
        yield from (source.text for source in drawn.sources)
        yield drawn.translated_by
