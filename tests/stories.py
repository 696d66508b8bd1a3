"""A small valid story for tests to read and to damage, independent of the stories in data/."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from functools import cache
from pathlib import Path

from overland.story import dictionary

SLUG = "two-towns"

TABLES: dict[str, list[dict[str, str]]] = {
    "sources": [
        {
            "id": "gazette",
            "title": "Over the pass",
            "publisher": "The Gazette",
            "author": "A. Writer",
            "published": "2020-05-02",
            "url": "https://example.org/over-the-pass",
            "archive_url": "",
            "language": "en",
            "sha256": "",
            "relation": "primary",
            "note": "",
        }
    ],
    "places": [
        {
            "id": "hilltown",
            "name": "Hilltown",
            "kind": "town",
            "country": "SY",
            "latitude": "33.51",
            "longitude": "36.29",
            "uncertainty_km": "2",
            "role": "origin",
            "basis": "stated",
            "note": "",
            "exact": "left Hilltown",
        },
        {
            "id": "baytown",
            "name": "Baytown",
            "kind": "city",
            "country": "LB",
            "latitude": "33.89",
            "longitude": "35.50",
            "uncertainty_km": "",
            "role": "destination",
            "basis": "inferred",
            "note": "The only port on that road.",
            "exact": "",
        },
        {
            "id": "midpost",
            "name": "Midpost",
            "kind": "border_crossing",
            "country": "LB",
            "latitude": "33.70",
            "longitude": "35.92",
            "uncertainty_km": "1",
            "role": "crossing",
            "basis": "stated",
            "note": "",
            "exact": "at Midpost",
        },
    ],
    "names": [
        {"item": "hilltown", "language": "ar", "name": "بلدة التل", "source": "GeoNames"},
        {"item": "hilltown", "language": "ru", "name": "Хиллтаун", "source": ""},
    ],
    "events": [
        {
            "id": "set-out",
            "date": "2020-05-01",
            "time_note": "at dawn",
            "place": "hilltown",
            "kind": "departure",
            "status": "reported",
            "headline": "The buses leave",
            "basis": "stated",
            "note": "",
            "exact": "left Hilltown at dawn",
        },
        {
            "id": "arrive",
            "date": "2020-05-02/..",
            "time_note": "",
            "place": "baytown",
            "kind": "arrival",
            "status": "expected",
            "headline": "Expected at the bay",
            "basis": "stated",
            "note": "",
            "exact": "are expected at the bay",
        },
    ],
    "counts": [
        {
            "id": "riders",
            "event": "set-out",
            "unit": "people",
            "minimum": "25",
            "maximum": "35",
            "qualifier": "about",
            "as_written": "about 30 people",
            "status": "reported",
            "speaker": "The Gazette",
            "exact": "about 30 people",
        },
        {
            "id": "promised",
            "event": "set-out",
            "unit": "people",
            "minimum": "40",
            "maximum": "",
            "qualifier": "at least",
            "as_written": "at least 40",
            "status": "planned",
            "speaker": "The mayor",
            "exact": "at least 40",
        },
    ],
    "quotes": [
        {
            "id": "mayor-says",
            "event": "set-out",
            "speaker": "The mayor",
            "role": "Mayor of Hilltown",
            "named": "false",
            "text": "We go in peace",
            "language": "en",
            "translated": "unknown",
            "said_at": "hilltown",
            "exact": "We go in peace",
        }
    ],
    "legs": [
        {
            "id": "hill-to-bay",
            "position": "1",
            "origin": "hilltown",
            "destination": "baytown",
            "mode": "road",
            "status": "expected",
            "basis": "stated",
            "note": "",
            "exact": "over the pass to the bay",
        }
    ],
    "relations": [
        {
            "id": "how-many",
            "kind": "disagree",
            "note": "About 30 were counted, at least 40 were promised.",
            "members": "riders promised",
        }
    ],
    "evidence": [
        {
            "item": "riders",
            "source": "gazette",
            "exact": "some thirty on board",
            "prefix": "",
            "suffix": "",
            "supports": "the figure",
        }
    ],
    "translations": [
        {
            "item": "set-out",
            "column": "headline",
            "language": "ru",
            "text": "Автобусы отправляются",
            "by": "An editor",
        }
    ],
    "corrections": [
        {"date": "2020-05-03", "item": "riders", "was": "30", "now": "about 30", "why": "Misread"}
    ],
}

PACKAGE: dict[str, object] = {
    "name": SLUG,
    "title": "Two towns",
    "description": "Two buses cross a pass.",
    "version": "1.0.0",
    "created": "2020-05-04T00:00:00Z",
    "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
    "contributors": [{"title": "An editor", "role": "author"}],
    "overland": {
        "language": "en",
        "format": 2,
        "timezone": "Asia/Beirut",
        "headline_counts": ["riders"],
    },
    "resources": [],
}

ROUTES: dict[str, object] = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": "hill-to-bay",
            "geometry": {
                "type": "LineString",
                "coordinates": [[36.29, 33.51], [35.92, 33.70], [35.50, 33.89]],
            },
            "properties": {
                "method": "drawn by hand",
                "anchors": 3,
                "error_m": 500,
                "sources": ["a map"],
            },
        }
    ],
}


def write(stories: Path, slug: str = SLUG) -> Path:
    """Write the story below `stories` and return its folder; every table carries evidence."""
    folder = stories / slug
    folder.mkdir(parents=True)
    for name, body in _files(slug).items():
        (folder / name).write_bytes(body)
    return folder


@cache
def _files(slug: str) -> dict[str, bytes]:
    """The files of the story: hundreds of tests have a story of their own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for table, rows in TABLES.items():
            write_table(folder / f"{table}.csv", [_with_evidence(row) for row in rows])
        write_json(folder / "routes.geojson", ROUTES)
        resources = dictionary.resources(folder, [])
        write_json(folder / "datapackage.json", PACKAGE | {"name": slug, "resources": resources})
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def write_format_1(stories: Path, slug: str = SLUG) -> Path:
    """Write the same story in format 1: names in columns, disagreements as conflicts."""
    folder = write(stories, slug)
    names = {(row["item"], row["language"]): row["name"] for row in TABLES["names"]}
    places = [
        {"id": place.pop("id"), "name": place.pop("name")}
        | {f"name_{code}": names.get((item, code), "") for code in ("ar", "ru")}
        | place
        for place in read_table(folder / "places.csv")
        if (item := place["id"])
    ]
    write_table(folder / "places.csv", places)
    conflicts = read_table(folder / "relations.csv")
    for row in conflicts:
        del row["kind"]
    write_table(folder / "conflicts.csv", conflicts)
    for name in ("names", "relations", "evidence", "translations"):
        (folder / f"{name}.csv").unlink()
    inner = PACKAGE["overland"]
    assert isinstance(inner, dict)
    old = {name: value for name, value in inner.items() if name != "format"}
    old |= {"languages": ["en", "ar", "ru"]}
    write_json(folder / "datapackage.json", PACKAGE | {"name": slug, "overland": old})
    return folder


def write_table(path: Path, rows: list[dict[str, str]]) -> None:
    """Write records as CSV; the first one's keys are the header."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


def read_table(path: Path) -> list[dict[str, str]]:
    """The records of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2), encoding="utf-8")


def _with_evidence(row: dict[str, str]) -> dict[str, str]:
    if "exact" not in row or "source" in row:
        return row
    rest = {name: cell for name, cell in row.items() if name != "exact"}
    source = "gazette" if row["exact"] else ""
    return rest | {"source": source, "exact": row["exact"], "prefix": "", "suffix": ""}
