"""A story that need not be complete yet: its places, as far as their rows can be read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from overland.errors import StoryInvalid
from overland.story import loader
from overland.story.models import Place, Story
from overland.story.table_writer import TableText
from overland.story.vocabularies import PLACE_KIND


def story(folder: Path) -> Story:
    """The story, or one of its places alone where other parts have faults."""
    with suppress(StoryInvalid):
        return loader.load(folder)
    table = TableText.read(folder / "places.csv")
    places = tuple(_place(row) for row in table.rows() if row.get("id") and row.get("name"))
    return Story(
        slug=folder.name, title="", description="", version="", created="", language="en",
        timezone="", licenses=(), contributors=(), sources=(), places=places, events=(), counts=(),
        quotes=(), legs=(), relations=(), corrections=(), routes={},
    )  # fmt: skip


def _place(row: dict[str, str]) -> Place:
    kind = row.get("kind", "")
    return Place(
        id=row["id"],
        name=row["name"],
        kind=kind if kind in PLACE_KIND else "other",
        country=row.get("country", ""),
        latitude=_number(row.get("latitude", "")),
        longitude=_number(row.get("longitude", "")),
        uncertainty_km=_number(row.get("uncertainty_km", "")),
        role="context",
        basis="stated",
    )


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
