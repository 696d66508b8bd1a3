"""Rows for places and what happened there, as every format gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overland.i18n import _
from overland.importing.imported import ProposedRow
from overland.story.models import Point

_TAGS = re.compile(r"<[^<>]{0,2000}>")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " "}


def plain(text: object) -> str:
    """Text without HTML tags, on one line."""
    found = _TAGS.sub(" ", str(text or ""))
    for entity, sign in _ENTITIES.items():
        found = found.replace(entity, sign)
    return " ".join(found.split())


def place(name: str, point: Point | None, origin: str, **cells: str) -> ProposedRow:
    """A place as a file gives it: its basis is the file, so it waits for its evidence."""
    more = {column: value for column, value in cells.items() if value}
    found = {"name": name, **more}
    if point:
        found |= {"latitude": _degrees(point[0]), "longitude": _degrees(point[1])}
    lacks = ("source", "exact", "role") + (() if point else ("latitude", "longitude"))
    return ProposedRow("places", found, origin, lacks)


def imported_from(origin: str, sources: str = "", *more: str) -> str:
    """The note of a row: where it comes from, the sources that the file names, and more."""
    named = _("Source named there: {source}.").format(source=sources) if sources else ""
    told = _("Imported from {origin}.").format(origin=origin)
    return " ".join(filter(None, (told, named, *more)))


def event(headline: str, date: str, at: str, origin: str, **cells: str) -> ProposedRow:
    """Something that happened; `at` is the name of its place."""
    lacks = ("source", "exact", "status") + (() if date else ("date",))
    return ProposedRow(
        "events",
        {
            "headline": headline[:300],
            "date": date,
            "place": at,
            **{column: value for column, value in cells.items() if value},
        },
        origin,
        lacks,
    )


def both(
    name: str, point: Point | None, date: str, told: str, origin: str, **cells: str
) -> Iterator[ProposedRow]:
    """A place, and an event there where the file has a date or a text."""
    yield place(name, point, origin, **cells)
    if date or told:
        yield event(told or name, date, name, origin)


def _degrees(value: float) -> str:
    return f"{round(value, 6):.6f}".rstrip("0").rstrip(".")
