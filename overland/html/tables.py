"""The story's tables as they are, for looking at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from overland.html import evidence_table
from overland.html.markup import Child, Safe, escape, tag
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
# What columns are called is fixed, in English.
_NAMES_LANGUAGE: Final = "en"
# Columns in somebody's words; ids, dates, figures, addresses and terms are of no language.
_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "places": frozenset({"name", "note"}),
    "names": frozenset({"name"}),
    "events": frozenset({"time_note", "headline", "speaker", "note"}),
    "counts": frozenset({"unit", "qualifier", "as_written", "speaker", "note"}),
    "quotes": frozenset({"speaker", "role", "text", "note"}),
    "legs": frozenset({"carrier", "note"}),
    "relations": frozenset({"note"}),
    "translations": frozenset({"text"}),
    "sources": frozenset({"title", "note"}),
    "corrections": frozenset({"was", "now", "why"}),
}


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
            [
                tag("td", _cell(story, view, name, row, column), data_label=column)
                for column in columns
            ],
        )
        for row in rows
    ]
    names_of = [tag("th", column, scope="col", lang=_NAMES_LANGUAGE) for column in columns]
    head = tag("thead", tag("tr", names_of))
    return tag("div", tag("table", head, tag("tbody", body), class_="ov-table"), class_="ov-scroll")


def _cell(story: Story, view: View, name: str, row: Any, column: str) -> Child:
    """A value as text; a claim's id leads to it on the map, where its evidence is."""
    value = getattr(row, column)
    if column == "id" and isinstance(row, Claim):
        return tag("a", value, href=href(evidence_table.view_of(story, view, row)))
    match value:
        case None:
            return ""
        case Mapping():
            return Safe(" · ").join(_said(text, language) for language, text in value.items())
        case tuple():
            return Safe(" ").join(_text(story, part) for part in value)
        case str() if column in _WORDS.get(name, ()):
            return _said(value, story.language_of(row, column))
        case _:
            return _text(story, value)


def _text(story: Story, value: object) -> Safe:
    if not isinstance(value, Evidence):
        return tag("bdi", str(value)) if value != "" else Safe("")
    words = evidence_lines.original(story, value)
    return _said(quoted(words.text, words.language), words.language) + escape(f" ({value.source})")


def _said(text: str, language: str) -> Safe:
    """Words in a language and direction of their own, whatever page they stand in."""
    return tag("bdi", text, lang=language) if text else Safe("")
