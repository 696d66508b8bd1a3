"""A source text with its proposals marked in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from overland.html.markup import Safe, escape, join, tag
from overland.i18n import _

_ORDER = {"places": 0, "counts": 1, "quotes": 2, "legs": 3, "events": 4}

Mark = tuple[int, int, str, str, str]
"""start, end, id, table, state"""


def marked(
    text: str,
    marks: Iterable[Mark],
    current: str = "",
    kind_of: Callable[[str], str] = str,
    source: str = "",
) -> Safe:
    """The text with its proposals as marks; of two that overlap the shorter kind stays.

    `kind_of` says what a table's rows are, in the editor's words; `source` whose text it is.
    """
    parts: list[Safe] = []
    at = 0
    for start, end, name, table, state in _apart(marks, current):
        parts.append(escape(text[at:start]))
        kind = f"ov-mark ov-mark-{table} ov-mark-{state}"
        here = " ov-mark-current" if name == current else ""
        label = kind_of(table)
        parts.append(
            tag("mark", text[start:end], id=f"mark-{name}", class_=kind + here, title=label)
        )
        at = end
    parts.append(escape(text[at:]))
    named = {"role": "region", "aria_label": _("Text"), "tabindex": "0"}  # it is scrolled by keys
    return tag("div", join(parts), class_="ov-draft-text", data_source=source, **named)


def _apart(marks: Iterable[Mark], current: str) -> Sequence[Mark]:
    """Marks that do not overlap: the one looked at, then the shorter kinds before sentences."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one[2] != current, _ORDER[one[3]], one[0])):
        start, end = mark[0], mark[1]
        if end > start >= 0 and all(end <= one[0] or start >= one[1] for one in kept):
            kept.append(mark)
    return sorted(kept)
