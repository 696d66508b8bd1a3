"""Lengths of the way in words: as drawn, in a straight line, and as somebody published it."""

from __future__ import annotations

from overland.geography import distance
from overland.i18n import _
from overland.presentation import legs, sources
from overland.story.models import Story


def lengths(story: Story) -> tuple[tuple[str, str], ...]:
    """Every length that there is: between what, and how long; what disagrees stands as a range."""
    titles = {leg.id: legs.title(story, leg) for leg in story.legs}
    return tuple(
        (titles.get(figure.between, figure.between), _length(story, figure))
        for figure in distance.figures(story)
    )


def method() -> str:
    """How the lengths were measured."""
    return _(
        "Measured along the line as drawn and in a straight line, on the ellipsoid WGS 84. Where "
        "a line lacks bends of the road, the road is longer: each place tells how its lines were "
        "drawn."
    )


def _length(story: Story, figure: distance.Figure) -> str:
    drawn = _drawn(story, figure)
    if figure.published_km is None:
        return drawn
    return _(
        "{low:.0f} to {high:.0f} km: {published:g} km published ({source}), {drawn}; "
        "drawn and published differ by {difference:.0f} km, {percent:.0f} %"
    ).format(
        difference=abs(figure.drawn_km - figure.published_km),
        percent=abs(figure.drawn_km / figure.published_km - 1) * 100,
        low=figure.low_km,
        high=figure.high_km,
        published=figure.published_km,
        source=_told_by(story, figure.source),
        drawn=drawn,
    )


def _drawn(story: Story, figure: distance.Figure) -> str:
    modes = {leg.mode for leg in story.legs if leg.id in figure.legs}
    if modes == {"air"}:
        said = _("{straight:.0f} km in a straight line; how it would be flown is not known")
        return said.format(straight=figure.straight_km)
    said = _("{drawn:.0f} km as drawn, {straight:.0f} km in a straight line")
    return said.format(drawn=figure.drawn_km, straight=figure.straight_km)


def _told_by(story: Story, named: str) -> str:
    """Who published a length: a source of the story by its id, or as the file names it."""
    source = story.source(named)
    if source is None:
        return named
    return _("{report}; not checked").format(report=sources.report(source))
