"""The rules of the style sheet that a page holds itself, in two parts.

The first stands in its head and shows what a reader sees first, up to the links of the map; the
second stands behind those links, before whatever else it styles. The whole comes after the page.
"""

from __future__ import annotations

from typing import Final

from overland.assets import bundles, critical, registry
from overland.html.markup import Safe, style

HEAD: Final = Safe("<!-- rules -->")
"""Where the first part goes."""
LATER: Final = Safe("<!-- later rules -->")
"""Where the second part goes; a page without this mark has all of them in its head."""
_STATES: Final = frozenset(
    (
        *(".ov-scripted", ".is-dark", ".is-done", ".is-live", ".is-drawn", "[aria-current"),
        *(".is-edge", ".is-quiet", ".is-crowded", ".is-placed", ".is-small", ".is-outside"),
        ".is-untold",
        ".ov-first-ground",
    )
)
"""What scripts and readers make of elements that the first HTML has."""
_LATER_STATES: Final = frozenset(
    ("[open", ".is-folded", ".is-short", ".is-slim", ".is-tall", ".ov-unnamed", "[data-side")
)
"""The same, of what is opened, and of names and a legend that are laid out once painted."""
_IN_A_FRAME: Final = frozenset((".ov-own-height", ".ov-embed-closed", ".ov-cut"))


def put(page: str, body: str, *, embedded: bool) -> str:
    """A page with its rules in place of the marks; `body` is its part that the rules are for."""
    sheet = registry.named(bundles.PAGE).body.decode()
    first, marked, _ = body.partition(LATER)
    states = _STATES | (_IN_A_FRAME if embedded else frozenset())
    named = critical.names(body) | states | _LATER_STATES
    early = critical.names(first, folded=False) | states if marked else named
    later = style(critical.rules(sheet, named, but=early))
    made = page.replace(HEAD, style(critical.rules(sheet, early)), 1)
    return made.replace(LATER, later, 1)
