"""Lengths of the way in words: as drawn, in a straight line, and as somebody published it."""

from __future__ import annotations

from overland.geography import published_lengths
from overland.geography.published_lengths import StretchLength
from overland.i18n import _, number
from overland.presentation import legs, places, sources
from overland.story.models import Story


def heading(*, with_heights: bool) -> str:
    """What the lengths stand under: a way at sea, or of unknown means, is no road."""
    return _("The road: length and height") if with_heights else _("How long the way is")


def lengths(story: Story) -> tuple[tuple[str, str], ...]:
    """Every length that there is: between what, and how long; what disagrees stands as a range."""
    titles = {leg.id: legs.title(story, leg) for leg in story.legs}
    return tuple(
        (titles.get(stretch.between, stretch.between), _length(story, stretch))
        for stretch in published_lengths.stretch_lengths(story)
    )


def of_scales() -> list[tuple[int, str]]:
    """The round lengths that a map's scale may have, in metres and in words."""
    steps = (step * 10**power for power in range(2, 7) for step in (1, 2, 5))
    return [(metres, legs.rounded_m(metres)) for metres in steps]


def method() -> str:
    """How the lengths were measured."""
    return _(
        "Measured along the line as drawn and in a straight line, on the ellipsoid WGS 84. Where "
        "a line lacks bends of the road, the road is longer: each place tells how its lines were "
        "drawn."
    )


def _length(story: Story, stretch: StretchLength) -> str:
    if any(legs.only_points(story, leg) for leg in story.legs if leg.id in stretch.legs):
        return places.only_a_direction()
    drawn = _drawn(story, stretch)
    if stretch.published_km is None:
        return drawn
    return _(
        "{low} to {high} km: {published} km published ({source}), {drawn}; "
        "drawn and published differ by {difference} km, {percent} %"
    ).format(
        difference=number(abs(stretch.drawn_km - stretch.published_km), 0),
        percent=number(abs(stretch.drawn_km / stretch.published_km - 1) * 100, 0),
        low=number(stretch.low_km, 0),
        high=number(stretch.high_km, 0),
        published=number(stretch.published_km),
        source=_told_by(story, stretch.source),
        drawn=drawn,
    )


def _drawn(story: Story, stretch: StretchLength) -> str:
    modes = {leg.mode for leg in story.legs if leg.id in stretch.legs}
    straight = number(stretch.straight_km, 0)
    if modes == {"air"}:
        said = _("{straight} km in a straight line; how it would be flown is not known")
        return said.format(straight=straight)
    said = _("{drawn} km as drawn, {straight} km in a straight line")
    return said.format(drawn=number(stretch.drawn_km, 0), straight=straight)


def _told_by(story: Story, named: str) -> str:
    """Who published a length: a source of the story by its id, or as the file names it."""
    source = story.source(named)
    if source is None:
        return named
    return _("{report}; not checked").format(report=sources.report(story, source))
