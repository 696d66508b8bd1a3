"""The marks of map, legend and panel: one shape and colour code, readable without colour."""

from __future__ import annotations

from overland.geography import extent
from overland.html.markup import Safe, join, tag
from overland.i18n import _
from overland.presentation import vocabulary
from overland.story.models import Claim, Leg, Story
from overland.story.vocabularies import BASIS, LINE_STYLES, MODE, ROLE, STATUS


def line(style: str) -> Safe:
    """A sample of a line as the map draws it; in CSS alone, for Streamlit removes SVG from HTML."""
    return tag("i", class_=f"ov-sample ov-sample-{style}", aria_hidden="true")


def chip(status: str) -> Safe:
    """A status (or "inferred", "background") as a word with the mark that the map gives it."""
    sign = (BASIS if status in BASIS else STATUS)[status].sign
    if sign.shape == "line":
        mark = line(status)
    else:
        mark = tag("i", class_=f"ov-square ov-square-{status}", aria_hidden="true")
    return tag("span", mark, vocabulary.status(status), class_=f"ov-chip ov-chip-{status}")


def inferred(item: Claim) -> Safe | None:
    """The mark of what the editors conclude, to stand behind a status that does not say so."""
    said = (
        vocabulary.leg_style(item) if isinstance(item, Leg) else getattr(item, "status", "inferred")
    )
    if item.basis != "inferred" or said == "inferred":
        return None
    return join([Safe(" "), chip("inferred")])


def pin(role: str) -> Safe:
    """A marker's shape, for the legend."""
    return tag(
        "span", tag("i", class_="ov-pin"), class_=f"ov-key-pin ov-{role}", aria_hidden="true"
    )


def legend(story: Story) -> Safe:
    """What the story's lines and pins mean: only what this story's map shows."""
    drawn = {vocabulary.leg_style(leg) for leg in story.legs}
    roles = {place.role for place in story.places if place.point}
    lines = [
        tag("li", line(style), line_words(story, style)) for style in LINE_STYLES if style in drawn
    ]
    pins = [
        tag("li", pin(role), vocabulary.legend_role(story, role)) for role in ROLE if role in roles
    ]
    area = tag("li", tag("i", class_="ov-key-area", aria_hidden="true"), area_words())
    return tag(
        "details",
        tag("summary", _("Legend")),
        tag("ul", lines, pins, area if extent.areas(story) else None),
        open=True,
        class_="ov-legend-list",
    )


def area_words() -> str:
    """What the circle around a place means, for a legend."""
    return _("area: known to some kilometres only")


def line_words(story: Story, style: str) -> str:
    """What a line of that style means in this story, for a legend."""
    legs = [leg for leg in story.legs if vocabulary.leg_style(leg) == style]
    said = vocabulary.status(style)
    modes = {leg.mode for leg in legs}
    if modes == {"air"}:
        said = str(MODE["air"].leg).format(status=said)
    if style == "inferred":
        return _("inferred by the editors")
    if all(leg.basis == "inferred" for leg in legs):
        return _("{line}, in part inferred").format(line=said)
    return said


def leg_title(story: Story, leg: Leg) -> str:
    """ "Damascus – Masnaa"."""
    ends = (story.place(leg.origin), story.place(leg.destination))
    return " – ".join(vocabulary.place_name(place) for place in ends if place)
