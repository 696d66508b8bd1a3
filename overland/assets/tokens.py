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
    "sea": "#12181d",
    "land": "#4a4a49",
    "lake": "#151c22",
    "river": "#17222b",
    "border": "#9aa2aa",
    "road": "#6b6d6e",
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

DARK_BRIGHTNESS: Final = 0.33
DARK_CONTRAST: Final = 1.1
"""What the relief's colours are multiplied by in the dark, on the live map and in pictures."""


def dimmed(band: int) -> int:
    """What the dark makes of a band of the relief's colours, 0 to 255."""
    made = (min(255.0, band * DARK_BRIGHTNESS) - 127.5) * DARK_CONTRAST + 127.5
    return round(min(255.0, max(0.0, made)))


def under_relief(theme: Theme) -> str:
    """The colour to lay under the relief so that its sea has the theme's, dimmed with the rest."""
    if theme == "light":
        return LIGHT["sea"]
    sea = DARK["sea"]
    wanted = (int(sea[at : at + 2], 16) for at in (1, 3, 5))
    bands = [next(band for band in range(256) if dimmed(band) >= dark) for dark in wanted]
    return f"#{bytes(bands).hex()}"


def opaque(colour: str) -> str:
    """The colour without its transparency, for SVG."""
    return colour[:7]
