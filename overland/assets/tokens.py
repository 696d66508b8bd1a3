"""Design tokens: every colour of page, map and picture by name, for a light and a dark screen.

Colours are #rrggbb, or #rrggbbaa where what lies below shines through.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Theme = Literal["light", "dark"]

LIGHT: Final[Mapping[str, str]] = {
    "sea": "#d5dce2",
    "land": "#eeeeec",
    "lake": "#cdd7df",
    "river": "#b3c3cf",
    "border": "#8d9196",
    "road": "#ffffff",
    "ink": "#1d2126",
    "quiet": "#4a5057",
    "paper": "#fdfdfb",
    "halo": "#fdfdfbeb",
    "red": "#b3202c",
    "blue": "#195279",
    "grey": "#6b7178",
    "case": "#ffffff",
    "rule": "#787e844d",
    "note": "#f6f2e7",
    "amber": "#8a5a00",
    "green": "#22633b",
}
DARK: Final[Mapping[str, str]] = {
    "sea": "#3b3e40",
    "land": "#444443",
    "lake": "#383c3f",
    "river": "#3b4b57",
    "border": "#7c848c",
    "road": "#343b42",
    "ink": "#eceded",
    "quiet": "#a9b0b7",
    "paper": "#171a1e",
    "halo": "#171a1ee6",
    "red": "#f0717a",
    "blue": "#8fbfe0",
    "grey": "#9aa1a8",
    "case": "#14171a",
    "rule": "#787e844d",
    "note": "#26231a",
    "amber": "#d9ad5b",
    "green": "#86c79b",
}
THEMES: Final[Mapping[Theme, Mapping[str, str]]] = {"light": LIGHT, "dark": DARK}

DARK_BRIGHTNESS: Final = 0.32
DARK_CONTRAST: Final = 1.15
"""What the relief's colours are multiplied by in the dark, on the live map and in pictures."""


def opaque(colour: str) -> str:
    """The colour without its transparency, for SVG."""
    return colour[:7]
