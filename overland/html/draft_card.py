"""A proposal as a card: what it says, what was guessed, what it still needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from overland.html.markup import Safe, tag
from overland.i18n import _

Cell = tuple[str, str, bool]
"""column, value, was it guessed"""


def card(
    heading: str,
    excerpt: str,
    cells: Iterable[Cell],
    lacks: Sequence[str],
    reason: str,
    name: str = "",
) -> Safe:
    """The card. The excerpt stands first: it is what everything else is read from.

    `name` is the proposal's id, by which the page knows which one is in sight.
    """
    parts: list[Safe] = [tag("h2", heading, class_="ov-draft-head")]
    if excerpt:
        parts.append(tag("blockquote", excerpt, class_="ov-draft-words"))
    if reason:
        parts.append(tag("p", reason, class_="ov-draft-reason"))
    rows = [tag("div", tag("dt", name), _value(value, guess)) for name, value, guess in cells]
    parts.append(tag("dl", rows, class_="ov-draft-cells"))
    if lacks:
        told = _("Still needed: {columns}").format(columns=", ".join(lacks))
        parts.append(tag("p", told, class_="ov-draft-lacks"))
    return tag("div", parts, class_="ov-draft-card", id=f"card-{name}" if name else None)


def _value(value: str, guess: bool) -> Safe:
    return tag("dd", [value, tag("span", _("guessed"), class_="ov-guess")] if guess else value)
