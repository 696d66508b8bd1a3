"""A story with every column of every table in use, for tests to blank."""

from __future__ import annotations

from pathlib import Path

from overland.story import dictionary, schemas
from tests import stories

_MORE: dict[str, list[dict[str, str]]] = {
    "sources": [
        {"id": "herald", "title": "Buses", "publisher": "The Herald", "author": "B. Hack"}
        | {"published": "2020-05-03", "url": "https://herald.example/1", "language": "ar"}
        | {"archive_url": "https://archive.example/1", "relation": "related", "note": "By wire."}
        | {"rights": "In the public domain.", "second_hand": "as a wire quotes it"}
    ],
    "places": [
        {"id": "lowland", "name": "Lowland", "kind": "country", "country": "LB", "role": "context"}
        | {"basis": "background", "note": "Where they went."}
    ],
    "names": [{"item": "baytown", "language": "ar", "name": "خليج", "source": "GeoNames"}],
    "events": [
        {"id": "on-the-way", "date": "2020-05-01T14:30", "time_note": "at noon", "place": "midpost"}
        | {"leg": "hill-to-bay", "kind": "incident", "status": "claimed", "headline": "A stop"}
        | {"speaker": "A driver", "basis": "stated", "note": "As told.", "exact": "we stopped"}
    ],
    "counts": [
        {"id": "in-the-bus", "event": "", "leg": "hill-to-bay", "unit": "people", "minimum": "12"}
        | {"maximum": "14", "qualifier": "some", "as_written": "some 13", "status": "claimed"}
        | {"speaker": "A driver", "basis": "stated", "note": "One bus.", "exact": "some 13"}
    ],
    "quotes": [
        {"id": "driver-says", "event": "on-the-way", "speaker": "Ali Driver", "role": "Driver"}
        | {"named": "true", "text": "وقفنا", "language": "ar", "translated": "no"}
        | {"said_at": "midpost", "basis": "stated", "note": "By telephone.", "exact": "وقفنا"}
    ],
    "legs": [
        {"id": "back", "position": "1", "journey": "second bus", "origin": "baytown"}
        | {"destination": "midpost", "mode": "road", "date": "2020-05-02", "carrier": "Red Line"}
        | {"status": "claimed", "basis": "stated", "note": "Empty.", "exact": "went back"}
    ],
    "relations": [
        {
            "id": "part",
            "kind": "part_of",
            "note": "One bus of two.",
            "members": "riders in-the-bus",
        },
        {"id": "same", "kind": "same", "note": "Told twice.", "members": "set-out on-the-way"},
    ],
    "evidence": [
        {"item": "set-out", "source": "herald", "exact": "غادروا", "prefix": "قد", "suffix": "الآن"}
        | {"supports": "the time"}
    ],
    "translations": [
        {"item": "mayor-says", "column": "text", "language": "ar", "text": "بسلام", "by": "C. Ed"}
    ],
}


def write_rich(base: Path) -> Path:
    """Write the story below `base`/stories, with every optional column in place."""
    folder = stories.write(base / "stories")
    for name, table in schemas.TABLES.items():
        rows = [*stories.read_table(folder / table.file), *_MORE.get(name, [])]
        full = [{column.name: _cell(row, column.name) for column in table.columns} for row in rows]
        stories.write_table(folder / table.file, full)
    package = stories.PACKAGE | {"resources": dictionary.resources(folder, [])}
    stories.write_json(folder / "datapackage.json", package)
    return folder


def _cell(row: dict[str, str], column: str) -> str:
    filled = {"prefix": "before it", "suffix": "after it"} if row.get("exact") else {}
    also = {"source": "gazette", **filled} if row.get("exact") and "id" in row else filled
    return row.get(column) or also.get(column, "")
