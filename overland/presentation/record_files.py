"""Rows' order, translations, lines and ledgers, for a story's files to be written from an export.

Beside the records in a file that programs read; and by name what even so is not there. Bounds
that no words give are not: they sort figures, and a program would take them for such.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from overland import config, files
from overland.evidence.words import numerals
from overland.geocoding import ledger
from overland.presentation import legs
from overland.story.models import Point, Story
from overland.story.schemas import TABLES

ORDERED: Final = ("events", "counts", "quotes")
"""Tables whose rows stand under places and events in a record, in another order than their own."""
_WRITTEN: Final = ("verification.json", ledger.FILE)
"""What commands wrote down of the whole story."""
_MADE_AGAIN: Final = "heights.json"
_DESCRIBED: Final = (
    *("profile", "name", "title", "description", "version", "created", "licenses"),
    *("contributors", "sources", "overland", "resources"),
)


def of(story: Story) -> dict[str, Any]:
    """The same for a part of a story; what commands wrote down speaks of the whole, and is left."""
    folder = config.stories() / story.slug
    kept = {row.id for row in (*story.claims, *story.relations, *story.sources)} | {story.slug}
    return {
        "order": {table: [row.id for row in getattr(story, table)] for table in ORDERED},
        "names": [asdict(name) for name in story.names if name.item in kept],
        "translations": [asdict(text) for text in story.translations if text.item in kept],
        "lines": {leg: dict(route.properties) for leg, route in story.routes.items()},
        "directions": _directions(story),
        "records": {} if story.filter else {n: v for n in _WRITTEN if (v := _value(folder / n))},
        "left_out": list(_left_out(story, folder)),
    }


def _directions(story: Story) -> dict[str, Any]:
    """The points of places, and of lines to them, that are in no geometry: they only give a
    direction, and a program would show them as places."""
    pointing = [leg.id for leg in story.legs if legs.only_points(story, leg)]
    return {
        "places": {p.id: _position(p.point) for p in story.places if p.point and not p.own_point},
        "legs": {
            leg: [_position(point) for point in story.routes[leg].points]
            for leg in pointing
            if leg in story.routes
        },
    }


def _position(point: Point) -> list[float]:
    """As GeoJSON has it: longitude, latitude."""
    return [point[1], point[0]]


def _left_out(story: Story, folder: Path) -> Iterator[str]:
    for name in (*(_WRITTEN if story.filter else ()), _MADE_AGAIN):
        if (folder / name).is_file():
            yield name
    for table in TABLES.values():
        own = set(_header(folder / table.file)) - {column.name for column in table.columns}
        yield from (f"{table.file}, column {name}" for name in sorted(own))
    about = _value(folder / "datapackage.json")
    own = set(about) - {*_DESCRIBED} if isinstance(about, dict) else set()
    yield from (f"datapackage.json, {name}" for name in sorted(own))
    for count in story.counts:
        bounds = {count.minimum, count.maximum} - {None}
        if not bounds <= set(numerals.numbers(count.as_written)):
            yield f"counts.csv, bounds of {count.id}"


def _value(path: Path) -> object:
    return files.read_json(path, lambda problem: None) if path.is_file() else None


def _header(path: Path) -> list[str]:
    text = files.read_text(path, lambda problem: None) if path.is_file() else None
    return next(csv.reader((text or "").splitlines()), [])
