"""Ports of the World Port Index and of GeoNames, out of data/gazetteer/ports.csv."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from overland.geocoding.entries import GazetteerEntry

FILE = "ports.csv"
_NOUN = re.compile(
    r"^(?:the )?(?:port|puerto|porto|harbou?r) (?:of |de |d'|du |di )?|"
    r"(?:[ -](?:port|harbou?r|seaport))$|^(?:mina|marfa['’]?) ",
    re.IGNORECASE,
)


def port_entries(table: Path) -> Iterator[GazetteerEntry]:
    """Every port, under its own name and as "port of X" and "X port"; none if there is no file."""
    if not table.exists():
        return
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, strict=True):
            names = [row["name"], *filter(None, row["variants"].split("|"))]
            yield GazetteerEntry(
                name=row["name"],
                spellings=tuple(dict.fromkeys([*names, *_forms(names)])),
                kind="port",
                country=row["country"],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                collection="ports",
                source=row["source"],
            )


def _forms(names: list[str]) -> Iterator[str]:
    for name in names:
        plain = _NOUN.sub("", name).strip()
        if plain and plain.isascii():
            yield from (f"port of {plain}", f"{plain} port", f"{plain} harbour", f"{plain} harbor")
