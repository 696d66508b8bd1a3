"""Colours and line styles, read from the live map's own stylesheet, so that both draw alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from overland.assets.bundles import STATIC

Theme = Literal["light", "dark"]

_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DECLARATION: Final = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_COLOUR: Final = re.compile(r"rgba\((\d+),\s*(\d+),\s*(\d+),\s*([\d.]+)\)")


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a leg is drawn. `dash` is an SVG dash array, "" for an unbroken line."""

    colour: str
    width: float
    dash: str
    cap: str


def palette(theme: Theme) -> Mapping[str, str]:
    """The map's colours by name ("sea", "red"), as an SVG has them: without transparency."""
    sheet = _sheet()
    found = sheet[":root"] | (sheet[":root.is-dark"] if theme == "dark" else {})
    return {name.removeprefix("--ov-"): _opaque(value) for name, value in found.items()}


def stroke(style: str, theme: Theme) -> Stroke:
    """The stroke of a leg's style, such as "expected"."""
    sheet = _sheet()
    rule = sheet[".ov-leg"] | sheet[".ov-line"] | sheet.get(f".ov-line-{style}", {})
    colours = palette(theme)
    colour = rule["stroke"].removeprefix("var(--ov-").removesuffix(")")
    return Stroke(
        colours[colour],
        float(rule["stroke-width"]),
        rule.get("stroke-dasharray", ""),
        rule["stroke-linecap"],
    )


def _opaque(value: str) -> str:
    found = _COLOUR.fullmatch(value)
    return "#" + "".join(f"{int(part):02x}" for part in found.groups()[:3]) if found else value


@cache
def _sheet() -> dict[str, dict[str, str]]:
    text = _COMMENT.sub("", (STATIC / "marks.css").read_text(encoding="utf-8"))
    return {
        selector.strip(): {name: value.strip() for name, value in _DECLARATION.findall(body)}
        for selector, body in _RULE.findall(text)
    }
