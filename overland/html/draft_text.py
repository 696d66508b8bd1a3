"""A source text with its proposals marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from overland.html.markup import Safe, escape, join, tag

Mark = tuple[int, int, str, str, str]
"""start, end, id, table, state"""


def marked(text: str, marks: Iterable[Mark], current: str = "") -> Safe:
    """The text with each proposal as a mark of its kind; where two overlap, the longer stays."""
    parts: list[Safe] = []
    at = 0
    for start, end, name, table, state in _apart(marks):
        parts.append(escape(text[at:start]))
        kind = f"ov-mark ov-mark-{table} ov-mark-{state}"
        here = " ov-mark-current" if name == current else ""
        label = f"{table}: {state}"
        parts.append(
            tag("mark", text[start:end], id=f"mark-{name}", class_=kind + here, title=label)
        )
        at = end
    parts.append(escape(text[at:]))
    return tag("div", join(parts), class_="ov-draft-text", tabindex="0")


def _apart(marks: Iterable[Mark]) -> Sequence[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one[0], -(one[1] - one[0]))):
        if mark[1] > mark[0] >= 0 and (not kept or mark[0] >= kept[-1][1]):
            kept.append(mark)
    return kept
