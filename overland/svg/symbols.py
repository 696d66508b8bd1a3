"""The marks of a picture: pins by role, samples of lines, arrows; shapes as on the live map."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from overland.html.markup import Safe, join
from overland.story.terms import PinSign
from overland.story.vocabularies import ROLE, line_sign
from overland.svg import style
from overland.svg.elements import element
from overland.svg.layout import Spot
from overland.svg.style import Theme

THIN: Final = 0.6
"""Of their width and of how far they stand apart lines beside each other have on a narrow map."""
_FAINT: Final = "0.28"
_DOT: Final = 3.0
"""Pixels of a dot of an inferred place's outline."""
REACH: Final = {role: term.pin.reach_px for role, term in ROLE.items()}
"""Half the width of each role's pin with a little air, in pixels."""


def pin(role: str, spot: Spot, colours: Mapping[str, str], *, inferred: bool = False) -> Safe:
    """A place's marker, in the shape that its role in the story has; dotted where it is the
    editors' conclusion."""
    if not inferred:
        return _pin(role, spot, colours, ROLE[role].pin.border_px)
    drawn = _pin(role, spot, colours, _DOT)
    return element("g", drawn, stroke_dasharray=f"0.1 {2 * _DOT:g}", stroke_linecap="round")


def _pin(role: str, spot: Spot, colours: Mapping[str, str], border: float) -> Safe:
    x, y = spot
    pin = ROLE[role].pin
    colour, paper = colours[pin.colour], colours["paper"]
    half = (pin.width_px - border) / 2
    if pin.shape == "diamond":
        inner = _turned(x, y, 2.75, paper, colour, 2.5)
        return join([_turned(x, y, half, paper, colour, border), inner])
    if pin.shape == "square":
        return _square(x, y, half, paper, colour, border)
    if pin.shape == "bubble":
        return _bubble(x, y, pin, colour, paper)
    if pin.shape == "disc":
        bar = element("path", d=f"M{x - 4.5:.1f} {y:.1f}h9", stroke=paper, stroke_width=3)
        return join([element("circle", cx=x, cy=y, r=half, fill=colour), bar])
    return element("circle", cx=x, cy=y, r=half, fill=paper, stroke=colour, stroke_width=border)


def _bubble(x: float, y: float, pin: PinSign, colour: str, paper: str) -> Safe:
    width, height = pin.width_px - pin.border_px, pin.height_px - pin.border_px
    box = element(
        "rect",
        x=x - width / 2,
        y=y - height / 2,
        width=width,
        height=height,
        rx=3,
        fill=paper,
        stroke=colour,
        stroke_width=pin.border_px,
    )
    lines = [
        element("path", d=f"M{x - 4.5:.1f} {y + dy:.1f}h9", stroke=colour, stroke_width=1.5)
        for dy in (-2, 2)
    ]
    return join([box, *lines])


def chosen(role: str, spot: Spot, colours: Mapping[str, str], *, arrow: bool = False) -> Safe:
    """A second outline around the place that the view has chosen, in the shape of its pin."""
    x, y = spot
    rings = ((colours["halo"], 9.0), (colours["red"], 3.0))
    shape = ROLE[role].pin.shape
    if shape == "diamond":
        return join(_turned(x, y, 16, "none", colour, width) for colour, width in rings)
    half = REACH[role] + 2.0
    if shape in ("square", "bubble") and not arrow:
        return join(_square(x, y, half, "none", colour, width) for colour, width in rings)
    return join(
        element("circle", cx=x, cy=y, r=half, fill="none", stroke=colour, stroke_width=width)
        for colour, width in rings
    )


def arrow(spot: Spot, angle: float, colours: Mapping[str, str], *, own: bool = True) -> Safe:
    """An arrow on the edge that points to a place beyond it; `angle` in radians.

    Where it is not the journey's `own` way it is hollow.
    """
    return element(
        "path",
        d="M9 0L-6 -9L-2 0L-6 9Z",
        transform=f"translate({spot[0]:.1f} {spot[1]:.1f}) rotate({math.degrees(angle):.1f})",
        fill=colours["blue" if own else "paper"],
        stroke=colours["halo" if own else "blue"],
        stroke_width=1.5,
    )


def faint(piece: Safe) -> Safe:
    """A piece of a picture that stands for what a filter does not let through."""
    return element("g", piece, opacity=_FAINT)


def leg(
    path: str,
    name: str,
    theme: Theme,
    shift_px: tuple[float, float] | None = None,
    *,
    by_sea: bool = False,
    thin: bool = False,
) -> tuple[Safe, Safe]:
    """A leg's casing and its line; all casings belong below all lines.

    Those that share a stretch are `thin` on a narrow map: they would hide the band of their error.
    """
    share = THIN if thin and shift_px else 1.0
    drawn = style.stroke(name, theme)
    case = style.palette(theme)["case"]
    common = {"fill": "none", "stroke_linejoin": "round"}
    if shift_px:
        common["transform"] = f"translate({shift_px[0] * share:.1f} {shift_px[1] * share:.1f})"
    wide = (6 if shift_px else 8) * share
    casing = element(
        "path", d=path, stroke=case, stroke_width=wide, stroke_opacity="0.95", **common
    )
    return (
        join([_edges(path, theme, common), casing]) if by_sea else casing,
        element(
            "path",
            d=path,
            stroke=drawn.colour,
            stroke_width=drawn.width * share,
            stroke_dasharray=drawn.dash or None,
            stroke_linecap=drawn.cap,
            **common,
        ),
    )


def band(path: str, name: str, theme: Theme, width: float) -> Safe:
    """How far a leg's true path may be from its line, as wide as that is on the ground."""
    return element(
        "path",
        d=path,
        fill="none",
        stroke=style.stroke(name, theme).colour,
        stroke_width=width,
        stroke_opacity="0.15",
        stroke_linecap="round",
        stroke_linejoin="round",
    )


def _edges(path: str, theme: Theme, common: Mapping[str, str]) -> Safe:
    """The water's edges, beside the line of a leg by sea."""
    blue = style.palette(theme)["blue"]
    return element("path", d=path, stroke=blue, stroke_width=12, stroke_opacity="0.75", **common)


def sea_sample(spot: Spot, theme: Theme) -> Safe:
    """A leg by sea, 34 pixels from `spot` to the right, without its line."""
    x, y = spot
    path = f"M{x:.1f} {y:.1f}h34"
    return leg(path, "inferred", theme, by_sea=True)[0]


def sample(status: str, spot: Spot, theme: Theme) -> Safe:
    """A status's mark, 34 pixels from `spot` to the right: a line, or a square for a stock."""
    x, y = spot
    sign = line_sign(status)
    if sign.shape == "line":
        return leg(f"M{x:.1f} {y:.1f}h34", status, theme)[1]
    colour = style.palette(theme)[sign.colour]
    return _square(x + 17, y, 4, colour if sign.shape == "square" else "none", colour, 2)


def _square(x: float, y: float, half: float, fill: str, colour: str, width: float) -> Safe:
    return element(
        "rect",
        x=x - half,
        y=y - half,
        width=2 * half,
        height=2 * half,
        fill=fill,
        stroke=colour,
        stroke_width=width,
    )


def _turned(x: float, y: float, half: float, fill: str, colour: str, width: float) -> Safe:
    reach = half * math.sqrt(2)
    return element(
        "path",
        d=f"M{x:.1f} {y - reach:.1f}l{reach:.1f} {reach:.1f}l{-reach:.1f} {reach:.1f}"
        f"l{-reach:.1f} {-reach:.1f}Z",
        fill=fill,
        stroke=colour,
        stroke_width=width,
    )
