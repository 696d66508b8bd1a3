"""Columns and their cells in the editor's words, on the page Edit."""

from __future__ import annotations

from overland.i18n import _, language
from overland.story.columns import Column
from overland.story.schemas import TABLES
from overland.ui import edit_fields


def column(name: str, table: str = "") -> str:
    """What a column holds, in a word or two; its own name where it has no other."""
    if (table, name) == ("quotes", "role"):
        return _("What the speaker is")
    words = {
        "id": _("Short name"), "name": _("Name"), "kind": _("Kind"), "country": _("Country"),
        "latitude": _("Latitude"), "longitude": _("Longitude"), "role": _("Role on the journey"),
        "basis": _("Rests on"), "note": _("Note"), "date": _("Date"),
        "time_note": _("How the date is known"), "place": _("Place"), "event": _("Event"),
        "leg": _("Leg"), "status": _("Status"), "speaker": _("Who says it"),
        "headline": _("Headline"), "position": _("Place in the order"), "origin": _("Origin"),
        "destination": _("Destination"), "mode": _("Way of travel"), "unit": _("What is counted"),
        "minimum": _("At least"), "maximum": _("At most"), "qualifier": _("Qualified by"),
        "as_written": _("As written"), "named": _("Named person"), "text": _("Words"),
        "language": _("Language"), "translated": _("Translated"), "members": _("Figures"),
        "uncertainty_km": _("How far off it may be, km"), "said_at": _("Said where"),
        "journey": _("Group on the way"), "carrier": _("Carried by"),
        "source": _("Source text"), "exact": _("Words of the source"),
        "prefix": _("Words before them"), "suffix": _("Words behind them"),
        "title": _("Title"), "publisher": _("Publisher"), "author": _("Author"),
        "published": _("Published"), "url": _("Address (URL)"),
        "archive_url": _("Address of an archived copy"), "sha256": _("Check sum (SHA-256)"),
        "relation": _("What the text is to the story"), "rights": _("Rights"),
        "second_hand": _("Told by others as"), "item": _("Row that it belongs to"),
        "supports": _("Columns that it bears out"), "column": _("Column"),
        "by": _("Translated by"), "was": _("What it said before"), "now": _("What it says now"),
        "why": _("Why it was changed"), "version": _("Version"), "point": _("Coordinates"),
        "count": _("Figure"),
    }  # fmt: skip
    return words.get(name, name)


def help_of(described: Column) -> str | None:
    """What a column is for, where the interface speaks the language in which that is written."""
    return described.description if language() == "en" else None


def imported_as(name: str) -> str:
    """A field of an imported table, or a column of one of the story's own: "events.date"."""
    table, _dot, own = name.rpartition(".")
    words = column(own, table) if own else ""
    kind = edit_fields.kind(table)
    return f"{kind}: {words}" if kind else words


def cell(table: str, name: str, value: str) -> str:
    """A cell as its vocabulary has it in the editor's language; any other as it stands."""
    described = TABLES[table].column(name) if table in TABLES else None
    words = described.vocabulary if described else None
    if name == "named":
        return {"true": _("yes"), "false": _("no")}.get(value, value)
    return words.word(value) if words and value in words else value
