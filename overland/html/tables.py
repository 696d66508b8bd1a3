"""The story's tables as they are, for looking at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from overland.html import evidence_table
from overland.html.markup import Safe, tag
from overland.presentation import evidence_lines
from overland.presentation.quotation import quoted
from overland.story.models import Claim, Evidence, Story
from overland.view import View, href

_TABLES = (
    "places",
    "names",
    "events",
    "counts",
    "quotes",
    "legs",
    "relations",
    "translations",
    "sources",
    "corrections",
)


def names(story: Story) -> tuple[str, ...]:
    """The tables that have rows."""
    return tuple(name for name in _TABLES if getattr(story, name))


def table(story: Story, view: View, name: str) -> Safe:
    """One table with a column for each field; evidence as the words it quotes."""
    rows: Sequence[Any] = getattr(story, name)
    columns = [field.name for field in fields(rows[0])]
    body = [
        tag(
            "tr",
            [tag("td", _cell(story, view, row, column), data_label=column) for column in columns],
        )
        for row in rows
    ]
    head = tag("thead", tag("tr", [tag("th", column, scope="col") for column in columns]))
    return tag("div", tag("table", head, tag("tbody", body), class_="ov-table"), class_="ov-scroll")


def _cell(story: Story, view: View, row: Any, column: str) -> str:
    """A value as text; a claim's id leads to it on the map, where its evidence is."""
    value = getattr(row, column)
    if column == "id" and isinstance(row, Claim):
        return tag("a", value, href=href(evidence_table.view_of(story, view, row)))
    match value:
        case None:
            return ""
        case Mapping():
            return " · ".join(value.values())
        case tuple():
            return " ".join(_text(story, part) for part in value)
        case _:
            return _text(story, value)


def _text(story: Story, value: object) -> str:
    if not isinstance(value, Evidence):
        return str(value)
    words = evidence_lines.original(story, value)
    return f"{quoted(words.text, words.language)} ({value.source})"
