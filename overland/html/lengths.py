"""How long the road is: as drawn, in a straight line, and as somebody published it."""

from __future__ import annotations

from overland.geography import distance
from overland.html import symbology
from overland.html.markup import Safe, tag
from overland.i18n import _
from overland.presentation import vocabulary
from overland.story.models import Leg, Story


def lengths(story: Story) -> Safe:
    """Every length that there is, each with its method; what disagrees stands as a range."""
    legs = {leg.id: symbology.leg_title(story, leg) for leg in story.legs}
    rows = [
        _row(story, figure, legs.get(figure.between, figure.between))
        for figure in distance.figures(story)
    ]
    method = _(
        "Measured along the line as drawn and in a straight line, on the ellipsoid WGS 84. Where "
        "a line lacks bends of the road, the road is longer: each place tells how its lines were "
        "drawn."
    )
    return tag("div", tag("ul", rows, class_="ov-lengths"), tag("p", method, class_="ov-facts"))


def _row(story: Story, figure: distance.Figure, between: str) -> Safe:
    drawn = _("{drawn:.0f} km as drawn, {straight:.0f} km in a straight line").format(
        drawn=figure.drawn_km, straight=figure.straight_km
    )
    flown = {leg.mode for leg in story.legs if leg.id in figure.legs} == {"air"}
    if flown:
        drawn = _("{straight:.0f} km in a straight line; how it would be flown is not known")
        drawn = drawn.format(straight=figure.straight_km)
    if figure.published_km is None:
        return tag("li", tag("b", between), ": ", drawn)
    told = _(
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
    return tag("li", tag("b", between), ": ", told)


def _told_by(story: Story, named: str) -> str:
    """Who published a length: a source of the story by its id, or as the file names it."""
    source = story.source(named)
    if source is None:
        return named
    return _("{publisher}, {date}; not checked").format(
        publisher=source.publisher, date=vocabulary.edtf(source.published)
    )


def of_leg(story: Story, leg: Leg) -> Safe | None:
    """How a leg's line was drawn and how far it may be off, folded."""
    route = story.routes.get(leg.id)
    if route is None:
        return None
    off = (
        _("Estimated error: about {error:.0f} m.").format(error=route.error_m)
        if route.error_m
        else ""
    )
    length = _("{km:.0f} km as drawn.").format(km=distance.length_km(route.points))
    sources = tag("ul", [tag("li", source) for source in route.sources])
    return tag(
        "details",
        tag("summary", _("How the line was drawn")),
        tag(
            "div",
            tag("p", f"{length} {route.method}"),
            tag("p", f"{off} {route.properties.get('error_basis') or ''}".strip()),
            sources,
            class_="ov-proof",
        ),
    )
