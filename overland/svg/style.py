"""Colours and strokes of pictures: the tokens and signs that the live map has too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from overland.assets.tokens import THEMES, Theme, opaque
from overland.story.vocabularies import line_sign

__all__ = ["Stroke", "Theme", "palette", "stroke"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a leg is drawn. `dash` is an SVG dash array, "" for an unbroken line."""

    colour: str
    width: float
    dash: str
    cap: str


def palette(theme: Theme) -> Mapping[str, str]:
    """The map's colours by name ("sea", "red"), as an SVG has them: without transparency."""
    return {name: opaque(value) for name, value in THEMES[theme].items()}


def stroke(style: str, theme: Theme) -> Stroke:
    """The stroke of a leg's style, such as "expected". Raises UnknownTerm."""
    sign = line_sign(style)
    dash = " ".join(f"{length:g}" for length in sign.dash)
    return Stroke(palette(theme)[sign.colour], sign.width_px, dash, sign.cap)
