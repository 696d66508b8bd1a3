"""First-level divisions of countries (GeoNames), out of data/gazetteer/divisions.csv.

A division is an area: its point, the middle of its places, serves to rank, never to be chosen.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from overland.geocoding.entries import GazetteerEntry

FILE = "divisions.csv"
_NO_NAMES = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "centre",
        "center",
        "middle",
        "upper",
        "lower",
        "nord",
        "sud",
        "est",
        "ouest",
        "norte",
        "sur",
        "este",
        "oeste",
        "capital",
        "federal",
        "district",
        "region",
        "coast",
        "islands",
        "lakes",
        "highlands",
    ]
)
"""Words that some division is named by, and that mean none by themselves."""


def division_entries(table: Path) -> Iterator[GazetteerEntry]:
    """Every first-level division under its names; none if there is no file."""
    if not table.exists():
        return
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, strict=True):
            country, _, code = row["code"].partition(".")
            name, kind = row["name"], row["kind"]
            spellings = [*filter(None, row["variants"].split("|"))]
            if kind and kind.lower() not in name.lower():
                spellings.append(f"{name} {kind}")
            spellings.append(f"{name} province")
            plain = [one for one in (name, *spellings) if one.lower() not in _NO_NAMES]
            yield GazetteerEntry(
                name=name,
                spellings=tuple(dict.fromkeys(plain)),
                kind="area",
                country=country,
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                collection="divisions",
                source=f"{row['source']} (division)",
                division=code,
            )
