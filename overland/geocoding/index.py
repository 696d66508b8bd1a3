"""The gazetteer on disk: look-ups in one SQLite file of every place and spelling.

It holds the airports, ports, first-level divisions and all of GeoNames' places of 500 people (see
`entries`), so that a text's words can be looked up in milliseconds and in little memory. It lies
in the cache folder of the person (platformdirs) and is built once a version of its sources
(`index_build`). Our own table, which is small and changes, is read beside it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from overland.geocoding import index_builder
from overland.geocoding.entries import (
    SPELLINGS,
    CollectionName,
    GazetteerEntry,
    more_spellings,
    table_entries,
)
from overland.geocoding.index_build import COLUMNS
from overland.geocoding.index_builder import Told
from overland.geocoding.names import alike, name_key, skeleton


def open_index(table: Path, told: Told = lambda share: None) -> Index:
    """The index with our own table beside it; built first if it is not there (some 15 s)."""
    return Index(index_builder.build(table, told), table)


class Index:
    """Look-ups. `places` answers by name key, `near` by skeleton."""

    def __init__(self, path: Path, table: Path) -> None:
        self._database = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        self._own: dict[str, list[GazetteerEntry]] = {}
        self._bones: dict[str, list[GazetteerEntry]] = {}
        for entry in table_entries(table):
            for name in (entry.name, *entry.spellings):
                self._add(name_key(name), entry)
                self._bones.setdefault(skeleton(name_key(name)), []).append(entry)
        for source, spellings in more_spellings(table.with_name(SPELLINGS)).items():
            query = f"SELECT {COLUMNS} FROM places WHERE source = ?"
            for row in self._database.execute(query, (source,)):
                for name in spellings:
                    self._add(name_key(name), _entry(row))

    def _add(self, name: str, entry: GazetteerEntry) -> None:
        known = self._own.setdefault(name, [])
        if all(entry.source != one.source for one in known):
            known.append(entry)

    def close(self) -> None:
        self._database.close()

    def places(self, keys: Iterable[str]) -> dict[str, list[GazetteerEntry]]:
        """Entries by key; our own table first, then the larger place."""
        wanted = list(dict.fromkeys(keys))
        found = self._entries("names", wanted)
        for name in wanted:
            own = self._own.get(name, [])
            if own:
                others = [e for e in found.get(name, []) if e.source not in {o.source for o in own}]
                found[name] = [*own, *others]
        return found

    def near(self, keys: Iterable[str]) -> dict[str, list[GazetteerEntry]]:
        """Entries by key whose spelling joins an article or drops vowels, the likest first."""
        bones = {one: skeleton(one) for one in keys}
        wanted = {bone for bone in bones.values() if len(bone) > 2}
        found = self._entries("skeletons", sorted(wanted))
        near = {}
        for one, bone in bones.items():
            own = [e for e in self._bones.get(bone, []) if bone in wanted]
            entries = {e.source: e for e in (*own, *found.get(bone, []))}.values()
            likely = [(alike(one, e.name), e) for e in entries]
            ranked = sorted((pair for pair in likely if pair[0] > 0), key=lambda pair: -pair[0])
            if ranked:
                near[one] = [entry for _, entry in ranked]
        return near

    def written(self, keys: Iterable[str], script: str) -> set[tuple[str, str]]:
        """Key and source of entries that have a name of that key in that script.

        Letters of another script only sound alike: Лубен, of Лубны, and Lüben, which is Lubin. Our
        own spellings are few, and hold in every script.
        """
        wanted = list(dict.fromkeys(keys))
        found = {(one, entry.source) for one in wanted for entry in self._own.get(one, [])}
        for part in _parts(wanted):
            query = (
                "SELECT t.name, p.source FROM names t JOIN places p ON p.id = t.place "
                f"WHERE t.script = ? AND t.name IN ({','.join('?' * len(part))})"
            )
            found.update(self._database.execute(query, (script, *part)))
        return found

    def known(self, keys: Iterable[str]) -> set[str]:
        """Which of these keys name any place."""
        return set(self.places(keys))

    def _entries(self, table: str, wanted: list[str]) -> dict[str, list[GazetteerEntry]]:
        found: dict[str, list[GazetteerEntry]] = {}
        columns = ", ".join(f"p.{name.strip()}" for name in COLUMNS.split(","))
        for part in _parts(wanted):
            marks = ",".join("?" * len(part))
            query = (
                f"SELECT DISTINCT t.name, {columns} FROM {table} t JOIN places p ON p.id = t.place "
                f"WHERE t.name IN ({marks}) ORDER BY p.population DESC, p.collection, p.source"
            )
            for row in self._database.execute(query, part):
                found.setdefault(row[0], []).append(_entry(row[1:]))
        return found


def _parts(wanted: list[str], size: int = 500) -> Iterator[list[str]]:
    for start in range(0, len(wanted), size):
        yield wanted[start : start + size]


def _entry(row: tuple[object, ...]) -> GazetteerEntry:
    name, kind, country, latitude, longitude, collection, source, population, url, division = row
    return GazetteerEntry(
        name=str(name),
        spellings=(),
        kind=str(kind),
        country=str(country),
        latitude=float(str(latitude)),
        longitude=float(str(longitude)),
        collection=cast(CollectionName, collection),
        source=str(source),
        population=int(str(population)),
        url=str(url),
        division=str(division),
    )
