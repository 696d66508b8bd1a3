"""A story that need not be complete yet: its places, legs and lines, as far as they can be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from overland.errors import StoryInvalid
from overland.story import loader, routes
from overland.story.models import Leg, Place, Story
from overland.story.table_writer import TableText
from overland.story.vocabularies import MODE, STATUS


def story(folder: Path) -> Story:
    """The story, or one of its places, legs and lines alone where other parts have faults."""
    with suppress(StoryInvalid):
        return loader.load(folder)
    table = TableText.read(folder / "places.csv")
    places = tuple(_place(row) for row in table.rows() if row.get("id") and row.get("name"))
    legs = tuple(_legs(folder, {place.id for place in places}))
    lines = routes.read(folder, {leg.id for leg in legs}, lambda problem: None)
    return Story(
        slug=folder.name, title="", description="", version="", created="", language="en",
        timezone="", licenses=(), contributors=(), sources=(), places=places, events=(), counts=(),
        quotes=(), legs=legs, relations=(), corrections=(), routes=lines,
    )  # fmt: skip


def _legs(folder: Path, places: set[str]) -> Iterator[Leg]:
    """The legs between two places that are there, in the order of the table."""
    path = folder / "legs.csv"
    rows = TableText.read(path).rows() if path.exists() else []
    for number, row in enumerate(rows, start=1):
        origin, destination = row.get("origin", ""), row.get("destination", "")
        mode, status = row.get("mode", ""), row.get("status", "")
        known = mode in MODE and status in STATUS and {origin, destination} <= places
        if row.get("id") and known:
            ends = (row["id"], number, origin, destination)
            yield Leg(*ends, mode, status, row.get("basis") or "stated")


def _place(row: dict[str, str]) -> Place:
    """A place with its words as they are written: known or not, they are not made others."""
    return Place(
        id=row["id"],
        name=row["name"],
        kind=row.get("kind", ""),
        country=row.get("country", ""),
        latitude=_number(row.get("latitude", "")),
        longitude=_number(row.get("longitude", "")),
        uncertainty_km=_number(row.get("uncertainty_km", "")),
        role=row.get("role", ""),
        basis=row.get("basis") or "stated",
    )


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
