"""Large stories for measuring: the first story with more places and statements around it."""

from __future__ import annotations

import csv
import json
import random
import shutil
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIRST = ROOT / "data" / "stories" / "syria-2013"
EACH = 20
"""Events at each of the added places, in a story of many statements."""
_LEFT_OUT = ("geocodes.json", "translations.csv", "names.csv")
_STATUSES = ("reported", "reported", "expected", "claimed", "planned")
_SOURCE = {
    "basis": "background",
    "note": "Made up, to measure with.",
    "source": "",
    "exact": "",
    "prefix": "",
    "suffix": "",
}


def write(folder: Path, more: int, *, name: str = "", events_each: int = 1) -> Path:
    """A story in `folder` with `more` places than the first, each with an event; its path.

    They lie within four degrees of the journey, in clumps, over three years. The same numbers
    always give the same story.
    """
    story = folder / (name or f"many-{more}")
    shutil.copytree(FIRST, story, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    description = json.loads((story / "datapackage.json").read_text("utf-8"))
    description["name"], description["title"] = story.name, "Many places"
    (story / "datapackage.json").write_text(json.dumps(description, ensure_ascii=False), "utf-8")
    chance = random.Random(more)
    clumps = [(chance.uniform(31.5, 36.5), chance.uniform(35.8, 40.5)) for _ in range(25)]
    places, events = [], []
    for number in range(more):
        latitude, longitude = chance.choice(clumps)
        places.append(
            {
                **_SOURCE,
                "id": f"place-{number}",
                "name": f"Place {number}",
                "kind": "village",
                "country": "SY",
                "latitude": f"{latitude + chance.gauss(0, 0.25):.5f}",
                "longitude": f"{longitude + chance.gauss(0, 0.25):.5f}",
                "role": "incident",
            }
        )
        for turn in range(events_each):
            day = date(2010, 1, 1) + timedelta(days=chance.randrange(1000))
            events.append(
                {
                    **_SOURCE,
                    "id": f"event-{number}-{turn}",
                    "date": day.isoformat(),
                    "place": f"place-{number}",
                    "kind": "incident",
                    "status": chance.choice(_STATUSES),
                    "headline": f"Something happened at place {number}",
                }
            )
    events.sort(key=lambda row: row["date"])
    _extend(story / "places.csv", places)
    _extend(story / "events.csv", events)
    return story


def _extend(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open(encoding="utf-8", newline="") as read:
        reader = csv.DictReader(read)
        names, kept = list(reader.fieldnames or ()), list(reader)
    with path.open("w", encoding="utf-8", newline="") as written:
        writer = csv.DictWriter(written, names, "", "ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept + rows)
